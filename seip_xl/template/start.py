"""Parts of the first sheet of a workbook: headings, what to do, links to the sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.sheet import Sheet

GUIDE_SHEET, CHECKS_SHEET = "Guide", "Checks"
LISTED_HEADING = "Names on the local authority's lists"
"""In the guide, above a table of these names that ends with a blank row."""
_COLUMNS = 3


def write_steps(sheet: Sheet, row: int, steps: Sequence[str], *, columns: int = _COLUMNS) -> int:
    """Write numbered lines of what to do.

    Args:
        sheet: The sheet.
        row: Zero-based row of the heading.
        steps: The lines.
        columns: How many columns the sheet has.

    Returns:
        The first free row.
    """
    write_heading(sheet, row, "What to do", columns=columns)
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
    write_heading(sheet, row, "The sheets")
    for below, (name, text) in enumerate(links.items(), start=row + 1):
        sheet.link(below, 1, name, name)
        sheet.write(below, 2, text, "body_wrap")


def write_heading(sheet: Sheet, row: int, text: str, *, columns: int = _COLUMNS) -> None:
    """Write a heading across a sheet.

    Args:
        sheet: The sheet.
        row: Zero-based row.
        text: The heading.
        columns: How many columns the sheet has.
    """
    for at in range(columns):
        sheet.write(row, at, "" if at else text, "heading")
    sheet.height(row, 20)
