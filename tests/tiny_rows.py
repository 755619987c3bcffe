"""Finance, leavers, ratings and lists of the tiny county; who is who stands in tiny_county."""

from __future__ import annotations

from datetime import date

import pandas as pd

from tiny_students import day

INDICATORS = ("Attendance is tracked", "Moves last")
OUTTURN = {
    "NORTH": {
        "Balance brought forward": 100.0,
        "Income from LA": 1000.0,
        "Income from LA (pilot)": 50.0,
        "Income from Schools": 200.0,
        "Other Income": 30.0,
        "Directly employed staff salaries": 400.0,
        "Other staffing costs": 60.0,
        "Premises and office": 20.0,
        'Payments to schools "Tier 3"': 10.0,
        "Payments to schools": 15.0,
        "Purchase of provision": 300.0,
        "Transport": 250.5,
        "Other": 5.0,
    },
    "SOUTH": {"Income from LA": 500.0, "Other Income": 0.0, 'Payments to schools "Tier 3"': 700.0},
}
BUDGET = {
    "NORTH": {
        "Balance brought forward": 319.5,
        "Income from LA Autumn": 400.0,
        "Income from LA Spring": 300.0,
        "Income from LA Summer": 310.0,
        "Income from LA Autumn (pilot)": 11.0,
        "Income from LA Spring (pilot)": 12.0,
        "Income from LA Summer (pilot)": 13.0,
        "Income from Schools": 220.0,
        "Other Income": 33.0,
        "Other (time-limited agreement)": 44.0,
        "Directly employed staff salaries": 410.0,
        "Other staffing costs": 61.0,
        "Premises and office": 21.0,
        'Payments to schools "Tier 3"': 9.0,
        "Payments to schools": 16.0,
        "Purchase of provision": 350.0,
        "Transport": 240.0,
        "Other": 6.0,
        "Contingency": 77.0,
    },
    "SOUTH": {
        "Balance brought forward": -200.0,
        "Income from LA Autumn": 100.0,
        "Income from LA Spring": 100.0,
        "Transport": 90.0,
    },
}
AS_AT = {"NORTH": day("2020-11-30"), "SOUTH": pd.NaT}
# Actual to date, committed to year end.
MONITORING = {
    "NORTH": {
        "Income from LA": (400.0, 600.0),
        "Income from LA (pilot)": (11.0, 20.0),
        "Income from Schools": (100.0, 130.0),
        "Other Income": (0.0, None),
        "Other (time-limited agreement)": (44.0, None),
        "Directly employed staff salaries": (150.0, 270.0),
        "Other staffing costs": (20.0, 40.0),
        "Premises and office": (21.0, 0.0),
        'Payments to schools "Tier 3"': (None, 4.0),
        "Payments to schools": (8.0, 8.0),
        "Purchase of provision": (120.0, 200.0),
        "Transport": (80.5, 150.0),
    },
    "SOUTH": {},
}


def _leaver(number, school, destination, check=None):
    return {
        "Student ID": f"L/{number}",
        "School": school,
        "Destination": destination,
        "Post-transition check": check,
    }


LEFT = {
    "NORTH": [
        _leaver(1, "North School", "Further Education", "Done - sustained"),
        _leaver(2, "Hill School", "NEET", "Done - not sustained"),
        _leaver(3, "No school roll", "Apprenticeship", "Not yet done"),
    ],
    "SOUTH": [_leaver(1, "South School", "Employment")],
}


def _entry(number, kind, subject, grade, level=None):
    return {
        "Student ID": f"L/{number}",
        "Type": kind,
        "Subject": subject,
        "Level": level,
        "Grade": grade,
    }


_ENGLISH, _MATHS = "Functional Skills English", "Functional Skills Maths"
QUALIFICATIONS = {
    "NORTH": [
        _entry(1, "GCSE", "English Language", "3"),
        _entry(1, "GCSE", "English Literature", "5"),
        _entry(1, "GCSE", "Combined Science", "4-3"),
        _entry(1, "GCSE", "History", "U"),
        _entry(1, _ENGLISH, None, "Pass", "Level 1"),
        _entry(1, _MATHS, None, "Not passed", "Level 2"),
        _entry(1, "Other", "Mathematics", "Distinction", "Level 1"),
        _entry(1, "Other", "Art", "Merit", "Not recorded"),
        _entry(2, "GCSE", "English Language", "U"),
        _entry(2, "GCSE", "Mathematics", "4"),
        _entry(2, _ENGLISH, None, "Pass", "Entry level"),
        _entry(2, _ENGLISH, None, "Pass", "Not recorded"),
        _entry(2, _MATHS, None, "Pass", "Level 1"),
        _entry(2, "Other", "Catering", "Not passed", "Level 2"),
    ],
    "SOUTH": [
        _entry(1, "GCSE", "Combined Science", "U-U"),
        _entry(1, "GCSE", "Drama", "3"),
        _entry(1, "GCSE", "Mathematics", "3"),
        _entry(1, _MATHS, None, "Pass", "Entry level"),
        _entry(1, _MATHS, None, "Pass", "Level 2"),
        _entry(1, _ENGLISH, None, "Pass", "Level 2"),
        _entry(1, "Other", "First aid", "Pass", "Entry level"),
        _entry(1, "Other", "Sport", "Distinction", "Level 2"),
    ],
}


def _rating(place, rating, step=None):
    return {
        "Group": "Practice",
        "Indicator": INDICATORS[place],
        "Rating": rating,
        "Next step": step,
    }


RATINGS = {
    "NORTH": [_rating(0, "Red", "Ask every school by May."), _rating(1, "Green")],
    "SOUTH": [_rating(0, "Amber", "One form for all by June."), _rating(1, "Not rated")],
}
_JUL_2018 = ("Jul 2018", date(2018, 7, 6), "2017-18")
_DEC_2018 = ("Dec 2018", date(2018, 12, 14), "2018-19")
_JUL_2019 = ("Jul 2019", date(2019, 7, 5), "2018-19")
_DEC_2019 = ("Dec 2019", date(2019, 12, 13), "2019-20")
JUL_2020 = ("Jul 2020", date(2020, 7, 10), "2019-20")
HISTORY = [
    (*_JUL_2019, "open_cases", "NORTH", 5.0, "Simulated"),
    (*_JUL_2019, "open_cases", "County", 9.0, "Simulated"),
    (*_JUL_2019, "pm_ks3", "SOUTH", 2.0, "Simulated"),
    (*_JUL_2019, "cost_per_open_case", "NORTH", 150.0, "Simulated"),
    (*_JUL_2019, "cost_per_open_case", "County", 160.0, "Simulated"),
    (*_JUL_2019, "balance_pct", "SOUTH", 0.02, "Simulated"),
    (*_JUL_2019, "des_spend", "NORTH", 380.0, "Simulated"),
    (*_JUL_2018, "open_cases", "SOUTH", 3.0, "Simulated"),
    (*_DEC_2018, "if_referrals", "NORTH", 1.0, "Simulated"),
    (*_DEC_2019, "open_cases", "NORTH", 6.0, "Simulated"),
    (*_DEC_2019, "open_cases", "SOUTH", 2.0, "Simulated"),
    (*_DEC_2019, "open_cases", "County", 8.0, "Simulated"),
    (*_DEC_2019, "if_referrals", "NORTH", 4.0, "Simulated"),
    (*_DEC_2019, "if_referrals", "SOUTH", 2.0, "Simulated"),
    (*_DEC_2019, "if_referrals", "County", 7.0, "Simulated"),
    (*_DEC_2019, "pm_ks3", "NORTH", 2.0, "Simulated"),
    (*_DEC_2019, "pm_ks4", "NORTH", 3.0, "Simulated"),
    (*_DEC_2019, "pm_ks3", "SOUTH", 1.0, "Simulated"),
    (*_DEC_2019, "pm_ks3", "County", 4.0, "Simulated"),
    (*_DEC_2019, "pm_ks4", "County", 3.0, "Simulated"),
    (*JUL_2020, "open_cases", "NORTH", 4.0, "Simulated"),
    (*JUL_2020, "open_cases", "County", 10.0, "Simulated"),
    (*JUL_2020, "if_referrals", "NORTH", 9.0, "Simulated"),
    (*JUL_2020, "pm_ks3", "NORTH", 3.0, "Simulated"),
    (*JUL_2020, "pm_ks4", "NORTH", 1.0, "Simulated"),
    (*JUL_2020, "avg_ap_hours", "NORTH", 12.5, "Simulated"),
]
SCHOOLS = [
    ("North School", "NORTH", 500, 10.0),
    ("Hill School", "NORTH", 300, 30.0),
    ("South School", "SOUTH", 250, 20.0),
    ("Hill School", "SOUTH", 0, 0.0),  # it opens next year
]
PROVIDERS = [("Farm", "City Farm", 25.0), ("Garage", None, None), ("Kennels", None, 18.0)]
SUBJECTS = [
    ("English Language", "English Lang."),
    ("English Literature", None),
    ("Mathematics", "Maths"),
    ("Combined Science", None),
    ("History", None),
    ("Drama", None),
]
