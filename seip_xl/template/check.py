"""What the schema says of a cell, and what Check tells of a row, as formulas of the language.

A row that holds nothing is not wrong. What only the reader can tell (other characters in a student
id, a wildcard in a provider's name, a number that is shown as a date) is not said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.finding import Severity
from seip_xl.schema import CHECK, EXPLANATION, ID_LONGEST, ID_SHORTEST, Kind, wrong_label
from seip_xl.template.listing import LISTS_SHEET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.rule import Rule
    from seip_xl.schema import Column, TableSpec
    from seip_xl.template.listing import Listing

LONGEST = 2000
"""Characters of a formula; Excel allows four times as many in the longer spelling of a file."""
USED, ERRORS, QUERIES = "Row used", "Row errors", "Row queries"
PART = "Check part"

_FIRST_DAY, _LAST_DAY = 61, 2958465  # 1 March 1900 and 31 December 9999 in Excel's days
_BETWEEN = "; "
_CRASHED = "A check of this row could not be worked out; tell the local authority"


def cell_formulas(table: TableSpec, listing: Listing) -> dict[str, str]:
    """Give the formulas that say whether a row is used, and which of its cells are wrong.

    Args:
        table: The table's spec.
        listing: The lists.

    Returns:
        By heading: 1 or 0. A required cell is wrong also in a row that is not used.
    """
    filled = "&".join(cell_ref(column.label) for column in table.columns)
    used = {USED: f'=IFERROR(IF(TRIM({filled})="",0,1),1)'}
    # A cell that shows an error is wrong.
    return used | {
        wrong_label(column.label): f"=IFERROR(IF({_fine(column, listing)},0,1),1)"
        for column in table.typed_columns
    }


def row_formulas(table: TableSpec, rules: Sequence[Rule]) -> dict[str, str]:
    """Give the formulas that join what is wrong in a row.

    Args:
        table: The table's spec.
        rules: Its rules.

    Returns:
        By heading: how many errors, and queries without explanation, the row has; Check, after
        hidden parts that are short enough.
    """
    wrong = [wrong_label(column.label) for column in table.typed_columns]
    errors = [rule.id for rule in rules if rule.severity is Severity.ERROR]
    queries = [rule for rule in rules if rule.severity is Severity.QUERY]
    clauses = [
        *(_clause(wrong_label(one.label), _told(one)) for one in table.typed_columns),
        *(_clause(rule.id, rule.words) for rule in rules if rule.severity is Severity.ERROR),
        *(_query(rule) for rule in queries),
    ]
    open_queries = _sum([rule.id for rule in queries])
    if any(column.field == EXPLANATION for column in table.columns):
        explained = f'TRIM({cell_ref("Explanation")})<>""'
        open_queries = f"IF({explained},0,{open_queries})" if queries else "0"
    counts = {
        ERRORS: f"=IF({cell_ref(USED)}=0,0,{_sum([*wrong, *errors])})",
        QUERIES: f"=IF({cell_ref(USED)}=0,0,{open_queries})",
    }
    packed = _packed(clauses)
    if len(packed) == 1:
        return {**counts, CHECK: _joined(packed[0])}
    parts = {f"{PART} {number}": _joined(part) for number, part in enumerate(packed, start=1)}
    whole = f"=TEXTJOIN({_text(_BETWEEN)},1,{','.join(map(cell_ref, parts))})"
    return {**counts, **parts, CHECK: whole}


def cell_ref(label: str) -> str:
    """Refer to the cell of a column in this row."""
    return f"[@[{label}]]"


def _sum(labels: Sequence[str]) -> str:
    return "+".join(map(cell_ref, labels)) or "0"


def _clause(label: str, words: str) -> str:
    return f'IF({cell_ref(label)}=1,{_text(words)},"")'


def _query(rule: Rule) -> str:
    return f'IF(AND({cell_ref(rule.id)}=1,{cell_ref(QUERIES)}>0),{_text(rule.words)},"")'


def _joined(texts: Sequence[str]) -> str:
    joined = f"TEXTJOIN({_text(_BETWEEN)},1,{','.join(texts)})"
    return f'=IFERROR(IF({cell_ref(USED)}=0,"",{joined}),{_text(_CRASHED)})'


def _packed(clauses: Sequence[str]) -> list[list[str]]:
    """Share clauses among formulas, as many to each as it can hold."""
    packed: list[list[str]] = [[]]
    for clause in clauses:
        if packed[-1] and len(_joined([*packed[-1], clause])) >= LONGEST:
            packed.append([])
        packed[-1].append(clause)
    return packed


def _told(column: Column) -> str:
    return f"{column.label}: {_wanted(column)}"


def _wanted(column: Column) -> str:
    if column.masked:
        return column.allowed
    match column.kind:
        case Kind.CHOICE:
            return "choose from the list"
        case Kind.KEY | Kind.TEXT:
            return "fill in" if column.required else "enter text"
    return f"enter {column.allowed}"


def _fine(column: Column, listing: Listing) -> str:
    cell = cell_ref(column.label)
    match column.kind:
        case Kind.CHOICE:
            listed = f"SUMPRODUCT(--({LISTS_SHEET}[{listing.heading(column)}]={cell}))>0"
            return f'AND({cell}<>"",{listed})' if column.required else _or_blank(cell, listed)
        case Kind.KEY | Kind.TEXT if column.masked:
            return _fine_id(cell, f"{LISTS_SHEET}[{listing.places()}]")
        case Kind.KEY | Kind.TEXT:
            # A number or a condition is never equal to a text.
            text = f'{cell}={cell}&""'
            return f'AND({text},TRIM({cell})<>"")' if column.required else text
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
    makes 0 of a text, which INT would take for an error. A spreadsheet that opens a template
    spends most of its time on references to cells that are typed: each condition has few.
    """
    low, high = column.minimum, column.maximum
    if column.kind is Kind.DATE:
        low, high = _FIRST_DAY, _LAST_DAY
    blank_fits = column.required and (
        low is None or low < 0 or (low == 0 and not column.above_minimum)
    )
    conditions = [f"ISNUMBER({cell})"] if high is None or blank_fits else []
    if column.kind in {Kind.DATE, Kind.WHOLE}:
        least = low if low is None else low + column.above_minimum
        return [*conditions, f"{_clipped(f'INT(MAX({cell}))', least, high)}={cell}"]
    if low is not None:
        conditions.append(f"{cell}{'>' if column.above_minimum else '>='}{low:g}")
    if high is not None:
        conditions.append(f"{cell}<={high:.10g}")
    return conditions


def _clipped(number: str, low: float | None, high: float | None) -> str:
    upper = number if high is None else f"MIN({high:.10g},{number})"
    return upper if low is None else f"MAX({low:g},{upper})"


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
