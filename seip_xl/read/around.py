"""What lies around and beneath the rows of a table: cells not read, merged cells, hidden rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from seip_xl.read.code import Code
from seip_xl.read.header import label_key
from seip_xl.read.heal import as_date, as_number, cleaned
from seip_xl.read.hidden import is_calculated_heading
from seip_xl.schema import Kind
from seip_xl.schema.field import STUDENT_ID
from seip_xl.sheet import cell_name, corners_of, range_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from seip_xl.finding import Finding
    from seip_xl.read.grid import CellValue, Grid, SheetRead
    from seip_xl.read.header import Header
    from seip_xl.schema import Column, TableSpec

_FEWEST = 3  # filled cells of a row above the headings that is looked at: titles have fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What was found around the rows of a table.

    ``ignored`` counts rows below the headings that hold something, but nothing that is read.
    ``merged`` holds zero-based rows with merged cells, ``covered`` row and column of the cells
    whose value a merge has taken away.
    """

    findings: tuple[Finding, ...]
    ignored: int
    merged: frozenset[int]
    covered: frozenset[tuple[int, int]]


def look_around(
    sheet: SheetRead,
    table: TableSpec,
    header: Header,
    rows: Collection[int],
    where: tuple[str, str],
) -> Around:
    """Look at what reading the rows of a table does not tell.

    Args:
        sheet: The sheet as it was read.
        table: The table's spec.
        header: Where the table stands.
        rows: Zero-based rows that are read, and those that are calculated.
        where: Name of the file and title of the sheet.

    Returns:
        What was found.
    """
    outside = list(_outside(sheet.grid, table, header, rows))
    ignored = {row for row, _, _ in outside} - {*rows}
    merges = list(_merges(sheet, header, rows))
    return Around(
        findings=(
            *_above(sheet.grid, table, header, where),
            *_not_read(outside, where),
            *_merged(merges, where),
            *_hidden(sheet.scan.hidden & {*rows}, where),
        ),
        ignored=len(ignored),
        merged=frozenset(row for touched, _, _ in merges for row in touched),
        covered=frozenset(cell for _, covered, _ in merges for cell in covered),
    )


def _outside(
    grid: Grid, table: TableSpec, header: Header, rows: Collection[int]
) -> Iterable[tuple[int, int, int]]:
    """Give row, first and last column of what is not read: whole rows, and cells beside them.

    What the template calculates stands in every row, also in blank ones.
    """
    width, headings = grid.width, grid[header.row]
    bare = [at for at in range(width) if at >= len(headings) or headings[at] is None]
    typed = [
        at
        for at in range(width)
        if at >= len(headings) or not is_calculated_heading(table, label_key(headings[at]))
    ]
    for number in range(header.row + 1, len(grid)):
        looked_at = bare if number in rows else typed
        if not looked_at:
            continue
        row = grid[number]
        filled = [at for at in looked_at if at < len(row) and row[at] is not None]
        if filled:
            yield number, filled[0], filled[-1]


def _not_read(outside: Sequence[tuple[int, int, int]], where: tuple[str, str]) -> list[Finding]:
    """Name what is not read, rows that follow each other and reach equally far as one range."""
    ranges = []
    grouped = groupby(enumerate(outside), key=lambda each: (each[1][0] - each[0], *each[1][1:]))
    for (_, first, last), members in grouped:
        numbers = [row for _, (row, _, _) in members]
        ranges.append(range_name(numbers[0], first, numbers[-1], last))
    if not ranges:
        return []
    message = (
        f"{', '.join(ranges)}: not read, as it is outside of the table; what belongs to the return "
        "goes into rows and columns of the table"
    )
    cell = ranges[0].partition(":")[0]
    found = ", ".join(ranges)
    return [Code.RANGE_IGNORED.finding(where[0], message, sheet=where[1], cell=cell, found=found)]


def _above(
    grid: Grid, table: TableSpec, header: Header, where: tuple[str, str]
) -> Iterable[Finding]:
    """Ask about a row of data that stands above the headings, in the place of the example."""
    for number, row in enumerate(grid[: header.row] if table.has_examples else ()):
        cells = {
            column: row[at]
            for column in table.columns
            if (at := header.columns[column.label]) < len(row) and row[at] is not None
        }
        own = [column for column, value in cells.items() if value != column.example]
        if len(cells) < _FEWEST or not any(_is_data(one, cells[one]) for one in own):
            continue
        first = header.columns[next(iter(cells)).label]
        message = (
            f"row {number + 1} stands above the headings, where the example belongs, and is not "
            "read; if it is a row of the return, move it below the headings"
        )
        cell = cell_name(number, first)
        yield Code.ABOVE_HEADINGS.finding(where[0], message, sheet=where[1], cell=cell)


def _is_data(column: Column, value: CellValue) -> bool:
    """Tell whether a cell holds what only data are: the marks above the headings are words."""
    if not isinstance(value, str):
        return column.kind not in {Kind.CHOICE, Kind.KEY, Kind.TEXT}
    match column.kind:
        case Kind.CHOICE:
            return value in column.choices
        case Kind.KEY | Kind.TEXT:
            return column.masked and STUDENT_ID.fullmatch(value) is not None
        case Kind.DATE:
            return as_date(cleaned(value)) is not None
    return as_number(cleaned(value)) is not None


def _merges(
    sheet: SheetRead, header: Header, rows: Collection[int]
) -> Iterable[tuple[list[int], list[tuple[int, int]], str]]:
    """Give the rows that a merge touches, the cells it covers, and its range."""
    read = {*header.columns.values()}
    for cells in sheet.scan.merged:
        corners = corners_of(cells)
        if corners is None:
            continue
        top, left, bottom, right = corners
        columns = [at for at in sorted(read) if left <= at <= right]
        touched = [row for row in sorted(rows) if top <= row <= bottom]
        if touched and columns:
            covered = [(row, at) for row in touched for at in columns if (row, at) != (top, left)]
            yield touched, covered, cells


def _merged(
    merges: Iterable[tuple[list[int], list[tuple[int, int]], str]], where: tuple[str, str]
) -> Iterable[Finding]:
    for _, _, cells in merges:
        first = cells.partition(":")[0]
        message = (
            f"{cells} are merged, so that only {first} holds a value; take the merge away (Home, "
            "Merge & Center) and fill in each cell"
        )
        yield Code.CELLS_MERGED.finding(where[0], message, sheet=where[1], cell=first, found=cells)


def _hidden(rows: Collection[int], where: tuple[str, str]) -> Iterable[Finding]:
    if not rows:
        return
    spans = []
    for _, members in groupby(enumerate(sorted(rows)), key=lambda each: each[1] - each[0]):
        numbers = [row + 1 for _, row in members]
        spans.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}")
    message = (
        f"rows that are hidden or filtered out are read like the others: {', '.join(spans)}; "
        "delete those that do not belong to the return"
    )
    yield Code.ROWS_HIDDEN.finding(
        where[0], message, sheet=where[1], cell=f"A{min(rows) + 1}", found=", ".join(spans)
    )
