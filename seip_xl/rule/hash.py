"""The short hash of the definitions and rules that a return is made and judged by."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from seip_xl.rule.standard import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seip_xl.rule.rule import Rule
    from seip_xl.schema import Column, Line, ReturnSpec, TableSpec

_DIGITS = 12


def rulebook_of(spec: ReturnSpec, rules: Iterable[Rule] = RULES) -> str:
    """Give the short hash of a return's definitions and rules, not of how they are told.

    Args:
        spec: The return.
        rules: The rules; those of other returns are left out.

    Returns:
        Twelve hexadecimal digits; others as soon as a column, kind, list, bound, line or rule
        changes.
    """
    own = [_rule(rule) for rule in rules if rule.return_id == spec.id and rule.active]
    said = json.dumps([spec.id, spec.version, *map(_table, spec.tables), own], ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]


def _table(table: TableSpec) -> list[object]:
    columns = [_column(column) for column in table.columns]
    facts = [_column(column) for column in table.facts]
    return [table.name, table.rows_of, columns, facts, [_line(line) for line in table.lines]]


def _column(column: Column) -> list[object]:
    number = (column.minimum, column.maximum, column.above_minimum, column.unit)
    text = (column.choices, column.list_name, column.spelt_by, column.masked)
    return [column.field, column.label, column.kind.value, column.required, number, text]


def _line(line: Line) -> list[object]:
    cells = sorted(line.cells.items())
    return [line.id, line.label, line.formula, line.optional, line.entered, cells]


def _rule(rule: Rule) -> list[object]:
    return [rule.id, rule.table, str(rule.severity), rule.formula]
