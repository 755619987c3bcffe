"""How derived columns are declared: keys, whole numbers, flags."""

from __future__ import annotations

from seip_xl.measure.measure import Derived
from seip_xl.schema import Kind


def key(table: str) -> Derived:
    """Give the column that joins the data tables."""
    return Derived(
        table=table,
        label="Key",
        kind=Kind.KEY,
        formula='=[@Partnership]&"|"&[@[Student ID]]',
        definition="Partnership and student id: what joins the data tables.",
    )


def whole(table: str, label: str, formula: str, definition: str) -> Derived:
    """Give a column of whole numbers."""
    return Derived(
        table=table, label=label, kind=Kind.WHOLE, formula=formula, definition=definition
    )


def flag(table: str, label: str, condition: str, definition: str) -> Derived:
    """Give a column of 1 where a condition holds, of 0 elsewhere."""
    return whole(table, label, f"=IF({condition},1,0)", f"1 when {definition}; else 0.")
