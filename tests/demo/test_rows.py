"""The rows of the demonstration: what models and lists want, what is to be seen, no person."""

from __future__ import annotations

import re
from importlib.resources import files

import pandas as pd
import pytest
from pydantic import TypeAdapter

from seip_xl.demo import write_demo
from seip_xl.report import HEADLINES
from seip_xl.schema import COUNTY, NO_SCHOOL, RETURNS, Kind
from tests.demo.frames import (
    CODES,
    TABLES,
    YEAR_START,
    managed,
    rows,
)

FAIR_ACCESS = "Fair Access"
LEFT_BLANK = {"colour", "explanation", "outcome_3"}
WORDS_OF_ROLES = {"Coordinator", "Chair"}


def _cell(value, kind):
    if pd.isna(value):
        return None
    match kind:
        case Kind.DATE:
            return value.date()
        case Kind.WHOLE:
            return int(value)
        case Kind.NUMBER | Kind.MONEY:
            return float(value)
    return value


def _records(table, columns):
    frame = rows(table.name)
    return [
        {column.field: _cell(record[column.label], column.kind) for column in columns}
        for record in frame.to_dict("records")
    ]


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_rows_are_what_the_model_allows(table):
    schools = frozenset({*rows("Schools")["School"], NO_SCHOOL})
    context = {
        "schools": schools,
        "indicators": frozenset(rows("Indicators")["Indicator"]),
        "headlines": frozenset(headline.title for headline in HEADLINES),
    }
    records = _records(table, table.columns)
    valid = TypeAdapter(list[table.model]).validate_python(records, context=context)
    assert len(valid) == len(rows(table.name)) > 0
    if table.facts_model:
        facts = _records(table, table.facts)
        assert TypeAdapter(list[table.facts_model]).validate_python(facts)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_column_of_a_file_is_a_field_and_every_field_is_filled(table):
    path = files("seip_xl.demo") / "data" / f"{table.name.lower()}.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    fields = {column.field for column in table.data_columns}
    of_return = table.name not in {one.name for one in COUNTY.tables}
    assert set(header) - fields == ({"partnership"} if of_return else set())
    blank = {
        column.field for column in table.data_columns if rows(table.name)[column.label].isna().all()
    }
    assert blank <= LEFT_BLANK


@pytest.mark.parametrize(
    "table", [table for spec in RETURNS for table in spec.tables], ids=lambda one: one.name
)
def test_every_partnership_has_rows_in_report_order(table):
    assert tuple(dict.fromkeys(rows(table.name)["Partnership"])) == CODES


def test_demonstration_is_written_the_same_twice(tmp_path):
    first, second = (write_demo(tmp_path / name) for name in ("a", "b"))
    assert len(first[1]) == 20
    assert first[0].read_bytes() == second[0].read_bytes()
    assert [path.read_bytes() for path in first[1]] == [path.read_bytes() for path in second[1]]


def test_schools_are_those_of_the_partnership():
    listed = set(map(tuple, rows("Schools")[["Partnership", "School"]].to_numpy()))
    for name in ("Students", "Leavers"):
        pairs = rows(name).loc[rows(name)["School"] != NO_SCHOOL, ["Partnership", "School"]]
        assert set(map(tuple, pairs.to_numpy())) <= listed
    assert rows("Schools").groupby("Partnership").size().to_dict() == dict.fromkeys(CODES, 8)


def test_every_indicator_is_rated_once_by_each():
    rated = rows("Ratings").groupby("Partnership")["Indicator"].agg(list)
    wanted = list(rows("Indicators")["Indicator"])
    assert len(wanted) == 33
    assert {code: rated[code] for code in CODES} == dict.fromkeys(CODES, wanted)


@pytest.mark.parametrize("name", ["Outturn", "Budget", "Monitoring"])
def test_every_line_is_there_once_for_each(name):
    wanted = [line.label for line in TABLES[name].entered_lines]
    lines = rows(name).groupby("Partnership")["Line"].agg(list)
    assert {code: lines[code] for code in CODES} == dict.fromkeys(CODES, wanted)


def test_periods_and_census_dates_of_history_fit_each_other():
    history = rows("History")
    pairs = history[["Period", "Census date"]].drop_duplicates()
    assert not pairs["Period"].duplicated().any()
    assert not pairs["Census date"].duplicated().any()
    assert (pairs["Period"] == pairs["Census date"].dt.strftime("%b %Y")).all()
    assert (history["Census date"] < YEAR_START).all()
    assert not history.duplicated(["Period", "Measure", "Partnership"]).any()
    start = history["Census date"].dt.year - (history["Census date"].dt.month < 9)
    years = start.astype(str) + "-" + ((start + 1) % 100).astype(str)
    assert (history["Academic year"] == years).all()
    assert set(history["Measure"]) == {
        "open_cases",
        "if_referrals",
        "pm_ks3",
        "pm_ks4",
        "pm_pct",
        "avg_ap_hours",
        "cost_per_open_case",
        "balance_pct",
        "des_spend",
    }
    assert history["Source"].str.match(r"Simulated|County report Dec 2020, Table \d+").all()


@pytest.mark.parametrize("measure", ["pm_ks3", "pm_ks4", "des_spend", "open_cases", "if_referrals"])
def test_county_in_history_is_the_sum(measure):
    history = rows("History")
    history = history[history["Measure"] == measure]
    values = history.pivot_table(index="Period", columns="Partnership", values="Value")
    assert (values[list(CODES)].sum(axis=1) == values["County"]).all()


def test_fsm_and_pm_rank_partnerships_alike():
    schools = rows("Schools")
    roll = schools.groupby("Partnership")["Roll 11-16"].sum()
    eligible = (schools["Roll 11-16"] * schools["FSM %"]).groupby(schools["Partnership"]).sum()
    students = rows("Students")
    in_programme = students[managed(students)].groupby("Partnership").size()
    ranked = ["LIP", "NWLLIP", "MSCIP", "SLIP", "HBEP"]
    assert list((eligible / roll).sort_values(ascending=False).index) == ranked
    assert list((in_programme / roll).sort_values(ascending=False).index) == ranked


def test_no_programme_management_began_before_the_case_was_added():
    students = rows("Students")
    assert not (students["PM start date"] < students["Date added to register"]).any()


def test_features_are_there_to_be_seen():
    students, provision = rows("Students"), rows("Provision")
    fair = rows("Referrals")[rows("Referrals")["Forum"] == FAIR_ACCESS]
    assert students["Date closed"].notna().sum() == 15
    assert students["Reason closed"].nunique() == 6
    assert (students["School"] == NO_SCHOOL).sum() == 5
    assert (students["SDQ baseline"].isna() != students["SDQ latest"].isna()).sum() > 5
    assert (len(fair), int(fair["First day of provision"].isna().sum())) == (6, 1)
    assert set(provision["Provider"].dropna()) - set(rows("Providers")["Provider"]) == {
        "Riverside Farm",
        "Harbour Boats AP",
    }
    assert {"Maths", "English Lit"} <= set(rows("Qualifications")["Subject"].dropna())
    assert (rows("Monitoring")["As at"] == pd.Timestamp("2020-11-30")).all()


def test_no_person_is_named():
    texts = [
        text
        for name, table in TABLES.items()
        for column in table.columns
        if column.kind in {Kind.TEXT, Kind.KEY}
        for text in rows(name)[column.label].dropna()
    ]
    titled = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Sir)\b\.?")
    assert [text for text in texts if titled.search(text)] == []
    assert set(rows("Ratings")["Rated by"].dropna()) == WORDS_OF_ROLES
    emails = rows("Partnerships")["Coordinator e-mail"]
    assert emails.str.fullmatch(r"coordinator\.[a-z]+@example\.org").all()
