"""All findings of checked returns as a workbook: by file, by cause, one by one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from seip_xl.finding import Severity
from seip_xl.read import causes_of
from seip_xl.schema import REPORT_ID, Stamp
from seip_xl.sheet import DataTable, TableColumn, Workbook
from seip_xl.template import write_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from seip_xl.read import Submission
    from seip_xl.sheet import CellValue, Sheet

_COUNTS = ("Rows received", "Rows accepted", "Rows rejected", "Rows ignored")
_WEIGHTS = ("Errors", "Queries", "Explained", "Notes")
_FILES = ("File", "Partnership", "Return", "Accepted", *_COUNTS, *_WEIGHTS)
_CAUSES = ("File", "Severity", "Sheet", "Cells", "Number", "What was found, and what to do")
_FINDINGS = ("File", "Severity", "Sheet", "Cell", "Found", "Message", "Explanation", "Code")
_NUMBERS = {*_COUNTS, *_WEIGHTS, "Number"}
_FILE_WIDTHS = (40, 13, 16, 11, 11, 11, 11, 11, 9, 9, 10, 9)
_CAUSE_WIDTHS, _FINDING_WIDTHS = (34, 10, 14, 24, 9, 80), (34, 10, 14, 9, 24, 80, 40, 11)
_HEADER = 2


def write_findings_book(submissions: Sequence[Submission], created: date) -> bytes:
    """Write what was found in returns.

    Args:
        submissions: The returns as they were read.
        created: The date that the workbook's properties give.

    Returns:
        The workbook.
    """
    book = Workbook(title="What was found in the returns", created=created)
    findings = [finding for one in submissions for finding in one.findings]
    causes: list[list[CellValue]] = [
        [
            cause.first.workbook,
            str(cause.first.severity),
            cause.first.sheet,
            cause.cells,
            len(cause.findings),
            cause.message,
        ]
        for cause in causes_of(findings)
        if not cause.is_explained
    ]
    each: list[list[CellValue]] = [
        [
            one.workbook,
            str(one.severity),
            one.sheet,
            one.cell,
            one.found,
            one.message,
            one.explanation,
            one.code,
        ]
        for one in findings
    ]
    files = [_file(one) for one in submissions]
    _write(_page(book, "Files", "The returns", _FILE_WIDTHS), _FILES, files)
    _write(_page(book, "To do", "What is to be done", _CAUSE_WIDTHS), _CAUSES, causes)
    _write(_page(book, "Findings", "Every finding", _FINDING_WIDTHS), _FINDINGS, each)
    # It may lie in the folder of the returns, and is none.
    write_stamp(book, Stamp(return_id=REPORT_ID, version="1", partnership="County", period="any"))
    return book.to_bytes()


def _file(one: Submission) -> list[CellValue]:
    tallies = one.tallies.values()
    weights = Counter(finding.severity for finding in one.findings)
    explained = sum(finding.is_explained for finding in one.findings)
    return [
        one.workbook,
        one.stamp.partnership if one.stamp else None,
        one.stamp.return_id if one.stamp else None,
        "yes" if one.accepted else "no",
        sum(tally.received for tally in tallies),
        sum(tally.accepted for tally in tallies),
        sum(tally.rejected for tally in tallies),
        sum(tally.ignored for tally in tallies),
        weights[Severity.ERROR],
        weights[Severity.QUERY],
        explained,
        weights[Severity.NOTE],
    ]


def _page(book: Workbook, name: str, title: str, widths: Sequence[float]) -> Sheet:
    sheet = book.sheet(name)
    sheet.write(0, 0, title, "title")
    sheet.widths(*widths)
    sheet.freeze(_HEADER + 1, 1)
    sheet.repeat_rows(_HEADER, _HEADER)
    sheet.print_wide(1, repeat=1)
    sheet.footer("What was found in the returns")
    return sheet


def _write(sheet: Sheet, headings: Sequence[str], rows: Sequence[Sequence[CellValue]]) -> None:
    """Write a table of what is listed; a text of no length is a blank cell."""
    columns = tuple(
        TableColumn(
            heading,
            "count" if heading in _NUMBERS else "text_wrap",
            header_style="header_number" if heading in _NUMBERS else "header_wrap",
        )
        for heading in headings
    )
    blanked = [[None if cell == "" else cell for cell in row] for row in rows]
    sheet.table(_HEADER, 0, DataTable(sheet.name.replace(" ", "_"), columns, blanked))
    if not rows:
        sheet.write(_HEADER + 3, 0, "Nothing was found.", "body")
    for at, row in enumerate(rows, start=_HEADER + 1):
        texts = {column: cell for column, cell in enumerate(row) if isinstance(cell, str)}
        sheet.fit_row(at, texts)
