"""Measures of referrals: how many, to which forum, with which outcome."""

from __future__ import annotations

from typing import get_args

from seip_xl.measure.measure import Measure, Unit
from seip_xl.schema.register import Outcome

_THEME = "Referrals"
_ALL = "Referrals[Partnership],Partnership,Referrals[Student open],1"
# Table 4 counts closed cases too.
_FORUM = 'Referrals[Partnership],Partnership,Referrals[New],1,Referrals[Forum],"Inclusion Forum"'
_LATEST = f"{_ALL},Referrals[Most recent],1"


def _count(measure_id: str, title: str, criteria: str, definition: str, table: int) -> Measure:
    return _sum(measure_id, title, f"=COUNTIFS({criteria})", definition, table)


def _sum(measure_id: str, title: str, formula: str, definition: str, table: int) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=Unit.OUTCOMES if table == 5 else Unit.REFERRALS,
        formula=formula,
        definition=definition,
        source=f"County report, Table {table}",
        theme=_THEME,
    )


_INITIAL = (
    _count(
        "referrals_all",
        "All referrals on the register",
        _ALL,
        "Referrals of students whose case is open on the census date.",
        3,
    ),
    _count(
        "referrals_new",
        "New referrals this year",
        f"{_ALL},Referrals[New],1",
        "Of them made on or after 1 September of the academic year.",
        3,
    ),
    _sum(
        "referrals_previous",
        "Previous referrals",
        "=referrals_all-referrals_new",
        "All referrals on the register less the new ones.",
        3,
    ),
    _count(
        "referrals_t4",
        "Previous referrals ending in T4",
        f"{_ALL},Referrals[New],0,Referrals[Ended in T4],1",
        "Previous referrals whose student is programme managed since before 1 September.",
        3,
    ),
    Measure(
        id="referrals_t4_pct",
        title="% of referrals ending as T4",
        unit=Unit.PERCENT,
        decimals=1,
        formula="=referrals_t4/referrals_previous",
        definition="Previous referrals ending in T4 over previous referrals.",
        source="County report, Table 3",
        theme=_THEME,
        adds_up=False,
    ),
)
_FORUMS = (
    *(
        _count(
            f"if_year_{year}",
            f"Inclusion Forum referrals, Year {year}",
            f"{_FORUM},Referrals[Year group at referral],{year}",
            f"New referrals to an Inclusion Forum in Year {year}; closed cases are counted too.",
            4,
        )
        for year in (7, 8, 9, 10, 11)
    ),
    _count(
        "if_referrals",
        "Inclusion Forum referrals this year",
        _FORUM,
        "New referrals to an Inclusion Forum; closed cases are counted too.",
        4,
    ),
    _count(
        "panel_referrals",
        "Panel referrals this year",
        'Referrals[Partnership],Partnership,Referrals[New],1,Referrals[Forum],"Panel"',
        "New referrals to a Panel; closed cases are counted too. For the headlines.",
        4,
    ),
    Measure(
        id="if_referrals_last_year",
        title="Inclusion Forum referrals, same period last year",
        unit=Unit.REFERRALS,
        formula='=AVERAGEIFS(History[Value],History[Measure],"if_referrals",'
        'History[Census date],">="&DATE(YEAR(Census_date)-1,MONTH(Census_date),1),'
        'History[Census date],"<"&DATE(YEAR(Census_date)-1,MONTH(Census_date)+1,1),'
        "History[Partnership],Partnership)",
        definition="As kept in Earlier figures for a census in the same month a year earlier.",
        source="County report, Table 4",
        theme=_THEME,
        adds_up=False,  # the county's is kept, too
    ),
)
# Ids are stable; the outcomes themselves are the closed list of the register.
_OUTCOME_IDS = (
    "outcome_school",
    "outcome_advice",
    "outcome_in_school",
    "outcome_top_up",
    "outcome_agency",
    "outcome_short_term",
    "outcome_managed_move",
    "outcome_assessment",
    "outcome_part_time",
    "outcome_full_time",
    "outcome_specialist",
    "outcome_other",
)
OUTCOMES: dict[str, str] = dict(zip(_OUTCOME_IDS, get_args(Outcome), strict=True))
"""The outcomes by the id of their measure, in the order of the list."""
_OUTCOMES = tuple(
    _sum(
        measure_id,
        f"Outcome: {outcome}",
        "="
        + "+".join(
            f'COUNTIFS({_LATEST},Referrals[Outcome {place}],"{outcome}")' for place in (1, 2, 3)
        ),
        f"Open cases whose latest meeting this year had the outcome {outcome}.",
        5,
    )
    for measure_id, outcome in OUTCOMES.items()
)

REFERRAL_MEASURES: tuple[Measure, ...] = (
    *_INITIAL,
    *_FORUMS,
    *_OUTCOMES,
    _sum(
        "outcomes_total",
        "Outcomes of the most recent referrals",
        "=" + "+".join(OUTCOMES),
        "All outcomes together; a referral can have up to three.",
        5,
    ),
)
