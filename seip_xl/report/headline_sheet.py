"""The sheet Headlines, and the sheet of figures that its sentences compare."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from seip_xl.report.compared import SUMMARIES, compared
from seip_xl.report.headlines import HEADLINES
from seip_xl.report.on_record import ground_of
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.report.worked import (
    COMPARED_HEADER,
    COMPARED_SHEET,
    Written,
    compare,
    known_figures,
    work_out,
)

if TYPE_CHECKING:
    from seip_xl.report.book import Book
    from seip_xl.report.headline import Ground
    from seip_xl.sheet import Workbook

HEADLINES_SHEET = "Headlines"
_NOTE = (
    "Drafts: every sentence is a formula whose words follow the figures. Edit one by typing over "
    "it, or delete its row."
)
_COMPARED_NOTE = "What the sentences of Headlines compare. Empty: there is no figure."
_HEADER = 3
_WIDTHS = (5, 30, 20, 80)
_LABEL_WIDTH, _FIGURE_WIDTH, _NAMED_WIDTH = 42.0, 13.0, 34.0
_PAGE_WIDTH = 200  # characters of a page that are still readable when it is fitted
_SENTENCE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """The headlines of a book worked out, and the cells that they compare."""

    ground: Ground
    sentences: tuple[Written, ...]
    compared: tuple[Written, ...]


def draft(book: Book) -> Drafts:
    """Work out the headlines of a book.

    Args:
        book: The book.

    Returns:
        A sentence a headline, in their order.
    """
    ground, known = ground_of(book), known_figures(book)
    cells = compare(ground, known)
    sentences = []
    for row, headline in enumerate(HEADLINES, start=_HEADER + 1):
        worked = work_out(f"headline {headline.id}", headline.formula(ground), known)
        sentences.append(
            Written(
                row=row,
                column=_SENTENCE,
                formula=worked.formula,
                value="" if worked.value is None else worked.value,
                style="body_wrap",
            )
        )
    return Drafts(ground=ground, sentences=tuple(sentences), compared=cells)


def write_headlines(workbook: Workbook, book: Book, drafts: Drafts) -> None:
    """Write the headlines, numbered, each with a link to where its figures stand."""
    title = f"Headlines {book.settings.period}"
    sheet = open_page(workbook, book, HEADLINES_SHEET, title, landscape=False)
    sheet.link(1, 0, CONTENTS, "Back to contents")
    sheet.widths(*_WIDTHS)
    for column, header in enumerate(("No", "About", "Figures in", "Headline")):
        sheet.write(_HEADER, column, header, "header" if column else "header_number")
    there = {laid.sheet for laid in book.parts} | {"Returns received"}
    for number, (headline, sentence) in enumerate(
        zip(HEADLINES, drafts.sentences, strict=True), start=1
    ):
        sheet.write(sentence.row, 0, number, "count")
        sheet.write(sentence.row, 1, headline.title, "row_label")
        sheet.formula(sentence.row, _SENTENCE, sentence.formula, sentence.value, sentence.style)
        sheet.fit_row(sentence.row, {_SENTENCE: str(sentence.value)})
        if headline.sheet in there:
            sheet.link(sentence.row, 2, headline.sheet, headline.sheet)
    # A sentence cannot tell which rows are missing behind its figures.
    for row, line in enumerate((*book.notices, _NOTE), start=_HEADER + len(HEADLINES) + 2):
        sheet.write(row, 0, line, "note")
    sheet.freeze(_HEADER + 1, 0)
    sheet.repeat_rows(_HEADER, _HEADER)


def write_compared(workbook: Workbook, book: Book, drafts: Drafts) -> None:
    """Write the figures of partnerships that headlines compare, and who is lowest and highest."""
    sheet = open_page(workbook, book, COMPARED_SHEET, "Figures compared for the headlines")
    sheet.link(1, 0, CONTENTS, "Back to contents")
    sheet.write(2, 0, _COMPARED_NOTE, "note")
    headers = [*drafts.ground.codes, *(label for label, _ in SUMMARIES.values())]
    widths = [_LABEL_WIDTH, *[_FIGURE_WIDTH] * (len(headers) - 1), _NAMED_WIDTH]
    sheet.widths(*widths)
    sheet.print_wide(ceil(sum(widths) / _PAGE_WIDTH), repeat=1)
    sheet.write(COMPARED_HEADER, 0, "Compared", "header_wrap")
    for column, header in enumerate(headers, start=1):
        style = "header_wrap" if column == len(headers) else "header_number"
        sheet.write(COMPARED_HEADER, column, header, style)
    sheet.fit_row(COMPARED_HEADER, dict(enumerate(headers, start=1)))
    for row, each in enumerate(compared(drafts.ground), start=COMPARED_HEADER + 1):
        sheet.write(row, 0, each.label, "row_label")
    for one in drafts.compared:
        sheet.formula(one.row, one.column, one.formula, one.value, one.style)
        if one.style == "row_label_wrap":
            sheet.fit_row(one.row, {one.column: str(one.value)})
    sheet.freeze(COMPARED_HEADER + 1, 1)
    sheet.repeat_rows(COMPARED_HEADER, COMPARED_HEADER)
