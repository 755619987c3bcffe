"""Whose rows stand behind a figure, and whose are missing or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.reads import tables_read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.measure import Figures
    from seip_xl.report.gap import Gap
    from seip_xl.report.reads import Derived


class Coverage:
    """What is counted of each partnership, asked for by measure.

    Args:
        figures: The figures.
        counted: Tables counted by partnership code.
        gaps: Whose figures are not whole, by return.
        derived: The formulas of derived columns by table and label.
    """

    def __init__(
        self,
        figures: Figures,
        counted: Mapping[str, frozenset[str]],
        gaps: Sequence[Gap],
        derived: Derived,
    ) -> None:
        self._figures, self._counted = figures, counted
        self._read = tables_read(figures, derived)
        self._faulty = {table: codes for gap in gaps for table, codes in gap.faulty.items()}

    def lacking(self, measure: str, column: str) -> tuple[str, ...]:
        """Give the partnerships of a column without a table that a measure reads."""
        needed = self._figures.tables[measure]
        return tuple(code for code in self._codes(column) if not needed <= self._counted[code])

    def incomplete(self, measure: str, column: str) -> tuple[str, ...]:
        """Give the partnerships of a column with rows left out behind a measure."""
        wrong = {code for table in self._read[measure] for code in self._faulty.get(table, ())}
        return tuple(code for code in self._codes(column) if code in wrong)

    def is_whole(self, measure: str, column: str) -> bool:
        """Tell whether nothing is missing behind a figure, and no row was left out."""
        return not self.lacking(measure, column) and not self.incomplete(measure, column)

    def _codes(self, column: str) -> tuple[str, ...]:
        return self._figures.columns[:-1] if column == COUNTY_COLUMN else (column,)
