"""Headlines as the LA words them: each once, and short enough to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.county.fault_row import place, repeated, rows_of
from seip_xl.schema import LONGEST_WORDING, MOST_LINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seip_xl.county.fault_row import Reads

_TABLE, _WORDING = "Headlines", "Wording"


def headline_faults(reads: Reads) -> Iterator[str]:
    """Check the wording of headlines.

    Args:
        reads: The tables of the control workbook.

    Yields:
        A fault: cell, what was found, what to do.
    """
    yield from repeated(reads, _TABLE, ("Headline",), "{} stands twice; delete one")
    for row, (cell,) in rows_of(reads, _TABLE, (_WORDING,)):
        if not isinstance(cell, str):
            continue
        characters, lines = len(cell), cell.strip().count("\n") + 1
        if characters > LONGEST_WORDING or lines > MOST_LINES:
            yield (
                f"{place(reads, _TABLE, _WORDING, row)}: the wording is too long to be shown whole "
                f"(characters: {characters:,}, lines: {lines:,}); shorten it to "
                f"{LONGEST_WORDING:,} characters on {MOST_LINES} lines"
            )
