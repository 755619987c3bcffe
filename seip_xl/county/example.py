"""Settings that a control workbook begins with: dates of a school year, to be changed."""

from __future__ import annotations

from datetime import date

from seip_xl.schema import Settings

_DUE = date(2026, 12, 18)

# Source of the thresholds: county report of December 2020. The dates are an example.
EXAMPLE = Settings(
    county="Your county (example settings)",
    period="Dec 2026",
    census_date=date(2026, 12, 11),
    academic_year="2026-27",
    year_start=date(2026, 9, 1),
    autumn_start=date(2026, 9, 1),
    autumn_end=_DUE,
    spring_start=date(2027, 1, 4),
    spring_end=date(2027, 3, 25),
    summer_start=date(2027, 4, 12),
    summer_end=date(2027, 7, 20),
    register_due=_DUE,
    finance_due=_DUE,
    leavers_due=_DUE,
    self_evaluation_due=_DUE,
    full_time_hours=25.0,
    low_hours=24.0,
    maximum_balance=0.05,
    ehcp_package=25500.0,
    provision_days=6,
    suppression=5,
)
"""The settings of no county yet."""
