"""The rules of the register's table Students."""

from __future__ import annotations

from seip_xl.rule.rule import RulesOf

_PM = '[@[PM status]]<>"Not programme managed"'
_NO_PM = '[@[PM status]]="Not programme managed"'
_LETTER = "LEFT([@[Student ID]],1)"


def _as_fraction(label: str) -> str:
    return f"AND([@[{label}]]>0,[@[{label}]]<=1)"


_ON = RulesOf("register", "Students")
STUDENTS = (
    _ON.error(
        "REG_001",
        "=COUNTIFS(Students[Key],[@Key])>1",
        "{Student ID} stands more than once in Students; keep one row for each student",
        "Student ID",
        "Each student has one row; what changes during the year is changed in this row.",
    ),
    _ON.query(
        "REG_002",
        f'=AND([@[UPN letter]]>0,NOT(ISNUMBER(VALUE({_LETTER}))),{_LETTER}<>"/",{_LETTER}<>"-",'
        f"IFERROR(MATCH({_LETTER},Lists[Check letter],0),0)<>[@[UPN letter]])",
        "{Student ID} looks like a UPN, but its first letter does not fit its digits; copy it again "
        "from the school's system",
        "Student ID",
        "The first letter of a UPN is worked out from its other characters, so that a slip shows.",
    ),
    _ON.error(
        "REG_003",
        "=[@[Date added to register]]>Census_date",
        "{Date added to register} is after the census date; correct it, or leave this row for next "
        "time",
        "Date added to register",
        "Only cases that were opened by the census date are collected.",
    ),
    _ON.error(
        "REG_004",
        "=AND(ISNUMBER([@[Date closed]]),[@[Date closed]]<[@[Date added to register]])",
        "{Date closed} is before {Date added to register}; correct one of them",
        "Date closed; Date added to register",
        "A case is closed on the day it was opened or later.",
    ),
    _ON.error(
        "REG_005",
        '=AND(ISNUMBER([@[Date closed]]),[@[Reason closed]]="")',
        "{Date closed} is there without Reason closed; choose the reason",
        "Reason closed; Date closed",
        "A closed case has a date and a reason.",
    ),
    _ON.error(
        "REG_006",
        '=AND(ISBLANK([@[Date closed]]),[@[Reason closed]]<>"")',
        "{Reason closed} is there without Date closed; enter the date, or clear the reason",
        "Date closed; Reason closed",
        "A closed case has a date and a reason.",
    ),
    _ON.error(
        "REG_007",
        f"=AND({_PM},ISBLANK([@[PM start date]]))",
        "{PM status} needs PM start date; enter the day programme management began",
        "PM start date; PM status",
        "Every programme managed student has the day it began.",
    ),
    _ON.error(
        "REG_008",
        f"=AND({_NO_PM},ISNUMBER([@[PM start date]]),ISBLANK([@[PM end date]]))",
        "{PM start date} is there, but the student is not programme managed and PM end date is "
        "empty; enter the end, or correct PM status",
        "PM end date; PM start date; PM status",
        "Programme management that is over has a start and an end.",
    ),
    _ON.error(
        "REG_009",
        "=AND(ISNUMBER([@[PM end date]]),[@[PM end date]]<[@[PM start date]])",
        "{PM end date} is before {PM start date}; correct one of them",
        "PM end date; PM start date",
        "",
    ),
    _ON.error(
        "REG_010",
        f"=AND({_PM},ISNUMBER([@[PM end date]]))",
        "{PM end date} is there, but {PM status} says that it goes on; clear the date, or choose "
        "Not programme managed",
        "PM end date; PM status",
        "A student who is programme managed again has the new start and no end.",
    ),
    _ON.error(
        "REG_011",
        "=[@[PM start date]]>Census_date",
        "{PM start date} is after the census date; correct it, or choose Not programme managed and "
        "clear it until next time",
        "PM start date",
        "The register says how things stood on the census date.",
    ),
    _ON.error(
        "REG_012",
        f'=AND([@CMN]="Yes",{_NO_PM})',
        "{CMN} is only for programme managed students; choose No, or correct PM status",
        "CMN; PM status",
        "",
    ),
    _ON.query(
        "REG_013",
        '=AND([@[PM status]]="Part time",[@[Hours in school]]=0)',
        "Part time, but Hours in school is empty or 0; enter the hours, or explain",
        "Hours in school; PM status",
        "A part-time programme managed student spends the rest of the week in school.",
    ),
    _ON.error(
        "REG_014",
        '=AND([@[PM status]]<>"Part time",[@[Hours in school]]>0)',
        "{Hours in school} is only for part-time programme managed students; clear it, or correct "
        "PM status",
        "Hours in school; PM status",
        "",
    ),
    _ON.query(
        "REG_015",
        "=AND([@[Year group]]=11,"
        "[@[Date added to register]]<EDATE(Census_date,-12*Years_on_register))",
        "{Date added to register} is more than {setting Years on register} ago for a student in Year 11; correct it, or explain",
        "Date added to register; Year group",
        "The LA keeps the number of years in the setting Years on register.",
    ),
    _ON.error(
        "REG_016",
        "=ROUND([@[Weekly hours]],2)>Most_weekly_hours",
        "The hours of the student's placements in Provision and {Hours in school} together are more "
        "than {setting Most weekly hours}; correct Hours in school or the placements",
        "Hours in school",
        "The LA keeps the number in the setting Most weekly hours.",
    ),
    _ON.query(
        "REG_017",
        f"=AND({_PM},[@Placements]=0,[@[Hours in school]]=0)",
        "Programme managed, but no placement in Provision runs on the census date and Hours in "
        "school is empty; add the placement, or explain",
        "PM status; Hours in school",
        "A placement whose hours or dates are wrong counts when they are mended.",
    ),
    _ON.query(
        "REG_018",
        '=AND([@[Looked after]]="Yes - out of county",[@[Home authority]]="County")',
        "{Looked after} means by another authority, but {Home authority} says that the student "
        "lives in the county; correct one of them, or explain",
        "Looked after; Home authority",
        "",
    ),
    _ON.query(
        "REG_019",
        f'=AND([@[EHCP status]]="EHCP 25.5k package",{_NO_PM})',
        "{EHCP status} on a student who is not programme managed; correct one of them, or explain",
        "EHCP status; PM status",
        "",
    ),
    _ON.query(
        "REG_042",
        f"=OR({_as_fraction('Attendance baseline %')},{_as_fraction('Attendance latest %')})",
        "Attendance of 1% or less; type 78 where 78% is meant, or explain",
        "Attendance latest %; Attendance baseline %",
        "Excel keeps 78% as 0.78 where the cell has the format of a percentage.",
    ),
)
