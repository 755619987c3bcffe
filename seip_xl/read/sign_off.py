"""Whether a return was signed off on its cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.finding import Finding
from seip_xl.schema import SIGN_OFF_LABELS, START_SHEET

if TYPE_CHECKING:
    from seip_xl.read.grid import Source


def is_signed_off(source: Source) -> bool:
    """Tell whether the sign-off is filled in; it counts as such where the cover has none.

    Args:
        source: The opened workbook.
    """
    title = next((one for one in source.sheets if one.casefold() == START_SHEET.casefold()), "")
    grid = source.grid(title) if title else ()
    if isinstance(grid, Finding):
        return True
    return not any(
        cell in SIGN_OFF_LABELS and not any(row[at + 1 : at + 2])
        for row in grid
        for at, cell in enumerate(row)
    )
