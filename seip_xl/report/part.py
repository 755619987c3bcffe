"""Parts of the report, declared: what is shown, in which order, by which measure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: its label and the measure whose figures it shows."""

    label: str
    measure: str
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EachPeriod:
    """A row for every earlier period that has a figure in History, then one for this period.

    ``label`` has a place for the period's name: ``Total {period}``.
    """

    label: str
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodChart:
    """A chart of a measure over every period on record, one series a partnership.

    Its figures stand in a block of their own under the table; the chart is bound to those cells.
    """

    number: int
    title: str
    y_title: str
    measure: str
    alt_text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the report: columns are the partnerships and the county."""

    number: int
    title: str
    rows: tuple[Row | EachPeriod, ...]
    chart: PeriodChart | None = None
    notes: tuple[str, ...] = ()

    @property
    def sheet(self) -> str:
        """The sheet it stands on."""
        return f"Table {self.number}"
