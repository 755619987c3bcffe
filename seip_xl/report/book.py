"""The county workbook before it is written: parts spelt out, figures, data, what was received."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.schema import RETURNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.finding import Finding
    from seip_xl.measure import CountyData, Figures
    from seip_xl.report.part import Chart, Heading, Row, Table
    from seip_xl.report.printed import Printed
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
class Gap:
    """Whose figures are not whole: codes without an accepted return, or with rows left out.

    ``faulty`` gives the codes by the table that rows of theirs were left out of.
    """

    return_id: str
    missing: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    faulty: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def title(self) -> str:
        """The return, in words."""
        return next(spec.title.lower() for spec in RETURNS if spec.id == self.return_id)

    @property
    def notices(self) -> tuple[str, ...]:
        """Say it in a line each, for the first page."""
        missing = f"No accepted {self.title} from {', '.join(self.missing)}."
        lines = ((missing, self.missing), (self.incomplete_note(self.incomplete), self.incomplete))
        return tuple(line for line, codes in lines if codes)

    def missing_note(self, county: str, kept: Sequence[str] = ()) -> str:
        """Say under a table or chart that returns are missing.

        Args:
            county: What is the matter with the county's figures.
            kept: Labels of rows that have figures all the same.

        Returns:
            The note.
        """
        note = (
            f"Partial: no accepted {self.title} from {', '.join(self.missing)}. Their cells for "
            f"this period are empty and {county}."
        )
        own = "Kept by the local authority, so there for all partnerships"
        return f"{note} {own}: {', '.join(kept)}." if kept else note

    def incomplete_note(self, codes: Sequence[str]) -> str:
        """Say that rows of some partnerships were left out."""
        return (
            f"Incomplete: the {self.title} of {', '.join(codes)} has errors, rows with "
            "errors are not counted; see Findings."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came of one return of one partnership: its file, and the rows of each table.

    ``reason`` says in a few words why a file was rejected. The rows of a return that came twice are
    told with the first of its files.
    """

    partnership: str
    return_id: str
    file: str
    table: str
    received: int
    counted: int
    rejected: int
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The county workbook, before it is written.

    ``colours`` has a colour for each partnership, the county not among them.
    """

    settings: Settings
    partnership_names: Mapping[str, str]
    colours: Mapping[str, str]
    figures: Figures
    data: CountyData
    parts: tuple[LaidTable | LaidChart, ...]
    received: tuple[Received, ...]
    notices: tuple[str, ...]
    findings: tuple[Finding, ...]
    published: tuple[Printed, ...] = ()

    @property
    def title(self) -> str:
        """The title of the report."""
        return (
            f"{self.settings.county}: secondary education and inclusion partnerships, "
            f"data report {self.settings.period}"
        )
