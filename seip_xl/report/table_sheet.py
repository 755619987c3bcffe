"""A sheet a table: its figures by reference, its notes, and its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.report.block import COLUMN_WIDTH, LABEL_WIDTH, places, write_block
from seip_xl.report.chart_sheet import draw
from seip_xl.report.differences import write_differences
from seip_xl.report.further_tables import QUALITY
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.sheet import cell_name, sheet_ref

if TYPE_CHECKING:
    from seip_xl.report.book import Book, LaidTable
    from seip_xl.sheet import Workbook

_HEADER = 4
_PAGE_ROWS = 75  # that a page still shows in readable letters
_MANY = 9  # columns that a page in portrait still shows in readable letters


def write_table(workbook: Workbook, book: Book, laid: LaidTable) -> None:
    """Write a table of the report on its own sheet."""
    table = laid.table
    title = f"Table {table.number}: {table.title}"
    columns = places(book, beside=bool(table.beside))
    wide = len(columns) > _MANY
    sheet = open_page(workbook, book, table.sheet, title, landscape=wide)
    sheet.write(1, 0, f"{book.settings.county}, {book.settings.period}", "subtitle")
    sheet.link(2, 0, CONTENTS, "Back to contents")
    sheet.widths(LABEL_WIDTH, *[COLUMN_WIDTH] * len(columns))
    next_row = write_block(sheet, book, _HEADER, "", laid.rows, table.beside)
    if table is QUALITY:
        next_row = write_differences(sheet, book, next_row - 1)
    for note in laid.notes:
        sheet.write(next_row, 0, note, "note")
        next_row += 1
    if next_row <= _PAGE_ROWS:
        sheet.print_on_one_page()
    if laid.chart:
        draw(sheet, book, laid.chart, next_row + 1)
    sheet.freeze(_HEADER + 1, 1)
    sheet.repeat_rows(_HEADER, _HEADER)


def table_cell(book: Book, laid: LaidTable, at: int, code: str, *, is_beside: bool = False) -> str:
    """Give the reference by which another sheet shows a cell of a table.

    Args:
        book: The book.
        laid: The table.
        at: Which of its rows, from 0, headings counted too.
        code: Code of the partnership, or County.
        is_beside: Whether the column beside the partnership's is meant.

    Returns:
        The reference, without an equals sign.
    """
    column = next(
        place.column
        for place in places(book, beside=bool(laid.table.beside))
        if book.figures.columns[place.figure] == code and place.is_beside == is_beside
    )
    return f"{sheet_ref(laid.table.sheet)}!{cell_name(_HEADER + 1 + at, column, absolute=True)}"
