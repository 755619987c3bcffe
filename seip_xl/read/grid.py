"""Opening a workbook with the reader: the cells of each sheet at their true addresses."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from seip_xl.finding import Finding
from seip_xl.read.code import Code
from seip_xl.read.extent import Scan, Unreadable, scan_sheet
from seip_xl.read.package import damaged, open_package
from seip_xl.read.stamping import stamp_of
from seip_xl.schema import STAMP_SHEET, Kind

if TYPE_CHECKING:
    from pathlib import Path

    from seip_xl.read.package import Package
    from seip_xl.schema import Column, Stamp

CellValue = str | int | float | bool | date | datetime | time | timedelta | Unreadable | None
Grid = list[list[CellValue]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRead:
    """A sheet as it was read: rows of cells from A1 on, and what they do not tell."""

    grid: Grid
    scan: Scan


class Source:
    """A checked workbook whose sheets are read one at a time.

    Invariant: no sheet reaches the reader before its extent was looked at.
    """

    def __init__(self, package: Package, workbook: CalamineWorkbook) -> None:
        self.name = package.name
        self._package = package
        self._workbook = workbook

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets, in order."""
        return tuple(self._package.sheets)

    def grid(self, sheet: str) -> Grid | Finding:
        """Read the cells of a sheet that the workbook has.

        Args:
            sheet: Name of the sheet.

        Returns:
            Rows of cells from A1 on, blank as None, or why the sheet cannot be read.
        """
        read = self.read(sheet)
        return read if isinstance(read, Finding) else read.grid

    def read(self, sheet: str) -> SheetRead | Finding:
        """Read a sheet that the workbook has: its cells, and what they do not tell.

        Args:
            sheet: Name of the sheet.

        Returns:
            The sheet, or why it cannot be read.
        """
        scan = scan_sheet(self._package, sheet)
        if isinstance(scan, Finding):
            return scan
        try:
            rows = self._workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        except CalamineError as error:
            return damaged(self.name, f"sheet {sheet}: {error}")
        except BaseException as error:  # noqa: BLE001  # a panic of the reader is no Exception
            return _panic(self.name, error)
        grid: Grid = [[_plain(value) for value in row] for row in rows]
        for (row, column), cell in scan.unreadable.items():
            _place(grid, row, column, cell)
        return SheetRead(grid=grid, scan=scan)

    def stamp(self) -> Stamp | Finding | None:
        """Read what the workbook says it is; None when it does not."""
        hidden = self.grid(STAMP_SHEET) if STAMP_SHEET in self.sheets else []
        return hidden if isinstance(hidden, Finding) else stamp_of(self._package, hidden)


def open_source(path: Path) -> Source | Finding:
    """Check a file and open it for reading.

    Args:
        path: The file.

    Returns:
        The opened workbook, or why the file is refused.
    """
    package = open_package(path)
    if isinstance(package, Finding):
        return package
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(package.content))
    except CalamineError as error:
        return damaged(package.name, str(error))
    except BaseException as error:  # noqa: BLE001
        return _panic(package.name, error)
    return Source(package, workbook)


def is_free_text(column: Column) -> bool:
    """Tell whether a column holds free text, where a number may be taken as text.

    A required text names something: a number there may have lost its zeros at the left.

    Args:
        column: The column.

    Returns:
        Whether it does.
    """
    return column.kind is Kind.TEXT and not column.required


def free_text(value: CellValue) -> CellValue:
    """Take what stands in a column of free text as text: numbers too, control characters as spaces.

    Args:
        value: A cell of the column.

    Returns:
        The same as text, where it is text or a number.
    """
    if isinstance(value, str):
        return "".join(each if each.isprintable() or each == "\n" else " " for each in value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else value


def _panic(name: str, error: BaseException) -> Finding:
    if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit)):
        raise error
    message = f"{name} cannot be read; open it in Excel, save it under another name and send that"
    return Code.READER_FAILED.finding(name, message, found=type(error).__name__)


def _plain(value: CellValue) -> CellValue:
    match value:
        case str():
            return value if value.strip() else None
        case float():
            return _number(value)
        case datetime() if value.time() == time.min:
            return value.date()
    return value


def _number(value: float) -> CellValue:
    if not math.isfinite(value):
        return Unreadable(str(value))
    return int(value) if value.is_integer() else value


def _place(grid: Grid, row: int, column: int, cell: Unreadable) -> None:
    while len(grid) <= row:
        grid.append([])
    grid[row].extend([None] * (column + 1 - len(grid[row])))
    grid[row][column] = cell
