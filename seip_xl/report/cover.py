"""The first sheet: whose figures these are, what was received, what is missing, how to read on."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from seip_xl.finding import Severity
from seip_xl.formula import Scope, Spelling, context, load
from seip_xl.report.on_record import has, is_due
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.schema import RETURNS

if TYPE_CHECKING:
    from seip_xl.report.book import Book
    from seip_xl.sheet import Sheet, Workbook

COVER = "Cover"
_LABEL_WIDTH, _STATUS_WIDTH = 24.0, 24.0
_LINE = 100  # characters that the columns of the table show together
_SIMULATED = "(simulated)"
_HOW = (
    "Headlines says in sentences what the figures say; Contents lists and links every sheet.",
    "The label of a table's row leads to what it means and how it is counted; on a figure, Ctrl+[.",
    "An empty cell means that there is no figure. It is never a 0.",
    "Notes has the definitions, and how a figure is followed to the rows that it was counted from.",
)
_VERSION_TEST = load(
    '=IFERROR(TEXTJOIN("",1,"This program can show"," everything in this workbook."),'
    '"This Excel is too old: use Excel 2019 or later, or Microsoft 365.")',
    Scope(),
    "version test",
)
"""TEXTJOIN came with Excel 2019, as did all else that this workbook needs."""


def write_cover(workbook: Workbook, book: Book) -> None:
    """Write the cover."""
    sheet = open_page(workbook, book, COVER, book.settings.county)
    sheet.write(1, 0, "Secondary education and inclusion partnerships", "subtitle")
    sheet.write(2, 0, f"Data report {book.settings.period}", "subtitle")
    sheet.link(3, 0, CONTENTS, "To contents")
    sheet.widths(_LABEL_WIDTH, *[_STATUS_WIDTH] * len(RETURNS))
    row = _facts(sheet, book, 5)
    row = _received(sheet, book, row)
    row = _lines(sheet, row, "What to know before reading a figure", told(book))
    row = _lines(sheet, row, "How to read this workbook", _HOW)
    _version(sheet, row)
    sheet.print_on_one_page()


def _facts(sheet: Sheet, book: Book, row: int) -> int:
    census = book.settings.census_date
    facts = [
        ("Period", book.settings.period),
        ("Academic year", book.settings.academic_year),
        ("Census date", f"{census.day} {census:%B %Y}"),
    ]
    if _SIMULATED in book.settings.county.lower():
        facts.append(("Data", "Simulated, for demonstration: not the figures of a real county."))
    for offset, (label, value) in enumerate(facts):
        sheet.write(row + offset, 0, label, "row_label")
        sheet.write(row + offset, 1, value, "body")
    return row + len(facts) + 1


def _received(sheet: Sheet, book: Book, row: int) -> int:
    _heading(sheet, row, "What was received")
    for column, header in enumerate(("Partnership", *(spec.title for spec in RETURNS))):
        sheet.write(row + 1, column, header, "header")
    codes = list(book.partnership_names)
    for at, code in enumerate(codes, start=row + 2):
        sheet.write(at, 0, code, "row_label")
        for column, spec in enumerate(RETURNS, start=1):
            sheet.write(at, column, status(book, code, spec.id), "body")
    return _unknown(sheet, book, row + len(codes) + 2) + 1


def _unknown(sheet: Sheet, book: Book, row: int) -> int:
    """Name the files that do not say whose they are; give the row after them."""
    files = dict.fromkeys(
        f"{one.file} ({one.reason})" for one in book.received if not one.partnership
    )
    lines = textwrap.wrap(f"Rejected, and not known whose: {', '.join(files)}.", _LINE)
    for at, line in enumerate(lines if files else (), start=row):
        sheet.write(at, 0, line, "body")
    return row + (len(lines) if files else 0)


def status(book: Book, code: str, return_id: str) -> str:
    """Say in words what came of a return of a partnership."""
    came = [one for one in book.received if (one.partnership, one.return_id) == (code, return_id)]
    if any(one.accepted for one in came):
        return "accepted, incomplete" if _has_errors(book, code, return_id) else "accepted"
    if came:
        return f"rejected: {came[0].reason}"
    return "not received" if is_due(book.settings, return_id) or has(book, return_id) else "not due"


def _has_errors(book: Book, code: str, return_id: str) -> bool:
    return any(
        finding.severity is Severity.ERROR
        and (finding.partnership, finding.return_id) == (code, return_id)
        for finding in book.findings
    )


def told(book: Book) -> tuple[str, ...]:
    """Say in a line each what is missing, partial or wrong; or that nothing is."""
    errors = sum(finding.severity is Severity.ERROR for finding in book.findings)
    found = "1 error was" if errors == 1 else f"{errors} errors were"
    also = (f"{found} found in what was received; see Findings.",) if errors else ()
    return (*book.notices, *also) or ("All returns were received and accepted.",)


def _lines(sheet: Sheet, row: int, heading: str, lines: tuple[str, ...]) -> int:
    """Write lines under a heading, long ones on several rows."""
    _heading(sheet, row, heading)
    cut = [part for line in lines for part in textwrap.wrap(line, _LINE)]
    for at, line in enumerate(cut, start=row + 1):
        sheet.write(at, 0, line, "body")
    return row + len(cut) + 2


def _version(sheet: Sheet, row: int) -> None:
    """Write a formula that only a spreadsheet program of today can work out."""
    _heading(sheet, row, "This program")
    text = str(_VERSION_TEST.value(context({}, size=1)).to_list(1)[0])
    sheet.formula(row + 1, 0, _VERSION_TEST.spelt(Spelling()), text, "body")


def _heading(sheet: Sheet, row: int, text: str) -> None:
    for column in range(len(RETURNS) + 1):
        sheet.write(row, column, None if column else text, "heading")
