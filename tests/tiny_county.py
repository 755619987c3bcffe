"""A county of two partnerships and four students, small enough to count by hand.

N/1: Year 11, full time, 14 + 10 hours of provision; N/2: Year 9, part time, 10 hours in school and
5 of provision; S/1: Year 7, not programme managed, every optional cell blank; S/2: closed on the
census date, so not open. A placement of N/2 ended the day before the census and does not count.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.county import write_county
from seip_xl.schema import COUNTY, FINANCE, REGISTER, RETURNS, Settings, Stamp
from seip_xl.template import write_template

if TYPE_CHECKING:
    from pathlib import Path

PERIOD = "Dec 2020"
CODES = ("NORTH", "SOUTH")
LISTS = {
    "NORTH": {"schools": ("North School", "No school roll")},
    "SOUTH": {"schools": ("South School", "No school roll")},
}
SETTINGS = Settings(
    county="Tiny county",
    period=PERIOD,
    census_date=date(2020, 12, 11),
    year_start=date(2020, 9, 1),
    full_time_hours=25.0,
    low_hours=24.0,
    maximum_balance=0.05,
    ehcp_package=25500.0,
)
_STUDENT = {
    "Date added to register": pd.Timestamp(2019, 10, 7),
    "Home authority": "County",
    "Looked after": "No",
    "EHCP status": "None",
    "CMN": "No",
}
STUDENTS = {
    "NORTH": [
        {
            **_STUDENT,
            "Student ID": "N/1",
            "Year group": 11,
            "School": "North School",
            "PM status": "Full time",
            "PM start date": pd.Timestamp(2020, 3, 2),
        },
        {
            **_STUDENT,
            "Student ID": "N/2",
            "Year group": 9,
            "School": "North School",
            "PM status": "Part time",
            "PM start date": pd.Timestamp(2020, 9, 21),
            "Hours in school": 10.0,
        },
    ],
    "SOUTH": [
        {
            **_STUDENT,
            "Student ID": "S/1",
            "Year group": 7,
            "School": "No school roll",
            "PM status": "Not programme managed",
        },
        {
            **_STUDENT,
            "Student ID": "S/2",
            "Year group": 10,
            "School": "South School",
            "PM status": "Full time",
            "Date closed": pd.Timestamp(2020, 12, 11),
            "Reason closed": "Moved away",
        },
    ],
}
_OWN, _BOUGHT = "Directly employed staff", "Alternative provider"
PROVISION = {
    "NORTH": [
        {"Student ID": "N/1", "Provision type": _BOUGHT, "Provider": "AP", "Hours per week": 14.0},
        {"Student ID": "N/1", "Provision type": _OWN, "Hours per week": 10.0},
        {"Student ID": "N/2", "Provision type": _OWN, "Hours per week": 5.0},
        {
            "Student ID": "N/2",
            "Provision type": _OWN,
            "Hours per week": 20.0,
            "End date": pd.Timestamp(2020, 12, 10),
        },
    ],
    "SOUTH": [],
}
AMOUNTS = {
    "NORTH": {"Balance brought forward": 100.0, "Income from LA": 1000.0, "Transport": 250.5},
    "SOUTH": {"Income from LA": 500.0, 'Payments to schools "Tier 3"': 700.0},
}
HISTORY = [
    ("Jul 2019", date(2019, 7, 5), "2018-19", "open_cases", "NORTH", 5.0, "Simulated"),
    ("Jul 2019", date(2019, 7, 5), "2018-19", "open_cases", "County", 9.0, "Simulated"),
    ("Jul 2019", date(2019, 7, 5), "2018-19", "pm_ks3", "SOUTH", 2.0, "Simulated"),
    ("Jul 2018", date(2018, 7, 6), "2017-18", "open_cases", "SOUTH", 3.0, "Simulated"),
]


def frame(table, rows):
    """Lay rows out as a frame with every label of a table, blank where a row is silent."""
    labels = [column.label for column in table.columns]
    typed = pd.DataFrame(rows, columns=labels)
    dates = [each.label for each in table.columns if each.kind == "date"]
    return typed.assign(**{label: pd.to_datetime(typed[label]) for label in dates})


def amounts(table, given):
    rows = [{"Line": line.label, "Amount": given.get(line.label)} for line in table.entered_lines]
    return frame(table, rows)


def rows_of(code):
    """Give the rows of every table of both returns of a partnership."""
    return {
        "Students": frame(REGISTER.table("Students"), STUDENTS[code]),
        "Referrals": frame(REGISTER.table("Referrals"), []),
        "Provision": frame(REGISTER.table("Provision"), PROVISION[code]),
        "Outturn": amounts(FINANCE.table("Outturn"), AMOUNTS[code]),
        "Budget": amounts(FINANCE.table("Budget"), {}),
    }


def stamp(return_id, code, **changed):
    spec = next(each for each in RETURNS if each.id == return_id)
    usual = {
        "return_id": return_id,
        "version": spec.version,
        "partnership": code,
        "period": PERIOD,
    }
    return Stamp(**(usual | changed))


def filled(return_id, code, **changed):
    """Write a filled return; keywords change its stamp."""
    spec = next(each for each in RETURNS if each.id == return_id)
    rows = {table.name: rows_of(code)[table.name] for table in spec.tables}
    return write_template(
        spec,
        stamp=stamp(return_id, code, **changed),
        lists=LISTS[code],
        created=SETTINGS.census_date,
        rows=rows,
        blank_rows=3,
    )


def control(settings=SETTINGS):
    history = COUNTY.table("History")
    labels = [column.label for column in history.columns]
    tables = {
        "Partnerships": pd.DataFrame(
            {"Code": CODES, "Name": ["The North", "The South"], "Order": [1, 2]}
        ),
        "Schools": pd.DataFrame({"School": ["North School", "South School"], "Partnership": CODES}),
        "History": frame(history, [dict(zip(labels, row, strict=True)) for row in HISTORY]),
    }
    return write_county(settings, tables)


def write_tiny_county(folder: Path, *, without=()) -> Path:
    """Write control workbook and four returns to a folder, some left out: ``finance SOUTH``."""
    (folder / "Control.xlsx").write_bytes(control())
    for code in CODES:
        for return_id in ("register", "finance"):
            if f"{return_id} {code}" not in without:
                (folder / f"{code} {return_id}.xlsx").write_bytes(filled(return_id, code))
    return folder
