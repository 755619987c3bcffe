"""Worksheet functions called as plain functions."""

from __future__ import annotations

from datetime import date, datetime

import pytest

import udfs
from recorded import CODES, later, run_of
from seip_xl.answering import LOG, SETTING, VARIABLE, let_go, place
from seip_xl.measure import FUNCTIONS, MEASURES
from seip_xl.store import open_store

PERIODS = ("Jul 2018", "Dec 2018", "Jul 2019", "Dec 2019", "Jul 2020", "Dec 2020", "Apr 2021")
KNOWN = "known are: NORTH, SOUTH, County"


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each.name)
@pytest.mark.usefixtures("asked")
def test_without_arguments_it_is_the_latest_figure_of_the_county(counted, function):
    *_, county = counted["Apr 2021"].book.figures.values[function.measure]
    assert getattr(udfs, function.name)() == pytest.approx(county)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "code", ["SOUTH", "south", "  South ", "SO", "so"], ids=lambda code: f"[{code}]"
)
def test_partnership_is_named_by_its_code_or_another_one(code):
    assert udfs.SEIP_OPEN_CASES(code, "Dec 2020") == 3


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "period",
    ["Dec 2020", "dec 2020", date(2020, 12, 1), datetime(2020, 12, 1), 44176.0],  # noqa: DTZ001
)
def test_period_is_named_by_its_name_or_a_date_in_its_month(period):
    assert udfs.SEIP_OPEN_CASES("NORTH", period) == 4


@pytest.mark.usefixtures("asked")
def test_earlier_period_has_the_figures_that_were_kept():
    assert udfs.SEIP_OPEN_CASES("County", "Dec 2019") == 8
    assert udfs.SEIP_PM("County", "Dec 2019") is None


@pytest.mark.usefixtures("asked")
def test_range_has_a_range_of_answers_in_its_shape():
    codes = [["NORTH", "SOUTH"], ["County", None]]
    assert udfs.SEIP_OPEN_CASES(codes, "Dec 2020") == [[4, 3], [7, None]]
    assert udfs.SEIP_OPEN_CASES([["NORTH"], ["SOUTH"]], "Dec 2020") == [[4], [3]]
    assert udfs.SEIP_OPEN_CASES((("NORTH", "SOUTH"),), "Dec 2020") == [[4, 3]]
    assert udfs.SEIP_OPEN_CASES(["NORTH", "SOUTH"], "Dec 2020") == [[4, 3]]
    assert udfs.SEIP_OPEN_CASES([["NORTH"]], "Dec 2020") == [[4]]


@pytest.mark.usefixtures("asked")
def test_column_of_measures_against_a_row_of_partnerships_is_a_table():
    found = udfs.SEIP_VALUE(
        [["open_cases"], ["pm_ks3"]], [["NORTH", "SOUTH", "County"]], "Dec 2020"
    )
    assert found == [[4, 3, 7], [1, 1, 2]]


@pytest.mark.usefixtures("asked")
def test_ranges_that_do_not_fit_are_told():
    told = udfs.SEIP_VALUE([["open_cases"] * 2], [["NORTH"] * 3])
    assert told == (
        "#SEIP: the ranges do not fit each other; give ranges of one size, or single cells"
    )


@pytest.mark.usefixtures("asked")
def test_wrong_cell_of_a_range_is_told_in_its_place():
    found = udfs.SEIP_OPEN_CASES([["NORTH", "EAST"]], "Dec 2020")
    assert found == [[4, f'#SEIP: there is no partnership "EAST"; {KNOWN}']]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("blank", [None, "", " "])
def test_blank_partnership_has_a_blank_answer_not_that_of_the_county(blank):
    assert udfs.SEIP_OPEN_CASES(blank) is None
    assert udfs.SEIP_VALUE(blank) is None


@pytest.mark.usefixtures("asked")
def test_blank_period_is_the_latest():
    assert udfs.SEIP_OPEN_CASES("County", None) == udfs.SEIP_OPEN_CASES()


@pytest.mark.usefixtures("asked")
def test_missing_figure_is_blank_and_a_day_is_a_date():
    assert udfs.SEIP_VALUE("monitoring_as_at", "NORTH", "Dec 2020") == date(2020, 11, 30)
    assert udfs.SEIP_VALUE("monitoring_as_at", "SOUTH", "Dec 2020") is None


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: udfs.SEIP_PM("EAST"), f'there is no partnership "EAST"; {KNOWN}'),
        (lambda: udfs.SEIP_PM(3.0), f'there is no partnership "3"; {KNOWN}'),
        (
            lambda: udfs.SEIP_PM("NORTH", "Dec 2017"),
            f'there is no period "Dec 2017"; known are: {", ".join(reversed(PERIODS))}',
        ),
        (
            lambda: udfs.SEIP_VALUE("open_case"),
            (
                'there is no measure "open_case", SEIP_MEASURES lists all; did you mean '
                "open_cases or highest_open_cases or cost_per_open_case?"
            ),
        ),
        (
            lambda: udfs.SEIP_TABLE(17.0),
            (
                'there is no table "17"; known are: '
                "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, A, B, C, D, E"
            ),
        ),
        (
            lambda: udfs.SEIP_SERIES([["open_cases", "pm_ks3"]]),
            "one cell is asked for here, not a range",
        ),
        (lambda: udfs.SEIP_FINDINGS("EAST"), f'there is no partnership "EAST"; {KNOWN}'),
    ],
)
def test_what_is_not_known_is_told_with_what_is(call, told):
    assert call() == f"#SEIP: {told}"


@pytest.mark.usefixtures("asked")
def test_series_has_a_row_for_every_period_with_a_figure():
    now = udfs.SEIP_OPEN_CASES("NORTH")
    assert udfs.SEIP_SERIES("open_cases", "NORTH") == [
        ["Period", "Value"],
        ["Jul 2019", 5],
        ["Dec 2019", 6],
        ["Jul 2020", 4],
        ["Dec 2020", 4],
        ["Apr 2021", now],
    ]


@pytest.mark.usefixtures("asked")
def test_measures_are_those_of_every_county_and_of_what_it_lists():
    headings, *rows = udfs.SEIP_MEASURES()
    assert headings == ["Measure", "Title", "Unit"]
    assert rows[: len(MEASURES)] == [[one.id, one.title, one.unit] for one in MEASURES]
    assert ["provider_1_hours", "Farm: hours a week", "hours a week"] in rows
    assert all(len(row) == 3 and None not in row for row in rows)


@pytest.mark.usefixtures("asked")
def test_every_measure_that_is_listed_can_be_asked_for():
    ids = [[row[0]] for row in udfs.SEIP_MEASURES()[1:]]
    assert [row for row in udfs.SEIP_VALUE(ids) if "#SEIP" in str(row[0])] == []


@pytest.mark.usefixtures("asked")
def test_findings_are_errors_and_queries_without_an_explanation():
    found = udfs.SEIP_FINDINGS("SOUTH")
    assert found == [
        ["Partnership", "Return", "Sheet", "Cell", "Severity", "Message"],
        [
            "SOUTH",
            "Register return",
            "Students",
            "D6",
            "error",
            "Added after the census; correct it",
        ],
        ["SOUTH", "Register return", "Students", "N7", "query", "Hours in school is empty"],
    ]
    assert udfs.SEIP_FINDINGS("NORTH") == found[:1]
    assert udfs.SEIP_FINDINGS("County") == found
    assert udfs.SEIP_FINDINGS("SOUTH", "Dec 2019") == found[:1]


def test_new_consolidation_is_seen_by_the_next_answer(tmp_path, monkeypatch, counted):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    first = counted["Dec 2020"]
    with open_store(tmp_path) as store:
        store.record(run_of(first))
        assert udfs.SEIP_OPEN_CASES("NORTH") == 4
        store.record(later(first, open_cases=5.0, pm_students=None))
        assert udfs.SEIP_OPEN_CASES("NORTH") == 5
        assert udfs.SEIP_PM("NORTH") is None
        store.record(run_of(counted["Apr 2021"]))
        assert udfs.SEIP_OPEN_CASES("NORTH", "Dec 2020") == 5
        assert [row[0] for row in udfs.SEIP_SERIES("open_cases", "NORTH")[1:]] == [
            "Dec 2020",
            "Apr 2021",
        ]
    let_go()


def test_store_without_control_workbook_answers_with_numbers_for_names(
    tmp_path, monkeypatch, counted
):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with open_store(tmp_path) as store:
        store.record(run_of(counted["Dec 2020"]))
        told = f'#SEIP: there is no partnership "SO"; {KNOWN}'
        assert udfs.SEIP_OPEN_CASES("SO") == told
        assert [row[0] for row in udfs.SEIP_TABLE("A")[2:5]] == [
            "Provider 1",
            "Provider 2",
            "Provider 3",
        ]
        assert udfs.SEIP_TABLE("D")[1][0] == "Indicator 1"
    let_go()


def test_empty_store_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    open_store(tmp_path).close()
    told = "#SEIP: there are no figures in the store yet; consolidate first"
    assert udfs.SEIP_OPEN_CASES() == told
    assert udfs.SEIP_TABLE(1) == told
    let_go()


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Give the folder of the user's settings, which is empty; no variable names a store."""
    folder = tmp_path / "settings"
    folder.mkdir()
    monkeypatch.setattr(place.typer, "get_app_dir", lambda _: str(folder))
    monkeypatch.delenv(VARIABLE, raising=False)
    yield folder
    let_go()


def test_store_is_where_the_setting_says(settings, filled):
    (settings / SETTING).write_text(f'\ufeff"{filled}"\r\n', encoding="utf-8")
    assert udfs.SEIP_OPEN_CASES("NORTH", "Dec 2020") == 4


def test_variable_comes_before_the_setting(settings, filled, monkeypatch):
    (settings / SETTING).write_text(str(settings / "none"), encoding="utf-8")
    assert "there is no store" in udfs.SEIP_OPEN_CASES()
    monkeypatch.setenv(VARIABLE, str(filled))
    assert udfs.SEIP_OPEN_CASES("NORTH", "Dec 2020") == 4


def test_store_that_nobody_named_is_told_with_what_to_do(settings):
    assert udfs.SEIP_PM() == (
        "#SEIP: nobody has said where the store is; write its folder into "
        f"{settings / SETTING}, or set SEIP_XL_STORE"
    )


def test_unknown_trouble_is_a_reference_that_the_log_explains(settings, filled, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(filled))

    def fail(*_):
        message = "Jane Doe"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("seip_xl.answering.figure.find_measure", fail)
    answer = udfs.SEIP_PM()
    words, reference = answer.rsplit(" ", 1)
    assert words == "#SEIP: something went wrong, reference"
    log = (settings / LOG).read_text(encoding="utf-8")
    assert len(reference) == 8
    assert f"UTC {reference} ZeroDivisionError\n" in log
    assert "figure.py" in log
    assert "Jane Doe" not in log


@pytest.mark.usefixtures("asked")
def test_codes_are_in_report_order():
    assert udfs.SEIP_TABLE(1)[0] == [None, *CODES]
