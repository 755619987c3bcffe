"""Finding the header row of a table and the column of each label."""

from __future__ import annotations

import difflib
from collections.abc import Callable  # type of an alias
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.read.code import Code
from seip_xl.read.spelling import spelling_key
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from seip_xl.finding import Finding
    from seip_xl.read.grid import CellValue, Grid

HEADER_ROWS = 30
Passed = Callable[[str], bool]


def _none_passed(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where a table stands: zero-based header row, zero-based column of each label."""

    row: int
    columns: Mapping[str, int]


def find_header(
    grid: Grid, labels: Sequence[str], workbook: str, sheet: str, *, passed: Passed = _none_passed
) -> tuple[Header | None, list[Finding]]:
    """Find the row that has most of the labels, within the first 30 rows.

    Case and spaces around a label do not matter, nor does the order of columns.

    Args:
        grid: The cells of the sheet.
        labels: The labels that are looked for.
        workbook: Name of the file, for findings.
        sheet: Name of the sheet, for findings.
        passed: Says of a heading's key whether it may stand there and is not read.

    Returns:
        The header, None when a label is missing or twice, and what was found.
    """
    wanted = {label_key(label): label for label in labels}
    rows: list[list[tuple[int, str]]] = []
    for number in range(min(HEADER_ROWS, len(grid))):
        rows.append(_labels(grid[number]))
        if _score(rows[-1], wanted) == len(wanted):
            break
    best = max(range(len(rows)), key=lambda at: _score(rows[at], wanted), default=0)
    if not rows or not _score(rows[best], wanted):
        message = (
            f"{workbook}, sheet {sheet}: no row of column headings; copy the heading row of the "
            f"template back above the data ({labels[0]}, {labels[-1]} ...)"
        )
        return None, [Code.HEADER_MISSING.finding(workbook, message, sheet=sheet)]
    found = rows[best]
    faults = [
        *_missing(found, wanted, passed, workbook, sheet),
        *_twice(found, wanted, workbook, sheet, best),
    ]
    if faults:
        return None, faults
    places = {label: column for column, label in found}
    columns = {label: places[key] for key, label in wanted.items()}
    header = Header(row=best, columns=columns)
    return header, [
        *_reordered(header, workbook, sheet),
        *_respelt(grid[best], header, workbook, sheet),
        *_extra(grid[best], wanted, passed, workbook, sheet),
    ]


def label_key(value: CellValue) -> str:
    """Give what matters of a label: not its case, nor the spaces around and between its words.

    Args:
        value: A cell.

    Returns:
        The key; empty when the cell holds no text.
    """
    return spelling_key(value) if isinstance(value, str) else ""


def _labels(row: list[CellValue]) -> list[tuple[int, str]]:
    return [(column, key) for column, value in enumerate(row) if (key := label_key(value))]


def _score(row: list[tuple[int, str]], wanted: Mapping[str, str]) -> int:
    return len({key for _, key in row} & wanted.keys())


def _missing(
    found: list[tuple[int, str]],
    wanted: Mapping[str, str],
    passed: Passed,
    workbook: str,
    sheet: str,
) -> list[Finding]:
    present = [key for _, key in found]
    others = [key for key in present if key not in wanted and not passed(key)]
    faults = []
    for key, label in wanted.items():
        if key not in present:
            near = difflib.get_close_matches(key, others, n=2)
            hint = f' (is it "{" or ".join(near)}"?)' if near else ""
            message = (
                f'{workbook}, sheet {sheet}: the column "{label}" is missing{hint}; '
                "put it back, with exactly this heading"
            )
            faults.append(Code.COLUMN_MISSING.finding(workbook, message, sheet=sheet, found=label))
    return faults


def _twice(
    found: list[tuple[int, str]], wanted: Mapping[str, str], workbook: str, sheet: str, row: int
) -> list[Finding]:
    faults = []
    for key, label in wanted.items():
        cells = [cell_name(row, column) for column, present in found if present == key]
        if len(cells) > 1:
            message = (
                f'{workbook}, sheet {sheet}: the column "{label}" stands twice '
                f"({' and '.join(cells)}); delete or rename the one that is not meant"
            )
            faults.append(
                Code.COLUMN_TWICE.finding(
                    workbook, message, sheet=sheet, cell=cells[-1], found=label
                )
            )
    return faults


def _reordered(header: Header, workbook: str, sheet: str) -> list[Finding]:
    order = [*header.columns.values()]
    if order == sorted(order):
        return []
    message = (
        f"{workbook}, sheet {sheet}: the columns stand in another order than in the template; each "
        "is read by its heading; nothing is to be done"
    )
    return [Code.COLUMNS_REORDERED.finding(workbook, message, sheet=sheet)]


def _respelt(row: list[CellValue], header: Header, workbook: str, sheet: str) -> list[Finding]:
    others = {
        cell_name(header.row, column): label
        for label, column in header.columns.items()
        if row[column] != label
    }
    if not others:
        return []
    named = ", ".join(f'{cell} as "{label}"' for cell, label in others.items())
    message = (
        f"{workbook}, sheet {sheet}: headings are spelt in another way and read all the same: "
        f"{named}; nothing is to be done"
    )
    cell = next(iter(others))
    return [Code.HEADING_RESPELT.finding(workbook, message, sheet=sheet, cell=cell)]


def _extra(
    row: list[CellValue], wanted: Collection[str], passed: Passed, workbook: str, sheet: str
) -> list[Finding]:
    extra = [
        str(value)
        for value in row
        if (key := label_key(value)) and key not in wanted and not passed(key)
    ]
    if not extra:
        return []
    message = f"{workbook}, sheet {sheet}: columns that are not read: {', '.join(extra)}"
    return [Code.COLUMN_IGNORED.finding(workbook, message, sheet=sheet, found=", ".join(extra))]
