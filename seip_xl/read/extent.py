"""The pass over a sheet before it is read: how far it reaches, which cells would be lost."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.read.code import Code
from seip_xl.read.markup import Walk, local
from seip_xl.read.package import damaged, walk_part

if TYPE_CHECKING:
    from seip_xl.finding import Finding
    from seip_xl.read.package import Package

MAX_AREA = 20_000_000
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
_NO = frozenset({"0", "false"})
_IN_A_TEXT = frozenset({"t", "r", "rPr", "rPh"})


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell without a value: Excel's error in it, or empty for a formula without result."""

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What the pass over a sheet found that its cells do not tell.

    ``unreadable`` holds, by zero-based row and column, the cells that hold an error or a formula
    that was never calculated: the reader shows both as blank. ``merged`` holds ranges such as
    ``B7:B9``, ``hidden`` zero-based rows that are not seen, by hand or by a filter.
    """

    unreadable: Mapping[tuple[int, int], Unreadable] = field(
        default_factory=lambda: MappingProxyType({})
    )
    merged: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()


class Extent:
    """Cells of a sheet, met one by one in the order of the XML.

    ``unreadable``, ``merged`` and ``hidden`` are those of ``Scan``; ``misplaced`` tells the first
    cell or row that was met before, or that stands where it does not belong.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.unreadable: dict[tuple[int, int], Unreadable] = {}
        self.merged: list[str] = []
        self.hidden: set[int] = set()
        self.misplaced = ""
        self._met: set[int] = set()  # columns of the row
        self.walk = Walk(self._start)
        self._row = 0
        # Where the cell is: so many cells right of a reference, or of the edge of the row.
        self._reference, self._steps = "", 0
        self._at = (0, 0)
        self._kind = ""
        self._is_watched = False
        self._is_new = self._is_valued = False
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
        elif not text and not (self._kind == "str" and self._is_valued):
            self.unreadable[row - 1, column - 1] = Unreadable("")
        self.walk.keep_text(wanted=False)
        self._is_watched = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: C901  # a case a tag
        if tag == "c":
            self._cell(attributes)
        elif tag == "v":
            self._locate()
            self._is_valued = True
            if self._is_watched:
                self.walk.keep_text(wanted=True)
        elif tag == "row":
            self.finish()
            self._next_row(attributes)
        elif tag in {"f", "is"}:
            self._locate()
            self._is_watched = self._is_watched or tag == "f"
        elif tag == "mergeCell":
            self.merged.append(attributes.get("ref", ""))
        elif ":" in tag:
            self._start(local(tag), attributes)
        elif tag not in _IN_A_TEXT:
            self.finish()  # text of what follows the cells is none of theirs

    def _next_row(self, attributes: dict[str, str]) -> None:
        row = int(attributes.get("r", self._row + 1))
        if row <= self._row:
            self.misplaced = self.misplaced or f"row {row}"
        self._row = row
        self._reference, self._steps = "", 0
        self._met.clear()
        if attributes.get("hidden", "0") not in _NO:
            self.hidden.add(row - 1)

    def _cell(self, attributes: dict[str, str]) -> None:
        if self._is_watched:
            self.finish()
        reference = attributes.get("r")
        if reference is None:
            self._steps += 1
        else:
            self._reference, self._steps = reference, 0
        self._kind, self._is_new = attributes.get("t", ""), True
        self._is_valued = False
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
        if self._is_new:
            self._meet()
        if row > self.rows or column > self.columns:  # seldom: calling max() for every cell is slow
            self.rows, self.columns = max(self.rows, row), max(self.columns, column)

    def _meet(self) -> None:
        row, column = self._at
        if row != self._row or column in self._met:
            self.misplaced = self.misplaced or f"cell {self._reference or column}"
        self._met.add(column)
        self._is_new = False

    def _number(self, letters: str) -> int:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        self._columns[letters] = number
        return number


def scan_sheet(package: Package, sheet: str) -> Scan | Finding:
    """Look through a sheet before the reader does.

    Args:
        package: The checked file.
        sheet: Name of a sheet that it has.

    Returns:
        What it tells beside its cells, or why the sheet is refused.
    """
    extent = Extent()
    try:
        why = walk_part(package.archive, package.sheets[sheet], extent.walk)
    except ValueError:
        why = "a cell has no proper address"
    if why:
        return damaged(package.name, f"sheet {sheet}: {why}")
    extent.finish()
    if extent.misplaced:
        return damaged(package.name, f"sheet {sheet}: {extent.misplaced} is there twice")
    if extent.is_too_wide:
        message = (
            f"{package.name}, sheet {sheet}: a cell far away from the table is filled; delete all "
            "rows below and all columns right of the table, save the workbook and send it again"
        )
        return Code.CELLS_FAR_APART.finding(package.name, message, sheet=sheet)
    return Scan(
        unreadable=MappingProxyType(extent.unreadable),
        merged=tuple(extent.merged),
        hidden=frozenset(extent.hidden),
    )
