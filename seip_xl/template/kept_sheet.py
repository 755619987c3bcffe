"""The hidden sheet of what the rules of a return read of what the LA keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.rule import rulebook
from seip_xl.sheet import DataTable, TableColumn, cell_name, sheet_ref
from seip_xl.template.hidden import kept_columns, settings_read

if TYPE_CHECKING:
    from seip_xl.schema import ReturnSpec
    from seip_xl.sheet import Workbook
    from seip_xl.template.hidden import Kept

KEPT_SHEET = "Rules"


def write_kept(book: Workbook, spec: ReturnSpec, kept: Kept) -> None:
    """Write the settings as named cells and the LA's tables that rules read.

    Args:
        book: The workbook.
        spec: The return.
        kept: What the LA keeps.
    """
    rules = rulebook(spec.id, kept.rules)
    names = settings_read(rules)
    tables = {table for column in rules.columns for table in column.formula.tables}
    read = {name: columns for name, columns in kept_columns(kept).items() if name in tables}
    if not (names or read):
        return
    sheet = book.sheet(KEPT_SHEET, hidden=True)
    sheet.write(0, 0, "Settings of the local authority, which the checks read", "note")
    for row, name in enumerate(names, start=1):
        value = kept.settings.get(name)
        sheet.write(row, 0, name, "body")
        sheet.write(row, 1, value, "date" if hasattr(value, "year") else "two_decimals")
        book.define_name(name, f"={sheet_ref(KEPT_SHEET)}!{cell_name(row, 1, absolute=True)}")
    at = 3
    for name, columns in read.items():
        headed = tuple(
            TableColumn(label, "text" if text else "two_decimals", header_style="header")
            for label, (_, text) in columns.items()
        )
        rows = [list(row) for row in zip(*(cells for cells, _ in columns.values()), strict=True)]
        sheet.table(0, at, DataTable(name, headed, rows))
        at += len(headed) + 1
