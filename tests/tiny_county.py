"""A county of two partnerships, small enough to count by hand, with a case for every measure.

Student ids are local references, the same ones in both partnerships: C/1 of NORTH (N1 below) and
C/1 of SOUTH (S1) are two children.

N1: Year 11, full time since March, City, out of county, 25.5k package, 14 + 10 hours.
N2: Year 9, part time since 1 September, 10 hours in school and 5 bought; looked after in county.
N3: Year 10, part time with medical needs since 31 August, City, 5 hours in school and 10 bought.
N4: Year 8, programme managed from April to October and no more, on no school's roll.
N5: Year 9, full time with medical needs, closed; what it has would count, were it open.
N6, N7: Years 7 and 9, closed, never programme managed.
S1: Year 7, City, never programme managed; every optional cell is blank, also of its referral.
S2: Year 10, part time, closed on the census date, so not open.
S3: Year 9, full time with medical needs since November, City, out of county; closed the day after
the census, so open; 23.5 hours.
S4: Year 11, part time since September, on no school's roll, 12.5 hours in school and 11.5 bought.
S5, S6: Years 8 and 10, closed, never programme managed.

Placements: of three providers the Farm has three costs, the Garage two, the Kennels none; the Kite
Club is not on the list. Ended on the day before the census, or beginning on the day after, they do
not count; nor do those of N5 and S2.

Referrals: N2's latest meeting is of its later referral, S3's of its earlier one. Three of N3's were
met on one day: of the two made last, on one day, the lower row counts, not the row under it.

Leavers L/1, L/2, L/3 of NORTH and L/1 of SOUTH, who is another. SOUTH's monitoring is blank.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.county import build_book, read_county, write_county, write_rules
from seip_xl.intake import expectation
from seip_xl.read import read_folder, sort_folder
from seip_xl.rule import RULES
from seip_xl.schema import (
    COUNTY,
    FINANCE,
    LEAVERS,
    REGISTER,
    RETURNS,
    SELF_EVALUATION,
    Settings,
    Stamp,
)
from seip_xl.template import Kept, write_template
from tiny_rows import (
    AS_AT,
    BUDGET,
    HISTORY,
    INDICATORS,
    LEFT,
    MONITORING,
    OUTTURN,
    PROVIDERS,
    QUALIFICATIONS,
    RATINGS,
    SCHOOLS,
    SUBJECTS,
)
from tiny_students import PROVISION, REFERRALS, STUDENTS

if TYPE_CHECKING:
    from pathlib import Path

PERIOD = "Dec 2020"
# Cases for every measure are not those that no rule asks about.
NO_RULES = write_rules([replace(rule, active=False) for rule in RULES])
CODES = ("NORTH", "SOUTH")
ORDER = {"NORTH": 1, "SOUTH": 2}
COLOURS = {}  # by code; the palette's where there is none
LISTS = {
    "NORTH": {
        "schools": ("North School", "Hill School", "No school roll"),
        "indicators": INDICATORS,
    },
    "SOUTH": {
        "schools": ("South School", "Hill School", "No school roll"),
        "indicators": INDICATORS,
    },
}
SETTINGS = Settings(
    county="Tiny county",
    period=PERIOD,
    census_date=date(2020, 12, 11),
    academic_year="2020-21",
    year_start=date(2020, 9, 1),
    autumn_start=date(2020, 9, 1),
    autumn_end=date(2020, 12, 18),
    spring_start=date(2021, 1, 4),
    spring_end=date(2021, 4, 1),
    summer_start=date(2021, 4, 19),
    summer_end=date(2021, 7, 16),
    register_due=date(2020, 12, 18),
    finance_due=date(2020, 12, 18),
    leavers_due=date(2020, 12, 18),
    self_evaluation_due=date(2020, 12, 18),
    full_time_hours=25.0,
    low_hours=24.0,
    maximum_balance=0.05,
    ehcp_package=25500.0,
    provision_days=6,
    suppression=5,
)


def frame(table, rows):
    """Lay rows out as a frame with every label of a table, blank where a row is silent."""
    labels = [column.label for column in table.data_columns]
    typed = pd.DataFrame(rows, columns=labels)
    dates = [each.label for each in table.data_columns if each.kind == "date"]
    return typed.assign(**{label: pd.to_datetime(typed[label]) for label in dates})


def listed(name, rows):
    """Lay rows of a table of the local authority out as a frame."""
    table = COUNTY.table(name)
    labels = [column.label for column in table.columns]
    return frame(table, [dict(zip(labels, row, strict=True)) for row in rows])


def amounts(table, given):
    rows = [{"Line": line.label, "Amount": given.get(line.label)} for line in table.entered_lines]
    return frame(table, rows)


def monitoring(code):
    table, given = FINANCE.table("Monitoring"), MONITORING[code]
    labels = ("Line", "Actual to date", "Committed to year end", "As at")
    rows = [
        (line.label, *given.get(line.label, (None, None)), AS_AT[code])
        for line in table.entered_lines
    ]
    return frame(table, [dict(zip(labels, row, strict=True)) for row in rows])


def rows_of(code):
    """Give the rows of every table of the four returns of a partnership."""
    return {
        "Students": frame(REGISTER.table("Students"), STUDENTS[code]),
        "Referrals": frame(REGISTER.table("Referrals"), REFERRALS[code]),
        "Provision": frame(REGISTER.table("Provision"), PROVISION[code]),
        "Outturn": amounts(FINANCE.table("Outturn"), OUTTURN[code]),
        "Budget": amounts(FINANCE.table("Budget"), BUDGET[code]),
        "Monitoring": monitoring(code),
        "Leavers": frame(LEAVERS.table("Leavers"), LEFT[code]),
        "Qualifications": frame(LEAVERS.table("Qualifications"), QUALIFICATIONS[code]),
        "Ratings": frame(SELF_EVALUATION.table("Ratings"), RATINGS[code]),
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
    rows = rows_of(code)
    given = {
        "stamp": stamp(return_id, code, **changed),
        "lists": LISTS[code],
        "created": SETTINGS.census_date,
        "rows": {table.name: rows[table.name] for table in spec.tables},
    }
    key = return_id, pickle.dumps(given)
    if key not in _FILLED:
        _FILLED[key] = write_template(spec, **given, blank_rows=3, kept=Kept(rules=()))
    return _FILLED[key]


_FILLED: dict[tuple[str, bytes], bytes] = {}
"""Returns that were written, by what is in them: most tests write the same ones again."""


def tables(history=None):
    """Give what the local authority keeps beside the settings."""
    partnerships = [
        (code, f"The {code.title()}", place, None, COLOURS.get(code), None, None)
        for code, place in ORDER.items()
    ]
    return {
        "Partnerships": listed("Partnerships", partnerships),
        "Schools": listed("Schools", SCHOOLS),
        "Providers": listed("Providers", PROVIDERS),
        "Subjects": listed("Subjects", SUBJECTS),
        "Indicators": listed("Indicators", [("Practice", each) for each in INDICATORS]),
        "History": listed("History", history or HISTORY),
    }


def control(settings=SETTINGS, history=None):
    return write_county(settings, tables(history))


def tiny_book(folder):
    """Read and count what a folder holds."""
    county = read_county(folder / "Control.xlsx")
    submissions = read_folder(sort_folder(folder), expectation(county), lambda _: None)
    return build_book(county, submissions)


def write_tiny_county(folder: Path, *, without=()) -> Path:
    """Write control workbook and eight returns to a folder, some left out: ``finance SOUTH``."""
    (folder / "Control.xlsx").write_bytes(control())
    (folder / "Rules.xlsx").write_bytes(NO_RULES)
    for code in CODES:
        for spec in RETURNS:
            if f"{spec.id} {code}" not in without:
                (folder / f"{code} {spec.id}.xlsx").write_bytes(filled(spec.id, code))
    return folder
