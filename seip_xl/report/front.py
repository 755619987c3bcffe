"""The sheets of what the figures rest on: returns received, findings, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.report.page import CONTENTS, open_page
from seip_xl.rule import setting_name
from seip_xl.schema import CHECKS as RUN
from seip_xl.schema import FINDINGS as FOUND
from seip_xl.schema import RECEIVED as CAME
from seip_xl.schema import SETTINGS, Kind
from seip_xl.sheet import DataTable, TableColumn, cell_name, sheet_ref

if TYPE_CHECKING:
    import pandas as pd

    from seip_xl.report.book import Book
    from seip_xl.sheet import CellValue, Workbook

RECEIVED, FINDINGS, SETTINGS_SHEET = "Returns received", "Findings", "Settings"
CHECKS_SHEET = "Checks"


def write_received(workbook: Workbook, book: Book) -> None:
    """Write which rows were received, counted and rejected, by file and table."""
    sheet = open_page(workbook, book, RECEIVED, CAME.title)
    sheet.link(1, 0, CONTENTS, "Back to contents")
    frame = book.data.frames[CAME.name]
    columns = tuple(
        TableColumn(
            column.label,
            "count" if column.kind is Kind.WHOLE else "text",
            header_style="header_number" if column.kind is Kind.WHOLE else "header_wrap",
        )
        for column in CAME.columns
    )
    sheet.table(2, 0, DataTable(CAME.name, columns, _cells(frame)))
    row = 4 + max(len(frame), 1)
    for line in book.notices:
        sheet.write(row, 0, line, "note")
        row += 1
    sheet.widths(14, 16, 44, 16, 13, 13, 13, 13, 13, 30)
    sheet.freeze(3, 0)


def write_findings(workbook: Workbook, book: Book) -> None:
    """Write every finding: where, what was found, what to do."""
    sheet = open_page(workbook, book, FINDINGS, FOUND.title)
    sheet.link(1, 0, CONTENTS, "Back to contents")
    rows = _cells(book.data.frames[FOUND.name])
    sheet.widths(34, 13, 16, 16, 8, 10, 80, 11, 11)
    columns = tuple(TableColumn(column.label, "text_wrap") for column in FOUND.columns)
    sheet.table(2, 0, DataTable(FOUND.name, columns, rows))
    if not rows:
        sheet.write(5, 0, "Nothing was found.", "body")
    for at, row in enumerate(rows, start=3):
        sheet.fit_row(at, {column: str(cell or "") for column, cell in enumerate(row)})
    sheet.freeze(3, 0)


def write_checks(workbook: Workbook, book: Book) -> None:
    """Write how often each rule was run over each return, and what came of it."""
    sheet = open_page(workbook, book, CHECKS_SHEET, RUN.title)
    sheet.write(1, 0, RUN.help_text, "note")
    sheet.link(2, 0, CONTENTS, "Back to contents")
    columns = tuple(
        TableColumn(
            column.label,
            "count" if column.kind is Kind.WHOLE else "text",
            header_style="header_number" if column.kind is Kind.WHOLE else "header_wrap",
        )
        for column in RUN.columns
    )
    sheet.table(3, 0, DataTable(RUN.name, columns, _cells(book.data.frames[RUN.name])))
    sheet.widths(14, 16, 16, 11, 11, 9, 9, 9, 12, 10)
    sheet.freeze(4, 0)
    sheet.repeat_rows(3, 3)


def _cells(frame: pd.DataFrame) -> list[list[CellValue]]:
    listed = frame.astype(object).where(frame.notna(), None)
    return [list(row) for row in listed.itertuples(index=False)]


def write_settings(workbook: Workbook, book: Book) -> None:
    """Write the settings, each a named value, and the partnerships."""
    sheet = open_page(workbook, book, SETTINGS_SHEET, "Settings")
    sheet.link(1, 0, CONTENTS, "Back to contents")
    sheet.widths(22, 34, 74, 22)
    for column, header in enumerate(("Setting", "Value", "What it is", "Name in formulas")):
        sheet.write(2, column, header, "header")
    for row, setting in enumerate(SETTINGS.columns, start=3):
        name = setting_name(setting)
        value = getattr(book.settings, setting.field)
        style = {Kind.DATE: "date", Kind.TEXT: "text"}.get(setting.kind, "body")
        sheet.write(row, 0, setting.label, "row_label")
        sheet.write(row, 1, value, style)
        sheet.write(row, 2, setting.help_text, "row_label_wrap")
        sheet.fit_row(row, {2: f" {setting.help_text}"})
        sheet.write(row, 3, name, "body")
        workbook.define_name(
            name, f"={sheet_ref(SETTINGS_SHEET)}!{cell_name(row, 1, absolute=True)}"
        )
    start = len(SETTINGS.columns) + 4
    sheet.write(start, 0, "Partnership", "header")
    sheet.write(start, 1, "Name", "header")
    for row, (code, full_name) in enumerate(book.partnership_names.items(), start=start + 1):
        sheet.write(row, 0, code, "row_label")
        sheet.write(row, 1, full_name, "text")
