"""What the rules see of a return that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula import TableValues, number_column, text_column
from seip_xl.rule import KEPT, LETTER_LIST, LETTERS, LISTS, column_value, setting_values
from seip_xl.schema import wrong_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from seip_xl.formula import Value
    from seip_xl.read import TableRead
    from seip_xl.schema import ReturnSpec, Settings, TableSpec


def names_of(settings: Settings) -> Mapping[str, Value]:
    """Give the settings as rules see them."""
    return setting_values(settings)


def kept_of(frames: Mapping[str, pd.DataFrame]) -> dict[str, TableValues]:
    """Give the tables that the LA keeps as rules see them, and the letters of UPNs.

    Args:
        frames: The tables by name.
    """
    kept = {
        name: TableValues(
            rows=len(frames[name]),
            columns={label: column_value(frames[name][label]) for label in labels},
        )
        for name, labels in KEPT.items()
    }
    letters = TableValues(rows=len(LETTERS), columns={LETTER_LIST: text_column(LETTERS)})
    return {**kept, LISTS: letters}


def tables_of(spec: ReturnSpec, reads: Mapping[str, TableRead]) -> dict[str, TableValues]:
    """Give the tables of a return as rules see them, wrong cells blank and marked.

    Args:
        spec: The return.
        reads: What reading each table gave, all of them readable.

    Returns:
        Every row of every table.
    """
    return {
        table.name: _values(table, read.rows, read.wrong)
        for table in spec.tables
        if (read := reads[table.name]).rows is not None
    }


def _values(
    table: TableSpec, rows: pd.DataFrame, wrong: Mapping[str, frozenset[int]]
) -> TableValues:
    columns = {column.label: column_value(rows[column.label]) for column in table.columns}
    for column in table.typed_columns:
        flags = np.zeros(len(rows))
        flags[list(wrong.get(column.label, ()))] = 1
        columns[wrong_label(column.label)] = number_column(flags)
    return TableValues(rows=len(rows), columns=columns)
