"""Declared parts and figures to a book: everything that will be written, nothing written yet."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.finding import Finding  # noqa: TC001  # type of a field
from seip_xl.formula import near
from seip_xl.measure import (
    COUNTY_COLUMN,
    MEASURES,
    CountyData,
    Figures,
    Measure,
    history_id,
    history_measures,
    periods_on_record,
)
from seip_xl.report.part import EachPeriod, PeriodChart, Row, Table
from seip_xl.report.tables import TABLES
from seip_xl.schema import RETURNS, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidTable:
    """A table with every row spelt out, and the rows of its chart's block."""

    table: Table
    rows: tuple[Row, ...]
    chart_rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Whose figures are not whole: codes without an accepted return, or with rows left out."""

    return_id: str
    missing: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The return, in words."""
        return next(spec.title.lower() for spec in RETURNS if spec.id == self.return_id)

    @property
    def notices(self) -> tuple[str, ...]:
        """Say it in a line each, for the first page."""
        missing = f"No accepted {self.title} from {', '.join(self.missing)}."
        incomplete = (
            f"Incomplete: the {self.title} of {', '.join(self.incomplete)} has errors, rows with "
            "errors are not counted; see Findings."
        )
        lines = ((missing, self.missing), (incomplete, self.incomplete))
        return tuple(line for line, codes in lines if codes)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say it under a table that reads this return."""
        missing = (
            f"Partial: no accepted {self.title} from {', '.join(self.missing)}. Their cells for "
            f"this period are empty and the column {COUNTY_COLUMN} is without them."
        )
        kept = self.notices[-1:] if self.incomplete else ()
        return (*([missing] if self.missing else []), *kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came of one return of one partnership: its file, and the rows of each table."""

    partnership: str
    return_id: str
    file: str
    table: str
    received: int
    counted: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The county workbook, before it is written."""

    settings: Settings
    partnership_names: Mapping[str, str]
    figures: Figures
    data: CountyData
    tables: tuple[LaidTable, ...]
    received: tuple[Received, ...]
    notices: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """The title of the report."""
        return (
            f"{self.settings.county}: secondary education and inclusion partnerships, "
            f"data report {self.settings.period}"
        )


def report_measures(history: pd.DataFrame) -> tuple[Measure, ...]:
    """Give the measures of the report: those of this period, and of every period it looks back to.

    Args:
        history: The History table.

    Returns:
        The measures in the order of the sheet Figures.
    """
    looked_back = {
        part.measure
        for table in TABLES
        for part in (*table.rows, table.chart)
        if isinstance(part, EachPeriod | PeriodChart)
    }
    earlier = history_measures([one for one in MEASURES if one.id in looked_back], history)
    return (*MEASURES, *earlier)


def lay_out(
    figures: Figures,
    history: pd.DataFrame,
    settings: Settings,
    gaps: Sequence[Gap],
    tables: Sequence[Table] = TABLES,
) -> tuple[LaidTable, ...]:
    """Spell out every row of every table.

    Args:
        figures: The figures that the rows show.
        history: The History table.
        settings: The county's settings.
        gaps: Whose figures are not whole, by return.
        tables: The tables of the report.

    Returns:
        The tables with all their rows and notes.

    Raises:
        DefinitionError: Rows name measures that do not exist; all of them are told.
    """
    laid = tuple(
        LaidTable(
            table=table,
            rows=tuple(row for part in table.rows for row in _spelt(part, history, settings)),
            chart_rows=_chart_rows(table.chart, history, settings),
            notes=(*table.notes, *_gap_notes(table, figures, gaps)),
        )
        for table in tables
    )
    faults = [
        f"Table {one.table.number}, row {row.label}: there is no measure {row.measure}; "
        + near(row.measure, figures.measures)
        for one in laid
        for row in (*one.rows, *one.chart_rows)
        if row.measure not in figures.measures
    ]
    if faults:
        raise DefinitionError("\n".join(faults))
    return laid


def _spelt(part: Row | EachPeriod, history: pd.DataFrame, settings: Settings) -> tuple[Row, ...]:
    if isinstance(part, Row):
        return (part,)
    earlier = periods_on_record(history, part.measure)
    return (
        *(
            Row(label=part.label.format(period=period), measure=history_id(part.measure, day))
            for day, period in earlier.items()
        ),
        Row(label=part.label.format(period=settings.period), measure=part.measure, total=True),
    )


def _chart_rows(
    chart: PeriodChart | None, history: pd.DataFrame, settings: Settings
) -> tuple[Row, ...]:
    if chart is None:
        return ()
    return _spelt(EachPeriod(label="{period}", measure=chart.measure), history, settings)


def _gap_notes(table: Table, figures: Figures, gaps: Sequence[Gap]) -> list[str]:
    """Say whose figures in a table are missing or incomplete, so that the county's are too."""
    measures = [part.measure for part in table.rows if part.measure in figures.returns]
    read = {each for measure in measures for each in figures.returns[measure]}
    return [note for gap in gaps if gap.return_id in read for note in gap.notes]
