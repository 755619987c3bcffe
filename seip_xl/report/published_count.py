"""The formulas of the sheet Published: of every row, and the counts by table and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.formula import (
    ColumnScope,
    Formula,
    Scope,
    TableScope,
    TableValues,
    Type,
    context,
    load_all,
    number_column,
)
from seip_xl.report.printed import Kind, Placed
from seip_xl.rule import column_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.report.printed import Printed

PUBLISHED = "Published"
TABLE_NUMBER = "Table_number"
"""The name by which counts know the table that they count."""
PUBLISHED_COLUMNS: dict[str, Type] = {
    "Table": Type.NUMBER,
    "Row": Type.TEXT,
    "Column": Type.TEXT,
    "Kind": Type.TEXT,
    "Published": Type.NUMBER,
    "Recomputed": Type.NUMBER,
    "Differs": Type.NUMBER,
    "Left blank": Type.NUMBER,
    "No figure": Type.NUMBER,
    "Rule broken in print": Type.TEXT,
    "Explanation": Type.TEXT,
}
_OF_A_ROW = {
    "Differs": (
        '=IF(OR([@Kind]="not found",[@[No figure]]=1,ISBLANK([@Published])),0,'
        "IF(ABS([@Published]-[@Recomputed])<0.000001,0,1))"
    ),
    "Left blank": "=IF(AND(ISBLANK([@Published]),ABS([@Recomputed])>=0.000001),1,0)",
}
_CRITERIA = {
    "Printed": "",
    "Equal": ",Published[Differs],0,Published[Left blank],0,Published[No figure],0",
    "Differ": ",Published[Differs],1",
    "Differ, explained": ',Published[Differs],1,Published[Rule broken in print],"<>"',
    "Left blank": ",Published[Left blank],1",
    "No figure": ",Published[No figure],1",
}
_TABLE_SCOPE = {
    PUBLISHED: TableScope(
        columns={label: ColumnScope(kind) for label, kind in PUBLISHED_COLUMNS.items()}
    )
}


def _loaded(sources: Mapping[str, str], scope: Scope) -> dict[str, Formula]:
    owned = [(f"{PUBLISHED}, {label}", source, scope) for label, source in sources.items()]
    return dict(zip(sources, load_all(owned), strict=True))


ROW_FORMULAS = _loaded(_OF_A_ROW, Scope(tables=_TABLE_SCOPE, row_table=PUBLISHED))
"""The columns that are calculated, by label."""


def count_formulas(kind: Kind, *, by_table: bool) -> dict[str, Formula]:
    """Give the counts of printed figures of a kind.

    Args:
        kind: The kind.
        by_table: Whether of the table ``Table_number`` only.

    Returns:
        Formulas by what they count; of what is not found, the number alone.
    """
    of = f"Published[Table],{TABLE_NUMBER}," if by_table else ""
    own = list(_CRITERIA)[: 1 if kind is Kind.NOT_FOUND else None]
    sources = {label: f'=COUNTIFS({of}Published[Kind],"{kind}"{_CRITERIA[label]})' for label in own}
    scope = Scope(tables=_TABLE_SCOPE, names={TABLE_NUMBER: Type.NUMBER})
    return _loaded(sources, scope)


def published_values(printed: Sequence[Printed]) -> TableValues:
    """Give the table Published as formulas see it, its calculated columns evaluated.

    Shape:
        figures -> a value of (figures,) a column.
    """
    placed = [one if isinstance(one, Placed) else None for one in printed]
    cells: dict[str, pd.Series] = {
        "Table": pd.Series([one.table for one in printed], dtype=float),
        "Row": pd.Series([one.row for one in printed], dtype=object),
        "Column": pd.Series([one.column for one in printed], dtype=object),
        "Kind": pd.Series([str(one.kind) for one in printed], dtype=object),
        "Published": pd.Series([one.printed for one in printed], dtype=float),
        "Recomputed": pd.Series([one.shown if one else None for one in placed], dtype=float),
        "No figure": pd.Series([_no_figure(one) for one in printed], dtype=float),
        "Rule broken in print": pd.Series(
            [(one.rule if one else "") or None for one in placed], dtype=object
        ),
        "Explanation": pd.Series([one.told or None for one in printed], dtype=object),
    }
    values = TableValues(
        rows=len(printed), columns={label: column_value(each) for label, each in cells.items()}
    )
    seen = context({PUBLISHED: values}, row_table=PUBLISHED, size=len(printed))
    made = {label: formula.value(seen) for label, formula in ROW_FORMULAS.items()}
    return TableValues(rows=values.rows, columns={**values.columns, **made})


def _no_figure(one: Printed) -> int:
    return int(isinstance(one, Placed) and one.no_figure)


def counted(formula: Formula, values: TableValues, table: int) -> float:
    """Evaluate a count.

    Args:
        formula: The count.
        values: The table Published.
        table: The number of the table.

    Returns:
        How many.
    """
    seen = context({PUBLISHED: values}, names={TABLE_NUMBER: number_column(float(table))})
    return float(formula.value(seen).to_list(1)[0] or 0)
