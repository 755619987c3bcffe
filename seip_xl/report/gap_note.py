"""What stands under a table or chart whose figures are not whole: who is missing, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.gap import left_out_words, partial_note, unfilled_words
from seip_xl.report.on_record import is_due
from seip_xl.report.reads import tables_read
from seip_xl.schema import RETURNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.measure import Figures
    from seip_xl.report.gap import Gap
    from seip_xl.report.reads import Derived
    from seip_xl.schema import Settings


class GapNotes:
    """What notes on missing figures need to know."""

    def __init__(
        self, figures: Figures, derived: Derived, settings: Settings, gaps: Sequence[Gap]
    ) -> None:
        """Find the tables behind every measure.

        Args:
            figures: The figures.
            derived: The formulas of derived columns by table and label.
            settings: The county's settings.
            gaps: Whose figures are not whole, by return.
        """
        self._figures, self._settings, self._gaps = figures, settings, gaps
        self._tables = tables_read(figures, derived)

    def of(self, measures: Sequence[str], kept: Sequence[str] = ()) -> list[str]:
        """Say whose figures are missing or incomplete, and what was not collected.

        Args:
            measures: Ids of the measures that are shown.
            kept: Labels of rows that have figures all the same.

        Returns:
            The notes, a line each.
        """
        lines = []
        read = self._returns(measures)
        for gap in self._gaps:
            if gap.return_id in read and gap.missing:
                tables = frozenset(gap.tables)
                lines.append(gap.missing_note(self._county(measures, tables), kept))
            lines += self._left_out(measures, gap)
            if incomplete := self._incomplete(measures, gap):
                lines.append(gap.incomplete_note(incomplete))
        return [*lines, *self._not_collected(read)]

    def _returns(self, measures: Sequence[str]) -> set[str]:
        return {each for one in measures for each in self._figures.returns(one)}

    def _left_out(self, measures: Sequence[str], gap: Gap) -> list[str]:
        """Say of which forms that are read no line is counted, or no amount is there."""
        read = {table for one in measures for table in self._figures.tables.get(one, ())}
        told = [
            *((table, left_out_words(table, codes)) for table, codes in gap.left_out.items()),
            *((table, unfilled_words(table, codes)) for table, codes in gap.unfilled.items()),
        ]
        return [
            partial_note(words, self._county(measures, frozenset({table})))
            for table, words in told
            if table in read
        ]

    def _incomplete(self, measures: Sequence[str], gap: Gap) -> list[str]:
        read = {table for one in measures for table in self._tables.get(one, ())}
        codes = {code for table in read for code in gap.faulty.get(table, ())}
        return [code for code in gap.incomplete if code in codes]

    def _county(self, measures: Sequence[str], tables: frozenset[str]) -> str:
        """Say what is the matter with the county's figures that read one of the tables."""
        reading = [one for one in measures if tables & self._figures.tables.get(one, frozenset())]
        if all(self._figures.measures[one].whole_county for one in reading):
            return f"so is {COUNTY_COLUMN}"
        return f"the column {COUNTY_COLUMN} is without them"

    def _not_collected(self, read: set[str]) -> list[str]:
        there = {gap.return_id for gap in self._gaps}
        titles = [
            spec.title.lower()
            for spec in RETURNS
            if spec.id in read - there and not is_due(self._settings, spec.id)
        ]
        period = self._settings.period
        return [f"Not collected in {period}: {', '.join(titles)}."] if titles else []
