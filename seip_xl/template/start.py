"""The sheets around the data: where to start, and the guide to every column."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from seip_xl.schema import Calculated
from seip_xl.template.amount import form_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from seip_xl.schema import ReturnSpec, Stamp, TableSpec
    from seip_xl.sheet import Sheet, Workbook

START_SHEET, GUIDE_SHEET = "Start", "Guide"
STEPS = (
    "Fill in the sheets listed below, from the left. Keep their headings and names as they are.",
    'A column marked "required" is filled in on every row you use; other cells may stay blank.',
    "Choose from the list where a cell offers one; type dates as day/month/year.",
    "Never write a child's name. Answer anything unusual in the column Explanation.",
    "Save the workbook and send it back to the local authority.",
)
_GUIDE_HEADERS = ("Sheet", "Column", "What it is", "What is allowed", "Needed")
_GUIDE_WIDTHS = (14, 26, 60, 60, 10)
_LINE = 15


def write_start(book: Workbook, spec: ReturnSpec, stamp: Stamp) -> None:
    """Write the first sheet of a return: what it is, what to do, a link to each sheet.

    Args:
        book: The workbook.
        spec: The return.
        stamp: Whose return for when.
    """
    sheet = book.sheet(START_SHEET, landscape=False)
    sheet.widths(4, 24, 76)
    sheet.write(0, 0, spec.title, "title")
    sheet.height(0, 28)
    sheet.write(1, 0, f"Partnership {stamp.partnership}, {stamp.period}", "subtitle")
    sheet.write(2, 0, spec.help_text, "body")
    row = write_steps(sheet, 4, STEPS)
    links = {table.name: table.help_text for table in spec.tables}
    write_links(sheet, row + 1, links | {GUIDE_SHEET: "Every column and what is allowed."})
    sheet.footer(f"{spec.title}, {stamp.partnership}, {stamp.period}")


def write_steps(sheet: Sheet, row: int, steps: Sequence[str]) -> int:
    """Write numbered lines of what to do.

    Args:
        sheet: The sheet.
        row: Zero-based row of the heading.
        steps: The lines.

    Returns:
        The first free row.
    """
    _heading(sheet, row, "What to do")
    for number, step in enumerate(steps, start=1):
        sheet.write(row + number, 0, f"{number}.", "body")
        sheet.write(row + number, 1, step, "body")
    return row + len(steps) + 1


def write_links(sheet: Sheet, row: int, links: Mapping[str, str]) -> None:
    """Write a link to each of several sheets, and what is there.

    Args:
        sheet: The sheet.
        row: Zero-based row of the heading.
        links: What is there, by name of the sheet.
    """
    _heading(sheet, row, "The sheets")
    for below, (name, text) in enumerate(links.items(), start=row + 1):
        sheet.link(below, 1, name, name)
        sheet.write(below, 2, text, "body_wrap")


def write_guide(book: Workbook, tables: Sequence[TableSpec], *, footer: str) -> None:
    """Write the guide: every column of every table, what it is and what is allowed.

    Args:
        book: The workbook.
        tables: The tables.
        footer: What each printed page says at its foot.
    """
    sheet = book.sheet(GUIDE_SHEET)
    sheet.widths(*_GUIDE_WIDTHS)
    sheet.write(0, 0, "Every column and what is allowed", "title")
    sheet.height(0, 28)
    for at, header in enumerate(_GUIDE_HEADERS):
        sheet.write(2, at, header, "header")
    told = [(table.name, *texts) for table in tables for texts in _explained(table)]
    for row, texts in enumerate(told, start=3):
        _write_guide_row(sheet, row, texts)
    sheet.freeze(3, 0)
    sheet.repeat_rows(2, 2)
    sheet.footer(footer)


def _explained(table: TableSpec) -> Iterator[tuple[str, ...]]:
    for column in (*table.facts, *form_columns(table)):
        if isinstance(column, Calculated):
            yield column.label, column.help_text, "nothing: it is a formula", "calculated"
        else:
            allowed = "text" if column.allowed == column.help_text else column.allowed
            needed = "required" if column.required else "optional"
            yield column.label, column.help_text, allowed, needed


def _write_guide_row(sheet: Sheet, row: int, texts: Sequence[str]) -> None:
    lines = [
        len(textwrap.wrap(text, width)) for text, width in zip(texts, _GUIDE_WIDTHS, strict=True)
    ]
    sheet.height(row, _LINE * max(lines))
    for at, text in enumerate(texts):
        sheet.write(row, at, text, "body_wrap")


def _heading(sheet: Sheet, row: int, text: str) -> None:
    for at in range(3):
        sheet.write(row, at, "" if at else text, "heading")
    sheet.height(row, 20)
