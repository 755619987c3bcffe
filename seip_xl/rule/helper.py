"""Hidden columns that the standard rules refer to."""

from __future__ import annotations

from seip_xl.formula import Type
from seip_xl.rule.form_helper import FORM_HELPERS
from seip_xl.rule.rule import Helper

_WEIGHED = "+".join(f"{at}*VALUE(MID([@[Student ID]],{at},1))" for at in range(2, 13))
_LAST = "MID([@[Student ID]],13,1)"
_SUM = f"{_WEIGHED}+13*IFERROR(VALUE({_LAST}),MATCH({_LAST},Lists[Check letter],0)-1)"
_SCHOOL_DAYS = "+".join(
    f"MAX(0,NETWORKDAYS(MAX(MIN([@[Meeting date]],{term}_term_end)+1,{term}_term_start),"
    f"MIN([@[First day of provision]],{term}_term_end)))"
    for term in ("Autumn", "Spring", "Summer")
)
_MET = "COUNTIFS(Referrals[Key],[@Key],Referrals[Met this year],1"
_SAME_MEETING = f"{_MET},Referrals[Meeting date],[@[Meeting date]],Referrals[Wrong Referral date],0"


def _key(table: str) -> Helper:
    # The sign keeps an id of digits from being read as a number in criteria.
    return Helper(
        table=table,
        label="Key",
        formula='="|"&[@[Student ID]]',
        definition="Student ID after a sign: what joins the tables of the return.",
        type=Type.TEXT,
    )


HELPERS: tuple[Helper, ...] = (
    *(_key(table) for table in ("Students", "Referrals", "Provision", "Leavers", "Qualifications")),
    Helper(
        table="Students",
        label="UPN letter",
        # Source: Department for Education, Unique Pupil Numbers (UPNs), a guide for schools:
        # weights 2 to 13, the rest of 23; a temporary number ends in a letter of the same row.
        formula=f"=IF(LEN([@[Student ID]])=13,IFERROR(MOD(ROUND({_SUM},0),23)+1,0),0)",
        definition="Place of the check letter that a UPN should have; 0 for other references.",
    ),
    Helper(
        table="Provision",
        label="Counts",
        formula=(
            "=IF([@[Hours per week]]<=0,0,"
            "IF(AND([@[Start date]]<=Census_date,"
            "OR(ISBLANK([@[End date]]),[@[End date]]>=Census_date)),1,0))"
        ),
        definition="1 when the placement runs on the census date; else 0.",
    ),
    Helper(
        table="Students",
        label="Placements",
        formula="=COUNTIFS(Provision[Key],[@Key],Provision[Counts],1)",
        definition="Placements of the student that run on the census date.",
    ),
    Helper(
        table="Students",
        label="Weekly hours",
        formula=(
            "=SUMIFS(Provision[Hours per week],Provision[Key],[@Key],Provision[Counts],1)"
            "+[@[Hours in school]]"
        ),
        definition="Hours of these placements, and hours in school.",
    ),
    Helper(
        table="Referrals",
        label="Student year",
        formula=("=MAXIFS(Students[Year group],Students[Key],[@Key],Students[Wrong Year group],0)"),
        definition="The student's year group in Students; 0 when it is not known.",
    ),
    Helper(
        table="Referrals",
        label="Student added",
        formula=(
            "=MINIFS(Students[Date added to register],Students[Key],[@Key],"
            "Students[Wrong Date added to register],0)"
        ),
        definition="The day the student was added to the register; 0 when it is not known.",
    ),
    Helper(
        table="Referrals",
        label="Met this year",
        formula="=IF(AND([@[Meeting date]]>=Year_start,[@[Meeting date]]<=Census_date),1,0)",
        definition="1 when the meeting was between 1 September and the census date; else 0.",
    ),
    Helper(
        table="Referrals",
        label="Latest meeting",
        formula=(
            "=IF(AND([@[Met this year]]=1,"
            f'{_MET},Referrals[Meeting date],">"&[@[Meeting date]])=0,'
            f'{_SAME_MEETING},Referrals[Referral date],">"&[@[Referral date]])=0),1,0)'
        ),
        definition=(
            "1 when none of the student's referrals met this year has a later meeting, nor, of "
            "those with the same, a later referral; else 0."
        ),
    ),
    Helper(
        table="Referrals",
        label="School days",
        formula=f"={_SCHOOL_DAYS}",
        definition="Weekdays within terms after the meeting, up to the first day of provision.",
    ),
    Helper(
        table="Provision",
        label="Agreed cost",
        formula=(
            "=IFERROR(ROUND(INDEX(Providers[Agreed cost per hour],"
            "MATCH([@Provider],Providers[Provider],0)),4),0)"
        ),
        definition="What was agreed with the provider for an hour; 0 where nothing was.",
    ),
    *FORM_HELPERS,
)
