"""Figures of one partnership or the county, one function a measure, and any measure by its id.

A range of partnerships or periods has a range of answers, in one call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlwings import arg, func

from seip_xl.answering import answer, answer_value, friendly
from udfs.argument import CATEGORY, COUNTY, LATEST, MEASURE, PARTNERSHIP, PERIOD

if TYPE_CHECKING:
    from seip_xl.answering import Cell, Given, Rows


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_BALANCE_PCT(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Balance at the end of the last school year as % of the LA grant."""
    return answer("SEIP_BALANCE_PCT", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_BALANCE(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Balance at the end of the last school year, GBP."""
    return answer("SEIP_BALANCE", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_INCOME(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Total income of the last school year without what was brought forward, GBP."""
    return answer("SEIP_INCOME", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_EXPENDITURE(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Total expenditure of the last school year, GBP."""
    return answer("SEIP_EXPENDITURE", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_COST_PER_CASE(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Total expenditure over the highest number of open cases of that year, GBP."""
    return answer("SEIP_COST_PER_CASE", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_OPEN_CASES(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Students whose case is open on the census date."""
    return answer("SEIP_OPEN_CASES", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_PM(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Programme managed students of both key stages."""
    return answer("SEIP_PM", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_ADJUSTED_PM(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Programme managed students less CMN students less FTE of hours in school."""
    return answer("SEIP_ADJUSTED_PM", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_AP_HOURS(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Hours a week purchased from alternative providers, all students together."""
    return answer("SEIP_AP_HOURS", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_T4_PCT(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Previous referrals that ended in programme management, as % of them."""
    return answer("SEIP_T4_PCT", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_EHCP(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Open cases with a top up or a plan, without formal assessments underway."""
    return answer("SEIP_EHCP", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_CITY(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Open cases whose home authority is City."""
    return answer("SEIP_CITY", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_LAC(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Looked-after children who are programme managed."""
    return answer("SEIP_LAC", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_GCSE_PCT(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Leavers with one or more graded GCSEs, as % of leavers."""
    return answer("SEIP_GCSE_PCT", partnership, period)


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_DESTINATIONS(partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Leavers of last summer whose destination is given, of all destinations."""
    return answer("SEIP_DESTINATIONS", partnership, period)


@func(category=CATEGORY)
@arg("measure", ndim=2, doc=MEASURE)
@arg("partnership", ndim=2, doc=PARTNERSHIP)
@arg("period", ndim=2, doc=PERIOD)
@friendly
def SEIP_VALUE(measure: Given, partnership: Given = COUNTY, period: Given = LATEST) -> Cell | Rows:
    """Any measure of the county report, asked for by its id."""
    return answer_value(measure, partnership, period)
