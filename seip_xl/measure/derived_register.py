"""Derived columns of students and referrals."""

from __future__ import annotations

from seip_xl.measure.derived_column import flag, whole
from seip_xl.measure.measure import Derived
from seip_xl.schema import Kind

OF_OPEN_STUDENT = "COUNTIFS(Students[Key],[@Key],Students[Open],1)>0"
"""That the student of a row of another table has an open case."""
STUDENTS: tuple[Derived, ...] = (
    whole(
        "Students",
        "Open",
        "=IF(ISBLANK([@[Date closed]]),1,IF([@[Date closed]]<=Census_date,0,1))",
        "1 when the case is not closed by the census date.",
    ),
    whole(
        "Students",
        "PM",
        '=IF([@[PM status]]="Not programme managed",0,1)',
        "1 when the partnership runs the student's education, part or full time.",
    ),
    whole(
        "Students",
        "Key stage",
        "=IF([@[Year group]]>=10,4,3)",
        "3 for years 7 to 9, 4 for years 10 and 11.",
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
    flag(
        "Students",
        "Low hours",
        "AND([@PM]=1,[@[Weekly hours]]<Low_hours)",
        "a PM student's weekly hours are below the low-hours threshold",
    ),
    flag(
        "Students",
        "SDQ both",
        "AND(ISNUMBER([@[SDQ baseline]]),ISNUMBER([@[SDQ latest]]))",
        "there is an SDQ score at the start and a latest one",
    ),
    flag(
        "Students",
        "Attendance both",
        "AND(ISNUMBER([@[Attendance baseline %]]),ISNUMBER([@[Attendance latest %]]))",
        "there is attendance at the start and a latest one",
    ),
)

_SAME_STUDENT_MET = "COUNTIFS(Referrals[Key],[@Key],Referrals[Met this year],1"
_SAME_MEETING = f"{_SAME_STUDENT_MET},Referrals[Meeting date],[@[Meeting date]]"
REFERRALS: tuple[Derived, ...] = (
    flag("Referrals", "Student open", OF_OPEN_STUDENT, "the student's case is open on census date"),
    flag(
        "Referrals",
        "New",
        "[@[Referral date]]>=Year_start",
        "the referral was made on or after 1 September of the academic year",
    ),
    flag(
        "Referrals",
        "Ended in T4",
        "COUNTIFS(Students[Key],[@Key],Students[Open],1,Students[PM],1,"
        'Students[PM start date],"<"&Year_start)>0',
        "the student is PM since before 1 September of the academic year",
    ),
    flag(
        "Referrals",
        "Met this year",
        "AND([@[Meeting date]]>=Year_start,[@[Meeting date]]<=Census_date)",
        "the meeting was between 1 September and the census date",
    ),
    flag(
        "Referrals",
        "Most recent",
        "AND([@[Met this year]]=1,"
        f'{_SAME_STUDENT_MET},Referrals[Meeting date],">"&[@[Meeting date]])=0,'
        f'{_SAME_MEETING},Referrals[Referral date],">"&[@[Referral date]])=0,'
        f"{_SAME_MEETING},Referrals[Referral date],[@[Referral date]],"
        'Referrals[Source row],">"&[@[Source row]])=0)',
        "of the student's referrals met this year it has the latest meeting; of equal ones the "
        "latest referral, then the lower row",
    ),
    whole(
        "Referrals",
        "School days to provision",
        "=IF(OR(ISBLANK([@[Meeting date]]),ISBLANK([@[First day of provision]])),0,"
        + "+".join(
            f"MAX(0,NETWORKDAYS(MAX([@[Meeting date]]+1,{term}_term_start),"
            f"MIN([@[First day of provision]],{term}_term_end)))"
            for term in ("Autumn", "Spring", "Summer")
        )
        + ")",
        "Weekdays within terms after the meeting, up to the first day of provision.",
    ),
    flag(
        "Referrals",
        "Provision in time",
        "AND(ISNUMBER([@[Meeting date]]),ISNUMBER([@[First day of provision]]),"
        # Terms of the next school year are not known, nor how many school days passed in them.
        "[@[First day of provision]]<=Summer_term_end,"
        "[@[School days to provision]]<=Provision_days)",
        "provision began this school year, within the school days of the setting Provision days",
    ),
)
