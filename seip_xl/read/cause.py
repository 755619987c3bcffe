"""Findings by their cause: one mistake made in many cells is told once, with all its cells."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from seip_xl.finding import Severity
from seip_xl.read.code import Code
from seip_xl.sheet import corners_of, range_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from seip_xl.finding import Finding

_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What is wrong for one reason on one sheet of a file.

    ``cells`` names all of its cells, those below each other as a range, empty where the whole sheet
    or file is meant; ``findings`` has at least one.
    """

    cells: str
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that stands for the others."""
        return self.findings[0]

    @property
    def weight(self) -> str:
        """How much it weighs, in words: an explained query asks for nothing more."""
        return f"{self.first.severity}, explained" if self.is_explained else self.first.severity

    @property
    def is_explained(self) -> bool:
        """Whether the return answers it."""
        return self.first.is_explained

    @property
    def message(self) -> str:
        """What was found in all cells, what is allowed, what to do."""
        if not self.findings[1:]:
            return self.first.message
        if self.first.code not in {*Code}:
            return f"{len(self.findings)} rows: {self.first.advice}"
        kind = Code(self.first.code).short_name
        found = ", ".join(dict.fromkeys(one.found for one in self.findings if one.found))
        what = f"{self.first.column}: {len(self.findings)} cells ({kind})"
        return f"{what}{': ' if found else ''}{found}; {self.first.advice}"

    @property
    def line(self) -> str:
        """The cause in one line, as that of a finding."""
        if not self.findings[1:]:
            return self.first.line
        return f"{self.first.workbook}, {self.first.sheet}!{self.cells}: {self.message}"


def causes_of(findings: Iterable[Finding]) -> list[Cause]:
    """Group findings by file, sheet, column and what is to be done.

    Args:
        findings: What was found, in any order.

    Returns:
        The causes: files as they come; errors first, then queries, those explained after the
        others, then notes; in each the file itself, then its sheets as they come, by cell.
    """
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.workbook, []).append(finding)
    return [cause for found in files.values() for cause in _causes(found)]


def in_order(findings: Iterable[Finding], sheets: Sequence[str]) -> list[Finding]:
    """Sort the findings of a file by sheet and cell, the whole file and whole sheets first.

    Args:
        findings: What was found.
        sheets: Names of the file's sheets in order.
    """
    places = {sheet.casefold(): place for place, sheet in enumerate(sheets)}

    def place(finding: Finding) -> tuple[int, int, int]:
        sheet = places.get(finding.sheet.casefold(), len(places)) if finding.sheet else -1
        return sheet, *_cell(finding)

    return sorted(findings, key=place)


def _causes(findings: Sequence[Finding]) -> list[Cause]:
    grouped: dict[tuple[object, ...], list[Finding]] = {}
    for number, one in enumerate(findings):
        alone = not (one.cell and one.column)
        what = (one.severity, one.code, one.advice, one.is_explained)
        key = (*what, one.sheet, one.column, alone and number)
        grouped.setdefault(key, []).append(one)
    causes = [Cause(cells=_cells(found), findings=tuple(found)) for found in grouped.values()]
    return sorted(causes, key=lambda cause: (_ORDER[cause.first.severity], cause.is_explained))


def _cells(findings: Sequence[Finding]) -> str:
    return ", ".join(ranges_of(cell for one in findings if (cell := _cell(one))[0] >= 0))


def ranges_of(cells: Iterable[tuple[int, int]]) -> list[str]:
    """Name cells, those below each other as a range.

    Args:
        cells: Zero-based row and column of each, in any order.

    Returns:
        Such as ``B7:B9``, by column.
    """
    ordered = sorted((column, row) for row, column in cells)
    ranges = []
    runs = groupby(enumerate(ordered), key=lambda each: (each[1][0], each[1][1] - each[0]))
    for _, members in runs:
        below = [cell for _, cell in members]
        ranges.append(range_name(below[0][1], below[0][0], below[-1][1], below[-1][0]))
    return ranges


def _cell(finding: Finding) -> tuple[int, int]:
    """Give zero-based row and column, -1 for a whole sheet."""
    corners = corners_of(finding.cell)
    return corners[:2] if corners else (-1, -1)
