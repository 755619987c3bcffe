"""What is wrong in the control workbook beyond single cells: codes, schools, figures kept twice."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING

from seip_xl.county.sheet import SHEETS
from seip_xl.schema import NO_SCHOOL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seip_xl.read import TableRead
    from seip_xl.schema import Settings

COUNTY_ROW = "County"
# Excel's criteria read these as wildcards and operators, and schools are counted by.
_UNSAFE = frozenset("*?~<>=")
_FIGURE = ("Census date", "Measure", "Partnership")


def faults_of(
    workbook: str, settings: Settings | None, reads: Mapping[str, TableRead]
) -> list[str]:
    """Check what the control workbook holds as a whole.

    Args:
        workbook: Name of the file.
        settings: The settings, None when they were not readable.
        reads: Its tables.

    Returns:
        A line for each fault: file, cell, what was found, what to do.
    """
    codes = list(dict.fromkeys(_values(reads["Partnerships"], "Code")))
    faults = [
        *_repeated(reads, "Partnerships", ("Code",), "the code {} stands twice; codes differ"),
        *_repeated(reads, "Partnerships", ("Order",), "the place {} is taken; give another"),
        *_repeated(reads, "Schools", ("School", "Partnership"), "{} stands twice; delete one"),
        *_repeated(reads, "History", _FIGURE, "{} stands twice; delete one"),
        *_named_twice(reads, "Census date", "Period"),
        *_named_twice(reads, "Period", "Census date"),
        *_unknown(reads, "Schools", codes),
        *_unknown(reads, "History", [*codes, COUNTY_ROW]),
        *_school_names(reads["Schools"]),
    ]
    lines = [f"{workbook}, {fault}" for fault in faults]
    if settings and not _in_year(settings):
        lines.append(
            f"{workbook}, Settings: the Year start is the 1 September before the Census date; "
            "mend one of them"
        )
    partnerships = reads["Partnerships"]
    if partnerships.frame is not None and not partnerships.tally.received:
        lines.append(f"{workbook}, Partnerships: there is no partnership; add at least one")
    return lines


def _in_year(settings: Settings) -> bool:
    start, census = settings.year_start, settings.census_date
    return (start.month, start.day) == (9, 1) and 0 <= (census - start).days < 366


def _named_twice(reads: Mapping[str, TableRead], label: str, other: str) -> Iterator[str]:
    """Tell where one census date has two periods, or one period two census dates."""
    first: dict[object, tuple[object, int]] = {}
    for row, (key, value) in _rows(reads["History"], (label, other)):
        known, earlier = first.setdefault(key, (value, row))
        if known != value:
            place = _place(reads, "History", other, row)
            cell = reads["History"].cell(other, earlier)
            yield f"{place}: the same {label} has another {other} in {cell}; make them one"


def _values(read: TableRead, label: str) -> Iterator[str]:
    if read.frame is not None:
        yield from read.frame[label].tolist()


def _rows(read: TableRead, labels: tuple[str, ...]) -> Iterator[tuple[int, tuple[object, ...]]]:
    if read.frame is not None:
        rows = read.frame["Source row"].tolist()
        columns = [read.frame[label].tolist() for label in labels]
        yield from zip(rows, zip(*columns, strict=True), strict=True)


def _place(reads: Mapping[str, TableRead], table: str, label: str, row: int) -> str:
    return f"{SHEETS[table]}!{reads[table].cell(label, row)}"


def _repeated(
    reads: Mapping[str, TableRead], table: str, labels: tuple[str, ...], message: str
) -> Iterator[str]:
    first: dict[tuple[str, ...], int] = {}
    for row, values in _rows(reads[table], labels):
        shown = [_shown(value) for value in values]
        earlier = first.setdefault(tuple(one.casefold() for one in shown), row)
        if earlier != row:
            place = _place(reads, table, labels[0], row)
            other = reads[table].cell(labels[0], earlier)
            told = message.format('"' + ", ".join(shown) + '"')
            yield f"{place}: {told} (first in {other})"


def _shown(value: object) -> str:
    match value:
        case float():
            return f"{value:g}"
        case date():
            return f"{value:%d/%m/%Y}"
    return str(value)


def _unknown(reads: Mapping[str, TableRead], table: str, codes: list[str]) -> Iterator[str]:
    if reads["Partnerships"].tally.rejected or not codes:
        return  # one wrong code would set off a chain
    for row, (code,) in _rows(reads[table], ("Partnership",)):
        if code not in codes:
            near = difflib.get_close_matches(str(code), codes, n=1)
            hint = f' did you mean "{near[0]}"?' if near else ""
            place = _place(reads, table, "Partnership", row)
            yield f'{place}: no partnership has the code "{code}";{hint} codes: {", ".join(codes)}'


def _school_names(schools: TableRead) -> Iterator[str]:
    for row, (name,) in _rows(schools, ("School",)):
        place = f"{SHEETS['Schools']}!{schools.cell('School', row)}"
        text = str(name)
        if text.casefold() == NO_SCHOOL.casefold():
            yield f'{place}: "{name}" is in every list already; delete this row'
        elif _UNSAFE & set(text) or text != text.strip():
            yield f'{place}: "{name}" has a space at an end or one of * ? ~ < > =; take it out'
