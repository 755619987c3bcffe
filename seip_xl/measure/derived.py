"""The derived columns, in the order in which they build on each other."""

from __future__ import annotations

from seip_xl.measure.measure import Derived
from seip_xl.schema import Kind


def _key(table: str) -> Derived:
    return Derived(
        table=table,
        label="Key",
        kind=Kind.KEY,
        formula='=[@Partnership]&"|"&[@[Student ID]]',
        definition="Partnership and student id: what joins the data tables.",
    )


def _whole(table: str, label: str, formula: str, definition: str) -> Derived:
    return Derived(
        table=table, label=label, kind=Kind.WHOLE, formula=formula, definition=definition
    )


def _flag(table: str, label: str, condition: str, definition: str) -> Derived:
    """Give a column of 1 where a condition holds, of 0 elsewhere."""
    return _whole(table, label, f"=IF({condition},1,0)", f"1 when {definition}; else 0.")


_STUDENTS: tuple[Derived, ...] = (
    _whole(
        "Students",
        "Open",
        "=IF(ISBLANK([@[Date closed]]),1,IF([@[Date closed]]<=Census_date,0,1))",
        "1 when the case is not closed by the census date.",
    ),
    _whole(
        "Students",
        "PM",
        '=IF([@[PM status]]="Not programme managed",0,1)',
        "1 when the partnership runs the student's education, part or full time.",
    ),
    _whole(
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
    _flag(
        "Students",
        "Low hours",
        "AND([@PM]=1,[@[Weekly hours]]<Low_hours)",
        "a PM student's weekly hours are below the low-hours threshold",
    ),
    _flag(
        "Students",
        "SDQ both",
        "AND(ISNUMBER([@[SDQ baseline]]),ISNUMBER([@[SDQ latest]]))",
        "there is an SDQ score at the start and a latest one",
    ),
    _flag(
        "Students",
        "Attendance both",
        "AND(ISNUMBER([@[Attendance baseline %]]),ISNUMBER([@[Attendance latest %]]))",
        "there is attendance at the start and a latest one",
    ),
)

_OF_OPEN_STUDENT = "COUNTIFS(Students[Key],[@Key],Students[Open],1)>0"
_SAME_STUDENT_MET = "COUNTIFS(Referrals[Key],[@Key],Referrals[Met this year],1"
_SAME_MEETING = f"{_SAME_STUDENT_MET},Referrals[Meeting date],[@[Meeting date]]"
_REFERRALS: tuple[Derived, ...] = (
    _flag(
        "Referrals", "Student open", _OF_OPEN_STUDENT, "the student's case is open on census date"
    ),
    _flag(
        "Referrals",
        "New",
        "[@[Referral date]]>=Year_start",
        "the referral was made on or after 1 September of the academic year",
    ),
    _flag(
        "Referrals",
        "Ended in T4",
        "COUNTIFS(Students[Key],[@Key],Students[Open],1,Students[PM],1,"
        'Students[PM start date],"<"&Year_start)>0',
        "the student is PM since before 1 September of the academic year",
    ),
    _flag(
        "Referrals",
        "Met this year",
        "AND([@[Meeting date]]>=Year_start,[@[Meeting date]]<=Census_date)",
        "the meeting was between 1 September and the census date",
    ),
    _flag(
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
    _whole(
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
    _flag(
        "Referrals",
        "Provision in time",
        "AND(ISNUMBER([@[Meeting date]]),ISNUMBER([@[First day of provision]]),"
        "[@[School days to provision]]<=Provision_days)",
        "provision began within the school days that the setting Provision days allows",
    ),
)

_SAME_PROVIDER = "COUNTIFS(Provision[Provider no],[@[Provider no]],Provision[Costed],1"
_SAME_STUDENT = "Provision[Key],[@Key],Provision[Provider no],[@[Provider no]]"
_PROVISION: tuple[Derived, ...] = (
    _flag(
        "Provision",
        "Counts",
        "AND(OR(ISBLANK([@[Start date]]),[@[Start date]]<=Census_date),"
        "OR(ISBLANK([@[End date]]),[@[End date]]>=Census_date))",
        "the placement runs on the census date; blank dates have no bound",
    ),
)
_AFTER_STUDENTS: tuple[Derived, ...] = (
    _flag(
        "Provision", "Student open", _OF_OPEN_STUDENT, "the student's case is open on census date"
    ),
    _whole(
        "Provision",
        "Provider no",
        "=IF(ISBLANK([@Provider]),0,IFERROR(MATCH([@Provider],Providers[Provider],0),0))",
        "Row of the provider in Providers; 0 when there is none or it is not on the list.",
    ),
    _flag(
        "Provision",
        "Costed",
        'AND([@[Provision type]]="Alternative provider",[@Counts]=1,[@[Student open]]=1,'
        "ISNUMBER([@[Weekly cost]]))",
        "it is a counting placement of an open case at an alternative provider with its cost",
    ),
    Derived(
        table="Provision",
        label="Cost per hour",
        kind=Kind.MONEY,
        decimals=2,
        # Rounded, so that spreadsheets agree on which of two costs is the higher.
        formula="=IF([@Costed]=1,ROUND([@[Weekly cost]]/[@[Hours per week]],4),0)",
        definition="Weekly cost over hours a week, to a hundredth of a penny; 0 when not costed.",
    ),
    _flag(
        "Provision",
        "Middle cost",
        "AND([@Costed]=1,"
        f'2*{_SAME_PROVIDER},Provision[Cost per hour],"<"&[@[Cost per hour]])<={_SAME_PROVIDER}),'
        f'2*{_SAME_PROVIDER},Provision[Cost per hour],">"&[@[Cost per hour]])<={_SAME_PROVIDER}))',
        "no more than half of the provider's placements cost less an hour, nor more; the median "
        "lies between the lowest and the highest of these",
    ),
    _flag(
        "Provision",
        "Transported",
        'AND([@[Provision type]]="Alternative provider",[@Counts]=1,[@[Student open]]=1,'
        "ISNUMBER([@[Weekly transport cost]]))",
        "it is a counting placement of an open case at an alternative provider with a transport "
        "cost",
    ),
    _flag(
        "Provision",
        "Student transported",
        f"AND([@Transported]=1,COUNTIFS({_SAME_STUDENT},Provision[Transported],1,"
        'Provision[Source row],"<"&[@[Source row]])=0)',
        "it is the first of the student's placements at this provider that have a transport cost",
    ),
)

_GRADE_AT_4 = "IF(IFERROR(VALUE({}([@Grade],1)),0)>=4,1,0)"
_ITS_ENTRIES = "Qualifications[Key],[@Key]"
_ENGLISH = 'OR([@Subject]="English Language",[@Subject]="English Literature")'


def _of_leaver(label: str, criteria: str, definition: str) -> Derived:
    condition = f"COUNTIFS({_ITS_ENTRIES},{criteria})>0"
    return _flag("Leavers", label, condition, definition)


_LEAVERS: tuple[Derived, ...] = (
    _whole(
        "Qualifications",
        "GCSEs",
        '=IF([@Type]="GCSE",IF(MID([@Grade],2,1)="-",2,1),0)',
        "How many GCSEs the entry is: 2 for a double award, 0 for other qualifications.",
    ),
    _whole(
        "Qualifications",
        "GCSEs graded",
        '=IF(LEFT([@Grade],1)="U",0,[@GCSEs])',
        "Of them graded, which is all but U.",
    ),
    _whole(
        "Qualifications",
        "GCSEs at 4 or above",
        f"=IF([@GCSEs]=0,0,{_GRADE_AT_4.format('LEFT')})"
        f"+IF([@GCSEs]=2,{_GRADE_AT_4.format('RIGHT')},0)",
        "Of them at grade 4 or above.",
    ),
    _flag(
        "Qualifications",
        "English",
        f'AND([@Type]="GCSE",{_ENGLISH})',
        "it is a GCSE in English Language or English Literature",
    ),
    _flag(
        "Qualifications",
        "Maths",
        'AND([@Type]="GCSE",[@Subject]="Mathematics")',
        "it is a GCSE in Mathematics",
    ),
    _flag(
        "Qualifications",
        "Passed",
        'AND([@Type]<>"GCSE",OR([@Grade]="Pass",[@Grade]="Merit",[@Grade]="Distinction"))',
        "it is another qualification than GCSE, and passed",
    ),
    _whole(
        "Leavers",
        "GCSEs graded",
        f"=SUMIFS(Qualifications[GCSEs graded],{_ITS_ENTRIES})",
        "Graded GCSEs of the leaver.",
    ),
    _whole(
        "Leavers",
        "GCSEs at 4 or above",
        f"=SUMIFS(Qualifications[GCSEs at 4 or above],{_ITS_ENTRIES})",
        "GCSEs of the leaver at grade 4 or above.",
    ),
    _of_leaver("English entry", "Qualifications[English],1", "the leaver was entered in English"),
    _of_leaver(
        "English at 4 or above",
        'Qualifications[English],1,Qualifications[GCSEs at 4 or above],">0"',
        "the best English grade of the leaver is 4 or above",
    ),
    _of_leaver("Maths entry", "Qualifications[Maths],1", "the leaver was entered in Mathematics"),
    _of_leaver(
        "Maths at 4 or above",
        'Qualifications[Maths],1,Qualifications[GCSEs at 4 or above],">0"',
        "the best Mathematics grade of the leaver is 4 or above",
    ),
    _of_leaver(
        "Additional",
        "Qualifications[Passed],1",
        "the leaver passed another qualification than GCSE",
    ),
)

_OTHERS: tuple[Derived, ...] = (
    _whole(
        "Providers",
        "No",
        "=MATCH([@Provider],Providers[Provider],0)",
        "Row of the provider in this table, by which placements are counted.",
    ),
    _whole(
        "Ratings",
        "Indicator no",
        "=IFERROR(MATCH([@Indicator],Indicators[Indicator],0),0)",
        "Row of the indicator in Indicators.",
    ),
    _flag(
        "Budget",
        "Monitored",
        'COUNTIFS(Monitoring[Partnership],[@Partnership],Monitoring[Actual to date],"<>")>0',
        "the partnership filled in its monitoring",
    ),
    _whole(
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

DERIVED: tuple[Derived, ...] = (
    *(_key(table) for table in ("Students", "Referrals", "Provision", "Leavers", "Qualifications")),
    *_PROVISION,
    *_STUDENTS,
    *_REFERRALS,
    *_AFTER_STUDENTS,
    *_LEAVERS,
    *_OTHERS,
)
