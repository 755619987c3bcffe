"""Figures kept in the control workbook: those of earlier periods, and those that were published."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from seip_xl.county.fault_name import COUNTY_ROW, codes_of, unknown_codes
from seip_xl.county.fault_row import place, repeated, rows_of
from seip_xl.county.sheet import names_in
from seip_xl.schema import school_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seip_xl.county.fault_row import Reads

_EARLIER = ("Census date", "Measure", "Partnership")
_PUBLISHED = ("Period", "Table", "Row", "Column")


def figure_faults(reads: Reads) -> Iterator[str]:
    """Check the figures that the LA keeps.

    Args:
        reads: The tables of the control workbook.

    Yields:
        A fault: cell, what was found, what to do.
    """
    yield from repeated(reads, "History", _EARLIER, "{} stands twice; delete one")
    yield from _named_twice(reads, "Census date", "Period")
    yield from _named_twice(reads, "Period", "Census date")
    yield from _other_years(reads)
    yield from repeated(reads, "Published", _PUBLISHED, "{} stands twice; delete one")
    others = [
        code
        for _, (cell,) in rows_of(reads, "Partnerships", ("Other codes",))
        for code in names_in(cell)
    ]
    yield from unknown_codes(reads, "Published", "Column", [*codes_of(reads), *others, COUNTY_ROW])


def _other_years(reads: Reads) -> Iterator[str]:
    """Tell where a school year is neither that of the census date nor, as for money, the last."""
    for row, (year, day) in rows_of(reads, "History", ("Academic year", "Census date")):
        if not isinstance(day, date):
            continue
        # From a census in 2020-21 come figures of that year, and of the outturn before it.
        years = [school_year(day), school_year(day - timedelta(days=365))]
        if year not in years:
            where = place(reads, "History", "Academic year", row)
            yield f'{where}: "{year}" does not go with its census date; write {" or ".join(years)}'


def _named_twice(reads: Reads, label: str, other: str) -> Iterator[str]:
    """Tell where one census date has two periods, or one period two census dates."""
    first: dict[object, tuple[object, int]] = {}
    for row, (key, value) in rows_of(reads, "History", (label, other)):
        known, earlier = first.setdefault(key, (value, row))
        if known != value:
            where = place(reads, "History", other, row)
            cell = reads["History"].cell(other, earlier)
            yield f"{where}: the same {label} has another {other} in {cell}; make them one"
