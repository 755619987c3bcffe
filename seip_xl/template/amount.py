"""The amounts of a form: formulas of totals and of calculated columns, with what they give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seip_xl.formula import Scope, Spelling, Type, context, load, number_column
from seip_xl.schema import CHECK, Calculated, Kind
from seip_xl.sheet import cell_name, sheet_ref
from seip_xl.template.column import sheet_columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seip_xl.schema import Column, Line, TableSpec
    from seip_xl.sheet import CellValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount of a form: its cell, its value (blank is 0), its formula where it has one.

    ``typed`` is what was filled in, None for blank.

    Units:
        GBP.
    """

    cell: str
    value: float
    formula: str = ""
    typed: float | None = None


def form_amounts(
    table: TableSpec,
    typed: Mapping[str, Mapping[str, CellValue]],
    known: Mapping[str, Amount],
    *,
    top: int,
) -> dict[tuple[str, str], Amount]:
    """Compute the amounts of a form row by row, each row from the left.

    A formula sees the amounts left of it by their fields, those above it by the ids of their
    lines, and those of the forms before.

    Args:
        table: The form's spec.
        typed: What is filled in, by label of the line and field.
        known: Amounts of the forms before, as ``<table>_<line id>``.
        top: Zero-based row of the first line.

    Returns:
        The amounts by id of the line and field; cells that hold none are left out.
    """
    amounts: dict[tuple[str, str], Amount] = {}
    for row, line in enumerate(table.lines, start=top):
        for at, column in enumerate(sheet_columns(table)):
            cell = cell_name(row, at)
            if formula := _formula_of(line, column):
                seen = _seen(amounts, known, line.id, column.field)
                amounts[line.id, column.field] = _computed(formula, cell, seen, line.label)
            elif line.entered and is_amount(column) and not isinstance(column, Calculated):
                value = typed.get(line.label, {}).get(column.field)
                number = float(value) if isinstance(value, int | float) else None
                amounts[line.id, column.field] = Amount(
                    cell=cell, value=number or 0.0, typed=number
                )
    return amounts


def is_amount(column: Column | Calculated) -> bool:
    """Tell whether a column of a form holds amounts.

    Args:
        column: The column.
    """
    if isinstance(column, Calculated):
        return column.label != CHECK
    return column.kind in {Kind.MONEY, Kind.NUMBER}


def named_amounts(table: TableSpec, amounts: Mapping[tuple[str, str], Amount]) -> dict[str, Amount]:
    """Give the amounts of a form's first column of amounts as formulas of other forms name them.

    Args:
        table: The form's spec.
        amounts: Its amounts.

    Returns:
        The amounts by ``<table>_<line id>``, cells with their sheet.
    """
    first = next(column.field for column in sheet_columns(table) if is_amount(column))
    sheet = sheet_ref(table.name)
    return {
        f"{table.name.lower()}_{line}": replace(amount, cell=f"{sheet}!{amount.cell}")
        for (line, field), amount in amounts.items()
        if field == first
    }


def _formula_of(line: Line, column: Column | Calculated) -> str:
    return line.cells.get(column.field, line.formula if is_amount(column) else "")


def _seen(
    amounts: Mapping[tuple[str, str], Amount], known: Mapping[str, Amount], line: str, field: str
) -> dict[str, Amount]:
    above = {id_: amount for (id_, own), amount in amounts.items() if own == field}
    left = {own: amount for (id_, own), amount in amounts.items() if id_ == line}
    return {**known, **above, **left}


def _computed(formula: str, cell: str, seen: Mapping[str, Amount], owner: str) -> Amount:
    loaded = load(formula, Scope(names=dict.fromkeys(seen, Type.NUMBER)), owner)
    values = {name: number_column(amount.value) for name, amount in seen.items()}
    cells = {name: amount.cell for name, amount in seen.items()}
    return Amount(
        cell=cell,
        value=float(loaded.value(context({}, names=values)).data),
        formula=loaded.spelt(Spelling(names=cells)),
    )
