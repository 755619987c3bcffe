"""Names that the LA lists, in other spellings; grades that Excel would take for something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from read.tiny import EXPECT, LABELS, LISTS, STAMP, grid, read, told, write_book, write_register
from seip_xl.finding import Severity
from seip_xl.read import read_return, spelling_key
from seip_xl.schema import LEAVERS

SPELLINGS = {"providers": {"ap one": "AP one", "ap 1": "AP one", "the mill": "The Mill"}}
KNOWING = replace(EXPECT, spellings=SPELLINGS)


def provision(tmp_path, provider):
    placement = {
        "Student ID": "ABC/10-001",
        "Provision type": "Alternative provider",
        "Provider": provider,
        "Hours per week": 5,
    }
    rows = grid([placement], LABELS["Provision"])
    return write_register(tmp_path / "register.xlsx", Provision=rows)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("AP 1", "AP one", id="other-spelling"),
        pytest.param("ap ONE", "AP one", id="case"),
        pytest.param(" AP   one ", "AP one", id="spaces"),
    ],
)
def test_other_spelling_is_read_as_the_listed_name_and_noted(tmp_path, typed, name):
    submission = read_return(provision(tmp_path, typed), expect=KNOWING)
    assert submission.tables["Provision"]["Provider"].tolist() == [name]
    (note,) = submission.findings
    assert (note.code, note.severity) == ("READ_060", Severity.NOTE)
    assert (note.sheet, note.cell, note.found) == ("Provision", "C2", typed)
    assert note.message == f'Provider: "{typed}" is read as "{name}"'


@pytest.mark.parametrize("typed", ["AP one", "AP two", None], ids=["listed", "unknown", "blank"])
def test_listed_and_unknown_names_stay_as_they_are(tmp_path, typed):
    submission = read_return(provision(tmp_path, typed), expect=KNOWING)
    assert submission.findings == ()
    assert submission.tables["Provision"]["Provider"].fillna("").tolist() == [typed or ""]


def test_without_spellings_every_name_stays(tmp_path):
    submission = read(provision(tmp_path, "ap 1"))
    assert submission.findings == ()
    assert submission.tables["Provision"]["Provider"].tolist() == ["ap 1"]


def test_case_and_spaces_of_a_spelling_do_not_matter():
    assert spelling_key("  The   MILL ") == "the mill"


def qualification(tmp_path, grade):
    labels = {table.name: [one.label for one in table.columns] for table in LEAVERS.tables}
    row = {"Student ID": "ABC/10-001", "Type": "GCSE", "Subject": "Art", "Grade": grade}
    sheets = {
        "Leavers": [labels["Leavers"]],
        "Qualifications": grid([row], labels["Qualifications"]),
    }
    stamp = replace(STAMP, return_id="leavers")
    path = write_book(tmp_path / "leavers.xlsx", sheets, stamp)
    expect = replace(EXPECT, specs=(LEAVERS,), lists={"HBEP": LISTS})
    return read_return(path, expect=expect)


def test_grades_are_text(tmp_path):
    submission = qualification(tmp_path, "9-9")
    assert submission.findings == ()
    assert submission.tables["Qualifications"]["Grade"].tolist() == ["9-9"]


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        (9, "Grade: 9 is not in the list; format the cell as Text, then type it again: choose"),
        (date(2020, 9, 9), "Grade: 09/09/2020 is not in the list; format the cell as Text, then"),
    ],
    ids=["number", "date"],
)
def test_grade_that_excel_took_for_something_else_says_so(tmp_path, grade, words):
    submission = qualification(tmp_path, grade)
    assert told(submission) == [("READ_045", "Qualifications", "E2")]
    assert submission.findings[0].message.startswith(words)
