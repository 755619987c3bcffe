"""The county's data tables: accepted rows of all partnerships, as formulas see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from seip_xl.formula import (
    PARTNERSHIP,
    ColumnScope,
    Scope,
    TableScope,
    TableValues,
    Type,
    Value,
    coded_column,
    number_column,
    serial_of,
    text_column,
)
from seip_xl.measure.derived import DERIVED
from seip_xl.schema import COUNTY, FINDINGS, RECEIVED, RETURNS, SETTINGS, Kind

if TYPE_CHECKING:
    from seip_xl.schema import Column, Settings, TableSpec

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
    | {table.name: table for table in (RECEIVED, FINDINGS)}
)


def _type(kind: Kind) -> Type:
    return Type.TEXT if kind in {Kind.CHOICE, Kind.KEY, Kind.TEXT} else Type.NUMBER


def _table_scope(name: str, spec: TableSpec) -> TableScope:
    columns = {
        column.label: ColumnScope(
            _type(column.kind),
            countable=column.kind is not Kind.TEXT,
            choices=column.choices,
        )
        for column in spec.data_columns
    }
    derived = {each.label: ColumnScope(_type(each.kind)) for each in DERIVED if each.table == name}
    by_partnership = {PARTNERSHIP: ColumnScope(Type.TEXT)}
    if name in RETURN_TABLES:
        columns[SOURCE_ROW] = ColumnScope(Type.NUMBER)
    return TableScope(columns=by_partnership | columns | derived)


TABLE_SCOPES: dict[str, TableScope] = {
    name: _table_scope(name, spec) for name, spec in SPECS.items()
}


def setting_name(column: Column) -> str:
    """Give the name by which formulas and the workbook know a setting: ``Census_date``."""
    return column.label.replace(" ", "_")


SETTING_TYPES: dict[str, Type] = {
    setting_name(column): _type(column.kind) for column in SETTINGS.columns
}


def row_scope(table: str) -> Scope:
    """Give what a derived column of a table may refer to."""
    return Scope(tables=TABLE_SCOPES, row_table=table, names=SETTING_TYPES)


def setting_values(settings: Settings) -> dict[str, Value]:
    """Give the settings as formulas see them."""
    cells = {setting_name(column): getattr(settings, column.field) for column in SETTINGS.columns}
    return {name: column_value(pd.Series([cell])).take(_FIRST) for name, cell in cells.items()}


_FIRST = np.zeros((), dtype=np.int64)


def table_values(frame: pd.DataFrame) -> TableValues:
    """Give a frame as formulas see it.

    Shape:
        (rows, columns) -> a value of (rows,) a column.
    """
    columns = {str(label): column_value(cells) for label, cells in frame.items()}
    return TableValues(rows=len(frame), columns=columns)


def column_value(cells: pd.Series) -> Value:
    """Give a column as formulas see it: dates as serial numbers, blanks as blanks.

    Shape:
        (rows,) -> (rows,).
    """
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return coded_column(np.asarray(cells.cat.codes, dtype=np.int64), list(cells.cat.categories))
    if pd.api.types.is_datetime64_any_dtype(cells.dtype):
        serial = serial_of(cells.to_numpy("datetime64[D]"))
        return number_column(np.where(cells.isna(), np.nan, serial))
    if pd.api.types.is_numeric_dtype(cells.dtype):
        return number_column(cells.to_numpy(np.float64, na_value=np.nan))
    plain = cells.astype(object).where(cells.notna(), None).tolist()
    if plain and hasattr(plain[0], "year"):
        return column_value(pd.to_datetime(cells))
    return text_column(plain)
