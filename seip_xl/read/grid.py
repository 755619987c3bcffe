"""Opening a workbook with the reader: the cells of each sheet at their true addresses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, overload

from python_calamine import CalamineError, CalamineWorkbook

from seip_xl.finding import Finding
from seip_xl.read.ahead import Ahead
from seip_xl.read.code import Code
from seip_xl.read.extent import Scan, Unreadable, scan_sheet
from seip_xl.read.light import light_copy, plain_sheets
from seip_xl.read.package import damaged, open_package
from seip_xl.read.stamping import stamp_of
from seip_xl.schema import STAMP_SHEET, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from seip_xl.read.package import Package
    from seip_xl.schema import Column, Stamp

CellValue = str | int | float | bool | date | datetime | time | timedelta | Unreadable | None


class Grid(Sequence[list[CellValue]]):
    """Rows of cells from A1 on, blank cells as None, whole numbers as int, midnights as days.

    Rows are made plain when they are asked for: most cells of a return may be none of ours.
    """

    def __init__(self, rows: Iterable[list[Any]] = ()) -> None:
        self._rows = [*rows]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> list[CellValue]: ...

    @overload
    def __getitem__(self, at: slice) -> list[list[CellValue]]: ...

    def __getitem__(self, at: int | slice) -> list[CellValue] | list[list[CellValue]]:
        """Give the cells of a row, or those of some rows."""
        if isinstance(at, slice):
            return [_plain(row) for row in self._rows[at]]
        return _plain(self._rows[at])

    @property
    def width(self) -> int:
        """How many cells the longest row has."""
        return max(map(len, self._rows), default=0)

    def filled(
        self, columns: Mapping[int, bool], start: int
    ) -> Iterable[tuple[int, list[CellValue]]]:
        """Give the cells of some columns in each row that holds something in them.

        Args:
            columns: Zero-based columns, and whether each holds free text.
            start: Zero-based row to begin with.

        Returns:
            The zero-based row and its cells, in the order of the columns.
        """
        short = max(columns) + 1
        rows = [
            row if len(row) >= short else [*row, *[""] * (short - len(row))]
            for row in self._rows[start:]
        ]
        turned = [*zip(*rows, strict=False)]  # as far as the shortest row reaches
        cells = [
            _plain_column(turned[column] if rows else (), free=free)
            for column, free in columns.items()
        ]
        every = enumerate(map(list, zip(*cells, strict=True)), start)
        return [(row, found) for row, found in every if found.count(None) < len(found)]

    def place(self, row: int, column: int, cell: CellValue) -> None:
        """Put a cell into its place, also beyond what is there.

        Args:
            row: Zero-based row.
            column: Zero-based column.
            cell: The cell.
        """
        while len(self._rows) <= row:
            self._rows.append([])
        cells = self._rows[row]
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = cell


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRead:
    """A sheet as it was read: its cells, and what they do not tell."""

    grid: Grid
    scan: Scan


class Source:
    """A checked workbook whose sheets are read one at a time.

    Invariant: no sheet is read before its extent was looked at; of those in ``plain`` a glance was
    enough.
    """

    def __init__(
        self,
        package: Package,
        workbook: CalamineWorkbook,
        plain: frozenset[str],
        ahead: Ahead,
    ) -> None:
        self.name = package.name
        self._ahead = ahead
        self._package = package
        self._workbook = workbook
        self._plain = plain

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets, in order."""
        return tuple(self._package.sheets)

    def grid(self, sheet: str) -> Grid | Finding:
        """Read the cells of a sheet that the workbook has.

        Args:
            sheet: Name of the sheet.

        Returns:
            The cells, or why the sheet cannot be read.
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
        part = self._package.sheets[sheet]
        scan = Scan() if part in self._plain else scan_sheet(self._package, sheet)
        if isinstance(scan, Finding):
            return scan
        try:
            rows = self._rows(sheet, part)
        # What failed ahead is kept with its error: its traceback would keep this workbook as well.
        except CalamineError as error:
            return damaged(self.name, f"sheet {sheet}: {error.with_traceback(None)}")
        except BaseException as error:  # noqa: BLE001  # a panic of the reader is no Exception
            return _panic(self.name, error.with_traceback(None))
        grid = Grid(rows)
        for (row, column), cell in scan.unreadable.items():
            grid.place(row, column, cell)
        return SheetRead(grid=grid, scan=scan)

    def _rows(self, sheet: str, part: str) -> list[list[Any]]:
        if part in self._ahead.parts:
            return self._ahead.rows(part)
        return self._workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)

    def stamp(self) -> Stamp | Finding | None:
        """Read what the workbook says it is; None when it does not."""
        hidden = self.grid(STAMP_SHEET) if STAMP_SHEET in self.sheets else Grid()
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
    plain: dict[str, bytes] = {}
    ahead = Ahead(package)
    try:
        for part, xml in plain_sheets(package):
            plain[part] = xml
            ahead.begin(part, xml)
        light = light_copy(package, plain, without=ahead.parts)
        workbook = CalamineWorkbook.from_filelike(BytesIO(light))
    except CalamineError as error:
        return damaged(package.name, str(error))
    except BaseException as error:  # noqa: BLE001
        return _panic(package.name, error)
    return Source(package, workbook, frozenset(plain), ahead)


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
        if value.isprintable():
            return value
        return "".join(each if each.isprintable() or each == "\n" else " " for each in value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else value


def _panic(name: str, error: BaseException) -> Finding:
    if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit)):
        raise error
    message = f"{name} cannot be read; open it in Excel, save it under another name and send that"
    return Code.READER_FAILED.finding(name, message, found=type(error).__name__)


def _plain(row: Sequence[Any]) -> list[CellValue]:
    """Give cells as they are meant: blank as None, whole numbers as int, midnights as days.

    Texts and numbers are told apart here, without a call for each: a return has very many cells.
    """
    return [
        (value if value.strip() else None)
        if value.__class__ is str
        else (int(value) if value.is_integer() else _fraction(value))
        if value.__class__ is float
        else _other(value)
        for value in row
    ]


def _plain_column(cells: Sequence[Any], *, free: bool) -> list[CellValue]:
    """Give the cells of a column as they are meant, each different one looked at once."""
    different = [*{*cells}]
    if not {0, 1}.isdisjoint(different) and bool in map(type, cells):  # True is equal to 1
        return [free_text(cell) if free else cell for cell in _plain(cells)]
    meant = _plain(different)
    if free:
        meant = [free_text(cell) for cell in meant]
    known = dict(zip(different, meant, strict=True))
    return [*map(known.__getitem__, cells)]


def _fraction(value: float) -> CellValue:
    return value if math.isfinite(value) else Unreadable(str(value))


def _other(value: CellValue) -> CellValue:
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date()
    return value
