"""The simulated rows, as frames with the headers of the returns."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.schema import Kind

if TYPE_CHECKING:
    from seip_xl.schema import TableSpec


def simulated_rows(spec: TableSpec) -> pd.DataFrame:
    """Read the simulated rows of a table.

    Args:
        spec: The table.

    Returns:
        The rows of all partnerships; a column that was not simulated is blank.

    Shape:
        (rows, Partnership + columns of the spec).
    """
    path = files("seip_xl.demo") / "data" / f"{spec.name.lower()}.csv"
    with path.open(encoding="utf-8") as file:
        raw = pd.read_csv(file, dtype=str, keep_default_na=False)
    columns = {column.label: _typed(raw, column.field, column.kind) for column in spec.columns}
    codes = {} if "Partnership" in columns else {"Partnership": raw["partnership"]}
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
