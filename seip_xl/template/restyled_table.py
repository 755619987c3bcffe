"""The rows, formulas and guards of a data table, put into one that was restyled."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.utils import range_boundaries
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_LEFT, _TOP, _RIGHT, _BOTTOM = range(4)


def columns_of(table: Any) -> Mapping[str, int]:
    """Give the number of each column of an Excel table by its label."""
    left = range_boundaries(table.ref)[_LEFT]
    return {column.name: left + at for at, column in enumerate(table.tableColumns)}


def fill_table(sheet: Any, table: Any, own_sheet: Any, own: Any, *, examples: bool) -> None:
    """Fill a restyled table with what ours holds; it becomes as long as ours.

    Columns that the LA added stay as they are.

    Args:
        sheet: The sheet of the restyled table.
        table: The restyled table, without rows that are filled in.
        own_sheet: The sheet of our table.
        own: Our table.
        examples: Whether the row above the headings has an example for each column.
    """
    edges, own_edges = range_boundaries(table.ref), range_boundaries(own.ref)
    columns, own_columns = columns_of(table), columns_of(own)
    top, height = edges[_TOP], own_edges[_BOTTOM] - own_edges[_TOP]
    for row in range(1, max(height, edges[_BOTTOM] - top) + 1):
        for label, own_column in own_columns.items():
            cell = sheet.cell(top + row, columns[label])
            wanted = own_sheet.cell(own_edges[_TOP] + row, own_column)
            _fill(cell, wanted if row <= height else None, sheet.cell(top + 1, columns[label]))
    _calculate(table, own)
    if (top, columns) != (own_edges[_TOP], own_columns):
        _spell_anew(sheet, table, own_columns, height)
    table.ref = _range(edges[_LEFT], top, edges[_RIGHT], top + height)
    if table.autoFilter:
        table.autoFilter.ref = table.ref
    if examples:
        for label in _listed(own_sheet, own_columns):
            example = own_sheet.cell(own_edges[_TOP] - 1, own_columns[label])
            sheet.cell(top - 1, columns[label]).value = example.value
    sheet.protection = copy(own_sheet.protection)
    _guard(sheet, own_sheet, columns, own_columns, (top, own_edges[_TOP]))


def _calculate(table: Any, own: Any) -> None:
    """Give calculated columns the formulas of ours."""
    calculated = {one.name: one.calculatedColumnFormula for one in own.tableColumns}
    for column in table.tableColumns:
        if column.name in calculated:
            column.calculatedColumnFormula = copy(calculated[column.name])


def _spell_anew(sheet: Any, table: Any, ours: Collection[str], height: int) -> None:
    """Spell the formulas of columns without addresses; those in our cells are of our columns."""
    columns, top = columns_of(table), range_boundaries(table.ref)[_TOP]
    for column in table.tableColumns:
        if column.name in ours and column.calculatedColumnFormula:
            for row in range(top + 1, top + height + 1):
                spelt = f"={column.calculatedColumnFormula.attr_text}"
                sheet.cell(row, columns[column.name]).value = spelt


def _fill(cell: Any, wanted: Any, first: Any) -> None:
    """Fill a cell, in the look of the first row where it has none of its own."""
    cell.value = wanted.value if wanted is not None else None
    if not cell.has_style:
        cell._style = copy(first._style)  # noqa: SLF001  # the library's own way to copy a look
    if wanted is not None:
        cell.protection = copy(wanted.protection)


def _listed(sheet: Any, columns: Mapping[str, int]) -> list[str]:
    """Give the columns with a drop-down: their examples are of this partnership's list."""
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    at = {cells.min_col for one in lists for cells in one.sqref.ranges}
    return [label for label, column in columns.items() if column in at]


def _guard(
    sheet: Any,
    own_sheet: Any,
    columns: Mapping[str, int],
    own_columns: Mapping[str, int],
    tops: tuple[int, int],
) -> None:
    """Guard columns as ours are guarded: drop-downs to the right ranges, limits, messages."""
    moved = {own_columns[label]: columns[label] for label in own_columns}
    shift = tops[0] - tops[1]
    guards = [
        (guard, cells)
        for guard in own_sheet.data_validations.dataValidation
        for cells in guard.sqref.ranges
        if cells.min_row > tops[1] and cells.min_col in moved
    ]
    kept = [
        guard
        for guard in sheet.data_validations.dataValidation
        if not any(
            cells.min_col <= column <= cells.max_col and cells.max_row > tops[0]
            for cells in guard.sqref.ranges
            for column in columns.values()
        )
    ]
    for guard, cells in guards:
        at = moved[cells.min_col]
        placed = copy(guard)
        placed.sqref = MultiCellRange(
            [CellRange(_range(at, cells.min_row + shift, at, cells.max_row + shift))]
        )
        kept.append(placed)
    sheet.data_validations.dataValidation = kept


def _range(left: int, top: int, right: int, bottom: int) -> str:
    cells = CellRange(min_col=left, min_row=top, max_col=right, max_row=bottom)
    return str(cells.coord)
