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
    "When this period is finished, copy these rows and paste them as values under the rows of "
    "Earlier figures in the control workbook. A partial County is not among them."
)


def write_kept(workbook: Workbook, book: Book) -> None:
    """Write a row for every figure of this period that later reports look back to."""
    sheet = open_page(workbook, book, KEEP, f"Figures of {book.settings.period} to be kept")
    sheet.link(1, 0, CONTENTS, "Back to contents")
    sheet.write(2, 0, _NOTE, "note")
    sheet.widths(*_WIDTHS)
    for column, header in enumerate(_HISTORY.columns):
        sheet.write(_HEADER, column, header.label, "header_wrap")
    for row, (measure, place) in enumerate(_kept(book), start=_HEADER + 1):
        _write_row(sheet, book, row, measure, place)
    sheet.freeze(_HEADER + 1, 0)
    sheet.repeat_rows(_HEADER, _HEADER)


def _kept(book: Book) -> Iterator[tuple[str, int]]:
    """Give the measures, and the columns in which they have a figure of a whole."""
    figures = book.figures
    for measure in _MEASURES:
        came = (figures.values[f"received_{each}"][:-1] for each in figures.returns[measure])
        whole = all(one for values in came for one in values)
        for place, value in enumerate(figures.values[measure]):
            if value is not None and (whole or figures.columns[place] != COUNTY_COLUMN):
                yield measure, place


def _write_row(sheet: Sheet, book: Book, row: int, measure: str, place: int) -> None:
    settings, figures = book.settings, book.figures
    of_outturn = "finance" in figures.returns[measure]
    year = outturn_year(settings) if of_outturn else settings.academic_year
    sheet.write(row, 0, settings.period, "text")
    sheet.write(row, 1, settings.census_date, "date")
    for column, cell in enumerate((year, measure, figures.columns[place]), start=2):
        sheet.write(row, column, cell, "text")
    value = figures.values[measure][place]
    style = number_style(figures.measures[measure])
    sheet.formula(row, 5, figure_reference(book, measure, place), value, style)
    sheet.write(row, 6, f"Counted from the returns of {settings.period}", "text")
