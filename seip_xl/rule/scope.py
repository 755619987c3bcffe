"""What the rules of a return may refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import ColumnScope, Scope, TableScope, Type
from seip_xl.rule.given import GIVEN
from seip_xl.rule.values import SETTING_TYPES, kind_type
from seip_xl.schema import COUNTY, Kind, choices_of, wrong_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seip_xl.rule.rule import Helper, Rule
    from seip_xl.schema import ReturnSpec, TableSpec

KEPT = {"Providers": ("Provider", "Agreed cost per hour"), "Subjects": ("Subject",)}
"""The LA's tables that rules read, and their columns."""
LISTS, LETTER_LIST = "Lists", "Check letter"
"""The hidden table of a template, and its list of the letters that a UPN may begin with."""
LETTERS = tuple("ABCDEFGHJKLMNPQRTUVWXYZ")
"""These letters in order: all but I, O and S."""


def return_scope(spec: ReturnSpec, helpers: Iterable[Helper], rules: Iterable[Rule]) -> Scope:
    """Say what rules of a return may refer to, all but the row that they stand in.

    Args:
        spec: The return.
        helpers: Its hidden columns.
        rules: Its rules; each may be referred to as a column, 1 where it fires.

    Returns:
        The tables of the return and those the LA keeps, and the settings.
    """
    hidden: dict[str, dict[str, ColumnScope]] = {table.name: {} for table in spec.tables}
    for helper in helpers:
        hidden[helper.table][helper.label] = ColumnScope(helper.type)
    for table, given in GIVEN.items():
        if table in hidden:
            hidden[table] |= {label: ColumnScope(kind) for label, kind in given.items()}
    for rule in rules:
        if rule.table in hidden:
            hidden[rule.table][rule.id] = ColumnScope(Type.NUMBER, offered=False)
    tables = {table.name: _columns(table) | hidden[table.name] for table in spec.tables}
    kept = {name: _columns(COUNTY.table(name)) for name in KEPT}
    for name, labels in KEPT.items():
        tables[name] = {label: kept[name][label] for label in labels}
    tables[LISTS] = {LETTER_LIST: ColumnScope(Type.TEXT)}
    scopes = {name: TableScope(columns=columns) for name, columns in tables.items()}
    return Scope(tables=scopes, names=SETTING_TYPES)


def _columns(table: TableSpec) -> dict[str, ColumnScope]:
    columns = {
        column.label: ColumnScope(
            kind_type(column.kind),
            countable=column.kind is not Kind.TEXT,
            choices=choices_of(table, column),
        )
        for column in table.data_columns
    }
    wrong = {
        wrong_label(column.label): ColumnScope(Type.NUMBER, offered=False)
        for column in table.typed_columns
    }
    return columns | wrong
