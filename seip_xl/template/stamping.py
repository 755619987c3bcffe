"""Writing the stamp by which a workbook is known again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.schema import STAMP_SHEET, Stamp

if TYPE_CHECKING:
    from seip_xl.sheet import Workbook


def write_stamp(book: Workbook, stamp: Stamp) -> None:
    """Write a stamp on a very hidden sheet of a workbook."""
    sheet = book.sheet(STAMP_SHEET, very_hidden=True)
    for row, (label, value) in enumerate(stamp.rows()):
        sheet.write(row, 0, label)
        sheet.write(row, 1, value, "text")
