"""The rows of a frame, and its facts, as the values that a sheet takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from seip_xl.errors import DefinitionError
from seip_xl.schema import Kind

if TYPE_CHECKING:
    import pandas as pd

    from seip_xl.schema import Column, TableSpec
    from seip_xl.sheet import CellValue


def frame_rows(table: TableSpec, frame: pd.DataFrame | None) -> list[list[CellValue]]:
    """Turn a frame into rows for a sheet.

    Args:
        table: The table's spec.
        frame: A frame that has at least the labels of the spec, or None for no rows.

    Returns:
        The rows, columns as in the spec, blank as None.

    Shape:
        frame: (rows, labels of the spec and any others) -> (rows, columns of the spec).

    Raises:
        DefinitionError: The frame lacks a label of the spec.
    """
    if frame is None:
        return []
    if missing := [column.label for column in table.columns if column.label not in frame]:
        message = f"rows of {table.name} without the columns {', '.join(missing)}"
        raise DefinitionError(message)
    columns = [_values(column, frame[column.label]) for column in table.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def fact_values(table: TableSpec, frame: pd.DataFrame | None) -> list[CellValue]:
    """Turn the columns of a table's facts into one value each.

    Args:
        table: The table's spec.
        frame: A frame that may have the labels of the facts, or None for no rows.

    Returns:
        The first value of each fact that is not blank, or None.

    Shape:
        frame: (rows, any columns).
    """
    if frame is None:
        return [None for _ in table.facts]
    return [
        next((one for one in _values(fact, frame[fact.label]) if one is not None), None)
        if fact.label in frame
        else None
        for fact in table.facts
    ]


def _values(column: Column, series: pd.Series[Any]) -> list[CellValue]:
    blank = series.isna().tolist()
    plain = series.dt.date if column.kind is Kind.DATE else series
    return [None if gone else one for one, gone in zip(plain.tolist(), blank, strict=True)]
