"""A sheet with one data table: title, help, marks of required columns, table ready to fill."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from seip_xl.sheet import DataTable, TableColumn
from seip_xl.template.cell import frame_rows
from seip_xl.template.layout import column_style, column_width, guard, header_style

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from seip_xl.schema import TableSpec
    from seip_xl.sheet import CellValue, Sheet, Workbook
    from seip_xl.template.listing import Listing

TITLE_ROW, HELP_ROW, MARK_ROW, HEADER_ROW = 0, 1, 2, 3
REQUIRED = "required"
_PAGE_WIDTH = 190  # characters of a page that are still readable when it is fitted
_WIDEST = 60


def open_page(book: Workbook, table: TableSpec, *, sheet: str, footer: str) -> Sheet:
    """Begin the sheet of a table: title, help line and page layout.

    Args:
        book: The workbook.
        table: The table's spec.
        sheet: Name of the sheet.
        footer: What each printed page says at its foot.

    Returns:
        The sheet, rows free from ``MARK_ROW`` on.
    """
    page = book.sheet(sheet, gridlines=not table.lines)
    page.write(TITLE_ROW, 0, table.title, "title")
    page.height(TITLE_ROW, 28)
    page.write(HELP_ROW, 0, table.help_text, "subtitle")
    page.repeat_rows(HEADER_ROW, HEADER_ROW)
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
) -> None:
    """Write the sheet of a data table.

    Args:
        book: The workbook.
        table: The table's spec.
        listing: The lists.
        footer: What each printed page says at its foot.
        sheet: Name of the sheet, where it is not the table's.
        rows: What is filled in already.
        blank_rows: Rows ready to be filled under them.

    Shape:
        rows: as in ``frame_rows``.
    """
    page = open_page(book, table, sheet=sheet or table.name, footer=footer)
    given = frame_rows(table, rows)
    widths = [
        max(column_width(column, listing), _filled_width(row[at] for row in given))
        for at, column in enumerate(table.columns)
    ]
    page.widths(*widths)
    page.print_wide(ceil(sum(widths) / _PAGE_WIDTH), repeat=1)
    for at, column in enumerate(table.columns):
        if column.required:
            page.write(MARK_ROW, at, REQUIRED, "note")
    columns = tuple(
        TableColumn(column.label, column_style(column), header_style=header_style(column))
        for column in table.columns
    )
    data = DataTable(table.name, columns, given, blank_rows)
    page.table(HEADER_ROW, 0, data)
    span = (HEADER_ROW + 1, HEADER_ROW + data.height)
    for at, column in enumerate(table.columns):
        guard(page, span, at, column, listing)
    page.freeze(HEADER_ROW + 1, 1)


def _filled_width(cells: Iterable[CellValue]) -> float:
    """Give the width that the texts filled in already need, within bounds."""
    longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    return min(longest + 2, _WIDEST)
