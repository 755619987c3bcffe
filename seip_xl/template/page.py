"""A sheet with one data table: title, help, an example, marks, a table ready to fill."""

from __future__ import annotations

from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.schema import Calculated, Kind
from seip_xl.sheet import DataTable
from seip_xl.template.cell import frame_rows
from seip_xl.template.column import (
    page_columns,
    page_rows,
    page_widths,
    sheet_columns,
)
from seip_xl.template.fact import header_row, write_facts
from seip_xl.template.layout import column_style, guard
from seip_xl.template.mark import mark_cells
from seip_xl.template.standing import table_standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from seip_xl.rule import Rule
    from seip_xl.schema import Column, TableSpec
    from seip_xl.sheet import CellValue, Sheet, Workbook
    from seip_xl.template.hidden import CheckColumn
    from seip_xl.template.listing import Listing
    from seip_xl.template.standing import Standing

TITLE_ROW, HELP_ROW = 0, 1
REQUIRED = "required"
GUARDED_ROWS = 2000
"""Rows of a table, there or to come, that have drop-downs and limits."""

_UNCHECKED: Mapping[str, CheckColumn] = MappingProxyType({})
_PAGE_WIDTH = 190  # characters of a page that are still readable when it is fitted
_NUMBERS = frozenset({Kind.WHOLE, Kind.NUMBER, Kind.MONEY, Kind.DATE})


def open_page(book: Workbook, table: TableSpec, *, sheet: str, footer: str) -> Sheet:
    """Begin the sheet of a table: title, help line and page layout.

    Args:
        book: The workbook.
        table: The table's spec.
        sheet: Name of the sheet.
        footer: What each printed page says at its foot.

    Returns:
        The sheet, rows free from the third on.
    """
    page = book.sheet(sheet, gridlines=not (table.lines or table.rows_of))
    page.write(TITLE_ROW, 0, table.title, "title")
    page.height(TITLE_ROW, 28)
    page.write(HELP_ROW, 0, table.help_text, "subtitle")
    page.repeat_rows(header_row(table), header_row(table))
    page.footer(footer)
    return page


def write_page(
    book: Workbook,
    table: TableSpec,
    listing: Listing,
    *,
    footer: str,
    sheet: str = "",
    rows: pd.DataFrame | None = None,
    blank_rows: int,
    checks: Mapping[str, CheckColumn] = _UNCHECKED,
    rules: Sequence[Rule] = (),
    fitted: bool = False,
) -> Standing:
    """Write the sheet of a data table.

    A table grows as rows are typed under it, so its sheet is not protected. Where the rows are the
    values of a list that the LA keeps, they are all there: they are locked, without password, and
    none is ready to be filled under them.

    Args:
        book: The workbook.
        table: The table's spec.
        listing: The lists.
        footer: What each printed page says at its foot.
        sheet: Name of the sheet, where it is not the table's.
        rows: What is filled in already.
        blank_rows: Rows ready to be filled under them.
        checks: Its calculated columns by label.
        rules: Its rules.
        fitted: Whether rows that are filled in are made as high as they need be; Excel makes them
            so by itself, but then no more.

    Returns:
        How far it is filled.

    Shape:
        rows: as in ``frame_rows``.
    """
    page = open_page(book, table, sheet=sheet or table.name, footer=footer)
    given, locked = frame_rows(table, rows), table.given
    columns, widths = page_columns(table, checks), page_widths(table, listing, given)
    page.widths(*widths)
    page.print_wide(ceil(sum(widths) / _PAGE_WIDTH), repeat=max(locked, 1))
    write_facts(page, table, listing, rows)
    top, blank = header_row(table) + 1, 0 if table.rows_of else blank_rows
    data = DataTable(table.name, columns, page_rows(table, given, checks), blank)
    page.table(top - 1, 0, data)
    if columns[len(widths) :]:
        page.hide_columns(len(widths), len(columns) - 1)
    _write_help(page, table, listing, top, data.height)
    if checks:
        places = {column.header: at for at, column in enumerate(columns)}
        mark_cells(page, table, rules, places, (top, _last_row(table, top, data.height)))
    page.freeze(top, max(locked, 1))
    if locked or fitted:
        _fit_rows(page, data.rows, widths, top)
    if locked:
        page.protect()
    return table_standing(table, given, checks)


def _write_help(page: Sheet, table: TableSpec, listing: Listing, top: int, height: int) -> None:
    """Write marks and examples above the columns, and guard what is typed into them."""
    last = _last_row(table, top, height)
    above = top - 2
    for at, column in enumerate(sheet_columns(table)):
        if isinstance(column, Calculated) or at < table.given:
            continue
        if table.has_examples:
            _write_example(page, above, at, column, listing)
        if column.required:
            page.write(above - table.has_examples, at, REQUIRED, "note")
        if not table.rows_of:
            page.column_style(at, column_style(column))
        guard(page, (top, last), at, column, listing)


def _last_row(table: TableSpec, top: int, height: int) -> int:
    return top + (height if table.rows_of else max(height, GUARDED_ROWS)) - 1


def _write_example(page: Sheet, row: int, at: int, column: Column, listing: Listing) -> None:
    value: CellValue = column.example
    if value is None and column.list_name:
        value = listing.values(column)[0]
    elif (names := listing.offered(column)) and value not in names:
        value = names[0]
    number = column.kind in _NUMBERS
    page.write(row, at, value, f"formula_{column_style(column)}" if number else "formula_column")


def _fit_rows(
    page: Sheet, given: Sequence[Sequence[CellValue]], widths: Sequence[float], top: int
) -> None:
    """Make rows high whose texts are wrapped; the others grow in Excel as they are filled."""
    for row, cells in enumerate(given, start=top):
        texts = {at: cell for at, cell in enumerate(cells) if isinstance(cell, str)}
        if any(len(text) >= widths[at] for at, text in texts.items() if at < len(widths)):
            page.fit_row(row, texts)
