"""Where a table stands in a file: its sheet, its headings, its filled rows."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from seip_xl.finding import Finding
from seip_xl.read.around import look_around
from seip_xl.read.code import Code
from seip_xl.read.form import is_calculated
from seip_xl.read.grid import is_free_text
from seip_xl.read.header import find_header
from seip_xl.read.hidden import is_calculated_heading
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from seip_xl.read.around import Around
    from seip_xl.read.grid import CellValue, Grid, Source
    from seip_xl.read.header import Header
    from seip_xl.schema import Column, TableSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A table in a file: where its rows were found.

    ``rows`` holds the zero-based row of each of ``cells``, the filled rows, columns as in the spec;
    ``above`` the rows of the sheet above its header; ``around`` what was found beside the rows;
    ``calculated`` the zero-based row and the cells of each line that is calculated as a whole.
    """

    workbook: str
    sheet: str
    header: Header
    rows: list[int]
    cells: list[list[CellValue]]
    above: list[list[CellValue]]
    around: Around
    calculated: list[tuple[int, list[CellValue]]] = field(default_factory=list)

    @property
    def merged(self) -> set[int]:
        """The indices of rows with merged cells."""
        merged = self.around.merged
        return {index for index, row in enumerate(self.rows) if row in merged} if merged else set()

    def is_covered(self, index: int, column: Column) -> bool:
        """Tell whether a merge has taken the value of the cell of a column away."""
        cell = (self.rows[index], self.header.columns[column.label])
        return cell in self.around.covered

    def cell(self, index: int, column: Column) -> str:
        """Give the address of the cell of a column in the row of this index."""
        return cell_name(self.rows[index], self.header.columns[column.label])


def locate(
    source: Source, table: TableSpec, sheet: str, taken: Collection[str] = ()
) -> tuple[Place | None, list[Finding]]:
    """Find a table on its sheet.

    Args:
        source: The opened workbook.
        table: The table's spec.
        sheet: Name of the sheet; case does not matter.
        taken: Names of the sheets of other tables.

    Returns:
        Its place, None when the table is not readable, and what was found.
    """
    title, renamed = _sheet_of(source, table, sheet, taken)
    if title is None:
        return None, renamed
    read = source.read(title)
    if isinstance(read, Finding):
        return None, [read]
    labels = [column.label for column in table.columns]
    passed = partial(is_calculated_heading, table)
    header, findings = find_header(read.grid, labels, source.name, title, passed=passed)
    if header is None:
        return None, [*renamed, *findings]
    filled, calculated = _filled(read.grid, table, header)
    where = (source.name, title)
    around = look_around(read, table, header, {*filled, *(row for row, _ in calculated)}, where)
    place = Place(
        workbook=source.name,
        sheet=title,
        header=header,
        rows=[*filled],
        cells=[*filled.values()],
        above=read.grid[: header.row],
        around=around,
        calculated=calculated,
    )
    return place, [*renamed, *findings, *around.findings]


def _sheet_of(
    source: Source, table: TableSpec, sheet: str, taken: Collection[str]
) -> tuple[str | None, list[Finding]]:
    """Find a table's sheet: by its name, or as the only other one that has all its headings."""
    title = find_sheet(source, sheet)
    if not isinstance(title, Finding):
        return title, []
    names = {name.casefold() for name in taken}
    others = [one for one in source.sheets if one.casefold() not in names]
    found = [one for one in others if _has_headings(source, one, table)]
    if len(found) != 1:
        return None, [title]
    message = f'{source.name}: the sheet "{found[0]}" is read as "{sheet}", by its headings'
    return found[0], [Code.SHEET_RENAMED.finding(source.name, message, sheet=found[0])]


def _has_headings(source: Source, sheet: str, table: TableSpec) -> bool:
    grid = source.grid(sheet)
    labels = [column.label for column in table.columns]
    if isinstance(grid, Finding):
        return False
    return find_header(grid, labels, source.name, sheet)[0] is not None


def find_sheet(source: Source, sheet: str) -> str | Finding:
    """Find a sheet by its name, without regard to case.

    Args:
        source: The opened workbook.
        sheet: The name.

    Returns:
        The name as the workbook has it, or that it is missing.
    """
    title = next((one for one in source.sheets if one.casefold() == sheet.casefold()), None)
    if title is not None:
        return title
    near = difflib.get_close_matches(sheet, source.sheets, n=1)
    hint = f' (is it "{near[0]}"?)' if near else ""
    message = f'{source.name}: the sheet "{sheet}" is missing{hint}; put it back under this name'
    return Code.SHEET_MISSING.finding(source.name, message, sheet=sheet)


def _filled(
    grid: Grid, table: TableSpec, header: Header
) -> tuple[dict[int, list[CellValue]], list[tuple[int, list[CellValue]]]]:
    """Give the cells of filled rows by zero-based row, and row and cells of calculated ones."""
    columns = {header.columns[column.label]: is_free_text(column) for column in table.columns}
    filled = dict(grid.filled(columns, header.row + 1))
    calculated = (
        [(row, cells) for row, cells in filled.items() if is_calculated(table, cells)]
        if table.lines
        else []
    )
    for row, _ in calculated:
        del filled[row]
    return filled, calculated
