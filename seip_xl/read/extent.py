"""The pass over a sheet before it is read: how far it reaches, which cells would be lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.read.code import Code
from seip_xl.read.glance import is_plain
from seip_xl.read.markup import Walk, local
from seip_xl.read.package import BROKEN_PART, MIB, damaged, walk_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seip_xl.finding import Finding
    from seip_xl.read.package import Package

MAX_AREA = 20_000_000
MAX_GLANCED = 128 * MIB
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell without a value: Excel's error in it, or empty for a formula without result."""

    error: str


class Extent:
    """Cells of a sheet, met one by one in the order of the XML.

    ``unreadable`` holds, by zero-based row and column, the cells that hold an error or a formula
    that was never calculated: the reader shows both as blank.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.unreadable: dict[tuple[int, int], Unreadable] = {}
        self.walk = Walk(self._start)
        self._row = 0
        # Where the cell is: so many cells right of a reference, or of the edge of the row.
        self._reference, self._steps = "", 0
        self._at = (0, 0)
        self._kind = ""
        self._is_watched = False
        self._columns: dict[str, int] = {}

    @property
    def is_too_wide(self) -> bool:
        """Whether the reader would ask for more memory than is reasonable."""
        area = self.rows * self.columns
        return area > MAX_AREA or self.rows > MAX_ROW or self.columns > MAX_COLUMN

    def finish(self) -> None:
        """Judge the cell that was met last."""
        if not self._is_watched:
            return
        text = self.walk.text.strip()
        row, column = self._at
        if self._kind == "e":
            self.unreadable[row - 1, column - 1] = Unreadable(text or "#ERROR")
        elif not text and self._kind != "str":
            self.unreadable[row - 1, column - 1] = Unreadable("")
        self.walk.keep_text(wanted=False)
        self._is_watched = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._cell(attributes)
        elif tag == "v":
            self._locate()
            if self._is_watched:
                self.walk.keep_text(wanted=True)
        elif tag == "row":
            self.finish()
            self._row = int(attributes.get("r", self._row + 1))
            self._reference, self._steps = "", 0
        elif tag == "f":
            self._locate()
            self._is_watched = True
        elif tag == "is":
            self._locate()
        elif ":" in tag:
            self._start(local(tag), attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        if self._is_watched:
            self.finish()
        reference = attributes.get("r")
        if reference is None:
            self._steps += 1
        else:
            self._reference, self._steps = reference, 0
        self._kind = attributes.get("t", "")
        if self._kind == "e":
            self._is_watched = True
            self._locate()

    def _locate(self) -> None:
        row, column, reference = self._row, self._steps, self._reference
        if reference:
            letters = reference.rstrip("0123456789")
            row = int(reference[len(letters) :])
            column += self._columns.get(letters) or self._number(letters)
        self._at = (row, column)
        if row > self.rows or column > self.columns:  # seldom: calling max() for every cell is slow
            self.rows, self.columns = max(self.rows, row), max(self.columns, column)

    def _number(self, letters: str) -> int:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        self._columns[letters] = number
        return number


def scan_sheet(package: Package, sheet: str) -> Mapping[tuple[int, int], Unreadable] | Finding:
    """Look through a sheet before the reader does.

    Args:
        package: The checked file.
        sheet: Name of a sheet that it has.

    Returns:
        The unreadable cells by zero-based row and column, or why the sheet is refused.
    """
    if _is_plain(package, package.sheets[sheet]):
        return {}
    extent = Extent()
    try:
        why = walk_part(package.archive, package.sheets[sheet], extent.walk)
    except ValueError:
        why = "a cell has no proper address"
    if why:
        return damaged(package.name, f"sheet {sheet}: {why}")
    extent.finish()
    if extent.is_too_wide:
        message = (
            f"{package.name}, sheet {sheet}: a cell far away from the table is filled; delete all "
            "rows below and all columns right of the table, save the workbook and send it again"
        )
        return Code.CELLS_FAR_APART.finding(package.name, message, sheet=sheet)
    return extent.unreadable


def _is_plain(package: Package, part: str) -> bool:
    if package.archive.getinfo(part).file_size > MAX_GLANCED:
        return False
    try:
        return is_plain(package.archive.read(part))
    except BROKEN_PART:
        return False  # the slow pass says what is wrong
