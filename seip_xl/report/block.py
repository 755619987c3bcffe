"""A block of figures: a header, rows of figures by reference, headings between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.figures_sheet import FIGURES, figure_place, figure_reference, number_style
from seip_xl.report.part import Row
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.report.book import Book
    from seip_xl.report.part import Heading
    from seip_xl.sheet import Sheet

LABEL_WIDTH, COLUMN_WIDTH = 38.0, 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a figure stands in a block: its column on the sheet, and in the figures."""

    column: int
    figure: int
    is_beside: bool = False


def places(book: Book, *, beside: bool) -> tuple[Place, ...]:
    """Give the columns of a block: partnerships, each with one beside it if wanted, the county."""
    found: list[Place] = []
    for figure, code in enumerate(book.figures.columns):
        found.append(Place(column=len(found) + 1, figure=figure))
        if beside and code != COUNTY_COLUMN:
            found.append(Place(column=len(found) + 1, figure=figure, is_beside=True))
    return tuple(found)


def write_block(  # noqa: PLR0917  # where, what
    sheet: Sheet,
    book: Book,
    header: int,
    corner: str,
    rows: Sequence[Row | Heading],
    beside: str = "",
) -> int:
    """Write a block of figures.

    Args:
        sheet: The sheet.
        book: The book.
        header: Zero-based row of the header.
        corner: What heads the labels.
        rows: The rows.
        beside: What heads the column beside each partnership's, where there is one.

    Returns:
        The row after a gap below the block.
    """
    columns = places(book, beside=bool(beside))
    sheet.write(header, 0, corner, "header")
    headers = {place.column: _header(book, place, beside) for place in columns}
    for column, text in headers.items():
        sheet.write(header, column, text, "header_number")
    if beside:
        sheet.fit_row(header, headers)
    for row, part in enumerate(rows, start=header + 1):
        if isinstance(part, Row):
            _write_row(sheet, book, row, part, columns)
        else:
            for column in range(len(columns) + 1):
                sheet.write(row, column, None if column else part.label, "heading")
    return header + len(rows) + 2


def _header(book: Book, place: Place, beside: str) -> str:
    code = book.figures.columns[place.figure]
    return f"{code}: {beside}" if place.is_beside else code


def _write_row(sheet: Sheet, book: Book, row: int, part: Row, columns: Sequence[Place]) -> None:
    label = "total_label" if part.total else "row_label"
    definition, _ = figure_place(book, part.measure, 0)
    sheet.link(row, 0, FIGURES, part.label, label, cell=cell_name(definition, 0))
    for place in columns:
        measure = part.beside if place.is_beside else part.measure
        style = number_style(book.figures.measures[measure], total=part.total)
        value = book.figures.values[measure][place.figure]
        is_county = book.figures.columns[place.figure] == COUNTY_COLUMN
        if value is not None and (is_county or not part.county_only):
            formula = figure_reference(book, measure, place.figure)
            sheet.formula(row, place.column, formula, value, style)
        elif part.total:
            sheet.write(row, place.column, None, style)
