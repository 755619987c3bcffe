"""Students, referrals and placements of the tiny county; who is who stands in tiny_county."""

from __future__ import annotations

import pandas as pd


def day(text):
    return pd.Timestamp(text)


_IN, _OUT = "Yes - in county", "Yes - out of county"
_FULL, _PART, _NOT = "Full time", "Part time", "Not programme managed"


def _student(number, year, school, pm=_NOT, **more):
    return {
        "Student ID": f"C/{number}",
        "Year group": year,
        "School": school,
        "Date added to register": day("2019-10-07"),
        "Home authority": "County",
        "Looked after": "No",
        "EHCP status": "None",
        "PM status": pm,
        "CMN": "No",
    } | more


def _closed(on, reason):
    return {"Date closed": day(on), "Reason closed": reason}


def _from_to(measure, first, last):
    start, latest = (f"{measure} baseline", f"{measure} latest")
    percent = " %" if measure == "Attendance" else ""
    return {start + percent: first, latest + percent: last}


STUDENTS = {
    "NORTH": [
        _student(1, 11, "North School", _FULL)
        | {"Home authority": "City", "Looked after": _OUT, "EHCP status": "EHCP 25.5k package"}
        | {"PM start date": day("2020-03-02")}
        | _from_to("SDQ", 20, 14)
        | _from_to("Attendance", 50.0, 80.0),
        _student(2, 9, "Hill School", _PART)
        | {"Looked after": _IN, "EHCP status": "Top up currently paid", "Hours in school": 10.0}
        | {"PM start date": day("2020-09-01")}
        | _from_to("SDQ", 30, None)
        | _from_to("Attendance", 60.5, 70.0),
        _student(3, 10, "North School", _PART, CMN="Yes")
        | {"Home authority": "City", "EHCP status": "Formal assessment underway"}
        | {"PM start date": day("2020-08-31"), "Hours in school": 5.0}
        | _from_to("SDQ", None, 10)
        | _from_to("Attendance", 90.0, None),
        _student(4, 8, "No school roll")
        | {"Home authority": "Other authority", "Looked after": _IN}
        | {"EHCP status": "EHCP no additional funding"}
        | {"PM start date": day("2020-04-20"), "PM end date": day("2020-10-16")}
        | _from_to("SDQ", 10, 9),
        _student(5, 9, "North School", _FULL, CMN="Yes")
        | {"Home authority": "City", "Looked after": _IN, "EHCP status": "EHCP 25.5k package"}
        | {"PM start date": day("2020-06-01")}
        | _closed("2020-12-10", "Back in school, settled")
        | _from_to("SDQ", 40, 1)
        | _from_to("Attendance", 10.0, 99.0),
        _student(6, 7, "Hill School")
        | {"EHCP status": "Top up currently paid"}
        | _closed("2020-11-02", "Managed move made"),
        _student(7, 9, "North School")
        | {"EHCP status": "EHCP no additional funding"}
        | _closed("2020-09-30", "Specialist placement"),
    ],
    "SOUTH": [
        _student(1, 7, "No school roll") | {"Home authority": "City"},
        _student(2, 10, "South School", _PART)
        | {"Home authority": "City", "Looked after": _OUT, "EHCP status": "EHCP additional funding"}
        | {"PM start date": day("2020-10-05"), "Hours in school": 10.0}
        | _closed("2020-12-11", "Moved away"),
        _student(3, 9, "South School", _FULL, CMN="Yes")
        | {"Home authority": "City", "Looked after": _OUT, "EHCP status": "EHCP additional funding"}
        | {"PM start date": day("2020-11-02")}
        | _closed("2020-12-12", "Other")
        | _from_to("SDQ", 25, 30),
        _student(4, 11, "No school roll", _PART)
        | {"Looked after": _IN, "EHCP status": "EHCP 25.5k package"}
        | {"PM start date": day("2020-09-14"), "Hours in school": 12.5}
        | _from_to("Attendance", None, 95.0),
        _student(5, 8, "South School")
        | {"EHCP status": "Formal assessment underway"}
        | _closed("2020-11-20", "Permanently excluded"),
        _student(6, 10, "South School") | _closed("2020-12-01", "Other"),
    ],
}
_FORUM, _FAIR = "Inclusion Forum", "Fair Access"
_SCHOOL, _ADVICE, _IN_SCHOOL = (
    "School to get on with it",
    "A&G offered",
    "Partnership in-school support",
)
_TOP_UP, _AGENCY = "Top up from SENA or partnership", "Other agency support"
_SHORT, _MOVE = "Short term partnership placement", "Managed move"
_ASSESSMENT, _SPECIALIST = "Formal assessment begun", "Specialist placement"
_PART_TIME, _FULL_TIME = "Part time programme management", "Full time programme management"


def _referral(number, on, year, forum, met=None, *outcomes, move=None, first=None):
    return {
        "Student ID": f"C/{number}",
        "Referral date": day(on),
        "Year group at referral": year,
        "Forum": forum,
        "Meeting date": day(met),
        **{f"Outcome {place}": each for place, each in enumerate(outcomes, start=1)},
        "Managed move result": move,
        "First day of provision": day(first),
    }


REFERRALS = {
    "NORTH": [
        _referral(1, "2020-01-13", 10, "Panel", "2020-02-03", _FULL_TIME),
        _referral(1, "2020-11-09", 11, "Other", "2020-11-16", _TOP_UP, _ASSESSMENT, _IN_SCHOOL),
        _referral(2, "2020-08-31", 8, _FORUM, "2020-09-01", _ADVICE),
        _referral(
            2, "2020-09-01", 9, "Panel", "2020-11-16", _PART_TIME, _MOVE, "Other", move="Lasted"
        ),
        _referral(3, "2020-05-11", 9, "Panel", "2020-05-18", _PART_TIME),
        _referral(3, "2020-09-21", 10, _FORUM, "2020-10-05", _ASSESSMENT, _PART_TIME),
        _referral(3, "2020-09-21", 10, "Other", "2020-10-05", _AGENCY, _SHORT, _SPECIALIST),
        _referral(3, "2020-09-14", 10, _FORUM, "2020-10-05", _SCHOOL, _TOP_UP),
        _referral(3, "2020-12-07", 10, "Panel"),
        _referral(4, "2020-03-09", 7, "Panel", "2020-03-16", _PART_TIME),
        _referral(4, "2020-10-12", 8, _FORUM, "2020-10-19", _AGENCY),
        _referral(
            4, "2020-11-30", 8, _FAIR, "2020-12-03", _MOVE, move="Broke down", first="2020-12-11"
        ),
        _referral(5, "2020-05-04", 8, "Panel", "2020-05-11", _FULL_TIME),
        _referral(5, "2020-11-02", 9, _FORUM, "2020-11-09", _IN_SCHOOL),
        _referral(
            6, "2020-02-10", 6, _FAIR, "2020-09-07", _MOVE, move="Lasted", first="2020-09-16"
        ),
        _referral(6, "2020-09-21", 7, _FORUM, "2020-09-28", _SCHOOL),
        _referral(7, "2020-06-01", 8, _FAIR, "2020-06-08", _SPECIALIST, first="2020-06-10"),
    ],
    "SOUTH": [
        _referral(1, "2020-09-03", 6, _FORUM),
        _referral(2, "2020-11-02", 10, _FAIR, "2020-11-05", "Other", first="2021-04-20"),
        _referral(3, "2020-06-01", 8, "Panel", "2020-12-11", _FULL_TIME, "Other"),
        _referral(3, "2020-10-12", 9, _FORUM, "2020-10-19", "Other"),
        _referral(4, "2020-03-16", 10, "Panel", "2020-03-23", _MOVE, move="In trial"),
        _referral(4, "2020-09-15", 11, _FORUM, "2020-09-21", "Other"),
        _referral(4, "2020-12-07", 11, _FAIR, "2020-12-11", _SCHOOL, _ADVICE, first="2021-01-04"),
        _referral(6, "2020-10-05", 10, _FAIR, "2020-10-12", "Other"),
    ],
}


def bought(number, provider, hours, cost=None, transport=None, **dates):
    return {
        "Student ID": f"C/{number}",
        "Provision type": "Alternative provider",
        "Provider": provider,
        "Hours per week": hours,
        "Weekly cost": cost,
        "Weekly transport cost": transport,
        "Start date": day(dates.get("start")),
        "End date": day(dates.get("end")),
    }


def own(number, hours, *rest, **dates):
    row = bought(number, None, hours, *rest, **dates)
    return row | {"Provision type": "Directly employed staff"}


PROVISION = {
    "NORTH": [
        bought(1, "Farm", 14.0, 280.0, 30.0),
        own(1, 10.0, 100.0, 70.0) | {"Provider": "Farm"},
        bought(2, "Farm", 5.0, 150.0, 50.0, start="2020-12-11"),
        own(2, 20.0, end="2020-12-10"),
        bought(2, "Garage", 3.0, 60.0, start="2020-12-12"),
        bought(3, "Garage", 4.0),
        bought(3, "Kite Club", 6.0, 90.0),
        bought(5, "Farm", 10.0, 500.0, 99.0),
    ],
    "SOUTH": [
        bought(3, "Farm", 10.0, 400.0, end="2020-12-11"),
        bought(3, "Garage", 8.0, 160.0, 12.0),
        own(3, 5.5),
        bought(4, "Garage", 11.5, 345.0, 20.0),
        own(2, 7.0),
    ],
}
