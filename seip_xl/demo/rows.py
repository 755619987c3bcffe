"""The simulated rows, as frames with the headers of the tables."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.schema import Kind

if TYPE_CHECKING:
    from seip_xl.schema import TableSpec

_PARTNERSHIP = "partnership"


def simulated_rows(spec: TableSpec) -> pd.DataFrame:
    """Read the simulated rows of a table.

    Args:
        spec: The table, of a return or of the county.

    Returns:
        The rows, of all partnerships where it is a table of a return; a column that was not
        simulated is blank.

    Shape:
        (rows, Partnership + columns and facts of the spec); no Partnership in tables of the county
        that are not by partnership.
    """
    path = files("seip_xl.demo") / "data" / f"{spec.name.lower()}.csv"
    with path.open(encoding="utf-8") as file:
        raw = pd.read_csv(file, dtype=str, keep_default_na=False)
    columns = {column.label: _typed(raw, column.field, column.kind) for column in spec.data_columns}
    codes = {"Partnership": raw[_PARTNERSHIP]} if _PARTNERSHIP in raw else {}
    return pd.DataFrame({**codes, **columns})


def _typed(raw: pd.DataFrame, field: str, kind: Kind) -> pd.Series:
    cells = raw[field] if field in raw else pd.Series([""] * len(raw), dtype=str)
    match kind:
        case Kind.DATE:
            return pd.to_datetime(cells.where(cells != "", None), format="%Y-%m-%d")
        case Kind.WHOLE | Kind.NUMBER | Kind.MONEY:
            return pd.to_numeric(cells.where(cells != "", None))
        case _:
            return cells.where(cells != "", None)
