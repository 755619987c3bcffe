"""Derived columns of what the LA keeps, and of ratings and budgets that refer to it."""

from __future__ import annotations

from seip_xl.measure.derived_column import flag, whole
from seip_xl.measure.measure import Derived
from seip_xl.schema import Kind

LISTED: tuple[Derived, ...] = (
    whole(
        "Providers",
        "No",
        "=MATCH([@Provider],Providers[Provider],0)",
        "Row of the provider in this table, by which placements are counted.",
    ),
    whole(
        "Ratings",
        "Indicator no",
        "=IFERROR(MATCH([@Indicator],Indicators[Indicator],0),0)",
        "Row of the indicator in Indicators.",
    ),
    flag(
        "Budget",
        "Monitored",
        'COUNTIFS(Monitoring[Partnership],[@Partnership],Monitoring[Actual to date],"<>")'
        '+COUNTIFS(Monitoring[Partnership],[@Partnership],Monitoring[Committed to year end],"<>")'
        ">0",
        "the partnership filled in its monitoring",
    ),
    whole(
        "Schools",
        "PM students",
        "=COUNTIFS(Students[Partnership],[@Partnership],Students[School],[@School],"
        "Students[Open],1,Students[PM],1)",
        "Programme managed students on the roll of the school, open cases.",
    ),
    Derived(
        table="Schools",
        label="PM share of roll",
        kind=Kind.NUMBER,
        decimals=2,
        formula="=[@[PM students]]/[@[Roll 11-16]]*100",
        definition="Programme managed students over the roll 11-16, times 100.",
    ),
    Derived(
        table="Schools",
        label="FSM pupils",
        kind=Kind.NUMBER,
        decimals=1,
        formula="=[@[Roll 11-16]]*[@[FSM %]]/100",
        definition="Roll 11-16 times FSM %.",
    ),
    Derived(
        table="History",
        label="PM students",
        kind=Kind.NUMBER,
        decimals=0,
        formula=(
            '=IF([@Measure]="pm_ks3",[@Value]+AVERAGEIFS(History[Value],History[Measure],"pm_ks4",'
            "History[Census date],[@[Census date]],History[Partnership],[@Partnership]),0)"
        ),
        definition=(
            "Beside pm_ks3: programme managed students of both key stages on that date; empty "
            "where pm_ks4 is not on record."
        ),
    ),
)
