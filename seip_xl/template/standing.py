"""How far a sheet is filled, as live formulas for the cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.formula import Scope, Spelling, Type, Value, context, load
from seip_xl.sheet import sheet_ref
from seip_xl.template.check import ERRORS, QUERIES
from seip_xl.template.seen import column_cells, scope_of, table_cells, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.schema import TableSpec
    from seip_xl.sheet import CellValue
    from seip_xl.template.amount import Amount
    from seip_xl.template.hidden import CheckColumn
    from seip_xl.template.seen import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A formula as a workbook stores it, and its value."""

    formula: str
    value: float | str


NOTHING = Computed(formula="=0", value=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a sheet is filled: rows or amounts that are, how many are to be mended or explained.

    ``form`` tells whether amounts are counted, not rows.
    """

    table: str
    used: Computed
    problems: Computed
    queries: Computed = NOTHING
    form: bool = False


def table_standing(
    table: TableSpec, given: Sequence[Sequence[CellValue]], checks: Mapping[str, CheckColumn]
) -> Standing:
    """Count the rows of a data table that hold something, and those with errors and queries.

    Args:
        table: The table's spec.
        given: What is filled in, columns as in the spec.
        checks: The columns of its check.

    Returns:
        The counts; none is to be mended where rows are not checked.
    """
    seen: Tables = {table.name: table_cells(table, given)}
    problems = queries = "=0"
    if checks:
        for label in (ERRORS, QUERIES):
            seen[table.name][label] = column_cells(checks[label].cells, text=False)
        problems = f'=COUNTIFS({table.name}[{ERRORS}],">0")'
        queries = f'=COUNTIFS({table.name}[{QUERIES}],">0")'
    typed = table.columns[table.given :]
    # ISBLANK, because a cell that shows an error must not spoil the count.
    blank = "*".join(f"ISBLANK({table.name}[{column.label}])" for column in typed)
    used = f"=SUMPRODUCT(--({blank}=0))"
    return Standing(
        table=table.name,
        used=_over_tables(used, seen, table.name),
        problems=_over_tables(problems, seen, table.name),
        queries=_over_tables(queries, seen, table.name),
    )


def form_standing(
    table: TableSpec,
    amounts: Mapping[tuple[str, str], Amount],
    facts: Mapping[str, CellValue],
) -> Standing:
    """Count the amounts of a form that are filled in, and those that are missing or no number.

    Facts count as amounts; an optional line may stay blank.

    Args:
        table: The form's spec.
        amounts: Its amounts by id of the line and field.
        facts: What is filled in above the form, by the address of the cell.

    Returns:
        The counts.
    """
    optional = {line.id for line in table.lines if line.optional}
    typed = {key: each for key, each in amounts.items() if not each.formula}
    cells = {f"fact_{at}": (cell, value) for at, (cell, value) in enumerate(facts.items())}
    wanted = [*cells, *("_".join(key) for key in typed if key[0] not in optional)]
    cells |= {"_".join(key): (each.cell, each.typed) for key, each in typed.items()}
    every, needed = ",".join(cells), ",".join(wanted)
    sheet = sheet_ref(table.name)
    named = {name: f"{sheet}!{cell}" for name, (cell, _) in cells.items()}
    values = {name: column_cells([value], text=False) for name, (_, value) in cells.items()}
    missing = f"={len(wanted)}-COUNTA({needed})+COUNTA({every})-COUNT({every})"
    return Standing(
        table=table.name,
        used=over_cells(f"=COUNT({every})", named, values),
        problems=over_cells(missing, named, values),
        form=True,
    )


def over_cells(source: str, cells: Mapping[str, str], values: Mapping[str, Value]) -> Computed:
    """Compute a formula over single cells.

    Args:
        source: The formula, with names for the cells.
        cells: The address of each name.
        values: The value of each name, a column of one cell.

    Returns:
        The formula and its value.
    """
    scope = Scope(names={name: value.type for name, value in values.items()})
    formula = load(source, scope, "the cover")
    value = formula.value(context({}, names=values, size=1)).to_list(1)[0]
    return Computed(formula=formula.spelt(Spelling(names=cells)), value=_shown(value, formula.type))


def _over_tables(source: str, seen: Tables, owner: str) -> Computed:
    formula = load(source, scope_of(seen), f"the count of {owner}")
    value = formula.value(context(values_of(seen))).to_list(1)[0]
    return Computed(formula=formula.spelt(Spelling()), value=_shown(value, formula.type))


def _shown(value: float | str | None, kind: Type) -> float | str:
    if value is None:
        return "" if kind is Type.TEXT else 0.0
    return value
