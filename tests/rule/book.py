"""The cases of a return in one workbook, and what rules say of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from seip_xl.check import Checks, check_return
from seip_xl.check.seen import tables_of
from seip_xl.read import Expectation, read_return
from seip_xl.rule import judge, rulebook, setting_name, with_settings
from seip_xl.schema import RETURNS, SETTINGS, Settings, Stamp
from seip_xl.template import Kept, write_template
from template.frames import frame_of
from tests.rule import cases_others, cases_referrals, cases_students  # noqa: F401  # add their cases
from tests.rule.case import CASES, CENSUS, CHEAP, FARM, GARAGE, SCHOOL

COUNTY = Settings(
    county="Rules",
    period="Dec 2020",
    census_date=CENSUS,
    academic_year="2020-21",
    year_start=date(2020, 9, 1),
    autumn_start=date(2020, 9, 2),
    autumn_end=date(2020, 12, 18),
    spring_start=date(2021, 1, 4),
    spring_end=date(2021, 3, 26),
    summer_start=date(2021, 4, 12),
    summer_end=date(2021, 7, 23),
    full_time_hours=25.0,
    low_hours=24.0,
    maximum_balance=0.05,
    ehcp_package=25500.0,
    provision_days=6,
    suppression=5,
)
NAMES = {setting_name(column): getattr(COUNTY, column.field) for column in SETTINGS.columns}
KEPT_TABLES = {
    "Providers": {"Provider": [FARM, GARAGE, CHEAP], "Agreed cost per hour": [30.0, None, 1.0]},
    "Subjects": {"Subject": ["English Language", "Mathematics"]},
}
KEPT_FRAMES = {name: pd.DataFrame(columns) for name, columns in KEPT_TABLES.items()}
SPECS = {spec.id: spec for spec in RETURNS}


def cases_of(return_id):
    return [case for case in CASES if case.return_id == return_id]


def placed(return_id):
    """Give the rows of all cases by table, and by case the index of its first row."""
    rows = {table.name: [] for table in SPECS[return_id].tables}
    first = []
    for number, case in enumerate(cases_of(return_id)):
        first.append(len(rows[case.table]))
        for table, own in case.rows.items():
            for row in own:
                key = "Indicator" if table == "Ratings" else "Student ID"
                rows[table].append({**row, key: row.get(key) or f"C{number:03}/1"})
    return rows, first


def lists_of(rows):
    indicators = tuple(row["Indicator"] for row in rows.get("Ratings", ()))
    return {"schools": (SCHOOL, "No school roll"), "indicators": indicators or ("None",)}


def workbook(return_id, rows, rules=None, blank_rows=3):
    """Write rows as a filled return."""
    spec = SPECS[return_id]
    kept = Kept(settings=NAMES, tables=KEPT_TABLES)
    return write_template(
        spec,
        stamp=Stamp(return_id=spec.id, version="1", partnership="HBEP", period="Dec 2020"),
        lists=lists_of(rows),
        created=CENSUS,
        rows={table.name: frame_of(table, rows[table.name]) for table in spec.tables},
        blank_rows=blank_rows,
        kept=kept if rules is None else replace(kept, rules=rules),
    )


def checks(rules):
    return Checks(with_settings(rules, NAMES), COUNTY, KEPT_FRAMES)


def read(path, return_id, rows):
    expect = Expectation(
        period="Dec 2020",
        partnerships=("HBEP",),
        lists={"HBEP": lists_of(rows)},
        specs=(SPECS[return_id],),
    )
    return read_return(path, expect=expect)


def verdicts(submission, rules):
    """Give by rule what Python says of every row that was read: 1, 0, None where it crashed."""
    known = checks(rules)
    tables = {**known.kept, **tables_of(submission.spec, submission.reads)}
    found = judge(rulebook(submission.spec.id, rules), tables, known.names)
    return {
        one.rule.id: [
            None if crashed else int(wrong)
            for wrong, crashed in zip(one.wrong.tolist(), one.crashed.tolist(), strict=True)
        ]
        for one in found
    }


def checked(submission, rules):
    return check_return(submission, checks(rules))
