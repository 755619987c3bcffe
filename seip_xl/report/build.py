"""Declared parts to laid ones: every row spelt out, nothing written yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.formula import near
from seip_xl.measure import (
    MEASURES,
    Measure,
    history_id,
    history_measures,
    indicator_id,
    indicator_measures,
    periods_on_record,
    provider_id,
    provider_measures,
    year_measures,
    years_on_record,
)
from seip_xl.report.book import LaidChart, LaidTable
from seip_xl.report.gap_note import GapNotes
from seip_xl.report.on_record import few_periods, outturn_year
from seip_xl.report.part import (
    Chart,
    EachPeriod,
    EachProvider,
    Heading,
    PartnershipChart,
    PeriodChart,
    RatingTable,
    Row,
    Table,
    YearChart,
)
from seip_xl.report.tables import PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from seip_xl.measure import Figures
    from seip_xl.report.gap import Gap
    from seip_xl.report.part import RowPart
    from seip_xl.report.reads import Derived
    from seip_xl.report.tables import Part
    from seip_xl.schema import Settings


def report_measures(frames: Mapping[str, pd.DataFrame]) -> tuple[Measure, ...]:
    """Give the measures of the report: of this period, of earlier ones, of what the LA lists.

    Args:
        frames: The county's data tables; History of earlier periods only.

    Returns:
        The measures in the order of the sheet Figures.
    """
    charts = [part.chart if isinstance(part, Table) else part for part in PARTS]
    rows = [row for part in PARTS if isinstance(part, Table) for row in part.rows]
    looked_back = {
        part.measure
        for part in (*rows, *charts)
        if isinstance(part, EachPeriod | PeriodChart | YearChart)
    }
    by_year = {part.measure for part in charts if isinstance(part, YearChart)}
    earlier = history_measures(
        [one for one in MEASURES if one.id in looked_back], frames["History"]
    )
    return (
        *MEASURES,
        *provider_measures(frames["Providers"]["Provider"].tolist()),
        *indicator_measures(frames["Indicators"]["Indicator"].tolist()),
        *earlier,
        *year_measures([one for one in MEASURES if one.id in by_year], frames["History"]),
    )


def lay_out(
    figures: Figures,
    frames: Mapping[str, pd.DataFrame],
    settings: Settings,
    gaps: Sequence[Gap],
    parts: Sequence[Part] = PARTS,
    *,
    derived: Derived | None = None,
) -> tuple[LaidTable | LaidChart, ...]:
    """Spell out every row of every table and chart.

    Args:
        figures: The figures that the rows show.
        frames: The county's data tables; History of earlier periods only.
        settings: The county's settings.
        gaps: Whose figures are not whole, by return.
        parts: The parts of the report.
        derived: The formulas of derived columns by table and label.

    Returns:
        The parts with all their rows and notes, in order.

    Raises:
        DefinitionError: Rows name measures that do not exist; all of them are told.
    """
    layout = _Layout(figures, frames, settings, GapNotes(figures, derived or {}, settings, gaps))
    laid = tuple(layout.part(part) for part in parts)
    faults = [
        f"{sheet}, row {row.label}: there is no measure {measure}; "
        + near(measure, figures.measures)
        for sheet, row in _rows(laid)
        for measure in (row.measure, row.beside)
        if measure and measure not in figures.measures
    ]
    if faults:
        raise DefinitionError("\n".join(faults))
    return laid


def _rows(laid: Sequence[LaidTable | LaidChart]) -> list[tuple[str, Row]]:
    """Give every row with figures, beside the sheet it stands on."""
    found: list[tuple[str, Row]] = []
    for one in laid:
        if isinstance(one, LaidTable):
            found += [(one.table.sheet, row) for row in one.rows if isinstance(row, Row)]
            found += [(one.table.sheet, row) for row in (one.chart.rows if one.chart else ())]
        else:
            found += [(one.chart.sheet, row) for row in one.rows]
    return found


class _Layout:
    """What laying out a part needs to know."""

    def __init__(
        self,
        figures: Figures,
        frames: Mapping[str, pd.DataFrame],
        settings: Settings,
        gaps: GapNotes,
    ) -> None:
        self.figures, self.frames, self.settings, self.gaps = figures, frames, settings, gaps

    def part(self, part: Part) -> LaidTable | LaidChart:
        if not isinstance(part, Table):
            return self.chart(part)
        rows = tuple(row for one in part.rows for row in self.spelt(one))
        read = [row.measure for row in rows if isinstance(row, Row)]
        if isinstance(part, RatingTable):
            read = [each for each in self.figures.measures if each == indicator_id(1, "red")]
        return LaidTable(
            table=part,
            rows=rows,
            chart=self.chart(part.chart) if part.chart else None,
            notes=(*part.notes, *self.gaps.of(read)),
        )

    def chart(self, chart: Chart) -> LaidChart:
        rows = self.chart_rows(chart)
        # Points of schools are cells of the table Schools, which count as pm_students does.
        read = [row.measure for row in rows] or ["pm_students"]
        # Only a chart of partnerships has figures that no return is read for.
        kept = [
            row.label
            for row in rows
            if isinstance(chart, PartnershipChart) and not self.figures.returns(row.measure)
        ]
        notes = (*chart.notes, *self.sources(chart), *self.gaps.of(read, kept))
        return LaidChart(chart=chart, rows=rows, notes=notes)

    def spelt(self, part: RowPart) -> tuple[Row | Heading, ...]:
        match part:
            case EachPeriod(label=label, measure=measure):
                return self.periods(label, measure)
            case EachProvider(what=what, county_only=county_only):
                names = self.frames["Providers"]["Provider"].tolist()
                return tuple(
                    Row(label=name, measure=provider_id(number, what), county_only=county_only)
                    for number, name in enumerate(names, start=1)
                )
        return (part,)

    def chart_rows(self, chart: Chart) -> tuple[Row, ...]:
        match chart:
            case PeriodChart(measure=measure):
                return self.periods("{period}", measure)
            case YearChart(measure=measure):
                return self.years(measure)
            case PartnershipChart(columns=columns, line=line):
                return (*columns, line)
        return ()

    def periods(self, label: str, measure: str) -> tuple[Row, ...]:
        """Give a row for every earlier period on record, then one for this period."""
        earlier = periods_on_record(self.frames["History"], measure)
        return (
            *(
                Row(label=label.format(period=period), measure=history_id(measure, day))
                for day, period in earlier.items()
            ),
            Row(label=label.format(period=self.settings.period), measure=measure, total=True),
        )

    def years(self, measure: str) -> tuple[Row, ...]:
        """Give a row for every earlier school year on record, then one for the outturn's."""
        this = outturn_year(self.settings)
        earlier = years_on_record(self.frames["History"], measure)
        return (
            *(Row(label=year, measure=kept) for year, kept in earlier.items() if year < this),
            Row(label=this, measure=measure, total=True),
        )

    def sources(self, chart: Chart) -> list[str]:
        """Say where the earlier figures of a chart come from, as History says it."""
        if not isinstance(chart, PeriodChart | YearChart):
            return []
        history = self.frames["History"]
        found = history.loc[history["Measure"] == chart.measure, "Source"].dropna().unique()
        lines = [f"Source of earlier figures: {each.rstrip('.')}." for each in sorted(found)]
        if chart.measure == "cost_per_open_case":
            lines += few_periods(history, [row.label for row in self.chart_rows(chart)])
        return lines
