"""Parts of the report, declared: what is shown, in which order, by which measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading between the rows of a table."""

    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: its label and the measure whose figures it shows.

    ``beside`` is the measure of the column that stands beside each partnership's, where the table
    has such columns; with ``county_only`` the row has no figures of partnerships.
    """

    label: str
    measure: str
    total: bool = False
    beside: str = ""
    county_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EachPeriod:
    """A row for every earlier period that has a figure in History, then one for this period.

    ``label`` has a place for the period's name: ``Total {period}``.
    """

    label: str
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EachProvider:
    """A row for every provider that the LA lists; ``what`` ends the ids of its measures."""

    what: str
    county_only: bool = False


RowPart: TypeAlias = Heading | Row | EachPeriod | EachProvider


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of the report; its figures stand in a block of their own, to which it is bound."""

    number: int
    title: str
    y_title: str
    alt_text: str
    notes: tuple[str, ...] = ()

    @property
    def sheet(self) -> str:
        """The sheet it stands on, where it has one of its own."""
        return f"Chart {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodChart(Chart):
    """A measure over every period on record, one series a partnership."""

    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChart(Chart):
    """A measure over every school year on record, one series a partnership.

    ``maximum`` is the setting that is drawn as a line over them.
    """

    measure: str
    maximum: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipChart(Chart):
    """Several measures side by side, one group of columns a partnership.

    ``line`` is the measure that is drawn as a line, on an axis of its own at the right.
    """

    columns: tuple[Row, ...]
    line: Row
    line_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolChart(Chart):
    """Two columns of the table Schools against each other, one point a school."""

    x_title: str
    x_column: str
    y_column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the report: columns are the partnerships and the county.

    ``beside`` heads the column that stands beside each partnership's, where there is one.
    """

    number: str
    title: str
    rows: tuple[RowPart, ...]
    chart: PeriodChart | None = None
    beside: str = ""
    notes: tuple[str, ...] = ()

    @property
    def sheet(self) -> str:
        """The sheet it stands on."""
        return f"Table {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingTable(Table):
    """The table of ratings: its rows are the indicators that the LA lists."""

    rows: tuple[RowPart, ...] = ()
