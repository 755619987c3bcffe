"""A case of a rule: rows of a return, and whether the rule fires on the first row of its table.

Every case has its own students, so that the cases of a return stand in one workbook. Students,
referrals and placements are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from seip_xl.rule import RULES

CENSUS, DAY_AFTER = date(2020, 12, 11), date(2020, 12, 12)
DAY_BEFORE = date(2020, 12, 10)
YEAR_START, SUMMER = date(2020, 9, 1), date(2020, 8, 31)
SCHOOL = "Oakfield Academy"
FARM, GARAGE, CHEAP = "The Farm School", "City Garage", "Toy Library"

STUDENT = {
    "Student ID": None,
    "Year group": 10,
    "School": SCHOOL,
    "Date added to register": date(2019, 10, 7),
    "Home authority": "County",
    "Looked after": "No",
    "EHCP status": "None",
    "PM status": "Not programme managed",
    "CMN": "No",
}
MANAGED = {
    **STUDENT,
    "PM status": "Part time",
    "PM start date": date(2020, 3, 2),
    "Hours in school": 10,
}
FULL_TIME = {**MANAGED, "PM status": "Full time", "Hours in school": None}
REFERRAL = {
    "Student ID": None,
    "Referral date": date(2020, 9, 8),
    "Year group at referral": 10,
    "Forum": "Inclusion Forum",
    "Meeting date": date(2020, 9, 22),
    "Outcome 1": "A&G offered",
}
PLACEMENT = {
    "Student ID": None,
    "Provision type": "Alternative provider",
    "Provider": FARM,
    "Hours per week": 6,
    "Weekly cost": 180,
    "Start date": date(2020, 11, 2),
}
LEAVER = {"Student ID": None, "School": SCHOOL, "Destination": "Further Education"}
ENTRY = {"Student ID": None, "Type": "GCSE", "Subject": "Mathematics", "Grade": "4"}
RATING = {"Group": "Practice", "Indicator": None, "Rating": "Green"}

_RETURNS = {rule.id: rule.return_id for rule in RULES}
_TABLES = {rule.id: rule.table for rule in RULES}
OWN = "Student ID", "Indicator"


@dataclass(frozen=True, kw_only=True)
class Case:
    """Rows by table; a blank id becomes the case's own student."""

    rule: str
    fires: bool
    rows: dict = field(default_factory=dict)

    @property
    def return_id(self):
        return _RETURNS[self.rule]

    @property
    def table(self):
        return _TABLES[self.rule]


CASES: list[Case] = []


def wrong(rule, **rows):
    """Add a case in which the rule fires."""
    CASES.append(Case(rule=rule, fires=True, rows=rows))


def right(rule, **rows):
    """Add a case in which it does not."""
    CASES.append(Case(rule=rule, fires=False, rows=rows))


def student(base=STUDENT, **changes):
    return [{**base, **_labels(changes)}]


def referral(**changes):
    return [{**REFERRAL, **_labels(changes)}]


def placement(**changes):
    return [{**PLACEMENT, **_labels(changes)}]


def leaver(**changes):
    return [{**LEAVER, **_labels(changes)}]


def entry(**changes):
    return [{**ENTRY, **_labels(changes)}]


def rating(**changes):
    return [{**RATING, **_labels(changes)}]


_SHORT = {
    "id": "Student ID",
    "year": "Year group",
    "added": "Date added to register",
    "closed": "Date closed",
    "reason": "Reason closed",
    "home": "Home authority",
    "after": "Looked after",
    "ehcp": "EHCP status",
    "pm": "PM status",
    "cmn": "CMN",
    "pm_start": "PM start date",
    "pm_end": "PM end date",
    "hours": "Hours in school",
    "was": "Attendance baseline %",
    "attends": "Attendance latest %",
    "attended": "Attendance %",
    "referred": "Referral date",
    "year_then": "Year group at referral",
    "forum": "Forum",
    "met": "Meeting date",
    "one": "Outcome 1",
    "two": "Outcome 2",
    "three": "Outcome 3",
    "move": "Managed move result",
    "first": "First day of provision",
    "kind": "Provision type",
    "provider": "Provider",
    "weekly": "Hours per week",
    "cost": "Weekly cost",
    "start": "Start date",
    "end": "End date",
    "destination": "Destination",
    "check": "Post-transition check",
    "type": "Type",
    "subject": "Subject",
    "level": "Level",
    "grade": "Grade",
    "rating": "Rating",
    "step": "Next step",
}


def _labels(changes):
    return {_SHORT[short]: value for short, value in changes.items()}
