"""The chase list as a workbook: a row for each coordinator, its text ready to be copied."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from seip_xl.schema import REPORT_ID, Stamp
from seip_xl.sheet import MAX_ROW_HEIGHT, DataTable, TableColumn, Workbook
from seip_xl.template import write_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.county.chase import ChaseLine
    from seip_xl.schema import Settings

_HEADINGS = ("Partnership", "Name", "Coordinator e-mail", "Returns", "Subject", "Text to send")
_WIDTHS = (13, 30, 34, 24, 30, 90)
_HEADER = 3


def write_chase_list(lines: Sequence[ChaseLine], settings: Settings) -> bytes:
    """Write a chase list.

    Args:
        lines: Whom to write to.
        settings: The settings.

    Returns:
        The workbook; the same bytes for the same arguments.
    """
    title = f"Chase list, {settings.period}"
    book = Workbook(title=title, created=settings.census_date)
    sheet = book.sheet("Chase list")
    sheet.widths(*_WIDTHS)
    sheet.write(0, 0, title, "title")
    sheet.height(0, 28)
    told = "Copy the text of a row into an e-mail." if lines else "There is nobody to write to."
    sheet.write(1, 0, told, "subtitle")
    columns = tuple(TableColumn(heading, "text_wrap") for heading in _HEADINGS)
    rows = [_row(one) for one in lines]
    sheet.table(_HEADER, 0, DataTable("Chase_list", columns, rows))
    for at, one in enumerate(lines, start=_HEADER + 1):
        lines_shown = sum(len(wrap(line, _WIDTHS[-1])) or 1 for line in one.text.splitlines())
        sheet.height(at, min(15 * (lines_shown + 1), MAX_ROW_HEIGHT))
    sheet.freeze(_HEADER + 1, 1)
    sheet.footer(title)
    stamp = Stamp(return_id=REPORT_ID, version="1", partnership="County", period=settings.period)
    write_stamp(book, stamp)
    return book.to_bytes()


def _row(line: ChaseLine) -> list[str | None]:
    returns = "\n".join(line.returns)
    email = line.email or None
    return [line.partnership, line.name, email, returns, line.subject, line.text]
