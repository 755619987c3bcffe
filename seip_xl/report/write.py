"""A book to a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.data_sheet import write_data
from seip_xl.report.figures_sheet import write_figures
from seip_xl.report.front import (
    DATA_TABLES,
    write_contents,
    write_findings,
    write_notes,
    write_received,
    write_settings,
)
from seip_xl.report.table_sheet import write_table
from seip_xl.schema import REPORT_ID, Stamp
from seip_xl.sheet import Workbook
from seip_xl.template import write_stamp

if TYPE_CHECKING:
    from seip_xl.report.build import Book


def write_book(book: Book) -> bytes:
    """Write the county workbook.

    Args:
        book: What it holds.

    Returns:
        The bytes of an .xlsx file; the same book gives the same bytes.
    """
    workbook = Workbook(title=book.title, created=book.settings.census_date)
    write_contents(workbook, book)
    for laid in book.tables:
        write_table(workbook, book, laid)
    write_notes(workbook, book)
    write_received(workbook, book)
    write_findings(workbook, book)
    write_figures(workbook, book)
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
