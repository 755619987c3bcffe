from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from read.tiny import (
    EXPECT,
    FULL,
    LABELS,
    PLAIN,
    STAMP,
    STUDENTS,
    grid,
    read,
    told,
    write_finance,
    write_register,
)
from seip_xl.read import Code, Tally, empty_frame, read_return
from seip_xl.schema import FINANCE, REGISTER

REFERRAL = {
    "Student ID": "ABC/10-001",
    "Referral date": FULL["PM start date"],
    "Year group at referral": 9,
    "Forum": "Panel",
}


def budget(changes=None, *, order=None):
    """Draw the form Budget, every amount 100, totals as formulas that nobody calculated."""
    lines = FINANCE.table("Budget").lines
    cells = [[one.label, "=1+1" if one.formula else 100, None] for one in lines]
    cells = [row for row in cells if row[0] not in (changes or {})] + list(order or [])
    return [["Line", "Amount", "Explanation"], *cells]


def test_codes_are_unique_and_have_a_short_name():
    assert all(code.value.startswith("READ_") for code in Code)
    assert len({code.value for code in Code}) == len(Code.__members__)
    assert Code.NOT_A_WORKBOOK.short_name == "not a workbook"


def test_rows_keep_their_values_types_and_origin(tmp_path):
    submission = read(write_register(tmp_path / "register.xlsx"))
    students = submission.tables["Students"]
    assert submission.accepted
    assert submission.findings == ()
    assert submission.tallies["Students"] == Tally(accepted=3)
    assert [*students.columns] == [
        "Partnership",
        *LABELS["Students"],
        "Source file",
        "Source sheet",
        "Source row",
    ]
    assert students["Hours in school"].tolist()[0] == 12.5
    assert students["Hours in school"].isna().tolist() == [False, True, True]
    assert students["EHCP status"].tolist() == ["EHCP 25.5k package", "None", "None"]
    assert students["PM start date"][0] == pd.Timestamp(2020, 3, 2)
    assert students["PM start date"].isna().tolist() == [False, True, True]
    assert students["Partnership"].tolist() == ["HBEP"] * 3
    assert students["Source file"].tolist() == ["register.xlsx"] * 3
    assert students["Source row"].tolist() == [2, 3, 4]


def test_types_are_the_same_with_and_without_rows(tmp_path):
    submission = read(write_register(tmp_path / "register.xlsx"))
    table = REGISTER.table("Students")
    assert submission.tables["Students"].dtypes.tolist() == empty_frame(table).dtypes.tolist()
    assert submission.tables["Referrals"].dtypes.tolist() == (
        empty_frame(REGISTER.table("Referrals")).dtypes.tolist()
    )
    assert {str(kind) for kind in empty_frame(table).dtypes} == {
        "str",
        "float64",
        "datetime64[s]",
        "category",
        "int64",
    }


def test_row_with_errors_is_rejected_and_the_others_accepted(tmp_path):
    wrong = {**FULL, "Year group": 12, "CMN": "?"}
    submission = read(write_register(tmp_path / "register.xlsx", [PLAIN, wrong, STUDENTS[2]]))
    assert submission.accepted
    assert submission.tallies["Students"] == Tally(accepted=2, rejected=1)
    assert submission.tallies["Students"].rejected == 1
    assert told(submission) == [("READ_043", "Students", "B3"), ("READ_045", "Students", "K3")]
    assert submission.tables["Students"]["Source row"].tolist() == [2, 4]


def test_blank_rows_are_no_rows(tmp_path):
    spaces = {"Student ID": "  ", "School": ""}
    submission = read(write_register(tmp_path / "register.xlsx", [{}, PLAIN, spaces, {}, FULL, {}]))
    assert submission.tallies["Students"] == Tally(accepted=2)
    assert submission.tables["Students"]["Source row"].tolist() == [3, 6]


def test_number_in_free_text_is_text(tmp_path):
    submission = read(write_register(tmp_path / "r.xlsx", [{**FULL, "Explanation": 5}]))
    assert submission.tables["Students"]["Explanation"].tolist() == ["5"]


def test_sheets_are_found_whatever_the_case(tmp_path):
    path = write_register(tmp_path / "r.xlsx", Referrals=None, REFERRALS=[LABELS["Referrals"]])
    assert read(path).accepted


def test_tables_are_typed_each_by_its_own_model(tmp_path):
    rows = grid([REFERRAL, {**REFERRAL, "Outcome 1": "Managed moves"}], LABELS["Referrals"])
    submission = read(write_register(tmp_path / "r.xlsx", Referrals=rows))
    assert told(submission) == [("READ_045", "Referrals", "F3")]
    assert submission.tables["Referrals"]["Forum"].tolist() == ["Panel"]


def test_workbook_without_stamp_is_no_return(tmp_path):
    submission = read(write_register(tmp_path / "plan.xlsx", stamp=None))
    assert (submission.accepted, submission.stamp, submission.spec) == (False, None, None)
    (finding,) = submission.findings
    assert finding.message == (
        "plan.xlsx is a workbook, but not a return; "
        "fill in the template that the local authority sent for this period"
    )


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({"return_id": "leavers"}, ["READ_021"], id="unknown-return"),
        pytest.param({"version": "2"}, ["READ_022"], id="other-version"),
        pytest.param({"partnership": "HBE"}, ["READ_023"], id="unknown-partnership"),
        pytest.param({"period": "Jul 2020"}, ["READ_024"], id="other-period"),
        pytest.param(
            {"partnership": "X1", "period": "Jul 2020"}, ["READ_023", "READ_024"], id="two"
        ),
    ],
)
def test_return_that_is_not_expected_is_rejected_whole(tmp_path, changes, codes):
    path = write_register(tmp_path / "register.xlsx", stamp=replace(STAMP, **changes))
    submission = read(path)
    assert not submission.accepted
    assert [one.code for one in submission.findings] == codes
    assert all(one.message.startswith("register.xlsx ") for one in submission.findings)
    assert submission.tables == {}


def test_lists_are_those_of_the_partnership(tmp_path):
    lists = {"HBEP": {"schools": ("Other School",)}, "LIP": EXPECT.lists["LIP"]}
    path = write_register(tmp_path / "register.xlsx", [FULL])
    assert told(read_return(path, expect=replace(EXPECT, lists=lists))) == [
        ("READ_045", "Students", "C2")
    ]


def test_form_gives_its_typed_lines_and_passes_over_totals(tmp_path):
    submission = read(write_finance(tmp_path / "finance.xlsx", Budget=budget()))
    lines = submission.tables["Budget"]
    assert submission.findings == ()
    assert submission.tallies["Budget"] == Tally(accepted=19)
    assert "Total Income" not in lines["Line"].tolist()
    assert lines["Amount"].tolist() == [100] * 19


def test_blank_amount_of_a_form_is_missing(tmp_path):
    rows = budget({"Transport"}, order=[["Transport", None, "Not yet known"]])
    lines = read(write_finance(tmp_path / "finance.xlsx", Budget=rows)).tables["Budget"]
    transport = lines[lines["Line"] == "Transport"]
    assert transport["Amount"].isna().tolist() == [True]
    assert transport["Explanation"].tolist() == ["Not yet known"]


@pytest.mark.parametrize(
    ("drop", "add", "found", "named"),
    [
        pytest.param({"Transport"}, [], ("READ_050", "Budget", ""), "Transport", id="missing"),
        pytest.param(
            {}, [["Transport", 7, None]], ("READ_051", "Budget", "A19"), "Transport", id="twice"
        ),
        pytest.param(
            {}, [["Taxis", 7, None]], ("READ_045", "Budget", "A24"), "Taxis", id="unknown"
        ),
        pytest.param({}, [[None, 7, None]], ("READ_040", "Budget", "A24"), "row 24", id="no-line"),
    ],
)
def test_form_is_counted_with_each_line_there_once_or_not_at_all(tmp_path, drop, add, found, named):
    submission = read(write_finance(tmp_path / "finance.xlsx", Budget=budget(drop, order=add)))
    assert sorted(told(submission)) == sorted([found, ("READ_053", "Budget", "")])
    (left_out,) = (one for one in submission.findings if one.code == "READ_053")
    assert left_out.message.endswith(f"until this is mended: {named}")
    assert (submission.accepted, submission.tallies["Budget"].accepted) == (True, 0)
    assert len(submission.tables["Budget"]) == 0
    assert submission.tallies["Outturn"].rejected == 0


def test_wrong_amount_leaves_its_form_out_and_no_other(tmp_path):
    rows = budget({"Transport"}, order=[["Transport", "n/a", None]])
    submission = read(write_finance(tmp_path / "finance.xlsx", Budget=rows))
    assert [code for code, *_ in told(submission)] == ["READ_053", "READ_041"]
    assert len(submission.tables["Budget"]) == 0
    assert submission.tallies["Budget"].rejected == submission.tallies["Budget"].received == 19
    assert len(submission.tables["Monitoring"]) > 0


@pytest.mark.parametrize("name", ["*", "Far*", "?arm", "F~arm"])
def test_provider_with_a_wildcard_is_refused_as_it_would_stand_for_others(tmp_path, name):
    row = ["ABC/10-001", "Alternative provider", name, 5]
    path = write_register(tmp_path / "r.xlsx", Provision=[LABELS["Provision"], row])
    assert ("READ_046", "Provision", "C2") in told(read(path))


def test_return_without_any_row_is_asked_about_and_accepted(tmp_path):
    found = read(write_register(tmp_path / "r.xlsx", []))
    (query,) = found.findings
    assert (query.code, query.severity, found.accepted) == ("READ_027", "query", True)


@pytest.mark.parametrize("changes", [{"partnership": ""}, {"period": ""}], ids=str)
def test_return_that_does_not_say_whose_it_is_is_rejected_in_one_line(tmp_path, changes):
    found = read(write_register(tmp_path / "r.xlsx", stamp=replace(STAMP, **changes)))
    assert [one.code for one in found.findings] == ["READ_028"]
    assert not found.accepted
