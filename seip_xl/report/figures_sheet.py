"""The sheet Figures: a row a measure, a column a partnership and the county; formulas live here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import Spelling
from seip_xl.measure import COUNTY_COLUMN, COUNTY_TABLES, VALUE_FUNCTION, Unit
from seip_xl.report.data_sheet import data_sheet
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.sheet import cell_name, sheet_ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seip_xl.measure import Measure
    from seip_xl.report.book import Book
    from seip_xl.sheet import Sheet, Workbook

FIGURES = "Figures"
_WORDS = ("Measure", "Title", "Unit", "Definition", "Source")
_FIRST_ROW = 4
_FIRST_COLUMN = len(_WORDS)


def number_style(measure: Measure, *, total: bool = False) -> str:
    """Give the style in which a measure's figures are shown."""
    match measure.unit:
        case Unit.DATE:
            style = "date"
        case Unit.GBP:
            style = "money_pence" if measure.decimals else "money"
        case Unit.PERCENT:
            style = ("percent", "percent_one_decimal", "percent_two_decimals")[measure.decimals]
        case _:
            style = ("count", "one_decimal", "two_decimals")[measure.decimals]
    return f"total_{style}" if total else style


def figure_place(book: Book, measure_id: str, column: int) -> tuple[int, int]:
    """Give row and column of a figure on the sheet; ``column`` counts partnerships from 0."""
    return _FIRST_ROW + list(book.figures.measures).index(measure_id), _FIRST_COLUMN + column


def figure_reference(book: Book, measure_id: str, column: int) -> str:
    """Give the formula by which another sheet shows a figure."""
    place = cell_name(*figure_place(book, measure_id, column), absolute=True)
    return f"={sheet_ref(FIGURES)}!{place}"


def write_figures(workbook: Workbook, book: Book) -> None:
    """Write every measure's formula, once a column, beside what it means.

    A missing figure is a truly empty cell.
    """
    sheet = open_page(workbook, book, FIGURES, "Figures")
    sheet.widths(26, 36, 13, 52, 26, *[12.0] * len(book.figures.columns))
    sheet.write(
        1,
        0,
        "One row for each measure, whose name leads to the rows that it counts. The formula of "
        "every figure in this workbook stands here, once; tables and charts refer to it. Empty: "
        "there is no figure. In Microsoft 365 a cell of this "
        f'workbook may ask for one: ={VALUE_FUNCTION}("open_cases","{COUNTY_COLUMN}").',
        "note",
    )
    sheet.link(2, 0, CONTENTS, "Back to contents")
    columns = book.figures.columns
    for column, header in enumerate((*_WORDS, *columns)):
        style = "header_wrap" if column < _FIRST_COLUMN else "header_number"
        sheet.write(_FIRST_ROW - 1, column, header, style)
    rows = {measure_id: _FIRST_ROW + row for row, measure_id in enumerate(book.figures.measures)}
    for measure_id, measure in book.figures.measures.items():
        words = (measure.id, measure.title, measure.unit, measure.definition, measure.source)
        _write_id(sheet, book, measure_id, rows)
        for column, word in enumerate(words[1:], start=1):
            sheet.write(rows[measure_id], column, str(word), "body_wrap")
        sheet.fit_row(rows[measure_id], {at: str(word) for at, word in enumerate(words)})
    for column, code in enumerate(columns):
        _write_column(sheet, book, column, code, rows)
    sheet.freeze(_FIRST_ROW, 2)
    sheet.repeat_rows(_FIRST_ROW - 1, _FIRST_ROW - 1)


def _write_id(sheet: Sheet, book: Book, measure_id: str, rows: Mapping[str, int]) -> None:
    """Let a measure lead to the rows that it counts, or to a measure that it is worked out from."""
    formula, row = book.figures.formulas[measure_id], rows[measure_id]
    if formula.tables:
        sheet.link(row, 0, data_sheet(min(formula.tables)), measure_id)
    elif there := sorted(formula.names & rows.keys()):
        sheet.link(row, 0, FIGURES, measure_id, cell=cell_name(rows[there[0]], 0))
    else:
        sheet.write(row, 0, measure_id, "body_wrap")


def _write_column(sheet: Sheet, book: Book, column: int, code: str, rows: dict[str, int]) -> None:
    figures = book.figures
    place = _FIRST_COLUMN + column
    spelling = Spelling(
        names={measure_id: cell_name(row, place) for measure_id, row in rows.items()},
        partnership=None if code == COUNTY_COLUMN else code,
        county_tables=COUNTY_TABLES,
    )
    for measure_id, measure in figures.measures.items():
        value = figures.values[measure_id][column]
        if value is not None:
            formula = figures.formulas[measure_id].spelt(spelling)
            sheet.formula(rows[measure_id], place, formula, value, number_style(measure))
