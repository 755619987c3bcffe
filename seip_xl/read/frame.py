"""Accepted rows as frames: columns by label, types by the spec, origin at the right end."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from seip_xl.schema import Kind, choices_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.read.grid import CellValue
    from seip_xl.schema import Column, TableSpec

PARTNERSHIP = "Partnership"
_BEFORE_1970 = date(1970, 1, 1).toordinal()
ORIGIN = ("Source file", "Source sheet", "Source row")


def rows_frame(
    table: TableSpec,
    columns: Sequence[Sequence[CellValue]],
    rows: Sequence[int],
    *,
    partnership: str,
    workbook: str,
    sheet: str,
) -> pd.DataFrame:
    """Make a frame of typed rows.

    Args:
        table: The table's spec.
        columns: The cells of each column of the table as data, in the order of the spec.
        rows: Excel's number of each row.
        partnership: Code of the partnership, the same in every row.
        workbook: Name of the file they came from.
        sheet: Name of the sheet they came from.

    Returns:
        The frame; blank cells are missing.

    Shape:
        (rows, Partnership + columns of the spec, then its facts + Source file, Source sheet,
        Source row), in the order of the sheet. A table that has a column Partnership of its own
        keeps only that.
    """
    size = len(rows)
    data: dict[str, object] = {}
    if all(column.label != PARTNERSHIP for column in table.columns):
        data[PARTNERSHIP] = _repeated(partnership, size)
    for column, values in zip(table.data_columns, columns, strict=True):
        data[column.label] = _array(column, values, choices_of(table, column))
    data[ORIGIN[0]] = _repeated(workbook, size)
    data[ORIGIN[1]] = _repeated(sheet, size)
    data[ORIGIN[2]] = np.array(rows, dtype=np.int64)
    return pd.DataFrame(data, copy=False)


def empty_frame(table: TableSpec) -> pd.DataFrame:
    """Make the frame of a table that has no rows, with the types of one that has.

    Args:
        table: The table's spec.

    Returns:
        The frame.

    Shape:
        (0, columns as in ``rows_frame``).
    """
    nothing: list[list[CellValue]] = [[] for _ in table.data_columns]
    return rows_frame(table, nothing, [], partnership="", workbook="", sheet="")


def _repeated(text: str, size: int) -> object:
    return pd.array([text], dtype="str").take(np.zeros(size, dtype=np.intp))


def _array(column: Column, values: Sequence[Any], choices: tuple[str, ...]) -> object:
    match column.kind:
        case Kind.CHOICE if choices:
            dtype, codes = _categories(choices)
            found = [codes[value] for value in values]
            return pd.Categorical.from_codes(found, dtype=dtype, validate=False)
        case Kind.CHOICE | Kind.KEY | Kind.TEXT:
            return pd.array(values, dtype="str")
        case Kind.DATE:
            return _days(values)
    return np.array(values, dtype=np.float64)


def _days(values: Sequence[Any]) -> object:
    # By their numbers: numpy takes twenty times as long over the dates themselves.
    numbers = np.array([day.toordinal() if day else 0 for day in values], dtype=np.int64)
    days = (numbers - _BEFORE_1970).astype("datetime64[D]")
    days[numbers == 0] = np.datetime64("NaT")
    return days.astype("datetime64[s]")


@lru_cache(maxsize=256)
def _categories(choices: tuple[str, ...]) -> tuple[pd.CategoricalDtype, dict[object, int]]:
    codes: dict[object, int] = {choice: code for code, choice in enumerate(choices)}
    return pd.CategoricalDtype(list(choices)), {None: -1, **codes}
