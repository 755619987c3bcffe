"""Tables whose rows are fixed, lines of a form or values of a list: each stands once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from seip_xl.read.code import Code
from seip_xl.read.message import shown
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from seip_xl.finding import Finding
    from seip_xl.read.grid import CellValue
    from seip_xl.read.place import Place
    from seip_xl.schema import TableSpec

LINE = 0
"""Position of the column that names the line, in every form."""


def is_calculated(table: TableSpec, cells: Sequence[CellValue]) -> bool:
    """Tell whether a row of a form is calculated as a whole and never read, a total for example.

    Args:
        table: The table's spec.
        cells: The row, columns as in the spec.

    Returns:
        Whether nothing is typed in its line.
    """
    return any(
        line.label == cells[LINE] for line in table.lines if line.formula or not line.entered
    )


def form_faults(
    place: Place, table: TableSpec, lists: Mapping[str, Sequence[str]]
) -> tuple[list[Finding], set[int]]:
    """Check that every row that is fixed stands there exactly once.

    Args:
        place: The table as it was found.
        table: The table's spec.
        lists: The LA's lists by name.

    Returns:
        The findings, and the indices of rows that stand twice: none of them is counted.
    """
    at, wanted = _fixed(table, lists)
    found: defaultdict[CellValue, list[int]] = defaultdict(list)
    for index, row in enumerate(place.cells if wanted else ()):
        found[row[at]].append(index)
    word = "line" if table.lines else "row"
    faults: list[Finding] = []
    rejected: set[int] = set()
    for label in wanted:
        indices = found.get(label, [])
        if not indices:
            message = f'The {word} "{label}" is missing; put it back as in the template'
            code, cell = Code.LINE_MISSING, ""
        elif len(indices) > 1:
            cells = [place.cell(index, table.columns[at]) for index in indices]
            message = (
                f'The {word} "{label}" stands {len(indices)} times ({", ".join(cells)}); none of '
                "them is counted; leave one"
            )
            code, cell = Code.LINE_TWICE, cells[0]
            rejected |= {*indices}
        else:
            continue
        faults.append(
            code.finding(place.workbook, message, sheet=place.sheet, cell=cell, found=label)
        )
    return [*faults, *_totals_twice(place, table)], rejected


def _totals_twice(place: Place, table: TableSpec) -> Iterator[Finding]:
    """Tell of calculated lines that stand more than once: an amount may be typed in one of them."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, label in place.calculated:
        rows[label].append(row)
    for label, found in rows.items():
        if found[1:]:
            cells = [
                cell_name(row, place.header.columns[table.columns[LINE].label]) for row in found
            ]
            message = (
                f'The line "{label}" stands {len(found)} times ({", ".join(cells)}); it is '
                "calculated, so that nothing in it is read; delete the others"
            )
            yield Code.LINE_TWICE.finding(
                place.workbook, message, sheet=place.sheet, cell=cells[1], found=label
            )


def form_not_counted(
    place: Place, table: TableSpec, rejected: Collection[int], faults: Sequence[Finding]
) -> Finding | None:
    """Say that a form is not counted, as its totals would be wrong without one of its lines.

    Args:
        place: The form as it was found.
        table: Its spec; that of a list of rows is no form.
        rejected: Indices of the rows that are wrong.
        faults: What was found wrong with its lines: those missing or standing twice.

    Returns:
        The finding; None where the form is whole.
    """
    if not table.lines or not (rejected or faults):
        return None
    wrong = [
        shown(place.cells[index][LINE]) or f"row {place.rows[index] + 1}"
        for index in sorted(rejected)
    ]
    named = dict.fromkeys([*wrong, *(fault.found for fault in faults)])
    message = (
        f"{table.title}: its totals would be wrong, so no line of this form is counted until this "
        f"is mended: {', '.join(named)}"
    )
    return Code.FORM_NOT_COUNTED.finding(place.workbook, message, sheet=place.sheet)


def _fixed(table: TableSpec, lists: Mapping[str, Sequence[str]]) -> tuple[int, Sequence[str]]:
    """Give the position of the column that names a fixed row, and all its values."""
    if table.rows_of:
        names = [column.list_name for column in table.columns]
        return names.index(table.rows_of), lists.get(table.rows_of, ())
    return LINE, [line.label for line in table.entered_lines]
