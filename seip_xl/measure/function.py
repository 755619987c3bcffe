"""The worksheet functions that give one measure: their names and what they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A worksheet function that gives one measure of a partnership or the county.

    ``help_text`` is at most 255 characters, which is what the function wizard shows.
    """

    name: str
    measure: str
    help_text: str


VALUE_FUNCTION = "SEIP_VALUE"
"""The function that gives any measure by its id."""

FUNCTIONS: tuple[Function, ...] = (
    Function(
        name="SEIP_BALANCE_PCT",
        measure="balance_pct",
        help_text="Balance at the end of the last school year as % of the LA grant.",
    ),
    Function(
        name="SEIP_BALANCE",
        measure="outturn_balance",
        help_text="Balance at the end of the last school year, GBP.",
    ),
    Function(
        name="SEIP_INCOME",
        measure="outturn_total_income",
        help_text="Total income of the last school year without what was brought forward, GBP.",
    ),
    Function(
        name="SEIP_EXPENDITURE",
        measure="outturn_total_expenditure",
        help_text="Total expenditure of the last school year, GBP.",
    ),
    Function(
        name="SEIP_COST_PER_CASE",
        measure="cost_per_open_case",
        help_text="Total expenditure over the highest number of open cases of that year, GBP.",
    ),
    Function(
        name="SEIP_OPEN_CASES",
        measure="open_cases",
        help_text="Students whose case is open on the census date.",
    ),
    Function(
        name="SEIP_PM",
        measure="pm_students",
        help_text="Programme managed students of both key stages.",
    ),
    Function(
        name="SEIP_ADJUSTED_PM",
        measure="pm_adjusted",
        help_text="Programme managed students less CMN students less FTE of hours in school.",
    ),
    Function(
        name="SEIP_AP_HOURS",
        measure="ap_hours",
        help_text="Hours a week purchased from alternative providers, all students together.",
    ),
    Function(
        name="SEIP_T4_PCT",
        measure="referrals_t4_pct",
        help_text="Previous referrals that ended in programme management, as % of them.",
    ),
    Function(
        name="SEIP_EHCP",
        measure="ehcp_total",
        help_text="Open cases with a top up or a plan, without formal assessments underway.",
    ),
    Function(
        name="SEIP_CITY",
        measure="city_register",
        help_text="Open cases whose home authority is City.",
    ),
    Function(
        name="SEIP_LAC",
        measure="lac_pm",
        help_text="Looked-after children who are programme managed.",
    ),
    Function(
        name="SEIP_GCSE_PCT",
        measure="leavers_1_gcse_pct",
        help_text="Leavers with one or more graded GCSEs, as % of leavers.",
    ),
    Function(
        name="SEIP_DESTINATIONS",
        measure="destinations",
        help_text="Leavers of last summer whose destination is given, of all destinations.",
    ),
)
"""Each is a name in the county workbook and a function of the add-in."""
