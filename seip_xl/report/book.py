"""The county workbook before it is written: parts spelt out, figures, data, what was received."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seip_xl.finding import Finding
    from seip_xl.measure import CountyData, Figures
    from seip_xl.report.coverage import Coverage
    from seip_xl.report.part import Chart, Heading, Row, Table
    from seip_xl.report.printed import Printed
    from seip_xl.report.wording import Wording
    from seip_xl.schema import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidChart:
    """A chart with every row of its figures spelt out; one of schools has none of its own."""

    chart: Chart
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sheet(self) -> str:
        """The sheet it stands on, where it has one of its own."""
        return self.chart.sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidTable:
    """A table with every row spelt out, and the chart that stands under it."""

    table: Table
    rows: tuple[Row | Heading, ...]
    chart: LaidChart | None = None
    notes: tuple[str, ...] = ()

    @property
    def sheet(self) -> str:
        """The sheet it stands on."""
        return self.table.sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came of one return of one partnership: its file, and the rows of each table.

    ``reason`` says in a few words why a file, or a form in it, was rejected. The rows of a return
    that came twice are told with the first of its files.
    """

    partnership: str
    return_id: str
    file: str
    table: str
    received: int
    counted: int
    rejected: int
    ignored: int
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The county workbook, before it is written.

    ``colours`` has a colour for each partnership, the county not among them; ``wordings`` has by
    title the headlines that the LA words itself or leaves out.
    """

    settings: Settings
    partnership_names: Mapping[str, str]
    colours: Mapping[str, str]
    figures: Figures
    data: CountyData
    parts: tuple[LaidTable | LaidChart, ...]
    coverage: Coverage
    received: tuple[Received, ...]
    notices: tuple[str, ...]
    findings: tuple[Finding, ...]
    wordings: Mapping[str, Wording]
    published: tuple[Printed, ...] = ()

    @property
    def title(self) -> str:
        """The title of the report."""
        return (
            f"{self.settings.county}: secondary education and inclusion partnerships, "
            f"data report {self.settings.period}"
        )
