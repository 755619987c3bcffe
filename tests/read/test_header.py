from __future__ import annotations

import pytest

from read.tiny import LABELS, STUDENTS, grid, read, told, write_register

STUDENT_LABELS = LABELS["Students"]


def renamed(old, new):
    return [new if label == old else label for label in STUDENT_LABELS]


@pytest.mark.parametrize("at", [(1, 1), (5, 3), (30, 2)], ids=["a1", "c5", "row-30"])
def test_table_is_found_where_it_stands(tmp_path, at):
    submission = read(write_register(tmp_path / "register.xlsx", at=at))
    assert submission.accepted
    assert submission.tables["Students"]["Source row"].tolist() == [at[0] + 1, at[0] + 2, at[0] + 3]
    first = {(1, 1): "A2", (5, 3): "C6", (30, 2): "B31"}[at]
    assert submission.cell("Students", "Student ID", at[0] + 1) == first


def test_header_below_row_30_is_not_found(tmp_path):
    submission = read(write_register(tmp_path / "register.xlsx", at=(31, 1)))
    assert {code for code, _, _ in told(submission)} == {"READ_031"}
    assert not submission.accepted


def test_case_spaces_and_order_of_headings_do_not_matter(tmp_path):
    labels = [f" {label.upper()} " for label in reversed(STUDENT_LABELS)]
    rows = [labels, *[[row.get(label) for label in reversed(STUDENT_LABELS)] for row in STUDENTS]]
    submission = read(write_register(tmp_path / "register.xlsx", Students=rows))
    assert told(submission) == [("READ_035", "Students", ""), ("READ_036", "Students", "S1")]
    assert {one.severity for one in submission.findings} == {"note"}
    assert submission.tables["Students"]["Year group"].tolist() == [10, 9, 7]
    assert submission.tables["Students"].columns[1:20].tolist() == STUDENT_LABELS


def test_title_that_is_also_a_heading_is_not_the_header_row(tmp_path):
    rows = [["School", "Forum"], [], *grid(STUDENTS)]
    submission = read(write_register(tmp_path / "register.xlsx", Students=rows))
    assert submission.tables["Students"]["Source row"].tolist() == [4, 5, 6]


def test_extra_columns_are_a_note(tmp_path):
    extras = ["Form tutor", "x", None, None]
    rows = [[*row, extra] for row, extra in zip(grid(STUDENTS), extras, strict=True)]
    submission = read(write_register(tmp_path / "register.xlsx", Students=rows))
    assert submission.accepted
    assert [(one.code, one.severity, one.found) for one in submission.findings] == [
        ("READ_034", "note", "Form tutor")
    ]


def test_missing_column_names_the_near_one_and_rejects_the_file(tmp_path):
    rows = grid(STUDENTS)
    rows[0] = renamed("EHCP status", "EHCP stat")
    submission = read(write_register(tmp_path / "register.xlsx", Students=rows))
    assert not submission.accepted
    assert submission.tables == {}
    (finding,) = submission.findings
    assert finding.message == (
        'register.xlsx, sheet Students: the column "EHCP status" is missing (is it "ehcp stat"?); '
        "put it back, with exactly this heading"
    )


def test_hidden_column_is_never_meant_by_a_missing_one(tmp_path):
    rows = [[*row, None] for row in grid(STUDENTS)]
    rows[0] = [*renamed("Reason closed", "Why"), "Wrong Reason closed"]
    (finding,) = read(write_register(tmp_path / "register.xlsx", Students=rows)).findings
    assert 'the column "Reason closed" is missing; put it back' in finding.message


def test_column_that_stands_twice_rejects_the_file(tmp_path):
    rows = [[*row, "No"] for row in grid(STUDENTS)]
    rows[0][-1] = "cmn"
    submission = read(write_register(tmp_path / "register.xlsx", Students=rows))
    assert told(submission) == [("READ_033", "Students", "T1")]
    assert "K1 and T1" in submission.findings[0].message


def test_sheet_without_headings_rejects_the_file(tmp_path):
    submission = read(write_register(tmp_path / "register.xlsx", Referrals=[[1], [2]]))
    assert told(submission) == [("READ_031", "Referrals", "")]


def test_empty_sheet_rejects_the_file(tmp_path):
    submission = read(write_register(tmp_path / "register.xlsx", Referrals=[]))
    assert told(submission) == [("READ_031", "Referrals", "")]


def test_missing_sheet_names_the_near_one(tmp_path):
    path = write_register(tmp_path / "register.xlsx", Provision=None, Provisions=[["x"]])
    submission = read(path)
    assert not submission.accepted
    (finding,) = submission.findings
    assert finding.message == (
        'register.xlsx: the sheet "Provision" is missing (is it "Provisions"?); '
        "put it back under this name"
    )
