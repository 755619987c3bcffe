"""The sheets around the tables: contents, notes, returns received, findings, settings."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from seip_xl.finding import Severity
from seip_xl.measure import RETURN_TABLES, setting_name
from seip_xl.report.data_sheet import data_sheet
from seip_xl.report.figures_sheet import FIGURES
from seip_xl.report.page import open_page
from seip_xl.report.table_sheet import CONTENTS
from seip_xl.schema import RETURNS, SETTINGS, Kind
from seip_xl.sheet import DataTable, TableColumn, cell_name, sheet_ref

if TYPE_CHECKING:
    from seip_xl.report.build import Book
    from seip_xl.sheet import Sheet, Workbook

NOTES, RECEIVED, FINDINGS, SETTINGS_SHEET = "Notes", "Returns received", "Findings", "Settings"
_NOTES = (
    ("How to follow a figure to its source", ""),
    (
        "1",
        "Click a figure in a table: its formula names a cell of the sheet Figures.",
    ),
    (
        "2",
        (
            "The formula in that cell counts or sums rows of a data sheet; the definition stands "
            "beside it in words."
        ),
    ),
    (
        "3",
        (
            "Filter the data sheet by the same values. Its last three columns name the file, the "
            "sheet and the row that each row came from."
        ),
    ),
    ("What is shown", ""),
    (
        "Empty cell",
        (
            "There is no figure: no accepted return, nothing on record, "
            "or the formula would divide by zero. It is never a 0."
        ),
    ),
    ("County", "Percentages and averages are of the county's sums, not means of partnerships."),
    ("Rounding", "Only what is shown is rounded, half away from zero; cells hold the full value."),
    ("Grey italics", "In data sheets: a column that this workbook calculates."),
    ("Excel", "Excel 2019 or later, Microsoft 365, or LibreOffice 7.4 or later."),
    ("Words", ""),
    ("SEIP", "Secondary education and inclusion partnership."),
    ("Open case", "A student on a partnership's register whose case is not closed by census date."),
    ("PM", "Programme managed, also Tier 4: the partnership runs the student's education."),
    ("KS3, KS4", "Key stage 3 is Years 7 to 9, key stage 4 is Years 10 and 11."),
    ("CMN", "Children with medical needs; a flag on a programme managed student."),
    ("FTE", "Full-time equivalent: hours over the setting Full time hours."),
    ("EHCP", "Education, health and care plan."),
    ("LA grant", "The finance line Income from LA; the pilot line is not part of it."),
)


def write_contents(workbook: Workbook, book: Book) -> None:
    """Write the first sheet: what this is, what was received, where everything stands."""
    sheet = open_page(workbook, book, CONTENTS, book.title)
    census = book.settings.census_date
    sheet.write(1, 0, f"Census date {census.day} {census:%B %Y}", "subtitle")
    row = 3
    errors = sum(finding.severity is Severity.ERROR for finding in book.findings)
    also = (f"{errors} errors were found in what was received; see Findings.",) if errors else ()
    for line in (*book.notices, *also) or ("All returns were received and accepted.",):
        sheet.write(row, 0, line, "body")
        row += 1
    row = _links(sheet, row + 1, "Tables", _table_links(book))
    row = _links(sheet, row, "About the figures", _ABOUT)
    _links(sheet, row, "Data", [(data_sheet(name), _DATA_TITLES[name]) for name in DATA_TABLES])
    sheet.widths(24, 86)


_ABOUT = [
    (NOTES, "How to read this workbook and follow a figure to its source"),
    (RECEIVED, "Files, and how many of their rows were counted"),
    (FINDINGS, "What was found in the returns, and what to do about it"),
    (FIGURES, "Every measure: definition, and formula for each partnership and the county"),
    (SETTINGS_SHEET, "Dates and thresholds that formulas use by name"),
]
DATA_TABLES = (*RETURN_TABLES, "History")
_DATA_TITLES = {table.name: table.title for spec in RETURNS for table in spec.tables} | {
    "History": "Figures of earlier periods"
}


def _table_links(book: Book) -> list[tuple[str, str]]:
    links = []
    for laid in book.tables:
        chart = laid.table.chart
        also = f"; Chart {chart.number}: {chart.title}" if chart else ""
        links.append((laid.table.sheet, laid.table.title + also))
    return links


def _links(sheet: Sheet, row: int, heading: str, links: list[tuple[str, str]]) -> int:
    sheet.write(row, 0, heading, "heading")
    sheet.write(row, 1, None, "heading")
    for offset, (target, title) in enumerate(links, start=1):
        sheet.link(row + offset, 0, target, target)
        sheet.write(row + offset, 1, title, "body")
    return row + len(links) + 2


def write_notes(workbook: Workbook, book: Book) -> None:
    """Write how the workbook is read."""
    sheet = open_page(workbook, book, NOTES, "Notes")
    sheet.widths(38, 86)
    for row, (left, right) in enumerate(_NOTES, start=2):
        if right:
            sheet.write(row, 0, left, "row_label")
            sheet.write(row, 1, right, "body_wrap")
            sheet.fit_row(row, {1: right})
        else:
            sheet.write(row, 0, left, "heading")
            sheet.write(row, 1, None, "heading")


def write_received(workbook: Workbook, book: Book) -> None:
    """Write which rows were received, counted and rejected, by file and table."""
    sheet = open_page(workbook, book, RECEIVED, "Returns received")
    headers = ("Partnership", "Return", "File", "Table", "Rows received", "Counted", "Rejected")
    styles = ("body", "body", "text", "body", "count", "count", "count")
    columns = tuple(
        TableColumn(
            header, style, header_style="header_number" if style == "count" else "header_wrap"
        )
        for header, style in zip(headers, styles, strict=True)
    )
    rows = [astuple(one) for one in book.received]
    sheet.table(2, 0, DataTable("Returns_received", columns, rows))
    row = 4 + max(len(rows), 1)
    for line in book.notices:
        sheet.write(row, 0, line, "note")
        row += 1
    sheet.widths(14, 12, 44, 14, 13, 13, 13)
    sheet.freeze(3, 0)


def write_findings(workbook: Workbook, book: Book) -> None:
    """Write every finding: where, what was found, what to do."""
    sheet = open_page(workbook, book, FINDINGS, "Findings")
    headers = ("File", "Partnership", "Return", "Sheet", "Cell", "Severity", "Message", "Code")
    columns = tuple(TableColumn(header, "text_wrap") for header in headers)
    rows = [
        [
            one.workbook,
            one.partnership,
            one.return_id,
            one.sheet,
            one.cell,
            str(one.severity),
            one.message,
            one.code,
        ]
        for one in book.findings
    ]
    sheet.widths(34, 12, 11, 14, 8, 10, 80, 11)
    if rows:
        sheet.table(2, 0, DataTable("Findings", columns, rows))
    else:
        sheet.write(2, 0, "Nothing was found.", "body")
    for at, row in enumerate(rows, start=3):
        sheet.fit_row(at, dict(enumerate(row)))
    sheet.freeze(3, 0)


def write_settings(workbook: Workbook, book: Book) -> None:
    """Write the settings, each a named value, and the partnerships."""
    sheet = open_page(workbook, book, SETTINGS_SHEET, "Settings")
    for column, header in enumerate(("Setting", "Value", "What it is", "Name in formulas")):
        sheet.write(2, column, header, "header")
    for row, setting in enumerate(SETTINGS.columns, start=3):
        name = setting_name(setting)
        value = getattr(book.settings, setting.field)
        style = {Kind.DATE: "date", Kind.TEXT: "text"}.get(setting.kind, "body")
        sheet.write(row, 0, setting.label, "row_label")
        sheet.write(row, 1, value, style)
        sheet.write(row, 2, setting.help_text, "row_label")
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
    sheet.widths(22, 34, 52, 20)
