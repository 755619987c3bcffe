"""Marks on cells: wrong ones, and those that a rule asks about, while they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.finding import Severity
from seip_xl.schema import CHECK, EXPLANATION, wrong_label
from seip_xl.sheet import cell_name
from seip_xl.template.check import ERRORS, QUERIES, USED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.rule import Rule
    from seip_xl.schema import TableSpec
    from seip_xl.sheet import Sheet


def mark_cells(
    page: Sheet,
    table: TableSpec,
    rules: Sequence[Rule],
    places: Mapping[str, int],
    rows: tuple[int, int],
) -> None:
    """Mark the cells of every column, and Check, by the hidden columns that speak of them.

    Args:
        page: The sheet.
        table: The table's spec.
        rules: Its rules.
        places: Zero-based column of every heading.
        rows: First and last row.
    """
    _mark_check(page, places, rows)
    for column in table.columns:
        if column.field == EXPLANATION:
            continue
        own = [rule for rule in rules if column.label in rule.columns]
        errors = [wrong_label(column.label)] if wrong_label(column.label) in places else []
        errors += [rule.id for rule in own if rule.severity is Severity.ERROR]
        queries = [rule.id for rule in own if rule.severity is Severity.QUERY]
        at = places[column.label]
        for flags, when, style in ((errors, USED, "fault"), (queries, QUERIES, "asked")):
            if flags:
                fired = ",".join(f"{_cell(rows[0], places[flag])}=1" for flag in flags)
                formula = f"=AND({_cell(rows[0], places[when])}>0,OR({fired}))"
                page.highlight(rows, (at, at), formula, style)


def _mark_check(page: Sheet, places: Mapping[str, int], rows: tuple[int, int]) -> None:
    """Mark Check: a row that is only asked about looks different from a wrong one."""
    at = places[CHECK]
    check, errors = _cell(rows[0], at), _cell(rows[0], places[ERRORS])
    # Where the errors could not be counted, the row is taken for a wrong one.
    for which, style in (("IFERROR({}>0,TRUE)", "fault"), ("IFERROR({}=0,FALSE)", "asked")):
        page.highlight(rows, (at, at), f'=AND({check}<>"",{which.format(errors)})', style)


def _cell(row: int, column: int) -> str:
    return f"${cell_name(row, column)}"
