"""The control workbook: what the LA keeps, as sheets to be edited in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.county.sheet import SHEETS
from seip_xl.read import RECORD_LABELS
from seip_xl.schema import COUNTY, SETTINGS, Stamp
from seip_xl.sheet import Workbook
from seip_xl.template import (
    HEADER_ROW,
    Listing,
    column_style,
    guard,
    open_page,
    write_links,
    write_page,
    write_stamp,
    write_steps,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from seip_xl.schema import Settings

_BLANK_ROWS = 30
_WIDTHS = (24, 36, 78)
_STEPS = (
    "Set the period and the dates on the sheet Settings before a collection begins.",
    "A return is collected in this period where the sheet Settings has a day that it is due.",
    "Keep partnerships, schools, providers and subjects up to date; templates and checks use them.",
    "Add the figures of each finished period to Earlier figures; County stands for all.",
    "Save the workbook under its name; the program tells every fault with its cell.",
)


def write_county(settings: Settings, tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Write a control workbook.

    Args:
        settings: The settings.
        tables: Rows of the tables by name; a table left out has none.

    Returns:
        The workbook; the same bytes for the same arguments.

    Shape:
        tables[name]: (rows, labels of the table and any others).
    """
    title = f"{COUNTY.title} of {settings.county}"
    book = Workbook(title=title, created=settings.census_date, subject=COUNTY.help_text)
    listing = Listing({})
    _write_start(book, title)
    _write_settings(book, settings, listing, footer=title)
    for table in COUNTY.tables:
        write_page(
            book,
            table,
            listing,
            footer=title,
            sheet=SHEETS[table.name],
            rows=tables.get(table.name),
            blank_rows=_BLANK_ROWS,
        )
    listing.write(book)
    write_stamp(
        book,
        Stamp(
            return_id=COUNTY.id,
            version=COUNTY.version,
            partnership="County",
            period=settings.period,
        ),
    )
    return book.to_bytes()


def _write_start(book: Workbook, title: str) -> None:
    sheet = book.sheet("Start", landscape=False)
    sheet.widths(4, 24, 76)
    sheet.write(0, 0, title, "title")
    sheet.height(0, 28)
    sheet.write(1, 0, COUNTY.help_text, "subtitle")
    row = write_steps(sheet, 3, _STEPS)
    links = {SETTINGS.name: SETTINGS.title}
    links |= {SHEETS[table.name]: table.title for table in COUNTY.tables}
    write_links(sheet, row + 1, links)
    sheet.footer(title)


def _write_settings(book: Workbook, settings: Settings, listing: Listing, *, footer: str) -> None:
    sheet = open_page(book, SETTINGS, sheet=SETTINGS.name, footer=footer)
    sheet.widths(*_WIDTHS)
    for at, label in enumerate((*RECORD_LABELS, "What it is")):
        sheet.write(HEADER_ROW, at, label, "header")
    for row, column in enumerate(SETTINGS.columns, start=HEADER_ROW + 1):
        sheet.write(row, 0, column.label, "row_label")
        sheet.write(row, 1, getattr(settings, column.field), f"input_{column_style(column)}")
        sheet.write(row, 2, column.help_text, "body_wrap")
        guard(sheet, (row, row), 1, column, listing)
    sheet.freeze(HEADER_ROW + 1, 0)
