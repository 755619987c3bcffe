"""The control workbook: what the LA keeps, as sheets to be edited in Excel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.county.headline import LISTS, headline_rows
from seip_xl.county.home import write_home
from seip_xl.county.sheet import SHEETS
from seip_xl.county.tracker import awaited
from seip_xl.read import RECORD_LABELS
from seip_xl.schema import COUNTY, SETTINGS, WORDED_HEADLINES, Stamp
from seip_xl.sheet import Macros, Workbook
from seip_xl.template import (
    HEADER_ROW,
    Listing,
    column_style,
    guard,
    open_page,
    write_page,
    write_stamp,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from seip_xl.county.tracker import TrackerRow
    from seip_xl.schema import Settings

_BLANK_ROWS = 30
_WIDTHS = (24, 36, 78)
CONFIG_SHEET = "xlwings.conf"
"""The hidden sheet that tells xlwings where Python is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desktop:
    """What makes the buttons work: the macros, and the settings of xlwings by their names."""

    macros: Macros
    config: Mapping[str, str]


def write_county(
    settings: Settings,
    tables: Mapping[str, pd.DataFrame],
    *,
    tracker: Sequence[TrackerRow] = (),
    desktop: Desktop | None = None,
) -> bytes:
    """Write a control workbook.

    Args:
        settings: The settings.
        tables: Rows of the tables by name; a table left out has none, but Headlines, which has a
            row for each headline.
        tracker: Where the returns stand; none where all are awaited.
        desktop: Macros for the buttons; then it is to be saved as .xlsm.

    Returns:
        The workbook; the same bytes for the same arguments.

    Shape:
        tables[name]: (rows, labels of the table and any others).
    """
    title = f"{COUNTY.title} of {settings.county}"
    book = Workbook(
        title=title,
        created=settings.census_date,
        subject=COUNTY.help_text,
        macros=desktop.macros if desktop else None,
    )
    listing = Listing(LISTS)
    rows = tracker or awaited(settings, _codes(tables))
    write_home(book, settings, rows, buttons=desktop is not None)
    _write_settings(book, settings, listing, footer=title)
    worded = WORDED_HEADLINES.name
    filled = {**tables, worded: headline_rows(tables.get(worded))}
    for table in COUNTY.tables:
        write_page(
            book,
            table,
            listing,
            footer=title,
            sheet=SHEETS[table.name],
            rows=filled.get(table.name),
            # Every headline has its row already.
            blank_rows=0 if table.name == worded else _BLANK_ROWS,
            fitted=table.name == worded,
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
    if desktop:
        _write_config(book, desktop.config)
    return book.to_bytes()


def _codes(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Give the codes of the partnerships in report order."""
    listed = tables.get("Partnerships")
    return [] if listed is None else list(listed.sort_values("Order", kind="stable")["Code"])


def _write_config(book: Workbook, config: Mapping[str, str]) -> None:
    sheet = book.sheet(CONFIG_SHEET, hidden=True)
    sheet.widths(32, 60)
    for row, (name, value) in enumerate(config.items()):
        sheet.write(row, 0, name)
        sheet.write(row, 1, value, "text")


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
