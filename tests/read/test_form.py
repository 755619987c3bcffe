"""Rows that are fixed, single cells above a table, columns that are only shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest

from read.tiny import (
    CENSUS,
    EXPECT,
    FINANCE_STAMP,
    monitoring,
    read,
    told,
    write_book,
    write_finance,
)
from seip_xl.read import Tally, empty_frame, read_return
from seip_xl.read.form import _put_right
from seip_xl.schema import FINANCE, SELF_EVALUATION, Stamp
from seip_xl.template import write_template

INDICATORS = ("Attendance", "Progress in maths", "Safeguarding")
RATING_LABELS = [column.label for column in SELF_EVALUATION.table("Ratings").columns]
RATING_STAMP = Stamp(
    return_id="self_evaluation", version="1", partnership="HBEP", period="Dec 2020"
)


def read_monitoring(tmp_path, **changes):
    path = write_finance(tmp_path / "finance.xlsx", Monitoring=monitoring(**changes))
    return read(path)


def read_ratings(tmp_path, rows):
    path = write_book(tmp_path / "self.xlsx", {"Ratings": [RATING_LABELS, *rows]}, RATING_STAMP)
    lists = {"HBEP": {"indicators": INDICATORS}}
    return read_return(path, expect=replace(EXPECT, lists=lists, specs=(SELF_EVALUATION,)))


def rated(indicator, rating="Green"):
    return ["Year 11", indicator, rating, None, None, None, None]


# 100 and 50 are texts: SUM passes over them; + and - make a number of a text in Excel only.
@pytest.mark.parametrize("balance", [100 + 30 - 80, 0 + 30 - 80])
def test_totals_that_leave_out_two_texts_are_read_with_them(balance):
    table = FINANCE.table("Outturn")
    read = {line.label: 10.0 for line in table.entered_lines}
    read |= {"Balance brought forward": 100.0, "Income from LA": 50.0}
    place = SimpleNamespace(cells=[[label, amount] for label, amount in read.items()])
    out = {index for index, (_, amount) in enumerate(place.cells) if amount > 10}
    lines = [
        ["Total Income", 30.0],
        ["Total Expenditure", 80.0],
        ["Balance at end of period", float(balance)],
    ]
    _put_right(place, table, lines, 1, out)
    assert [amount for _, amount in lines] == [80.0, 80.0, 100.0]
    typed_over = [["Total Income", 31.0]]
    _put_right(place, table, typed_over, 1, out)
    assert typed_over == [["Total Income", 31.0]]


def test_fact_is_a_column_that_says_the_same_in_every_row(tmp_path):
    submission = read_monitoring(tmp_path)
    lines = submission.tables["Monitoring"]
    assert submission.findings == ()
    assert lines["As at"].tolist() == [pd.Timestamp(2020, 12, 11)] * 13
    assert [*lines.columns] == [
        "Partnership",
        "Line",
        "Actual to date",
        "Committed to year end",
        "Explanation",
        "As at",
        "Source file",
        "Source sheet",
        "Source row",
    ]
    assert lines.dtypes.to_dict() == empty_frame(FINANCE.table("Monitoring")).dtypes.to_dict()


def test_fact_has_its_cell(tmp_path):
    submission = read_monitoring(tmp_path)
    assert submission.cell("Monitoring", "As at", 4) == "B1"
    assert submission.cell("Monitoring", "As at", 9) == "B1"
    assert submission.cell("Monitoring", "Actual to date", 4) == "B4"


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param([["  AS  at ", CENSUS]], id="case-and-spaces"),
        pytest.param([["Title"], [], [None, None, "As at", CENSUS]], id="elsewhere"),
    ],
)
def test_label_of_a_fact_is_found_as_headings_are(tmp_path, facts):
    submission = read_monitoring(tmp_path, facts=facts)
    assert submission.findings == ()
    assert submission.tables["Monitoring"]["As at"].tolist()[0] == pd.Timestamp(2020, 12, 11)


@pytest.mark.parametrize(
    ("facts", "found", "words"),
    [
        pytest.param(
            [["As at", "December"]],
            ("READ_044", "Monitoring", "B1"),
            'As at: "December" is not a date; enter a date such as 14/09/2020',
            id="no-date",
        ),
        pytest.param(
            [["As at", date(1900, 2, 1)]],
            ("READ_044", "Monitoring", "B1"),
            "As at: 01/02/1900 is before 1 March 1900; enter a date such as 14/09/2020",
            id="too-early",
        ),
        pytest.param(
            [["Date", CENSUS]],
            ("READ_050", "Monitoring", ""),
            'The label "As at" above the table is missing; put it back as in the template, '
            "with its value in the next cell",
            id="missing",
        ),
        pytest.param(
            [["As at", CENSUS], ["as at", CENSUS]],
            ("READ_051", "Monitoring", "A1"),
            'The label "As at" stands 2 times (A1, A2); none of them is read; leave one',
            id="twice",
        ),
    ],
)
def test_wrong_fact_is_told_and_blank_and_the_lines_are_read(tmp_path, facts, found, words):
    submission = read_monitoring(tmp_path, facts=facts)
    assert told(submission) == [found]
    assert submission.findings[0].message == words
    lines = submission.tables["Monitoring"]
    assert lines["As at"].isna().tolist() == [True] * 13
    assert lines["Actual to date"].tolist() == [5] * 13


def test_blank_fact_is_missing(tmp_path):
    submission = read_monitoring(tmp_path, facts=[["As at"]])
    assert submission.findings == ()
    assert submission.tables["Monitoring"]["As at"].isna().all()


def test_calculated_columns_are_never_read_nor_told(tmp_path):
    rows = monitoring()
    labels, *lines = rows[2:]
    labels = [*labels, "Forecast", "Budget", "Notes"]
    lines = [[*line, "=1/0", "nonsense", "mine"] for line in lines]
    path = write_finance(tmp_path / "finance.xlsx", Monitoring=[*rows[:2], labels, *lines])
    submission = read(path)
    (note,) = submission.findings
    assert note.message == ("finance.xlsx, sheet Monitoring: columns that are not read: Notes")
    assert submission.tallies["Monitoring"] == Tally(accepted=13)


def test_lines_that_are_only_shown_are_passed_over(tmp_path):
    shown = [["Balance brought forward", 7, 7, None], ["Forecast balance at year end", 1, 1, None]]
    submission = read_monitoring(tmp_path, add=shown)
    assert submission.findings == ()
    assert "Balance brought forward" not in submission.tables["Monitoring"]["Line"].tolist()


def test_every_value_of_the_list_is_a_row(tmp_path):
    submission = read_ratings(tmp_path, [rated(one) for one in reversed(INDICATORS)])
    assert submission.findings == ()
    assert submission.tables["Ratings"]["Indicator"].tolist() == [
        "Safeguarding",
        "Progress in maths",
        "Attendance",
    ]


@pytest.mark.parametrize(
    ("rows", "found", "words", "accepted"),
    [
        pytest.param(
            [rated("Attendance"), rated("Safeguarding")],
            [("READ_050", "Ratings", "")],
            'The row "Progress in maths" is missing; put it back as in the template',
            2,
            id="missing",
        ),
        pytest.param(
            [rated(one) for one in (*INDICATORS, "Attendance")],
            [("READ_051", "Ratings", "B2")],
            'The row "Attendance" stands 2 times (B2, B5); none of them is counted; leave one',
            2,
            id="twice",
        ),
        pytest.param(
            [rated(one) for one in (*INDICATORS, "Progress in math")],
            [("READ_045", "Ratings", "B5")],
            'Indicator: "Progress in math" is not in the list; did you mean "Progress in maths"? '
            "Choose a value from the drop-down list",
            3,
            id="unknown",
        ),
        pytest.param(
            [rated("Attendance"), rated("Progress in maths", None), rated("Safeguarding")],
            [("READ_040", "Ratings", "C3")],
            "Rating is empty; choose one of: Red / Amber / Green / Not rated",
            2,
            id="not-rated-at-all",
        ),
    ],
)
def test_values_of_the_list_stand_there_once_each(tmp_path, rows, found, words, accepted):
    submission = read_ratings(tmp_path, rows)
    assert told(submission) == found
    assert submission.findings[0].message == words
    assert submission.tallies["Ratings"].accepted == accepted


def test_total_that_stands_twice_is_told(tmp_path):
    path = tmp_path / "finance.xlsx"
    path.write_bytes(write_template(FINANCE, stamp=FINANCE_STAMP, lists={}, created=CENSUS))
    book = openpyxl.load_workbook(path)
    sheet = book["Outturn"]
    last = sheet.max_row + 1
    sheet[f"A{last}"], sheet[f"B{last}"] = "Total Income", 999
    book.save(path)
    read = read_return(path, expect=EXPECT)
    found = [(one.code, one.cell) for one in read.findings if one.code == "READ_051"]
    assert found == [("READ_051", f"A{last}")]
