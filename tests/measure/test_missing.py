"""Returns that did not come, amounts that are blank, divisions by zero: no figure, never a 0."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import tiny_county
from measure.test_derived import cells
from seip_xl.measure import MEASURES
from seip_xl.schema import RETURNS, school_year


def book_without(folder, *returns):
    return tiny_county.tiny_book(tiny_county.write_tiny_county(folder, without=returns))


def values_without(folder, *returns):
    return book_without(folder, *returns).figures.values


def test_missing_return_leaves_no_figure_and_a_county_of_the_others(tmp_path):
    values = values_without(tmp_path, "finance SOUTH")
    assert values["outturn_income_la"] == (1000, None, 1000)
    assert values["outturn_total_income"] == (1280, None, 1280)
    assert values["balance_pct"] == (pytest.approx(0.3195), None, pytest.approx(0.3195))
    assert values["open_cases"] == (4, 3, 7)


@pytest.mark.parametrize("spec", RETURNS, ids=lambda each: each.id)
def test_missing_return_empties_exactly_the_measures_that_read_it(tmp_path, spec):
    book = book_without(tmp_path, f"{spec.id} SOUTH")
    full = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path)).figures.values
    reading = {each for each in book.figures.values if spec.id in book.figures.returns(each)}
    assert all(book.figures.values[each][1] is None for each in reading)
    theme = {one.id for one in MEASURES if one.theme in THEMES[spec.id]}
    own = {each for each in reading if each in {one.id for one in MEASURES}}
    assert theme - own <= KEPT
    others = (
        set(full)
        - reading
        - {each for each in full if each.startswith(("rows_", "received", "rejected", "checks_"))}
    )
    assert all(book.figures.values[each][:2] == full[each][:2] for each in others)


THEMES = {
    "register": ("Register", "Referrals", "Programme management", "Provision"),
    "finance": ("Finance", "Monitoring"),
    "leavers": ("Leavers",),
    "self_evaluation": (),
}
# What the local authority keeps.
KEPT = {
    "roll_11_16",
    "fsm_pct",
    "if_referrals_last_year",
    "highest_open_cases",
    "highest_pm",
    "periods_on_record",
}


def test_county_has_no_figure_where_no_partnership_has_one(tmp_path):
    values = values_without(tmp_path, "finance NORTH", "finance SOUTH")
    assert values["outturn_total_income"] == (None, None, None)
    assert values["open_cases"] == (4, 3, 7)


def test_cost_per_case_of_the_county_needs_the_finance_of_all(tmp_path):
    # The county's number of cases is kept as a whole; a part of the money is not held against it.
    values = values_without(tmp_path, "finance SOUTH")
    assert values["cost_per_open_case"] == (176.75, None, None)
    assert values["cost_per_pm_student"] == (212.1, None, None)


def test_share_of_the_roll_leaves_out_the_roll_of_who_sent_no_register(tmp_path):
    values = values_without(tmp_path, "register SOUTH")
    assert values["pm_pct_ks3"] == (1 / 800, None, 1 / 800)
    assert values["pm_pct_ks4"] == (2 / 800, None, 2 / 800)
    assert values["pm_pct"] == (3 / 800, None, 3 / 800)
    assert values["roll_11_16"] == (800, 250, 1050)


def test_missing_register_leaves_what_schools_derive_from_it_empty(tmp_path):
    schools = book_without(tmp_path, "register SOUTH").data.frames["Schools"]
    assert cells(schools, "PM students") == [2, 1, None, None]
    assert cells(schools, "PM share of roll") == [0.4, pytest.approx(1 / 3), None, None]
    assert cells(schools, "FSM pupils") == [50, 90, 50, 0]


def test_missing_register_leaves_best_value_to_the_others(tmp_path):
    values = values_without(tmp_path, "register SOUTH")
    assert values["provider_1_cost"] == (pytest.approx(430 / 19), None, pytest.approx(430 / 19))
    assert values["provider_1_median"] == (25, None, 25)  # of 20 and 30
    assert values["provider_2_median"] == (None, None, None)


def test_monitoring_of_one_partnership_gives_a_county_of_that_one(tmp_path, monkeypatch):
    monkeypatch.setitem(tiny_county.MONITORING, "SOUTH", {"Transport": (10.0, 100.0)})
    monkeypatch.setitem(tiny_county.MONITORING, "NORTH", {})
    values = values_without(tmp_path)
    assert values["monitoring_budget_transport"] == (None, 90, 90)
    assert values["monitoring_forecast_transport"] == (None, 110, 110)
    assert values["monitoring_variance_transport"] == (None, -20, -20)
    assert values["monitoring_budget_income_la"] == (None, 200, 200)
    assert values["monitoring_variance_income_la"] == (None, -200, -200)
    assert values["monitoring_forecast_balance"] == (None, -310, -310)
    assert values["monitoring_as_at"] == (44165, None, 44165)


@pytest.mark.parametrize(
    ("amounts", "forecast"),
    [
        pytest.param((100.0, None), 100, id="to date only"),
        pytest.param((None, 100.0), 100, id="committed only"),
        pytest.param((0.0, None), 0, id="a 0 to date only"),
        pytest.param((None, 0.0), 0, id="a committed 0 only"),
    ],
)
def test_monitoring_with_one_of_its_columns_is_filled_in(tmp_path, monkeypatch, amounts, forecast):
    monkeypatch.setitem(tiny_county.MONITORING, "SOUTH", {"Transport": amounts})
    monkeypatch.setitem(tiny_county.MONITORING, "NORTH", {})
    values = values_without(tmp_path)
    assert values["monitoring_budget_transport"] == (None, 90, 90)
    assert values["monitoring_forecast_transport"] == (None, forecast, forecast)
    assert values["monitoring_variance_transport"] == (None, 90 - forecast, 90 - forecast)
    assert values["monitoring_budget_balance"] == (None, -90, -90)


def test_division_by_zero_is_a_missing_figure(tmp_path, monkeypatch):
    monkeypatch.setitem(tiny_county.OUTTURN, "SOUTH", {"Transport": 10.0})
    values = values_without(tmp_path)
    assert values["balance_pct"][1] is None
    assert values["outturn_income_la"][1] is None
    assert values["outturn_balance"][1] == -10


def test_partnership_without_students_has_counts_of_0_and_no_ratios(tmp_path, monkeypatch):
    for rows in (tiny_county.STUDENTS, tiny_county.REFERRALS, tiny_county.PROVISION):
        monkeypatch.setitem(rows, "SOUTH", [])
    values = values_without(tmp_path)
    assert values["open_cases"] == (4, 0, 4)
    assert values["pm_pct_ks3"] == (1 / 800, 0, 1 / 1050)
    assert values["avg_ap_hours"] == (18.125, None, 18.125)
    assert values["referrals_t4_pct"] == (0.5, None, 0.5)
    assert values["sdq_latest"] == (11.5, None, 11.5)


def test_partnership_without_leavers_has_no_averages(tmp_path, monkeypatch):
    for rows in (tiny_county.LEFT, tiny_county.QUALIFICATIONS):
        monkeypatch.setitem(rows, "SOUTH", [])
    values = values_without(tmp_path)
    assert values["leavers"] == (3, 0, 3)
    assert values["gcse_entered_avg"] == (pytest.approx(7 / 3), None, pytest.approx(7 / 3))
    assert values["leavers_1_gcse_pct"] == (pytest.approx(2 / 3), None, pytest.approx(2 / 3))


def test_amount_of_0_is_shown_and_a_blank_one_is_not(tmp_path):
    values = values_without(tmp_path)
    assert values["outturn_income_other"] == (30, 0, 30)
    assert values["outturn_provision"] == (300, None, 300)


BLANK_MONITORING = "No amount is filled in in Monitoring of SOUTH."


def test_return_that_is_not_due_and_did_not_come_is_no_gap(tmp_path):
    settings = tiny_county.SETTINGS.model_copy(update={"leavers_due": None})
    absent = ("leavers NORTH", "leavers SOUTH")
    tiny_county.write_tiny_county(tmp_path, without=absent)
    assert tiny_county.tiny_book(tmp_path).notices == (
        BLANK_MONITORING,
        "No accepted leavers return from NORTH, SOUTH.",
    )
    (tmp_path / "Control.xlsx").write_bytes(tiny_county.control(settings))
    book = tiny_county.tiny_book(tmp_path)
    assert book.notices == (BLANK_MONITORING,)
    assert book.figures.values["leavers"] == (None, None, None)


def test_return_that_is_not_due_counts_when_it_comes(tmp_path):
    settings = tiny_county.SETTINGS.model_copy(update={"leavers_due": None})
    tiny_county.write_tiny_county(tmp_path, without=["leavers SOUTH"])
    (tmp_path / "Control.xlsx").write_bytes(tiny_county.control(settings))
    book = tiny_county.tiny_book(tmp_path)
    assert book.figures.values["leavers"] == (3, None, 3)
    assert book.notices == (BLANK_MONITORING, "No accepted leavers return from SOUTH.")


def test_earlier_figure_of_this_month_a_year_ago_is_found_on_any_day(tmp_path, monkeypatch):
    days = {date(2019, 12, 1): 4.0, date(2019, 12, 31): 6.0}
    rows = [
        (f"Dec 2019 {number}", on, "2019-20", "if_referrals", "NORTH", value, "Simulated")
        for number, (on, value) in enumerate(days.items())
    ]
    others = [
        (f"Other {number}", on, year, "if_referrals", "NORTH", 99.0, "Simulated")
        for number, (on, year) in enumerate(
            [(date(2019, 11, 30), "2019-20"), (date(2020, 1, 1), "2019-20")]
        )
    ]
    monkeypatch.setattr(tiny_county, "HISTORY", [*rows, *others])
    values = values_without(tmp_path)
    assert values["if_referrals_last_year"] == (5, None, None)


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        pytest.param(date(2019, 8, 31), False, id="the day before the year"),
        pytest.param(date(2019, 9, 1), True, id="its first day"),
        pytest.param(date(2020, 8, 31), True, id="its last day"),
        pytest.param(date(2020, 9, 1), False, id="the day after it"),
    ],
)
def test_highest_open_cases_are_of_the_school_year_of_the_outturn(
    tmp_path, monkeypatch, on, counts
):
    row = ("Some day", on, school_year(on), "open_cases", "NORTH", 10.0, "Simulated")
    monkeypatch.setattr(tiny_county, "HISTORY", [row])
    values = values_without(tmp_path)
    assert values["highest_open_cases"][0] == (10 if counts else None)
    assert values["periods_on_record"][0] == (1 if counts else 0)
    assert values["cost_per_open_case"][0] == (106.05 if counts else None)


def test_rejected_rows_and_findings_are_counted(tmp_path, monkeypatch):
    students = tiny_county.STUDENTS["NORTH"]
    monkeypatch.setitem(
        tiny_county.STUDENTS, "NORTH", [{**students[0], "Year group": 13}, *students[1:]]
    )
    placed = tiny_county.PROVISION["SOUTH"]
    monkeypatch.setitem(
        tiny_county.PROVISION, "SOUTH", [{**placed[0], "Provider": "city farm"}, *placed[1:]]
    )
    folder = tiny_county.write_tiny_county(tmp_path)
    (folder / "letter.xlsx").write_bytes(b"no workbook")
    book = tiny_county.tiny_book(folder)
    values = book.figures.values
    assert values["rows_received"] == (96, 75, 171)
    assert values["rows_rejected"][0] >= 1
    assert values["rows_counted"][0] + values["rows_rejected"][0] == 96
    assert values["found_error"][:2] == (1, 0)
    assert values["found_note"] == (0, 1, 1)
    assert values["provider_1_hours"][1] == 10
    assert [one.partnership for one in book.findings if one.workbook == "letter.xlsx"] == [""]


def test_settings_move_the_figures(tmp_path):
    changed = {
        "low_hours": 23.5,
        "full_time_hours": 50.0,
        "ehcp_package": 10.0,
        "provision_days": 7,
    }
    folder = tiny_county.write_tiny_county(tmp_path)
    settings = tiny_county.SETTINGS.model_copy(update=changed)
    (folder / "Control.xlsx").write_bytes(tiny_county.control(settings))
    values = tiny_county.tiny_book(folder).figures.values
    assert values["low_hours_ks3"] == (1, 0, 1)
    assert values["school_fte_ks3"] == (0.2, 0, 0.2)
    assert values["cost_avoided"] == (10, 10, 20)
    assert values["fair_access_in_time"] == (2, 1, 3)


def test_measure_says_when_the_county_must_be_whole():
    whole = {each.id for each in MEASURES if each.whole_county}
    assert whole == {"cost_per_open_case", "cost_per_pm_student"}
    assert replace(MEASURES[0], whole_county=True).whole_county
