"""The self-evaluation: what every partnership rated every indicator, and all next steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.formula import Scope, Spelling, Type, context, load, number_column
from seip_xl.measure import COUNTY_COLUMN, RATINGS, indicator_id
from seip_xl.report.figures_sheet import figure_reference
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.sheet import DataTable, TableColumn, cell_name

if TYPE_CHECKING:
    from seip_xl.report.book import Book, LaidTable
    from seip_xl.sheet import Sheet, Workbook

NEXT_STEPS = "Next steps"
_HEADER = 4
_LABEL_WIDTH, _COLUMN_WIDTH = 62.0, 11.0
_LOOKS = {"Red": "fault", "Amber": "caution", "Green": "good"}
# The word stands in the cell, its colour only repeats it.
_WORD = load(
    "=IFS(" + ",".join(f'{short}=1,"{word}"' for short, word in RATINGS.items()) + ")",
    Scope(names=dict.fromkeys(RATINGS, Type.NUMBER)),
    "rating",
)
_STEP_COLUMNS = ("Group", "Indicator", "Partnership", "Rating", "Next step")
_STEP_WIDTHS = (20, 40, 12, 10, 76)


def write_ratings(workbook: Workbook, book: Book, laid: LaidTable) -> None:
    """Write the table of ratings: a row an indicator, a column a partnership, the counts."""
    title = f"Table {laid.table.number}: {laid.table.title}"
    sheet = open_page(workbook, book, laid.table.sheet, title)
    sheet.write(1, 0, f"{book.settings.county}, {book.settings.period}", "subtitle")
    sheet.link(2, 0, CONTENTS, "Back to contents")
    codes = [code for code in book.figures.columns if code != COUNTY_COLUMN]
    sheet.widths(_LABEL_WIDTH, *[_COLUMN_WIDTH] * (len(codes) + len(RATINGS)))
    sheet.write(_HEADER, 0, "Indicator", "header")
    for column, header in enumerate((*codes, *RATINGS.values()), start=1):
        style = "header_wrap" if column <= len(codes) else "header_number"
        sheet.write(_HEADER, column, header, style)
    row = _write_rows(sheet, book, codes)
    for rating, look in _LOOKS.items():
        first = cell_name(_HEADER + 1, 1)
        sheet.highlight((_HEADER + 1, row - 1), (1, len(codes)), f'={first}="{rating}"', look)
    for offset, note in enumerate(laid.notes, start=1):
        sheet.write(row + offset, 0, note, "note")
    sheet.freeze(_HEADER + 1, 1)
    sheet.repeat_rows(_HEADER, _HEADER)


def _write_rows(sheet: Sheet, book: Book, codes: list[str]) -> int:
    """Write the indicators under their groups; give the row after them."""
    row, group = _HEADER + 1, None
    indicators = book.data.frames["Indicators"]
    pairs = zip(indicators["Group"], indicators["Indicator"], strict=True)
    for number, (own, indicator) in enumerate(pairs, start=1):
        if own != group:
            for column in range(len(codes) + len(RATINGS) + 1):
                sheet.write(row, column, None if column else own, "heading")
            row, group = row + 1, own
        sheet.write(row, 0, indicator, "row_label_wrap")
        sheet.fit_row(row, {0: indicator})
        for column in range(len(codes)):
            _write_rating(sheet, book, row, column, number)
        _write_counts(sheet, book, row, len(codes), number)
        row += 1
    return row


def _write_rating(sheet: Sheet, book: Book, row: int, column: int, number: int) -> None:
    """Write the word of a rating; nothing where the partnership has given none."""
    ids = {short: indicator_id(number, short) for short in RATINGS}
    given = {short: book.figures.values[each][column] for short, each in ids.items()}
    if any(given.values()):
        names = {short: number_column(value or 0.0) for short, value in given.items()}
        word = str(_WORD.value(context({}, names=names)).to_list(1)[0])
        cells = {
            short: figure_reference(book, each, column).removeprefix("=")
            for short, each in ids.items()
        }
        sheet.formula(row, column + 1, _WORD.spelt(Spelling(names=cells)), word, "body")


def _write_counts(sheet: Sheet, book: Book, row: int, county: int, number: int) -> None:
    for offset, short in enumerate(RATINGS, start=1):
        measure = indicator_id(number, short)
        value = book.figures.values[measure][county]
        if value is not None:
            formula = figure_reference(book, measure, county)
            sheet.formula(row, county + offset, formula, value, "count")


def write_next_steps(workbook: Workbook, book: Book) -> None:
    """Write every next step, in the order of the indicators, then of the partnerships."""
    sheet = open_page(workbook, book, NEXT_STEPS, "Next steps of the self-evaluation")
    sheet.link(1, 0, CONTENTS, "Back to contents")
    sheet.widths(*_STEP_WIDTHS)
    rows = next_steps(book)
    columns = tuple(TableColumn(label, "text_wrap") for label in _STEP_COLUMNS)
    sheet.table(3, 0, DataTable("Next_steps", columns, rows))
    for at, row in enumerate(rows, start=4):
        sheet.fit_row(at, dict(enumerate(row)))
    sheet.freeze(4, 0)
    sheet.repeat_rows(3, 3)


def next_steps(book: Book) -> list[list[str]]:
    """Give group, indicator, partnership, rating and next step of every rating that has one."""
    ratings = book.data.frames["Ratings"]
    stated = ratings[ratings["Next step"].notna()].sort_values("Indicator no", kind="stable")
    listed = stated[list(_STEP_COLUMNS)].astype(object)
    indicators = book.data.frames["Indicators"]
    groups = dict(zip(indicators["Indicator"], indicators["Group"], strict=True))
    listed["Group"] = listed["Indicator"].map(groups).where(pd.notna, "")
    return [[str(cell) for cell in row] for row in listed.itertuples(index=False)]
