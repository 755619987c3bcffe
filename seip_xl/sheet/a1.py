"""Names of cells, ranges and sheets as Excel writes them; rows and columns count from zero."""

from __future__ import annotations

import re
from functools import lru_cache

from seip_xl.errors import WriteError
from seip_xl.sheet.limit import MAX_COLUMNS, MAX_ROWS

_PLAIN_SHEET = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# Names that Excel could read as a cell (TAB1, R1C1, RC) or a truth value must be quoted.
_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d+|R\d.*|R?C\d.*|R|C|RC|TRUE|FALSE", re.IGNORECASE)
_REFERENCE = re.compile(
    r"=(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^\W\d][\w.]*))!"
    r"\$?(?P<left>[A-Z]{1,3})\$?(?P<top>[1-9]\d*)"
    r"(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>[1-9]\d*))?"
)

_CORNERS = re.compile(
    r"(?P<left>[A-Z]{1,3})(?P<top>[1-9]\d*)(?::(?P<right>[A-Z]{1,3})(?P<bottom>[1-9]\d*))?"
)


@lru_cache(maxsize=MAX_COLUMNS)
def column_name(column: int) -> str:
    """Name a column: 0 is A, 16383 is XFD.

    Args:
        column: Zero-based column.

    Raises:
        WriteError: A sheet of Excel has no such column.
    """
    if not 0 <= column < MAX_COLUMNS:
        message = f"Column {column} is outside a sheet; Excel has columns 0 to {MAX_COLUMNS - 1}"
        raise WriteError(message)
    letters = ""
    rest = column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def cell_name(row: int, column: int, *, absolute: bool = False) -> str:
    """Name a cell, for example ``C5`` or ``$C$5``.

    Args:
        row: Zero-based row.
        column: Zero-based column.
        absolute: Whether to fix row and column with ``$``.

    Raises:
        WriteError: A sheet of Excel has no such cell.
    """
    if not 0 <= row < MAX_ROWS:
        message = f"Row {row} is outside a sheet; Excel has rows 0 to {MAX_ROWS - 1}"
        raise WriteError(message)
    mark = "$" if absolute else ""
    return f"{mark}{column_name(column)}{mark}{row + 1}"


def range_name(
    first_row: int, first_column: int, last_row: int, last_column: int, *, absolute: bool = False
) -> str:
    """Name a range, for example ``B2:D9``; a range of one cell is named as the cell.

    Args:
        first_row: Zero-based top row.
        first_column: Zero-based left column.
        last_row: Zero-based bottom row.
        last_column: Zero-based right column.
        absolute: Whether to fix rows and columns with ``$``.
    """
    first = cell_name(first_row, first_column, absolute=absolute)
    last = cell_name(last_row, last_column, absolute=absolute)
    return first if first == last else f"{first}:{last}"


def sheet_ref(sheet_name: str) -> str:
    """Write a sheet's name as a formula holds it before ``!``, quoted when needed.

    Args:
        sheet_name: The name as the tab shows it.
    """
    if _PLAIN_SHEET.fullmatch(sheet_name) and not _LIKE_A_CELL.fullmatch(sheet_name):
        return sheet_name
    return "'" + sheet_name.replace("'", "''") + "'"


def sheet_of(reference: str) -> str | None:
    """Tell the sheet of a plain reference such as ``='Table 6'!$B$14:$B$20``.

    Args:
        reference: A formula; anything but one cell or range with its sheet gives None.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    return found["plain"] or found["quoted"].replace("''", "'")


def cells_of(reference: str) -> tuple[str, ...] | None:
    """Split a reference to one row or one column into references to its cells.

    Args:
        reference: Such as ``='Table 6'!$B$14:$B$20``.

    Returns:
        ``='Table 6'!$B$14`` and so on; None when it is not a single row or column.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    top, left = int(found["top"]), _column(found["left"])
    bottom, right = int(found["bottom"] or top), _column(found["right"] or found["left"])
    if top > bottom or left > right or (top != bottom and left != right):
        return None
    sheet = reference[: reference.rindex("!") + 1]
    return tuple(
        sheet + cell_name(row - 1, column, absolute=True)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    )


def corners_of(cells: str) -> tuple[int, int, int, int] | None:
    """Give the corners of a range of cells, or of one cell.

    Args:
        cells: Such as ``B7:C9``.

    Returns:
        First row, first column, last row, last column, all from 0; None when it is no range.
    """
    found = _CORNERS.fullmatch(cells)
    if found is None:
        return None
    top, left = int(found["top"]), _column(found["left"])
    bottom, right = int(found["bottom"] or top), _column(found["right"] or found["left"])
    return top - 1, left, bottom - 1, right


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
