"""The rules of the register's table Referrals."""

from __future__ import annotations

from seip_xl.rule.rule import RulesOf

_OUTCOMES = ("Outcome 1", "Outcome 2", "Outcome 3")
_ANY_OUTCOME = ",".join(f'[@[{label}]]<>""' for label in _OUTCOMES)
_NO_OUTCOME = ",".join(f'[@[{label}]]=""' for label in _OUTCOMES)
_MANAGED_MOVE = ",".join(f'[@[{label}]]="Managed move"' for label in _OUTCOMES)
_MANAGEMENT = ",".join(
    f'[@[{label}]]="{time} time programme management"'
    for label in _OUTCOMES
    for time in ("Part", "Full")
)

_ON = RulesOf("register", "Referrals")
REFERRALS = (
    _ON.error(
        "REG_021",
        "=COUNTIFS(Students[Key],[@Key])=0",
        "{Student ID} is not in Students; correct it, or add the student there",
        "Student ID",
        "Every referral is of a student with a row in Students.",
    ),
    _ON.error(
        "REG_023",
        "=[@[Referral date]]>Census_date",
        "{Referral date} is after the census date; correct it, or leave this row for next time",
        "Referral date",
        "",
    ),
    _ON.query(
        "REG_024",
        "=EDATE(MIN([@[Referral date]],Census_date),12*Years_before_register)<[@[Student added]]",
        "{Referral date} is more than {setting Years before register} before the student was added to "
        "the register; correct it, or explain",
        "Referral date",
        "The LA keeps the number of years in the setting Years before register.",
    ),
    _ON.error(
        "REG_025",
        "=AND(ISNUMBER([@[Meeting date]]),[@[Meeting date]]<[@[Referral date]])",
        "{Meeting date} is before {Referral date}; correct one of them",
        "Meeting date; Referral date",
        "",
    ),
    _ON.error(
        "REG_026",
        "=[@[Meeting date]]>Census_date",
        "{Meeting date} is after the census date; correct it, or clear it until the meeting was held",
        "Meeting date",
        "",
    ),
    _ON.error(
        "REG_027",
        f"=AND(OR({_ANY_OUTCOME}),ISBLANK([@[Meeting date]]))",
        "There is an outcome, but Meeting date is empty; enter the day of the meeting",
        "Meeting date; Outcome 1",
        "The outcomes are those of the latest meeting.",
    ),
    _ON.error(
        "REG_028",
        '=OR(AND([@[Outcome 1]]<>"",OR([@[Outcome 1]]=[@[Outcome 2]],[@[Outcome 1]]=[@[Outcome 3]]))'
        ',AND([@[Outcome 2]]<>"",[@[Outcome 2]]=[@[Outcome 3]]))',
        "The same outcome stands twice; leave one of them",
        "Outcome 1; Outcome 2; Outcome 3",
        "",
    ),
    _ON.error(
        "REG_029",
        '=OR(AND([@[Outcome 2]]<>"",[@[Outcome 1]]=""),AND([@[Outcome 3]]<>"",[@[Outcome 2]]=""))',
        "An outcome is left out before another; fill in Outcome 1, then 2, then 3",
        "Outcome 1; Outcome 2",
        "",
    ),
    _ON.error(
        "REG_030",
        f'=AND([@[Managed move result]]<>"",NOT(OR({_MANAGED_MOVE})))',
        "{Managed move result} is there, but Managed move is none of the outcomes; clear it, or "
        "correct the outcomes",
        "Managed move result; Outcome 1",
        "",
    ),
    _ON.error(
        "REG_031",
        "=AND([@[Student year]]>0,[@[Year group at referral]]>[@[Student year]])",
        "{Year group at referral} is above the student's present year group in Students; correct "
        "one of them",
        "Year group at referral",
        "",
    ),
    _ON.query(
        "REG_032",
        "=AND([@[Referral date]]>=Year_start,[@[Year group at referral]]<[@[Student year]])",
        "Referred this school year, but {Year group at referral} is not the student's present year "
        "group in Students; correct one of them, or explain",
        "Year group at referral; Referral date",
        "",
    ),
    _ON.query(
        "REG_033",
        f"=AND([@[Referral date]]>=Year_start,{_NO_OUTCOME})",
        "Referred this school year, but there is no outcome yet; fill in the outcome, or explain",
        "Outcome 1; Referral date",
        "",
    ),
    _ON.query(
        "REG_020",
        f"=AND([@[Latest meeting]]=1,OR({_MANAGEMENT}),"
        'COUNTIFS(Students[Key],[@Key],Students[PM status],"Not programme managed")>0)',
        "The latest meeting decided programme management, but the student is not programme managed "
        "in Students; correct one of them, or explain",
        "Outcome 1; Outcome 2; Outcome 3",
        "",
    ),
    _ON.query(
        "REG_034",
        '=AND([@Forum]="Fair Access",ISNUMBER([@[Meeting date]]),'
        "OR(ISBLANK([@[First day of provision]]),[@[First day of provision]]>Summer_term_end,"
        "[@[School days]]>Provision_days))",
        "Fair Access, but provision did not begin within {setting Provision days} of the meeting; "
        "enter First day of provision, or explain",
        "First day of provision; Meeting date; Forum",
        "The LA keeps the number of school days in the setting Provision days.",
    ),
)
