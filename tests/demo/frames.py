"""The demonstration's rows by table, and plain counts over them that use no measure."""

from __future__ import annotations

from functools import cache

import pandas as pd

from seip_xl.demo.rows import simulated_rows
from seip_xl.schema import COUNTY, RETURNS

CENSUS, YEAR_START = pd.Timestamp("2020-12-11"), pd.Timestamp("2020-09-01")
CODES = ("HBEP", "LIP", "MSCIP", "SLIP", "NWLLIP")
KEY = ["Partnership", "Student ID"]
OUTCOMES = ["Outcome 1", "Outcome 2", "Outcome 3"]
TABLES = {table.name: table for spec in (*RETURNS, COUNTY) for table in spec.tables}


@cache
def rows(name):
    """Give the rows of a table; not to be changed."""
    return simulated_rows(TABLES[name])


def open_students():
    students = rows("Students")
    return students[students["Date closed"].isna()]


def managed(students):
    """Say of each student whether programme managed."""
    return students["PM status"] != "Not programme managed"


def with_student(name):
    """Give rows of a table, each with the columns of its student."""
    return rows(name).merge(rows("Students"), on=KEY, how="left", suffixes=("", " of student"))


def counting():
    """Give the provision rows that count on the census date."""
    provision = with_student("Provision")
    start, end = provision["Start date"], provision["End date"]
    return provision[(start.isna() | (start <= CENSUS)) & (end.isna() | (end >= CENSUS))]


def by_code(series):
    """Count or add by partnership, in report order, 0 where there is none."""
    return [series.get(code, 0) for code in CODES]
