"""A book to a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.book import LaidChart
from seip_xl.report.chart_sheet import write_chart
from seip_xl.report.contents import DATA_TABLES, write_contents
from seip_xl.report.cover import write_cover
from seip_xl.report.data_sheet import write_data
from seip_xl.report.figures_sheet import write_figures
from seip_xl.report.front import write_checks, write_findings, write_received, write_settings
from seip_xl.report.function_name import define_functions
from seip_xl.report.headline_sheet import draft, write_compared, write_headlines
from seip_xl.report.keep_sheet import write_kept
from seip_xl.report.notes import write_notes
from seip_xl.report.part import RatingTable
from seip_xl.report.published_sheet import write_published
from seip_xl.report.rating_sheet import write_next_steps, write_ratings
from seip_xl.report.table_sheet import write_table
from seip_xl.schema import REPORT_ID, Stamp
from seip_xl.sheet import Workbook
from seip_xl.template import write_stamp

if TYPE_CHECKING:
    from seip_xl.report.book import Book, LaidTable
    from seip_xl.report.headline_sheet import Drafts


def write_book(book: Book, drafts: Drafts | None = None) -> bytes:
    """Write the county workbook.

    Args:
        book: What it holds.
        drafts: Its headlines, where they are worked out already.

    Returns:
        The bytes of an .xlsx file; the same book gives the same bytes.
    """
    workbook = Workbook(title=book.title, created=book.settings.census_date)
    drafts = drafts or draft(book)
    write_cover(workbook, book)
    write_contents(workbook, book)
    write_headlines(workbook, book, drafts)
    for laid in book.parts:
        _write_part(workbook, book, laid)
    write_notes(workbook, book)
    write_compared(workbook, book, drafts)
    write_received(workbook, book)
    write_findings(workbook, book)
    write_checks(workbook, book)
    write_kept(workbook, book)
    write_published(workbook, book)
    write_figures(workbook, book)
    define_functions(workbook, book)
    write_settings(workbook, book)
    for name in DATA_TABLES:
        write_data(workbook, book, name)
    stamp = Stamp(
        return_id=REPORT_ID,
        version="1",
        partnership=COUNTY_COLUMN,
        period=book.settings.period,
    )
    write_stamp(workbook, stamp)
    return workbook.to_bytes()


def _write_part(workbook: Workbook, book: Book, laid: LaidTable | LaidChart) -> None:
    if isinstance(laid, LaidChart):
        write_chart(workbook, book, laid)
    elif isinstance(laid.table, RatingTable):
        write_ratings(workbook, book, laid)
        write_next_steps(workbook, book)
    else:
        write_table(workbook, book, laid)
