"""The rules of the leavers return."""

from __future__ import annotations

from seip_xl.rule.rule import RulesOf

_NO_GCSE_GRADES = ("Pass", "Merit", "Distinction", "Not passed")
_OTHER_GRADE = ",".join(f'[@Grade]="{grade}"' for grade in _NO_GCSE_GRADES)

_ON_LEAVERS = RulesOf("leavers", "Leavers")
LEAVERS = (
    _ON_LEAVERS.error(
        "LEA_001",
        "=COUNTIFS(Leavers[Key],[@Key])>1",
        "{Student ID} stands more than once in Leavers; keep one row for each leaver",
        "Student ID",
        "",
    ),
    _ON_LEAVERS.query(
        "LEA_007",
        '=AND(OR([@Destination]="NEET",[@Destination]="Other/not known"),'
        'OR([@[Post-transition check]]="",[@[Post-transition check]]="Not yet done"))',
        "{Destination}, and the post-transition check is not done; ask and fill it in, or explain",
        "Post-transition check; Destination",
        "",
    ),
    _ON_LEAVERS.query(
        "LEA_010",
        "=AND(ISNUMBER([@[On last register]]),[@[On last register]]=0)",
        "{Student ID} was not a programme managed student of Year 11 on the last register; correct "
        "it, or explain",
        "Student ID",
        "Leavers are the programme managed students who finished Year 11 in the summer.",
    ),
    _ON_LEAVERS.query(
        "LEA_011",
        "=AND([@[Attendance %]]>0,[@[Attendance %]]<=1)",
        "{Attendance %} is 1% or less; type 78 where 78% is meant, or explain",
        "Attendance %",
        "Excel keeps 78% as 0.78 where the cell has the format of a percentage.",
    ),
    _ON_LEAVERS.query(
        "LEA_009",
        "=COUNTIFS(Qualifications[Key],[@Key])=0",
        "The leaver has no row in Qualifications; add the entries, or explain that there were none",
        "Student ID",
        "",
    ),
)
_ON_QUALIFICATIONS = RulesOf("leavers", "Qualifications")
QUALIFICATIONS = (
    _ON_QUALIFICATIONS.error(
        "LEA_002",
        "=COUNTIFS(Leavers[Key],[@Key])=0",
        "{Student ID} is not in Leavers; correct it, or add the leaver there",
        "Student ID",
        "",
    ),
    _ON_QUALIFICATIONS.error(
        "LEA_003",
        f'=OR(AND([@Type]="GCSE",OR({_OTHER_GRADE})),AND([@Type]<>"GCSE",NOT(OR({_OTHER_GRADE}))))',
        "{Grade} is not possible for {Type}; a GCSE has 9 to 1 or U, others Pass, Merit, "
        "Distinction or Not passed",
        "Grade; Type",
        "A double award in science has two grades, 5-4 for example.",
    ),
    _ON_QUALIFICATIONS.error(
        "LEA_004",
        '=AND(OR([@Type]="GCSE",[@Type]="Other"),TRIM([@Subject])="")',
        "{Type} needs its subject; fill in Subject",
        "Subject; Type",
        "",
    ),
    _ON_QUALIFICATIONS.error(
        "LEA_005",
        '=AND([@Type]<>"GCSE",[@Level]="")',
        "{Type} needs its level; choose Level, Not recorded where it is not known",
        "Level; Type",
        "",
    ),
    _ON_QUALIFICATIONS.query(
        "LEA_006",
        '=AND([@Type]="GCSE",TRIM([@Subject])<>"",SUMPRODUCT(--(Qualifications[Key]=[@Key]),'
        '--(Qualifications[Type]="GCSE"),--(Qualifications[Subject]=[@Subject]))>1)',
        "{Subject} stands twice for this leaver; leave the better grade, or explain",
        "Subject; Student ID",
        "",
    ),
    _ON_QUALIFICATIONS.query(
        "LEA_008",
        '=AND([@Type]="GCSE",TRIM([@Subject])<>"",COUNTA(Subjects[Subject])>0,SUMPRODUCT(--(Subjects[Subject]=[@Subject]))=0)',
        "{Subject} is not on the county's list of GCSE subjects; write it as listed in Guide, or "
        "explain that it is new",
        "Subject",
        "The LA adds new subjects to its list.",
    ),
)
