"""This period's figures as rows to be kept, and the notice where the term before has none."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

import tiny_county
from judge import disagreements
from report.cells import lines, opened, report
from seip_xl.county import read_county
from tiny_rows import HISTORY

MISSING = "No open cases of the term before this one are on record"


def kept(sheet):
    return [tuple(row[:7]) for row in sheet.iter_rows(min_row=5, values_only=True)]


def test_rows_to_be_kept_have_the_columns_of_earlier_figures(sheets, whole):
    header = [cell.value for cell in sheets[1]["To be kept"][4]]
    control = read_county(whole.parent / "Control.xlsx")
    assert header == list(control.history.columns)


def test_every_figure_that_later_reports_look_back_to_is_kept(sheets):
    rows = kept(sheets[1]["To be kept"])
    day = pd.Timestamp(2020, 12, 11)
    source = "Counted from the returns of Dec 2020"
    assert rows[:3] == [
        ("Dec 2020", day, "2020-21", "open_cases", "NORTH", 4, source),
        ("Dec 2020", day, "2020-21", "open_cases", "SOUTH", 3, source),
        ("Dec 2020", day, "2020-21", "open_cases", "County", 7, source),
    ]
    assert ("Dec 2020", day, "2019-20", "des_spend", "NORTH", 400, source) in rows
    assert {row[3] for row in rows} == {
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
    assert sheets[0]["To be kept"]["F5"].value.startswith("=Figures!$")


def test_partial_figures_of_the_county_are_not_kept(gaps):
    rows = [(row[3], row[4]) for row in kept(gaps["To be kept"])]
    assert [code for measure, code in rows if measure == "open_cases"] == ["NORTH"]
    assert [code for measure, code in rows if measure == "balance_pct"] == ["NORTH"]


def test_rows_to_be_kept_agree_with_the_judge(judge, whole):
    cells = judge.recalculate([whole])[whole]
    assert disagreements(whole, cells) == []
    assert cells.value("To be kept", "F5") == 4


@pytest.mark.parametrize(
    ("census", "periods", "told"),
    [
        (date(2020, 12, 11), {"Jul 2020"}, False),
        (date(2020, 12, 11), {"Dec 2019"}, True),
        (date(2021, 3, 12), {"Jul 2020"}, True),
        (date(2021, 3, 12), {"Dec 2020"}, False),
        (date(2021, 7, 9), {"Dec 2020", "Jul 2020"}, True),
        (date(2021, 7, 9), {"Mar 2021"}, False),
    ],
    ids=lambda one: " and ".join(sorted(one)) if isinstance(one, set) else str(one),
)
def test_missing_term_before_is_told(tmp_path, monkeypatch, census, periods, told):
    further = [
        ("Dec 2020", date(2020, 12, 11), "2020-21", "open_cases", "NORTH", 4.0, "Simulated"),
        ("Mar 2021", date(2021, 3, 12), "2020-21", "open_cases", "NORTH", 4.0, "Simulated"),
    ]
    rows = [row for row in (*HISTORY, *further) if row[0] in periods]
    monkeypatch.setattr(tiny_county, "HISTORY", rows)
    settings = tiny_county.SETTINGS.model_copy(update={"census_date": census})
    monkeypatch.setattr(tiny_county, "SETTINGS", settings)
    folder = tiny_county.write_tiny_county(tmp_path)
    (folder / "Control.xlsx").write_bytes(tiny_county.control(settings))
    cover = " ".join(lines(report(folder)[1]["Cover"]))
    assert (MISSING in cover) is told


def test_workbook_of_the_whole_county_opens_with_every_row(whole):
    assert len(kept(opened(whole)[1]["To be kept"])) > 15
