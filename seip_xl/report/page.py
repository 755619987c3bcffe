"""How every sheet of the report begins, and how wide and high its cells are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seip_xl.report.book import Book
    from seip_xl.sheet import CellValue, Sheet, Workbook

CONTENTS = "Contents"
_TITLE_HEIGHT = 28
_DATE_WIDTH = 12
_NARROWEST, _WIDEST = 7, 44


def open_page(
    workbook: Workbook, book: Book, name: str, title: str, *, landscape: bool = True
) -> Sheet:
    """Add a sheet with its title and what is printed under every page."""
    sheet = workbook.sheet(name, landscape=landscape)
    sheet.write(0, 0, title, "title")
    sheet.height(0, _TITLE_HEIGHT)
    sheet.footer(book.title)
    return sheet


def fitting_width(header: str, cells: Iterable[CellValue]) -> float:
    """Give the width that shows a column whole, or wide enough to be read and wrapped.

    Args:
        header: The header; it is wrapped between words.
        cells: The cells under it.

    Units:
        Characters.
    """
    word = max((len(word) for word in header.split()), default=0) + 3  # room for the filter button
    cell = max((_length(cell) for cell in cells), default=0) + 2
    return float(min(max(word, cell, _NARROWEST), _WIDEST))


def _length(cell: CellValue) -> int:
    if hasattr(cell, "year"):
        return _DATE_WIDTH
    if isinstance(cell, float):
        return len(f"{cell:,.2f}")
    return 0 if cell is None else len(str(cell))
