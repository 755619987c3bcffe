"""No row of the demonstration breaks a rule of severity error."""

from __future__ import annotations

import pytest

from tests.demo.frames import CENSUS, KEY, OUTCOMES, counting, managed, rows, with_student

# Rules of severity error, as plain conditions on frames: each gives the rows that break it.


def _twice(name, labels):
    return rows(name)[rows(name).duplicated(labels, keep=False)]


def _closed_dates():
    students = rows("Students")
    closed, reason = students["Date closed"], students["Reason closed"]
    return students[
        (closed < students["Date added to register"])
        | (closed.isna() != reason.isna())
        | (closed > CENSUS)
        | (students["Date added to register"] > CENSUS)
    ]


def _pm_dates():
    students = rows("Students")
    start, end, present = students["PM start date"], students["PM end date"], managed(students)
    return students[
        (present & start.isna())
        | (~present & start.notna() & end.isna())
        | (end < start)
        | (present & end.notna())
        | (start > CENSUS)
    ]


def _flags():
    students = rows("Students")
    hours = students["Hours in school"].fillna(0) > 0
    return students[
        ((students["CMN"] == "Yes") & ~managed(students))
        | (hours & (students["PM status"] != "Part time"))
    ]


def _over_40_hours():
    provided = counting().groupby(KEY)["Hours per week"].sum().rename("Provided")
    students = rows("Students").merge(provided, on=KEY, how="left")
    return students[students["Provided"].fillna(0) + students["Hours in school"].fillna(0) > 40]


def _referral_dates():
    referrals = rows("Referrals")
    day, meeting = referrals["Referral date"], referrals["Meeting date"]
    outcome = referrals[OUTCOMES].notna().any(axis=1)
    return referrals[
        (day > CENSUS) | (meeting < day) | (meeting > CENSUS) | (outcome & meeting.isna())
    ]


def _outcomes():
    referrals = rows("Referrals")
    one, two, three = (referrals[label] for label in OUTCOMES)
    move = referrals["Managed move result"].notna()
    moved = (referrals[OUTCOMES] == "Managed move").any(axis=1)
    twice = (one.eq(two) & one.notna()) | (one.eq(three) & one.notna())
    twice |= two.eq(three) & two.notna()
    order = (two.notna() & one.isna()) | (three.notna() & two.isna())
    return referrals[(move & ~moved) | twice | order]


def _year_at_referral():
    referrals = with_student("Referrals")
    return referrals[referrals["Year group at referral"] > referrals["Year group"]]


def _provision():
    provision = rows("Provision")
    provider = provision["Provision type"] == "Alternative provider"
    return provision[
        (provider & provision["Provider"].isna())
        | (provision["End date"] < provision["Start date"])
    ]


def _counting_without_pm():
    provision = counting()
    return provision[~managed(provision)]


def _ratings_without_step():
    ratings = rows("Ratings")
    return ratings[ratings["Rating"].isin(["Red", "Amber"]) & ratings["Next step"].isna()]


def _grades():
    entries = rows("Qualifications")
    gcse = entries["Type"] == "GCSE"
    passes = entries["Grade"].isin(["Pass", "Merit", "Distinction", "Not passed"])
    bare = entries["Subject"].isna() & entries["Type"].isin(["GCSE", "Other"])
    return entries[(gcse == passes) | (gcse == entries["Level"].notna()) | bare]


BROKEN = {
    "student twice": lambda: rows("Students")[
        rows("Students").duplicated("Student ID", keep=False)
    ],
    "closed": _closed_dates,
    "programme management": _pm_dates,
    "flags": _flags,
    "hours over 40": _over_40_hours,
    "referral dates": _referral_dates,
    "outcomes": _outcomes,
    "year group at referral": _year_at_referral,
    "provision": _provision,
    "provision of a student not PM": _counting_without_pm,
    "leaver twice": lambda: _twice("Leavers", KEY),
    "grades": _grades,
    "next step": _ratings_without_step,
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=list(BROKEN))
def test_no_row_breaks_an_error_rule(broken):
    assert broken()[["Partnership"]].to_dict("records") == []


@pytest.mark.parametrize(
    ("name", "of"),
    [("Referrals", "Students"), ("Provision", "Students"), ("Qualifications", "Leavers")],
)
def test_rows_of_a_student_refer_to_one(name, of):
    known = set(map(tuple, rows(of)[KEY].to_numpy()))
    assert {tuple(key) for key in rows(name)[KEY].to_numpy()} <= known
