"""Parts of the first sheet of a workbook: headings, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.sheet import Sheet

GUIDE_SHEET, CHECKS_SHEET = "Guide", "Checks"
LISTED_HEADING = "Names on the local authority's lists"
"""In the guide, above a table of these names that ends with a blank row."""
CHECKS_HEADING = "Sheet"
"""On the sheet of checks, left in the row of headings."""
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
