"""Forms: tables whose rows are fixed lines; totals are passed over, each line stands once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from seip_xl.read.code import Code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.finding import Finding
    from seip_xl.read.grid import CellValue
    from seip_xl.read.table import Place
    from seip_xl.schema import TableSpec

LINE = 0
"""Position of the column that names the line, in every form."""


def is_total(table: TableSpec, cells: Sequence[CellValue]) -> bool:
    """Tell whether a row of a form is a total, which is calculated and never read.

    Args:
        table: The table's spec.
        cells: The row, columns as in the spec.

    Returns:
        Whether its line is a total of the form.
    """
    return any(line.formula and line.label == cells[LINE] for line in table.lines)


def form_faults(place: Place, table: TableSpec) -> tuple[list[Finding], set[int]]:
    """Check that every typed line of a form stands there exactly once.

    Args:
        place: The form as it was found.
        table: The form's spec.

    Returns:
        The findings, and the indices of rows that stand twice: none of them is counted.
    """
    found: defaultdict[CellValue, list[int]] = defaultdict(list)
    for index, cells in enumerate(place.cells):
        found[cells[LINE]].append(index)
    faults: list[Finding] = []
    rejected: set[int] = set()
    for line in table.entered_lines:
        indices = found.get(line.label, [])
        if not indices:
            faults.append(_missing(place, line.label))
        elif len(indices) > 1:
            faults.append(_twice(place, table, line.label, indices))
            rejected |= {*indices}
    return faults, rejected


def _missing(place: Place, label: str) -> Finding:
    message = f'The line "{label}" is missing; put it back as in the template'
    return Code.LINE_MISSING.finding(place.workbook, message, sheet=place.sheet, found=label)


def _twice(place: Place, table: TableSpec, label: str, indices: list[int]) -> Finding:
    cells = [place.cell(index, table.columns[LINE]) for index in indices]
    message = (
        f'The line "{label}" stands {len(indices)} times ({", ".join(cells)}); none of them is '
        "counted; leave one"
    )
    return Code.LINE_TWICE.finding(
        place.workbook, message, sheet=place.sheet, cell=cells[0], found=label
    )
