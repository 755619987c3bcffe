"""Cases of the rules that the LA checks: a row with what other returns and earlier ones say of it.

All rows are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.rule.case import LEAVER, PLACEMENT, RATING


@dataclass(frozen=True, kw_only=True)
class RowCase:
    """Cells of a row, given ones too, and whether the rule fires on it."""

    rule: str
    fires: bool
    cells: dict


ROW_CASES: list[RowCase] = []
_BASES = {
    "REG": {**PLACEMENT, "County median": 10.0},
    "LEA": LEAVER,
    "SEF": RATING,
    "FIN": {"Line": "Balance brought forward", "Amount": 1_000.0, "Signed off": 1.0},
}


def wrong(rule, **cells):
    ROW_CASES.append(RowCase(rule=rule, fires=True, cells=_cells(rule, cells)))


def right(rule, **cells):
    ROW_CASES.append(RowCase(rule=rule, fires=False, cells=_cells(rule, cells)))


def _cells(rule, cells):
    given = {_SHORT[short]: value for short, value in cells.items()}
    return {**_BASES[rule[:3]], **given}


_SHORT = {
    "kind": "Provision type",
    "cost": "Weekly cost",
    "hours": "Hours per week",
    "median": "County median",
    "last": "On last register",
    "rating": "Rating",
    "before": "Last rating",
    "line": "Line",
    "amount": "Amount",
    "former": "Former amount",
    "balance": "Former balance",
    "signed": "Signed off",
}

# 6 hours at a median of 10 an hour: 60, from 30 to 90 without a query.
right("REG_040", cost=60)
right("REG_040", cost=90)
wrong("REG_040", cost=90.01)
right("REG_040", cost=90.004)
right("REG_040", cost=30)
wrong("REG_040", cost=29.99)
wrong("REG_040", cost=0)
right("REG_040", cost=None)
right("REG_040", cost=900, median=None)
right("REG_040", cost=900, median=0)
wrong("REG_040", cost=900, median=1)
wrong("REG_040", cost=900, hours=1)
right("REG_040", cost=900, hours=None)
right("REG_040", cost=900, kind="Directly employed staff")
wrong("REG_040", cost=90, median=9.999)
right("REG_040", cost=0.5, hours=0.5, median=0.67)

right("LEA_010", last=1)
wrong("LEA_010", last=0)
right("LEA_010", last=None)

right("SEF_002", rating="Green", before="Green")
wrong("SEF_002", rating="Green", before="Red")
right("SEF_002", rating="Green", before="Amber")
right("SEF_002", rating="Green", before=None)
wrong("SEF_002", rating="Red", before="Green")
right("SEF_002", rating="Red", before="Amber")
right("SEF_002", rating="Red", before="Red")
right("SEF_002", rating="Red", before=None)
right("SEF_002", rating="Amber", before="Green")
right("SEF_002", rating="Amber", before="Red")

right("FIN_006", balance=1_000)
wrong("FIN_006", balance=1_000.01)
right("FIN_006", balance=1_000.004)
right("FIN_006", balance=1_000, amount=1_000.004)
wrong("FIN_006", balance=0)
right("FIN_006", balance=None)
right("FIN_006", balance=5, amount=None)
right("FIN_006", balance=5, line="Transport")

_LINE = {"line": "Transport"}
right("FIN_007", former=30_000, amount=40_000, **_LINE)
wrong("FIN_007", former=30_000, amount=40_000.01, **_LINE)
right("FIN_007", former=30_000, amount=40_000.004, **_LINE)
right("FIN_007", former=40_004, amount=50_005, **_LINE)
wrong("FIN_007", former=40_004, amount=50_005.01, **_LINE)
right("FIN_007", former=40_004, amount=50_005.004, **_LINE)
wrong("FIN_007", former=40_000, amount=29_999.99, **_LINE)
right("FIN_007", former=50_000, amount=39_000, **_LINE)
wrong("FIN_007", former=0, amount=10_000.01, **_LINE)
wrong("FIN_007", former=20_000, amount=0, line="Income from LA")
right("FIN_007", former=20_000, amount=None, **_LINE)
right("FIN_007", former=None, amount=20_000, **_LINE)
right("FIN_007", former=0, amount=20_000)
wrong("FIN_007", former=-40_000, amount=0, **_LINE)

right("FIN_030")
wrong("FIN_030", signed=0)
right("FIN_030", signed=0, **_LINE)
