"""What a measure is, and what a derived column of the county's data is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seip_xl.schema import Kind  # noqa: TC001  # type of a field


class Unit(StrEnum):
    """What a measure counts."""

    STUDENTS = "students"
    PUPILS = "pupils"
    FTE = "FTE students"
    REFERRALS = "referrals"
    OUTCOMES = "outcomes"
    ENTRIES = "entries"
    HOURS = "hours a week"
    GBP = "GBP"
    PERCENT = "%"  # kept as a fraction, shown multiplied by 100
    POINTS = "points"
    PERIODS = "periods"
    PARTNERSHIPS = "partnerships"
    RETURNS = "returns"
    ROWS = "rows"
    FINDINGS = "findings"
    CHECKS = "checks"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure of the report: one Excel formula over the accepted rows.

    ``decimals`` are those shown; nothing is rounded before it is shown. ``definition`` says in
    words what the formula does and ``source`` where that is laid down. ``adds_up`` says whether the
    county's figure is the sum of the partnerships'. With ``shown_when``, a formula that counts, the
    figure is shown only where the count is above 0; elsewhere the cell is empty, which formulas
    that refer to it read as 0. With ``whole_county`` the county has no figure where one partnership
    lacks a return: it would be held against a figure of the whole county.
    """

    id: str
    title: str
    unit: Unit
    formula: str
    definition: str
    source: str
    theme: str
    decimals: int = 0
    adds_up: bool = True
    shown_when: str = ""
    whole_county: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A column that the county workbook adds to a data table, by one formula for every row.

    A row whose value is an error has an empty cell.
    """

    table: str
    label: str
    kind: Kind
    formula: str
    definition: str
    decimals: int = 0
