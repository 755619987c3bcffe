"""The column Check: what the schema says of a row, as formulas of the language.

A row that holds nothing is not wrong. What only the reader can tell (other characters in a student
id, a number that is shown as a date) is not said here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.formula import Spelling, context, load, text_column
from seip_xl.schema import CHECK, CHECK_PARTS, ID_LONGEST, ID_SHORTEST, Kind
from seip_xl.template.column import locked_columns
from seip_xl.template.listing import LISTS_SHEET
from seip_xl.template.seen import column_cells, scope_of, table_cells, values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.schema import Column, TableSpec
    from seip_xl.sheet import CellValue
    from seip_xl.template.listing import Listing
    from seip_xl.template.seen import Tables

LONGEST = 2000
"""Characters of a formula; Excel allows four times as many in the longer spelling of a file."""

_FIRST_DAY, _LAST_DAY = 61, 2958465  # 1 March 1900 and 31 December 9999 in Excel's days
_BETWEEN = "; "
_ERROR = "A cell of this row shows an error; type its value again"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckColumn:
    """A column of the check: its formula as a file stores it, and its values.

    ``cells`` has a value for each row and one for a blank row at the end.
    """

    label: str
    formula: str
    cells: tuple[str, ...]


def check_columns(
    table: TableSpec, listing: Listing, rows: Sequence[Sequence[CellValue]]
) -> dict[str, CheckColumn]:
    """Compute the check of rows.

    Args:
        table: The table's spec.
        listing: The lists.
        rows: What is filled in, columns as in the spec.

    Returns:
        ``Check``, after its hidden parts where it has any; nothing where rows are not checked.
    """
    if all(column.label != CHECK for column in table.calculated):
        return {}
    seen: Tables = {table.name: table_cells(table, rows)}
    sources = check_formulas(table, listing)
    seen[LISTS_SHEET] = {
        heading: column_cells(cells, text=isinstance(cells[0], str))
        for heading, cells in listing.columns().items()
    }
    return {
        label: _computed(table.name, label, source, seen, size=len(rows) + 1)
        for label, source in sources.items()
    }


def check_formulas(table: TableSpec, listing: Listing) -> dict[str, str]:
    """Give the formulas of the check by label, parts before the whole.

    Args:
        table: The table's spec.
        listing: The lists.

    Returns:
        ``Check`` alone where it is short enough, else its hidden parts and then itself.
    """
    found = (_clause(column, listing) for column in table.columns[locked_columns(table) :])
    clauses = [clause for clause in found if clause]
    whole = _whole(table, clauses)
    if len(whole) <= LONGEST:
        return {CHECK: whole}
    parts = {
        label: f"={_joined(packed)}"
        for label, packed in zip(CHECK_PARTS, _packed(clauses), strict=False)
    }
    return {**parts, CHECK: _whole(table, [_cell(label) for label in parts])}


def _computed(table: str, label: str, source: str, seen: Tables, *, size: int) -> CheckColumn:
    """Compute a column and let later ones see it."""
    formula = load(source, scope_of(seen, row_table=table), f"{table}[{label}]")
    value = formula.value(context(values_of(seen), row_table=table, size=size))
    cells = tuple(str(cell) for cell in value.to_list(size))
    seen[table][label] = text_column(cells)
    return CheckColumn(label=label, formula=formula.spelt(Spelling(row_table=table)), cells=cells)


def _whole(table: TableSpec, texts: Sequence[str]) -> str:
    filled = "&".join(_cell(column.label) for column in table.columns)
    return f'=IFERROR(IF(TRIM({filled})="","",{_joined(texts)}),{_text(_ERROR)})'


def _joined(texts: Sequence[str]) -> str:
    return f"TEXTJOIN({_text(_BETWEEN)},1,{','.join(texts)})"


def _packed(clauses: Sequence[str]) -> list[list[str]]:
    """Share clauses among formulas, as many to each as it can hold."""
    packed: list[list[str]] = [[]]
    for clause in clauses:
        if packed[-1] and len(_joined([*packed[-1], clause])) >= LONGEST:
            packed.append([])
        packed[-1].append(clause)
    return packed


def _clause(column: Column, listing: Listing) -> str:
    """Give a text that says what a wrong cell should hold; empty where no cell is wrong."""
    fine = _fine(column, _cell(column.label), listing)
    if not fine:
        return ""
    return f'IF({fine},"",{_text(f"{column.label}: {_wanted(column)}")})'


def _wanted(column: Column) -> str:
    if column.masked:
        return column.allowed
    match column.kind:
        case Kind.CHOICE:
            return "choose from the list"
        case Kind.KEY | Kind.TEXT:
            return "fill in"
    return f"enter {column.allowed}"


def _fine(column: Column, cell: str, listing: Listing) -> str:
    match column.kind:
        case Kind.CHOICE:
            listed = f"SUMPRODUCT(--({LISTS_SHEET}[{listing.heading(column)}]={cell}))>0"
            return f'AND({cell}<>"",{listed})' if column.required else _or_blank(cell, listed)
        case Kind.KEY | Kind.TEXT if column.masked:
            return _fine_id(cell, f"{LISTS_SHEET}[{listing.places()}]")
        case Kind.KEY | Kind.TEXT:
            return f'TRIM({cell})<>""' if column.required else ""
    bounds = _bounds(column, cell)
    fine = f"AND({','.join(bounds)})" if bounds[1:] else bounds[0]
    return fine if column.required else _or_blank(cell, fine)


def _or_blank(cell: str, fine: str) -> str:
    return f'OR({cell}="",{fine})'


def _fine_id(cell: str, places: str) -> str:
    """Ask for a text of the right length without a space and with a digit."""
    character = f"MID({cell},{places},1)"
    return (
        f"AND(NOT(ISNUMBER({cell})),LEN({cell})>={ID_SHORTEST},LEN({cell})<={ID_LONGEST},"
        f'SUMPRODUCT(--({character}=" "))=0,SUMPRODUCT(--ISNUMBER(VALUE({character})))>0)'
    )


def _bounds(column: Column, cell: str) -> list[str]:
    """Give the conditions on a number, in few characters, as they stand in every row.

    A text is above every number, a blank cell 0: bounds that refuse them need no ISNUMBER. MAX
    makes 0 of a text, which INT would take for an error.
    """
    low, high = column.minimum, column.maximum
    if column.kind is Kind.DATE:
        low, high = _FIRST_DAY, _LAST_DAY
    blank_fits = column.required and (
        low is None or low < 0 or (low == 0 and not column.above_minimum)
    )
    conditions = [f"ISNUMBER({cell})"] if high is None or blank_fits else []
    if low is not None:
        conditions.append(f"{cell}{'>' if column.above_minimum else '>='}{low:g}")
    if high is not None:
        conditions.append(f"{cell}<={high:.10g}")
    if column.kind in {Kind.DATE, Kind.WHOLE}:
        conditions.append(f"INT(MAX({cell}))={cell}")
    return conditions


def _cell(label: str) -> str:
    return f"[@[{label}]]"


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
