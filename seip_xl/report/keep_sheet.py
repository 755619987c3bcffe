"""The sheet To be kept: this period's figures as rows for the sheet Earlier figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.figures_sheet import figure_reference, number_style
from seip_xl.report.on_record import outturn_year
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.schema import COUNTY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seip_xl.report.book import Book
    from seip_xl.sheet import Sheet, Workbook

KEEP = "To be kept"
_HISTORY = COUNTY.table("History")
_MEASURES = next(column.choices for column in _HISTORY.columns if column.label == "Measure")
_WIDTHS = (14, 13, 15, 22, 13, 13, 50)
_HEADER = 3
_NOTE = (
    "The next report finds these figures in the store by itself. For a control workbook without "
    "this store, paste these rows as values under those of its sheet Earlier figures. Partial and "
    "incomplete figures are not among them."
)


def write_kept(workbook: Workbook, book: Book) -> None:
    """Write a row for every figure of this period that later reports look back to."""
    sheet = open_page(workbook, book, KEEP, f"Figures of {book.settings.period} to be kept")
    sheet.link(1, 0, CONTENTS, "Back to contents")
    sheet.write(2, 0, " ".join(filter(None, (_NOTE, _left_out(book)))), "note")
    sheet.widths(*_WIDTHS)
    for column, header in enumerate(_HISTORY.columns):
        sheet.write(_HEADER, column, header.label, "header_wrap")
    for row, (measure, place) in enumerate(_kept(book), start=_HEADER + 1):
        _write_row(sheet, book, row, measure, place)
    sheet.freeze(_HEADER + 1, 0)
    sheet.repeat_rows(_HEADER, _HEADER)


def _kept(book: Book) -> Iterator[tuple[str, int]]:
    """Give the measures, and the columns in which nothing is missing behind their figure."""
    figures = book.figures
    for measure in _MEASURES:
        for place, value in enumerate(figures.values[measure]):
            if value is not None and book.coverage.is_whole(measure, figures.columns[place]):
                yield measure, place


def _left_out(book: Book) -> str:
    """Say of whom figures are left out that are there, as rows behind them have errors."""
    wrong = {
        code for measure in _MEASURES for code in book.coverage.incomplete(measure, COUNTY_COLUMN)
    }
    codes = [code for code in book.figures.columns if code in wrong]
    return f"Left out, as rows with errors are not counted: {', '.join(codes)}." if codes else ""


def _write_row(sheet: Sheet, book: Book, row: int, measure: str, place: int) -> None:
    settings, figures = book.settings, book.figures
    of_outturn = "finance" in figures.returns(measure)
    year = outturn_year(settings) if of_outturn else settings.academic_year
    sheet.write(row, 0, settings.period, "text")
    sheet.write(row, 1, settings.census_date, "date")
    for column, cell in enumerate((year, measure, figures.columns[place]), start=2):
        sheet.write(row, column, cell, "text")
    value = figures.values[measure][place]
    style = number_style(figures.measures[measure])
    sheet.formula(row, 5, figure_reference(book, measure, place), value, style)
    sheet.write(row, 6, f"Counted from the returns of {settings.period}", "text")
