"""The sheet Contents: a link to every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import KEPT, RETURN_TABLES, SPECS
from seip_xl.report.book import LaidTable
from seip_xl.report.cover import COVER
from seip_xl.report.data_sheet import data_sheet
from seip_xl.report.figures_sheet import FIGURES
from seip_xl.report.front import CHECKS_SHEET, FINDINGS, RECEIVED, SETTINGS_SHEET
from seip_xl.report.headline_sheet import HEADLINES_SHEET
from seip_xl.report.keep_sheet import KEEP
from seip_xl.report.notes import NOTES
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.report.part import RatingTable
from seip_xl.report.published_count import PUBLISHED
from seip_xl.report.rating_sheet import NEXT_STEPS
from seip_xl.report.worked import COMPARED_SHEET

if TYPE_CHECKING:
    from seip_xl.report.book import Book
    from seip_xl.sheet import Sheet, Workbook

DATA_TABLES = (*RETURN_TABLES, *KEPT)
_ABOUT = [
    (NOTES, "Definitions; how to read this workbook and follow a figure to its source"),
    (COMPARED_SHEET, "What the headlines compare: who is lowest, who is highest"),
    (RECEIVED, "Files, and how many of their rows were counted"),
    (FINDINGS, "What was found in the returns, and what to do about it"),
    (CHECKS_SHEET, "How often each check was run, and on how many rows it failed"),
    (KEEP, "Figures of this period as rows for Earlier figures of the control workbook"),
    (FIGURES, "Every measure: definition, and formula for each partnership and the county"),
    (SETTINGS_SHEET, "Dates and thresholds that formulas use by name"),
]


def write_contents(workbook: Workbook, book: Book) -> None:
    """Write where everything stands."""
    sheet = open_page(workbook, book, CONTENTS, book.title)
    census = book.settings.census_date
    sheet.write(1, 0, f"Census date {census.day} {census:%B %Y}", "subtitle")
    sheet.link(2, 0, COVER, "Back to cover")
    tables = [(HEADLINES_SHEET, "What the figures say, in sentences"), *_table_links(book)]
    row = _links(sheet, 4, "Report", tables)
    printed = [(PUBLISHED, "Figures as they were published, beside those of this report")]
    row = _links(sheet, row, "About the figures", _ABOUT + (printed if book.published else []))
    data = [(data_sheet(name), SPECS[name].title) for name in DATA_TABLES]
    _links(sheet, row, "Data", data)
    sheet.widths(24, 86)


def _table_links(book: Book) -> list[tuple[str, str]]:
    links = []
    for laid in book.parts:
        if not isinstance(laid, LaidTable):
            links.append((laid.sheet, laid.chart.title))
            continue
        chart = laid.chart.chart if laid.chart else None
        also = f"; Chart {chart.number}: {chart.title}" if chart else ""
        links.append((laid.sheet, laid.table.title + also))
        if isinstance(laid.table, RatingTable):
            links.append((NEXT_STEPS, "Next steps of the self-evaluation"))
    return links


def _links(sheet: Sheet, row: int, heading: str, links: list[tuple[str, str]]) -> int:
    sheet.write(row, 0, heading, "heading")
    sheet.write(row, 1, None, "heading")
    for offset, (target, title) in enumerate(links, start=1):
        sheet.link(row + offset, 0, target, target)
        sheet.write(row + offset, 1, title, "body")
    return row + len(links) + 2
