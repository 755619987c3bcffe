"""Writing the stamp by which a workbook is known again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import text_column
from seip_xl.schema import STAMP_NAME, STAMP_PROPERTY, STAMP_SHEET, Stamp
from seip_xl.template.standing import over_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seip_xl.sheet import Workbook


def write_stamp(book: Workbook, stamp: Stamp, chosen: Mapping[str, str] | None = None) -> None:
    """Write a stamp in three places, of which any one is enough.

    Args:
        book: The workbook.
        stamp: The stamp.
        chosen: Cells of the workbook in which values of the stamp are chosen, by their labels; the
            very hidden sheet then has formulas that refer to them.
    """
    sheet = book.sheet(STAMP_SHEET, very_hidden=True)
    for row, (label, value) in enumerate(stamp.rows()):
        sheet.write(row, 0, label)
        if chosen and label in chosen:
            blank = {"cell": text_column([None])}
            shown = over_cells("=TRIM(cell)", {"cell": chosen[label]}, blank)
            sheet.formula(row, 1, shown.formula, shown.value)
        else:
            sheet.write(row, 1, value, "text")
    book.define_name(STAMP_NAME, f'="{stamp.text}"')
    book.set_property(STAMP_PROPERTY, stamp.text)
