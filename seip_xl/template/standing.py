"""How far a sheet is filled, as live formulas for the cover."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seip_xl.formula import Spelling, Type, Value, context, load
from seip_xl.sheet import sheet_ref
from seip_xl.template.check import ERRORS, QUERIES
from seip_xl.template.seen import Tables, column_cells, scope_of, table_cells, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.schema import TableSpec
    from seip_xl.sheet import CellValue
    from seip_xl.template.amount import Amount
    from seip_xl.template.hidden import CheckColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A formula as a workbook stores it, and its value."""

    formula: str
    value: float | str


NOTHING = Computed(formula="=0", value=0.0)
_NO_TABLES: Tables = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a sheet is filled: rows or amounts that are, how many are to be mended or explained.

    ``form`` tells whether amounts are counted, not rows; ``facts`` names what stands above them.
    """

    table: str
    used: Computed
    problems: Computed
    queries: Computed = NOTHING
    form: bool = False
    facts: str = ""


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
        used=over_cells(used, {}, {}, seen),
        problems=over_cells(problems, {}, {}, seen),
        queries=over_cells(queries, {}, {}, seen),
    )


def form_standing(
    table: TableSpec,
    amounts: Mapping[tuple[str, str], Amount],
    facts: Mapping[str, CellValue],
    checks: Mapping[str, CheckColumn],
) -> Standing:
    """Count the amounts of a form that are filled in, and its lines with errors and queries.

    A fact is asked for as soon as an amount is filled in, and then counts as an error.

    Args:
        table: The form's spec.
        amounts: Its amounts by id of the line and field.
        facts: What is filled in above the form, by the address of the cell.
        checks: The columns of its check.

    Returns:
        The counts.
    """
    cells = {f"fact_{at}": (cell, value) for at, (cell, value) in enumerate(facts.items())}
    asked = ",".join(cells)
    typed = {
        "_".join(key): (each.cell, each.typed) for key, each in amounts.items() if not each.formula
    }
    filled = f"COUNT({','.join(typed)})"
    missing = f"+IF({filled}=0,0,{len(facts)}-COUNT({asked}))" if facts else ""
    sheet = sheet_ref(table.name)
    cells |= typed
    named = {name: f"{sheet}!{cell}" for name, (cell, _) in cells.items()}
    values = {name: column_cells([value], text=False) for name, (_, value) in cells.items()}
    seen: Tables = {
        table.name: {
            label: column_cells(checks[label].cells, text=False) for label in (ERRORS, QUERIES)
        }
    }
    return Standing(
        table=table.name,
        used=over_cells(f"={filled}", named, values),
        problems=over_cells(
            f'=COUNTIFS({table.name}[{ERRORS}],">0"){missing}', named, values, seen
        ),
        queries=over_cells(f'=COUNTIFS({table.name}[{QUERIES}],">0")', {}, {}, seen),
        form=True,
        facts=", ".join(column.label for column in table.facts),
    )


def over_cells(
    source: str, cells: Mapping[str, str], values: Mapping[str, Value], seen: Tables = _NO_TABLES
) -> Computed:
    """Compute a formula over single cells, and tables.

    Args:
        source: The formula, with names for the cells.
        cells: The address of each name.
        values: The value of each name, a column of one cell.
        seen: The tables.

    Returns:
        The formula and its value.
    """
    scope = replace(scope_of(seen), names={name: value.type for name, value in values.items()})
    formula = load(source, scope, "the cover")
    value = formula.value(context(values_of(seen), names=values, size=1)).to_list(1)[0]
    return Computed(formula=formula.spelt(Spelling(names=cells)), value=_shown(value, formula.type))


def _shown(value: float | str | None, kind: Type) -> float | str:
    if value is None:
        return "" if kind is Type.TEXT else 0.0
    return value
