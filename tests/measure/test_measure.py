from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

import tiny_county
from seip_xl.county import build_book, read_county
from seip_xl.errors import DefinitionError, FormulaError
from seip_xl.measure import DERIVED, MEASURES, evaluate_measures, load_measures
from seip_xl.measure.evaluate import load_derived
from seip_xl.pipeline import expectation
from seip_xl.read import read_folder, sort_folder

# Counted by hand from the rows in tiny_county: NORTH, SOUTH, County.
EXPECTED = {
    "open_year_11": (1, 0, 1),
    "open_year_10": (0, 0, 0),
    "open_year_9": (1, 0, 1),
    "open_year_8": (0, 0, 0),
    "open_year_7": (0, 1, 1),
    "open_cases": (2, 1, 3),
    "pm_ks3": (1, 0, 1),
    "pm_full_time_ks3": (0, 0, 0),
    "cmn_ks3": (0, 0, 0),
    "school_fte_ks3": (0.4, 0, 0.4),
    "adjusted_ks3": (0.6, 0, 0.6),
    "low_hours_ks3": (1, 0, 1),
    "pm_ks4": (1, 0, 1),
    "pm_full_time_ks4": (1, 0, 1),
    "cmn_ks4": (0, 0, 0),
    "school_fte_ks4": (0, 0, 0),
    "adjusted_ks4": (1, 0, 1),
    "low_hours_ks4": (0, 0, 0),
    "outturn_brought_forward": (100, None, 100),
    "outturn_income_la": (1000, 500, 1500),
    "outturn_income_la_pilot": (None, None, None),
    "outturn_income_schools": (None, None, None),
    "outturn_income_other": (None, None, None),
    "outturn_total_income": (1000, 500, 1500),
    "outturn_staff_salaries": (None, None, None),
    "outturn_other_staffing": (None, None, None),
    "outturn_premises": (None, None, None),
    "outturn_tier_3": (None, 700, 700),
    "outturn_payments_to_schools": (None, None, None),
    "outturn_provision": (None, None, None),
    "outturn_transport": (250.5, None, 250.5),
    "outturn_other_expenditure": (None, None, None),
    "outturn_total_expenditure": (250.5, 700, 950.5),
    "outturn_balance": (849.5, -200, 649.5),
    "balance_pct": (0.8495, -0.4, 0.433),
    "open_cases_on_2018_07_06": (None, 3, None),
    "open_cases_on_2019_07_05": (5, None, 9),
    "pm_ks3_on_2019_07_05": (None, 2, None),
}
EXPECTED_DERIVED = {
    "Key": ["NORTH|N/1", "NORTH|N/2", "SOUTH|S/1", "SOUTH|S/2"],
    "Open": [1, 1, 1, 0],
    "PM": [1, 1, 0, 1],
    "Key stage": [4, 3, 3, 4],
    "School FTE": [0, 0.4, 0, 0],
    "Weekly hours": [24, 15, 0, 0],
    "Low hours": [0, 1, 0, 1],
}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return _book(tiny_county.write_tiny_county(tmp_path_factory.mktemp("tiny")))


def _book(folder):
    county = read_county(folder / "Control.xlsx")
    submissions = read_folder(sort_folder(folder), expectation(county), lambda _: None)
    return build_book(county, submissions)


def test_every_measure_has_a_hand_written_expectation(book):
    assert set(book.figures.values) == set(EXPECTED)


@pytest.mark.parametrize("measure_id", EXPECTED)
def test_measure_equals_the_hand_count(book, measure_id):
    expected = [None if each is None else pytest.approx(each) for each in EXPECTED[measure_id]]
    assert list(book.figures.values[measure_id]) == expected


@pytest.mark.parametrize("label", EXPECTED_DERIVED)
def test_derived_column_equals_the_hand_count(book, label):
    assert book.data.frames["Students"][label].tolist() == EXPECTED_DERIVED[label]


def test_provision_that_ended_before_the_census_does_not_count(book):
    assert book.data.frames["Provision"]["Counts"].tolist() == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("start", "end", "counts"),
    [
        ("2020-12-11", None, 1),
        ("2020-12-12", None, 0),
        (None, "2020-12-11", 1),
        (None, "2020-12-10", 0),
        ("2020-12-11", "2020-12-11", 1),
    ],
)
def test_provision_counts_on_its_first_and_last_day(tmp_path, monkeypatch, start, end, counts):
    row = {
        **tiny_county.PROVISION["NORTH"][1],
        "Start date": pd.Timestamp(start),
        "End date": pd.Timestamp(end),
    }
    monkeypatch.setitem(tiny_county.PROVISION, "NORTH", [row])
    book = _book(tiny_county.write_tiny_county(tmp_path))
    assert book.data.frames["Provision"]["Counts"].tolist() == [counts]


def test_every_derived_column_of_students_has_an_expectation():
    assert {each.label for each in DERIVED if each.table == "Students"} == set(EXPECTED_DERIVED)


def test_missing_return_leaves_no_figure_and_a_county_of_the_others(tmp_path):
    folder = tiny_county.write_tiny_county(tmp_path, without=("finance SOUTH",))
    values = _book(folder).figures.values
    assert values["outturn_income_la"] == (1000, None, 1000)
    assert values["outturn_total_income"] == (1000, None, 1000)
    assert values["balance_pct"] == (pytest.approx(0.8495), None, pytest.approx(0.8495))
    assert values["open_cases"] == (2, 1, 3)


def test_county_has_no_figure_where_no_partnership_has_one(tmp_path):
    folder = tiny_county.write_tiny_county(tmp_path, without=("finance NORTH", "finance SOUTH"))
    values = _book(folder).figures.values
    assert values["outturn_total_income"] == (None, None, None)
    assert values["open_cases"] == (2, 1, 3)


def test_division_by_zero_is_a_missing_figure(tmp_path, monkeypatch):
    monkeypatch.setitem(tiny_county.AMOUNTS, "SOUTH", {"Transport": 10.0})
    values = _book(tiny_county.write_tiny_county(tmp_path)).figures.values
    assert values["balance_pct"][1] is None
    assert values["outturn_income_la"][1] is None
    assert values["outturn_balance"][1] == -10


def test_amount_of_0_is_shown_and_a_blank_one_is_not(tmp_path, monkeypatch):
    monkeypatch.setitem(tiny_county.AMOUNTS, "SOUTH", {"Transport": 0.0})
    values = _book(tiny_county.write_tiny_county(tmp_path)).figures.values
    assert values["outturn_transport"] == (250.5, 0, 250.5)
    assert values["outturn_provision"] == (None, None, None)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda each: each.id)
def test_measure_is_documented(measure):
    assert measure.title
    assert measure.definition.endswith(".")
    assert measure.source
    assert re.fullmatch(r"[a-z][a-z0-9_]*", measure.id)
    assert not re.fullmatch(r"[a-z]{1,3}[0-9]+", measure.id), "Excel would read it as a cell"


@pytest.mark.parametrize("derived", DERIVED, ids=lambda each: f"{each.table}.{each.label}")
def test_derived_column_is_documented(derived):
    assert derived.definition.endswith(".")


def test_measure_ids_must_differ():
    with pytest.raises(DefinitionError, match="come twice: open_cases"):
        load_measures([*MEASURES, MEASURES[5]])


def test_measures_in_a_circle_are_refused():
    first = replace(MEASURES[0], id="one_thing", formula="=other_thing+1")
    second = replace(MEASURES[0], id="other_thing", formula="=one_thing+1")
    with pytest.raises(DefinitionError, match="in a circle"):
        load_measures([first, second])


def test_faults_of_all_measures_are_told_together():
    first = replace(MEASURES[0], id="one_thing", formula="=SUM(Students[Yaer group])")
    second = replace(MEASURES[0], id="other_thing", formula="=SUMM(1)")
    with pytest.raises(FormulaError) as caught:
        load_measures([first, second])
    assert str(caught.value) == (
        "measure one_thing\n"
        "=SUM(Students[Yaer group])\n"
        "     ^^^^^^^^^^^^^^^^^^^^\n"
        "table Students has no column Yaer group; did you mean Year group?\n"
        "\n"
        "measure other_thing\n"
        "=SUMM(1)\n"
        " ^^^^^^^\n"
        "SUMM is not in the language; did you mean SUM or SUMIFS?"
    )


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        (
            '=COUNTIFS(Students[PM status],"Ful time")',
            "PM status never holds Ful time; did you mean Full time",
        ),
        (
            '=COUNTIFS(Students[PM status],"<>Ful time")',
            "PM status never holds Ful time; did you mean Full time",
        ),
        (
            '=SUMPRODUCT(--(Students[CMN]="Maybe"))',
            "CMN never holds Maybe; known are: No, Yes",
        ),
    ],
)
def test_text_that_a_closed_list_does_not_have_is_refused(formula, message):
    with pytest.raises(FormulaError, match=re.escape(message)):
        load_measures([replace(MEASURES[0], formula=formula)])


@pytest.mark.parametrize("written", ["full time", "Full*", "", "<>", "<>Full time"])
def test_text_that_a_closed_list_may_have_is_accepted(written):
    load_measures([replace(MEASURES[0], formula=f'=COUNTIFS(Students[PM status],"{written}")')])


def test_derived_columns_load():
    assert len(load_derived()) == len(DERIVED)


def test_order_of_partnerships_changes_no_figure(book):
    received = {code: frozenset({"register", "finance"}) for code in ("SOUTH", "NORTH")}
    turned = evaluate_measures(MEASURES, book.data, tiny_county.SETTINGS, received)
    for measure_id, (south, north, county) in turned.values.items():
        assert (north, south, county) == book.figures.values[measure_id]
