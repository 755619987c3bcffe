"""Every measure of the tiny county against its hand count; how measures are declared."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import tiny_county
from measure.expected_leavers import DESTINATIONS, FURTHER
from measure.expected_money import MONEY
from measure.expected_students import STUDENTS
from seip_xl.errors import DefinitionError, FormulaError
from seip_xl.measure import MEASURES, load_measures
from tiny_students import day

EXPECTED = STUDENTS | MONEY | FURTHER


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return tiny_county.tiny_book(
        tiny_county.write_tiny_county(tmp_path_factory.mktemp("tiny")),
    )


def test_every_measure_has_a_hand_written_expectation(book):
    assert set(book.figures.values) == set(EXPECTED)
    assert len(EXPECTED) == len(STUDENTS) + len(MONEY) + len(FURTHER)


@pytest.mark.parametrize("measure_id", EXPECTED)
def test_measure_equals_the_hand_count(book, measure_id):
    expected = [None if each is None else pytest.approx(each) for each in EXPECTED[measure_id]]
    assert list(book.figures.values[measure_id]) == expected


@pytest.mark.parametrize("measure_id", EXPECTED)
def test_county_is_the_sum_of_the_partnerships_where_a_measure_adds_up(book, measure_id):
    *partnerships, county = book.figures.values[measure_id]
    if book.figures.measures[measure_id].adds_up:
        known = [each for each in partnerships if each is not None]
        assert county == (pytest.approx(sum(known)) if known else None)


def test_what_is_kept_or_divided_does_not_add_up(book):
    kept = {each for each in EXPECTED if "_on_" in each} - {"periods_on_record"}
    ratios = {each for each in EXPECTED if each.endswith(("_pct", "_avg", "_median", "_latest"))}
    other = {"if_referrals_last_year", "highest_open_cases", "cost_per_open_case", "avg_ap_hours"}
    adding = {each for each, one in book.figures.measures.items() if one.adds_up}
    assert adding & (kept | ratios | other) == set()


def test_every_destination_is_counted_by_its_measure(tmp_path, monkeypatch):
    everywhere = [
        "Further Education",
        "Voluntary Sector",
        "Employment",
        "Apprenticeship",
        "Custody",
        "Other/not known",
        "NEET",
    ]
    leavers = [
        {"Student ID": f"L/{place}{each}", "School": "No school roll", "Destination": destination}
        for place, destination in enumerate(everywhere, start=1)
        for each in range(place)
    ]
    monkeypatch.setitem(tiny_county.LEFT, "NORTH", leavers)
    values = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path)).figures.values
    assert [values[each][0] for each in DESTINATIONS] == [1, 2, 3, 4, 5, 6, 7, 28]


@pytest.mark.parametrize(
    ("costs", "median", "spread"),
    [
        pytest.param([7], 7, 0, id="one"),
        pytest.param([7, 2], 4.5, 5, id="two"),
        pytest.param([7.25, 2.5], 4.875, 4.75, id="pence"),
        pytest.param([9, 1, 2], 2, 8, id="three"),
        pytest.param([2, 9, 9, 2], 5.5, 7, id="two pairs"),
        pytest.param([1, 1, 1, 9], 1, 8, id="most are equal"),
        pytest.param([1, 2, 2, 3, 50], 2, 49, id="five, one far off"),
        pytest.param([1, 2, 4, 8, 16, 32], 6, 31, id="six"),
    ],
)
def test_median_is_the_middle_of_the_placements(tmp_path, monkeypatch, costs, median, spread):
    row = tiny_county.PROVISION["NORTH"][0]
    rows = [{**row, "Hours per week": 2.0, "Weekly cost": 2.0 * cost} for cost in costs]
    monkeypatch.setitem(tiny_county.PROVISION, "NORTH", rows)
    monkeypatch.setitem(tiny_county.PROVISION, "SOUTH", [])
    values = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path)).figures.values
    assert values["provider_1_median"][-1] == median
    assert values["provider_1_spread"][-1] == spread


def test_transport_is_of_students_not_of_placements(tmp_path, monkeypatch):
    again = {**tiny_county.PROVISION["NORTH"][0], "Weekly transport cost": 20.0}
    rows = [*tiny_county.PROVISION["NORTH"], again]
    monkeypatch.setitem(tiny_county.PROVISION, "NORTH", rows)
    values = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path)).figures.values
    # N1 has 30 and 20, N2 has 50.
    assert values["provider_1_transport"] == (50, None, 50)


@pytest.mark.parametrize(
    ("on", "closed"),
    [
        pytest.param("2019-12-06", 0, id="last year"),
        pytest.param("2020-08-31", 0, id="the day before 1 September"),
        pytest.param("2020-09-01", 1, id="1 September"),
        pytest.param("2020-12-11", 1, id="the census date"),
        pytest.param("2020-12-12", 0, id="the day after the census"),
    ],
)
def test_case_counts_as_closed_from_1_september_to_the_census(tmp_path, monkeypatch, on, closed):
    row = tiny_county.STUDENTS["NORTH"][5] | {"Date closed": day(on)}
    monkeypatch.setitem(tiny_county.STUDENTS, "NORTH", [row])
    values = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path)).figures.values
    assert values["closed_cases"] == (closed, 3, closed + 3)
    assert values["closed_managed_move"] == (closed, 0, closed)
    assert values["open_cases"][0] == (1 if on > "2020-12-11" else 0)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda each: each.id)
def test_measure_is_documented(measure):
    assert measure.title
    assert measure.definition.endswith(".")
    assert measure.source
    assert re.fullmatch(r"[a-z][a-z0-9_]*", measure.id)
    assert not re.fullmatch(r"[a-z]{1,3}[0-9]+", measure.id), "Excel would read it as a cell"


def test_measure_ids_must_differ():
    twice = next(each for each in MEASURES if each.id == "open_cases")
    with pytest.raises(DefinitionError, match="come twice: open_cases"):
        load_measures([*MEASURES, twice])


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
