"""The county's data tables: accepted rows of all partnerships, as formulas see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import PARTNERSHIP, ColumnScope, Scope, TableScope, Type
from seip_xl.measure.derived import DERIVED
from seip_xl.rule import SETTING_TYPES, kind_type
from seip_xl.schema import CHECKS, COUNTY, FINDINGS, RECEIVED, RETURNS, Kind

if TYPE_CHECKING:
    from seip_xl.schema import TableSpec

HISTORY = "History"
COUNTY_TABLES = frozenset({HISTORY})
"""Tables with rows of the county's own, which ``Partnership`` finds by the word County."""
SOURCE_ROW = "Source row"
KEPT = ("Schools", "Providers", "Indicators", HISTORY)
"""The tables that the LA keeps which measures read."""
RETURN_TABLES: dict[str, str] = {table.name: spec.id for spec in RETURNS for table in spec.tables}
"""The return that each data table comes with."""
SPECS: dict[str, TableSpec] = (
    {table.name: table for spec in RETURNS for table in spec.tables}
    | {name: COUNTY.table(name) for name in KEPT}
    | {table.name: table for table in (RECEIVED, FINDINGS, CHECKS)}
)


def _table_scope(name: str, spec: TableSpec) -> TableScope:
    columns = {
        column.label: ColumnScope(
            kind_type(column.kind),
            countable=column.kind is not Kind.TEXT,
            choices=column.choices,
        )
        for column in spec.data_columns
    }
    derived = {
        each.label: ColumnScope(kind_type(each.kind)) for each in DERIVED if each.table == name
    }
    by_partnership = {PARTNERSHIP: ColumnScope(Type.TEXT)}
    if name in RETURN_TABLES:
        columns[SOURCE_ROW] = ColumnScope(Type.NUMBER)
    return TableScope(columns=by_partnership | columns | derived)


TABLE_SCOPES: dict[str, TableScope] = {
    name: _table_scope(name, spec) for name, spec in SPECS.items()
}


def row_scope(table: str) -> Scope:
    """Give what a derived column of a table may refer to."""
    return Scope(tables=TABLE_SCOPES, row_table=table, names=SETTING_TYPES)
