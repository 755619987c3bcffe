"""The first sheet of the control workbook: buttons, what to do, the sheets, where returns stand."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.county.job import JOBS
from seip_xl.county.sheet import SHEETS
from seip_xl.county.tracker import ACCEPTED
from seip_xl.read import SEND_FOLDER
from seip_xl.schema import COUNTY, SETTINGS
from seip_xl.sheet import Button, DataTable, TableColumn, cell_name
from seip_xl.template import HEADER_ROW, write_heading, write_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.county.tracker import TrackerRow
    from seip_xl.schema import Settings
    from seip_xl.sheet import Sheet, Workbook

HOME, TRACKER = "Home", "Tracker"
"""The sheet, and the Excel table on it that says where the returns stand."""
TO_CHECK = "Return_to_check"
"""Name of the cell that says which return the button checks."""
RETURNS_FOLDER = "returns"
"""The folder beside the control workbook for returns that came."""


# Width, style of a cell and of the heading of each column of the tracker.
_COLUMNS = MappingProxyType(
    {
        "Return": (28, "body", "header_wrap"),
        "Partnership": (14, "text", "header_wrap"),
        "Due": (12, "date", "header_number"),
        "Received": (12, "date", "header_number"),
        "Version": (9, "count", "header_number"),
        "Errors": (9, "count", "header_number"),
        "Queries": (9, "count", "header_number"),
        "Explained": (12, "count", "header_number"),
        "Last change": (40, "body", "header_wrap"),
        "Days late": (11, "count", "header_number"),
        "Status": (54, "body", "header_wrap"),
    }
)
_LAST = len(_COLUMNS)
_ROOM = 400  # rows that are coloured by what they say
_SET_UP = (
    "Set the period and the dates on the sheet Settings. A return with a due date is collected.",
    "Keep partnerships, schools, providers and subjects up to date; templates and checks use them.",
)
_KEEP = "What was counted is kept in the folder store; the next report looks back at it by itself."
_WORD = (
    "Word headlines yourself on the sheet Headlines; the next report has your words beside ours."
)
_SAVE = f'Save returns that come back into the folder "{RETURNS_FOLDER}", under any names.'
_PRESSED = (
    f'Press Issue templates. Send out what is then in the folder "{SEND_FOLDER}" beside this file.',
    _SAVE,
    "Press Check a return to see what is to be mended, and Chase list for whom to write to.",
    "Press Consolidate. The county report is written beside this workbook and opened.",
)
_TYPED = (
    "Write the templates of the period with the program: seip-xl template, then this folder.",
    _SAVE,
    "Write the county report with the program: seip-xl consolidate, then this folder.",
)


def write_home(
    book: Workbook, settings: Settings, rows: Sequence[TrackerRow], *, buttons: bool
) -> None:
    """Write the sheet.

    Args:
        book: The workbook; nothing is written to it yet.
        settings: The settings; the sheet follows those of the workbook when they are changed.
        rows: Where the returns stand.
        buttons: Whether the workbook has the macros.
    """
    sheet = book.sheet(HOME)
    sheet.widths(3, *(width for width, _, _ in _COLUMNS.values()))
    for at, (_, style, _) in enumerate(_COLUMNS.values(), start=1):
        if style != "body":
            sheet.column_style(at, style)  # of rows that the tracker grows by
    sheet.formula(0, 0, _setting("period"), settings.period, "period")
    sheet.height(0, 38)
    sheet.formula(1, 0, _setting("county"), settings.county, "subtitle")
    row = _write_buttons(book, sheet) if buttons else 3
    steps = (*_SET_UP, *(_PRESSED if buttons else _TYPED), _WORD, _KEEP)
    after = write_steps(sheet, row, steps, columns=_LAST)
    _write_links(sheet, row)
    after = max(after, row + 1 + len(SHEETS) + 1)
    write_heading(sheet, after + 1, "Where the returns stand", columns=_LAST + 1)
    if buttons:
        sheet.write(after + 2, 1, "Filled in by the buttons Consolidate and Chase list.", "note")
    _write_tracker(sheet, after + 3, rows)
    sheet.footer(f"{COUNTY.title} of {settings.county}")


def _setting(field: str) -> str:
    at = [column.field for column in SETTINGS.columns].index(field)
    return f"={SETTINGS.name}!{cell_name(HEADER_ROW + 1 + at, 1, absolute=True)}"


def _write_buttons(book: Workbook, sheet: Sheet) -> int:
    sheet.height(3, 42)
    for job in JOBS:
        sheet.button(
            3,
            1,
            Button(
                caption=job.caption,
                macro=job.macro,
                width=job.width,
                height=job.height,
                left=job.left,
                help_text=job.help_text,
            ),
        )
    sheet.write(5, 1, "Return to check", "body")
    sheet.write(6, 1, None, "input_text")
    hint = f'Name of a file in the folder "{RETURNS_FOLDER}"; blank for all of them.'
    sheet.write(6, 2, hint, "note")
    book.define_name(TO_CHECK, f"={HOME}!{cell_name(6, 1, absolute=True)}")
    return 8


def _write_links(sheet: Sheet, row: int) -> None:
    """Write links to the other sheets beside the steps."""
    sheet.write(row, _LAST, "The sheets", "heading")
    links = {SETTINGS.name: SETTINGS.title}
    links |= {SHEETS[table.name]: table.title for table in COUNTY.tables}
    for below, (name, title) in enumerate(links.items(), start=row + 1):
        sheet.link(below, _LAST, name, _link_text(name, title))


def _link_text(name: str, title: str) -> str:
    if name == title:
        return name
    return f"{name}: {title if title[:2].isupper() else title[:1].lower() + title[1:]}"


def _write_tracker(sheet: Sheet, row: int, rows: Sequence[TrackerRow]) -> None:
    columns = tuple(
        TableColumn(name, style, header_style=header)
        for name, (_, style, header) in _COLUMNS.items()
    )
    sheet.table(row, 1, DataTable(TRACKER, columns, [one.cells for one in rows]))
    first = row + 1
    late, status = cell_name(first, _LAST - 1), cell_name(first, _LAST)
    coloured, rows_of = (_LAST - 1, _LAST), (first, first + _ROOM)
    for formula, style in (
        (f'=${status}="{ACCEPTED}"', "good"),
        (f'=LEFT(${status},3)="not"', "bad"),
        (f"=${late}>0", "caution"),
        (f'=LEFT(${status},7)="counted"', "caution"),
    ):
        sheet.highlight(rows_of, coloured, formula, style)
