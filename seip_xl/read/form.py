"""Tables whose rows are fixed, lines of a form or values of a list: each stands once."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from seip_xl.formula import Scope, Type, context, load, number_column
from seip_xl.read.code import Code
from seip_xl.read.extent import Unreadable
from seip_xl.schema import Kind
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from seip_xl.finding import Finding
    from seip_xl.formula import Value
    from seip_xl.read.grid import CellValue
    from seip_xl.read.place import Place
    from seip_xl.schema import TableSpec

    Wrong = list[tuple[int, int]]

_NUMBERS = frozenset({int, float})
_PENNY = 0.005
_NOTHING = number_column(0.0)
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
    return any(line.label == cells[LINE] for line in table.calculated_lines)


def calculated_cells(
    place: Place, table: TableSpec, healed: Collection[tuple[int, int]]
) -> tuple[list[list[CellValue]], Wrong]:
    """Give the calculated lines of a form as they lie, for the rules; none of them is counted.

    A total that leaves out an amount kept as text, as spreadsheets do, is given with that amount.
    One without result, as programs leave it that do not calculate, is worked out.

    Args:
        place: The form as it was found.
        table: Its spec.
        healed: Index of the row, and column, of every amount that was read out of a text.

    Returns:
        Their cells, columns as in the spec, and position in them and column of those that hold no
        number: a text or an error.
    """
    amounts = [at for at, column in enumerate(table.columns) if column.kind is Kind.MONEY]
    lines = [list(cells) for _, cells in place.calculated]
    for at in amounts:
        out = {index for index, column in healed if column == at}
        if out:
            _put_right(place, table, lines, at, out)
        _work_out(place, table, lines, at)
    wrong = [
        (index, at)
        for index, cells in enumerate(lines)
        for at in amounts
        if cells[at] is not None and type(cells[at]) not in _NUMBERS
    ]
    return lines, wrong


def _work_out(place: Place, table: TableSpec, lines: list[list[CellValue]], at: int) -> None:
    """Give totals without a result the sum of their lines: they are checked all the same."""
    without = [cells for cells in lines if cells[at] == Unreadable("")]
    amounts = {str(row[LINE]): row[at] for row in place.cells}
    totals = _totals(table, amounts) if without else {}
    for cells in without:
        cells[at] = totals.get(str(cells[LINE]), cells[at])


def _put_right(
    place: Place, table: TableSpec, lines: list[list[CellValue]], at: int, out: Collection[int]
) -> None:
    """Give totals that leave out some rows as they are with these rows."""
    amounts = {str(row[LINE]): row[at] for row in place.cells}
    left_out = {str(place.cells[index][LINE]) for index in out}
    without = {label: None if label in left_out else own for label, own in amounts.items()}
    whole = _totals(table, amounts)
    # SUM passes over a text; + and - make a number of it in Excel, and do not elsewhere.
    partial = [_totals(table, without), _totals(table, amounts, left_out)]
    for cells in lines:
        label, lies = str(cells[LINE]), cells[at]
        if isinstance(lies, int | float) and any(
            abs(lies - one.get(label, math.inf)) < _PENNY for one in partial
        ):
            cells[at] = whole[label]


def _totals(
    table: TableSpec, amounts: Mapping[str, CellValue], out_of_sums: Collection[str] = ()
) -> dict[str, float]:
    """Work out the totals of a column of amounts, a blank or wrong one as 0."""
    known: dict[str, Value] = {}
    out = {line.id for line in table.lines if line.label in out_of_sums}
    totals = {}
    for line in table.lines:
        if line.formula:
            formula = load(line.formula, Scope(names=dict.fromkeys(known, Type.NUMBER)), line.id)
            is_sum = "SUM(" in line.formula
            names = {each: _NOTHING if is_sum and each in out else known[each] for each in known}
            known[line.id] = formula.value(context({}, names=names))
            totals[line.label] = float(known[line.id].data)
        else:
            amount = amounts.get(line.label)
            known[line.id] = number_column(amount if isinstance(amount, int | float) else 0.0)
    return totals


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
    for row, cells in place.calculated:
        rows[str(cells[LINE])].append(row)
    for label, found in rows.items():
        if found[1:]:
            at = place.header.columns[table.columns[LINE].label]
            named = [cell_name(row, at) for row in found]
            message = (
                f'The line "{label}" stands {len(found)} times ({", ".join(named)}); it is '
                "calculated, so that nothing in it is read; delete the others"
            )
            yield Code.LINE_TWICE.finding(
                place.workbook, message, sheet=place.sheet, cell=named[1], found=label
            )


def form_not_counted(
    table: TableSpec, where: tuple[str, str], named: Iterable[str]
) -> Finding | None:
    """Say that a form is not counted, as its totals would be wrong without one of its lines.

    Args:
        table: Its spec; that of a list of rows is no form.
        where: Name of the file and title of the sheet.
        named: The lines that are wrong, missing or there twice.

    Returns:
        The finding; None where the form is whole.
    """
    wrong = dict.fromkeys(named)
    if not table.lines or not wrong:
        return None
    message = (
        f"{where[0]}, {where[1]}: no line of this form is counted, as its totals would be wrong, "
        f"until this is mended: {', '.join(wrong)}"
    )
    return Code.FORM_NOT_COUNTED.finding(where[0], message, sheet=where[1])


def _fixed(table: TableSpec, lists: Mapping[str, Sequence[str]]) -> tuple[int, Sequence[str]]:
    """Give the position of the column that names a fixed row, and all its values."""
    if table.rows_of:
        names = [column.list_name for column in table.columns]
        return names.index(table.rows_of), lists.get(table.rows_of, ())
    return LINE, [line.label for line in table.entered_lines]
