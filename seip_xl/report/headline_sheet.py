"""The sheet Headlines, and the sheet of figures that its sentences compare."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from seip_xl.report.compared import SUMMARIES, compared
from seip_xl.report.headlines import HEADLINES
from seip_xl.report.on_record import ground_of
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.report.wording import Wording
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
    from seip_xl.sheet import Sheet, Workbook

HEADLINES_SHEET = "Headlines"
_NOTE = (
    "Drafts are formulas whose words follow the figures. Do not type over them: to word a headline "
    "yourself, or to leave it out, use the sheet Headlines of the control workbook."
)
_HEADINGS = ("No", "About", "Figures in", "Draft", "Wording", "Remark")
_COMPARED_NOTE = "What the sentences of Headlines compare. Empty: there is no figure."
_HEADER = 3
_WIDTHS = (5, 28, 16, 62, 62, 26)
_LABEL_WIDTH, _FIGURE_WIDTH, _NAMED_WIDTH = 42.0, 13.0, 34.0
_PAGE_WIDTH = 200  # characters of a page that are still readable when it is fitted
_SENTENCE, _WORDING, _REMARK = 3, 4, 5
_AS_DRAFTED = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """The headlines of a book worked out, and the cells that they compare."""

    ground: Ground
    sentences: tuple[Written, ...]
    compared: tuple[Written, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The sentences by title of their headline."""
        each = zip(HEADLINES, self.sentences, strict=True)
        return {headline.title: str(sentence.value) for headline, sentence in each}


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
    """Write the headlines, numbered: each draft, and beside it what the LA makes of it."""
    title = f"Headlines {book.settings.period}"
    sheet = open_page(workbook, book, HEADLINES_SHEET, title)
    sheet.link(1, 0, CONTENTS, "Back to contents")
    sheet.write(2, 0, _NOTE, "note")
    sheet.widths(*_WIDTHS)
    for column, header in enumerate(_HEADINGS):
        sheet.write(_HEADER, column, header, "header" if column else "header_number")
    there = {laid.sheet for laid in book.parts} | {"Returns received"}
    for number, (headline, sentence) in enumerate(
        zip(HEADLINES, drafts.sentences, strict=True), start=1
    ):
        sheet.write(sentence.row, 0, number, "count")
        sheet.write(sentence.row, 1, headline.title, "row_label")
        if headline.sheet in there:
            sheet.link(sentence.row, 2, headline.sheet, headline.sheet)
        _write_texts(sheet, sentence, book.wordings.get(headline.title, _AS_DRAFTED))
    # A sentence cannot tell which rows are missing behind its figures.
    for row, line in enumerate(book.notices, start=_HEADER + len(HEADLINES) + 2):
        sheet.write(row, 0, line, "note")
    sheet.freeze(_HEADER + 1, 0)
    sheet.repeat_rows(_HEADER, _HEADER)


def _write_texts(sheet: Sheet, draft: Written, wording: Wording) -> None:
    text = str(draft.value)
    remark = wording.remark(text)
    style = "formula_wrap" if wording.left_out else draft.style
    sheet.formula(draft.row, _SENTENCE, draft.formula, draft.value, style)
    sheet.write(draft.row, _WORDING, wording.text, "text_wrap")
    if remark:
        sheet.write(draft.row, _REMARK, remark, "caution_wrap")
    sheet.fit_row(draft.row, {_SENTENCE: text, _WORDING: wording.text, _REMARK: remark})


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
