"""The derived columns, in the order in which they build on each other."""

from __future__ import annotations

from seip_xl.measure.measure import Derived
from seip_xl.schema import Kind

_KEY = '=[@Partnership]&"|"&[@[Student ID]]'
_KEY_WORDS = "Partnership and student id: what joins the data tables."

DERIVED: tuple[Derived, ...] = (
    Derived(
        table="Provision",
        label="Key",
        kind=Kind.KEY,
        formula=_KEY,
        definition=_KEY_WORDS,
    ),
    Derived(
        table="Provision",
        label="Counts",
        kind=Kind.WHOLE,
        formula=(
            "=IF(AND(OR(ISBLANK([@[Start date]]),[@[Start date]]<=Census_date),"
            "OR(ISBLANK([@[End date]]),[@[End date]]>=Census_date)),1,0)"
        ),
        definition="1 when the placement runs on the census date; blank dates have no bound.",
    ),
    Derived(
        table="Referrals",
        label="Key",
        kind=Kind.KEY,
        formula=_KEY,
        definition=_KEY_WORDS,
    ),
    Derived(
        table="Students",
        label="Key",
        kind=Kind.KEY,
        formula=_KEY,
        definition=_KEY_WORDS,
    ),
    Derived(
        table="Students",
        label="Open",
        kind=Kind.WHOLE,
        formula="=IF(ISBLANK([@[Date closed]]),1,IF([@[Date closed]]<=Census_date,0,1))",
        definition="1 when the case is not closed by the census date.",
    ),
    Derived(
        table="Students",
        label="PM",
        kind=Kind.WHOLE,
        formula='=IF([@[PM status]]="Not programme managed",0,1)',
        definition="1 when the partnership runs the student's education, part or full time.",
    ),
    Derived(
        table="Students",
        label="Key stage",
        kind=Kind.WHOLE,
        formula="=IF([@[Year group]]>=10,4,3)",
        definition="3 for years 7 to 9, 4 for years 10 and 11.",
    ),
    Derived(
        table="Students",
        label="School FTE",
        kind=Kind.NUMBER,
        decimals=2,
        formula=(
            '=IF(AND([@[PM status]]="Part time",[@CMN]="No"),'
            "[@[Hours in school]]/Full_time_hours,0)"
        ),
        definition="Hours in school over full-time hours; part-time PM students who are not CMN.",
    ),
    Derived(
        table="Students",
        label="Weekly hours",
        kind=Kind.NUMBER,
        decimals=1,
        formula=(
            "=SUMIFS(Provision[Hours per week],Provision[Key],[@Key],Provision[Counts],1)"
            "+[@[Hours in school]]"
        ),
        definition="Hours of the student's placements that count, and hours in school.",
    ),
    Derived(
        table="Students",
        label="Low hours",
        kind=Kind.WHOLE,
        formula="=IF(AND([@PM]=1,[@[Weekly hours]]<Low_hours),1,0)",
        definition="1 when a PM student's weekly hours are below the low-hours threshold.",
    ),
)
