"""What a worksheet gives and takes: one cell, or a range of cells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from seip_xl.answering.trouble import told
from seip_xl.errors import DefinitionError, SeipXlError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Cell: TypeAlias = str | float | bool | date | None
"""A cell; None is an empty one."""
Rows: TypeAlias = list[list[Cell]]
"""A range of cells, all rows of one length."""
Row: TypeAlias = list[Cell] | tuple[Cell, ...]
Given: TypeAlias = Cell | Row | list[Row] | tuple[Row, ...]
"""An argument: one cell, a row of cells, or rows of them."""


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def one_cell(given: Given) -> Cell:
    """Take an argument that must be one cell.

    Args:
        given: The argument.

    Raises:
        DefinitionError: It is a range of several cells.
    """
    rows = _rows(given)
    if len(rows) != 1 or len(rows[0]) != 1:
        message = "one cell is asked for here, not a range"
        raise DefinitionError(message)
    return rows[0][0]


def ask_each(ask: Callable[..., Cell], *given: Given) -> Cell | Rows:
    """Ask for every cell of ranges: one answer for each, in their shape.

    A single cell, row or column is taken again for every row and column of the others.

    Args:
        ask: Answers for one cell of each argument.
        given: The arguments.

    Returns:
        One answer where all are single cells, else rows of answers; one that fails says so in its
        own place.

    Shape:
        (m or 1, n or 1) each -> (m, n).

    Raises:
        DefinitionError: The ranges do not fit each other.
    """
    if not any(isinstance(each, list | tuple) for each in given):
        return ask(*given)
    ranges = [_rows(each) for each in given]
    height, width = max(map(len, ranges)), max(len(rows[0]) for rows in ranges)
    if any(len(rows) not in {1, height} or len(rows[0]) not in {1, width} for rows in ranges):
        message = "the ranges do not fit each other; give ranges of one size, or single cells"
        raise DefinitionError(message)
    return [
        [_asked(ask, [_at(rows, row, column) for rows in ranges]) for column in range(width)]
        for row in range(height)
    ]


def _asked(ask: Callable[..., Cell], cells: Sequence[Cell]) -> Cell:
    try:
        return ask(*cells)
    except SeipXlError as known:
        return told(known)


def _at(rows: Rows, row: int, column: int) -> Cell:
    cells = rows[row if len(rows) > 1 else 0]
    return cells[column if len(cells) > 1 else 0]


def _rows(given: Given) -> Rows:
    if not isinstance(given, list | tuple):
        return [[given]]
    rows = [list(each) for each in given if isinstance(each, list | tuple)]
    return rows or [[each for each in given if not isinstance(each, list | tuple)]]
