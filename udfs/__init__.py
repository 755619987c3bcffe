"""Worksheet functions: decorators and one-line delegations only."""

from __future__ import annotations

from udfs.figure import (
    SEIP_ADJUSTED_PM,
    SEIP_AP_HOURS,
    SEIP_BALANCE,
    SEIP_BALANCE_PCT,
    SEIP_CITY,
    SEIP_COST_PER_CASE,
    SEIP_DESTINATIONS,
    SEIP_EHCP,
    SEIP_EXPENDITURE,
    SEIP_GCSE_PCT,
    SEIP_INCOME,
    SEIP_LAC,
    SEIP_OPEN_CASES,
    SEIP_PM,
    SEIP_T4_PCT,
    SEIP_VALUE,
)
from udfs.listing import SEIP_FINDINGS, SEIP_MEASURES, SEIP_SERIES, SEIP_TABLE

__all__ = [
    "SEIP_ADJUSTED_PM",
    "SEIP_AP_HOURS",
    "SEIP_BALANCE",
    "SEIP_BALANCE_PCT",
    "SEIP_CITY",
    "SEIP_COST_PER_CASE",
    "SEIP_DESTINATIONS",
    "SEIP_EHCP",
    "SEIP_EXPENDITURE",
    "SEIP_FINDINGS",
    "SEIP_GCSE_PCT",
    "SEIP_INCOME",
    "SEIP_LAC",
    "SEIP_MEASURES",
    "SEIP_OPEN_CASES",
    "SEIP_PM",
    "SEIP_SERIES",
    "SEIP_T4_PCT",
    "SEIP_TABLE",
    "SEIP_VALUE",
]
