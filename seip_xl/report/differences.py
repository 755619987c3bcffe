"""How many published figures of the period differ, for the table of data quality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import Spelling
from seip_xl.report.printed import Kind
from seip_xl.report.published_count import count_formulas, counted, published_values

if TYPE_CHECKING:
    from seip_xl.report.book import Book
    from seip_xl.sheet import Sheet

_TOLD = ("Printed", "Differ", "Differ, explained", "No figure")


def write_differences(sheet: Sheet, book: Book, row: int) -> int:
    """Write how many published figures of the period differ; nothing where none was published.

    Args:
        sheet: The sheet.
        book: The book.
        row: Zero-based row of the heading.

    Returns:
        The row after a gap below.
    """
    if not book.published:
        return row
    values = published_values(book.published)
    formulas = count_formulas(Kind.CURRENT, by_table=False)
    for column in range(len(book.figures.columns) + 1):
        words = f"Figures published for {book.settings.period}"
        sheet.write(row, column, None if column else words, "heading")
    for below, label in enumerate(_TOLD, start=row + 1):
        formula = formulas[label]
        sheet.write(below, 0, f"{label}, county and partnerships", "row_label")
        value = counted(formula, values, 0)
        at = len(book.figures.columns)
        sheet.formula(below, at, formula.spelt(Spelling()), value, "count")
    return row + len(_TOLD) + 2
