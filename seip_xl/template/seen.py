"""What the formulas of a template see: its tables and cells as values of the language."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from seip_xl.formula import (
    ColumnScope,
    Scope,
    TableScope,
    TableValues,
    Value,
    number_column,
    text_column,
)
from seip_xl.schema import Kind
from seip_xl.sheet.value import serial

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.schema import TableSpec
    from seip_xl.sheet import CellValue

_TEXTS = frozenset({Kind.CHOICE, Kind.KEY, Kind.TEXT})
Tables = dict[str, dict[str, Value]]


def table_cells(table: TableSpec, rows: Sequence[Sequence[CellValue]]) -> dict[str, Value]:
    """Give the columns of a table by label; a row more than are filled in is there, blank.

    Args:
        table: The table's spec.
        rows: What is filled in, columns as in the spec.
    """
    cells = zip(*rows, [None] * len(table.columns), strict=True)
    return {
        column.label: column_cells(values, text=column.kind in _TEXTS)
        for column, values in zip(table.columns, cells, strict=True)
    }


def column_cells(cells: Sequence[CellValue], *, text: bool) -> Value:
    """Give cells of one type as a value; those of another type count as blank.

    Args:
        cells: The cells.
        text: Whether they are texts, not numbers and dates.
    """
    if text:
        return text_column([cell if isinstance(cell, str) and cell else None for cell in cells])
    return number_column([_number(cell) for cell in cells])


def scope_of(tables: Tables, *, row_table: str = "") -> Scope:
    """Say what a formula over tables may refer to.

    Args:
        tables: The tables.
        row_table: The table whose row the formula stands in.
    """
    scopes = {
        name: TableScope(columns={label: ColumnScope(cells.type) for label, cells in held.items()})
        for name, held in tables.items()
    }
    return Scope(tables=scopes, row_table=row_table)


def values_of(tables: Tables) -> Mapping[str, TableValues]:
    """Give tables as formulas are evaluated over them.

    Args:
        tables: The tables, none without a column.
    """
    return {
        name: TableValues(rows=len(next(iter(held.values())).data), columns=held)
        for name, held in tables.items()
    }


def _number(cell: CellValue) -> float:
    if isinstance(cell, date):
        return serial(cell)
    return float(cell) if isinstance(cell, int | float) else math.nan
