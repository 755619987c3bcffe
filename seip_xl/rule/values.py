"""What formulas see of frames and of the LA's settings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from seip_xl.formula import (
    TableValues,
    Type,
    Value,
    coded_column,
    number_column,
    serial_of,
    text_column,
)
from seip_xl.schema import SETTINGS, Kind

if TYPE_CHECKING:
    from seip_xl.schema import Column, Settings

_FIRST = np.zeros((), dtype=np.int64)


def kind_type(kind: Kind) -> Type:
    """Give the type that a cell of a kind has in formulas."""
    return Type.TEXT if kind in {Kind.CHOICE, Kind.KEY, Kind.TEXT} else Type.NUMBER


def setting_name(column: Column) -> str:
    """Give the name by which formulas and the workbook know a setting: ``Census_date``."""
    return column.label.replace(" ", "_")


SETTING_TYPES: dict[str, Type] = {
    setting_name(column): kind_type(column.kind) for column in SETTINGS.columns
}


def settings_by_name(settings: Settings) -> dict[str, Any]:
    """Give the settings by the names by which formulas know them."""
    return {setting_name(column): getattr(settings, column.field) for column in SETTINGS.columns}


def setting_values(settings: Settings) -> dict[str, Value]:
    """Give the settings as formulas see them."""
    cells = settings_by_name(settings)
    return {name: _setting_value(cell).take(_FIRST) for name, cell in cells.items()}


def _setting_value(cell: str | float | date | None) -> Value:
    if cell is None or isinstance(cell, str):
        return text_column([cell])
    if isinstance(cell, date):
        return number_column(serial_of(np.array([cell], dtype="datetime64[D]")))
    return number_column([cell])


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
    if isinstance(cells.dtype, pd.StringDtype):
        return text_column(cells.array.to_numpy(object, na_value=None).tolist())
    plain = cells.astype(object).where(cells.notna(), None).tolist()
    if plain and hasattr(plain[0], "year"):
        return column_value(pd.to_datetime(cells))
    return text_column(plain)
