"""A sheet with one data table: title, help, marks of required columns, table ready to fill."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from seip_xl.sheet import DataTable, TableColumn
from seip_xl.template.cell import frame_rows
from seip_xl.template.fact import header_row, write_facts
from seip_xl.template.layout import (
    column_style,
    column_width,
    guard,
    header_style,
    narrowest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from seip_xl.schema import Column, TableSpec
    from seip_xl.sheet import CellValue, Sheet, Workbook
    from seip_xl.template.listing import Listing

TITLE_ROW, HELP_ROW = 0, 1
REQUIRED = "required"
_PAGE_WIDTH = 190  # characters of a page that are still readable when it is fitted
_WIDEST, _WIDEST_GIVEN = 60, 44


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
) -> None:
    """Write the sheet of a data table.

    Where the rows are the values of a list that the LA keeps, they are all there: they are locked,
    without password, and none is ready to be filled under them.

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
    locked = _locked(table)
    widths = [
        max(
            narrowest(column) if at < locked else column_width(column, listing),
            _filled_width((row[at] for row in given), _WIDEST_GIVEN if at < locked else _WIDEST),
        )
        for at, column in enumerate(table.columns)
    ]
    page.widths(*widths)
    page.print_wide(ceil(sum(widths) / _PAGE_WIDTH), repeat=max(locked, 1))
    write_facts(page, table, listing, rows)
    columns = tuple(
        TableColumn(
            column.label,
            _style(column, given=at < locked, form=bool(locked)),
            header_style=header_style(column),
        )
        for at, column in enumerate(table.columns)
    )
    data = DataTable(table.name, columns, given, 0 if table.rows_of else blank_rows)
    top = header_row(table) + 1
    page.table(top - 1, 0, data)
    for at, column in list(enumerate(table.columns))[locked:]:
        if column.required:
            page.write(top - 2, at, REQUIRED, "note")
        guard(page, (top, top + data.height - 1), at, column, listing)
    page.freeze(top, max(locked, 1))
    if locked:
        _fit_rows(page, given, widths, top)
        page.protect()


def _locked(table: TableSpec) -> int:
    """Count the columns at the left that say which row of the LA's list it is."""
    at = (at for at, column in enumerate(table.columns) if column.list_name == table.rows_of)
    return next(at) + 1 if table.rows_of else 0


def _style(column: Column, *, given: bool, form: bool) -> str:
    if given:
        return "body_wrap"
    return f"input_{column_style(column)}" if form else column_style(column)


def _fit_rows(
    page: Sheet, given: Sequence[Sequence[CellValue]], widths: Sequence[float], top: int
) -> None:
    """Make rows high whose texts are wrapped; the others grow in Excel as they are filled."""
    for row, cells in enumerate(given, start=top):
        texts = {at: cell for at, cell in enumerate(cells) if isinstance(cell, str)}
        if any(len(text) >= widths[at] for at, text in texts.items()):
            page.fit_row(row, texts)


def _filled_width(cells: Iterable[CellValue], widest: float) -> float:
    """Give the width that the texts filled in already need, within bounds."""
    longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    return min(longest + 2, widest)
