"""The cover: whose return it is, how far it is, what is still to do."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

from read.tiny import CENSUS, FINANCE_STAMP, LISTS, PLAIN, STAMP
from seip_xl.schema import FINANCE, REGISTER
from seip_xl.template import Issue, write_template
from template.frames import frame_of

ISSUE = Issue(
    partnership="Hill and Bay",
    census_date=CENSUS,
    due=date(2020, 12, 18),
    contact="Inclusion team, 555 0100",
)


def register(*students, issue=ISSUE):
    rows = frame_of(REGISTER.table("Students"), students)
    return write_template(
        REGISTER,
        stamp=STAMP,
        lists=LISTS,
        created=CENSUS,
        rows={"Students": rows},
        blank_rows=5,
        issue=issue,
    )


def finance(amounts):
    lines = [line.label for line in FINANCE.table("Outturn").entered_lines]
    outturn = pd.DataFrame({"Line": lines, "Amount": amounts, "Explanation": None})
    rows = {"Outturn": outturn}
    return write_template(FINANCE, stamp=FINANCE_STAMP, lists={}, created=CENSUS, rows=rows)


def cover(data):
    """Give the texts and numbers of the cover, row by row, blank cells left out."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Start"]
    rows = sheet.iter_rows(values_only=True)
    return [tuple(cell for cell in row if cell is not None) for row in rows]


def test_cover_says_whose_return_it_is_and_whom_to_ask():
    told = cover(register(PLAIN))
    assert told[3:9] == [
        ("This return",),
        ("Partnership", "Hill and Bay (HBEP)"),
        ("Period", "Dec 2020"),
        ("Census date", "11/12/2020"),
        ("Due", "18/12/2020"),
        ("Questions to", "Inclusion team, 555 0100"),
    ]


def test_what_is_not_known_is_left_out_of_the_cover():
    told = cover(register(PLAIN, issue=Issue()))
    assert told[3:7] == [("This return",), ("Partnership", "HBEP"), ("Period", "Dec 2020"), ()]


def test_what_to_do_is_said_in_five_lines():
    told = cover(register(PLAIN))
    start = told.index(("What to do",))
    assert [row[0] for row in told[start + 1 : start + 7] if row] == ["1.", "2.", "3.", "4.", "5."]


def standing(data):
    told = cover(data)
    start = told.index(("How far it is",))
    return told[start + 2 : told.index(("Sign-off",)) - 1]


def test_rows_and_those_to_mend_are_counted():
    told = standing(register(PLAIN, {**PLAIN, "Student ID": "ABC/2", "School": "Elsewhere"}))
    assert told == [
        ("Students", 2, 1, 0, "Mend the rows in which the column Check says something."),
        ("Referrals", 0, 0, 0, "No rows yet; leave it so if there are none."),
        ("Provision", 0, 0, 0, "No rows yet; leave it so if there are none."),
        ("The return", "Not ready yet: 1 to mend, see above."),
        ("Guide", "Every column and what is allowed."),
    ]


def test_return_without_fault_waits_for_the_sign_off():
    told = standing(register(PLAIN))
    assert told[0] == ("Students", 1, 0, 0, "Nothing to mend.")
    assert told[3] == ("The return", "Nearly: sign off below, then it is ready to send.")


def test_return_without_rows_is_not_filled_in():
    assert standing(register())[3] == ("The return", "Nothing is filled in yet.")


def test_amounts_that_are_missing_are_asked_for():
    # 13 lines; three of them are optional and may stay blank.
    amounts = [1.0] * 13
    amounts[0] = amounts[2] = None
    told = standing(finance(amounts))
    assert told[0] == (
        "Outturn",
        11,
        0,
        1,
        "Correct the lines in which Check asks something, or answer in Explanation.",
    )


SIGNED = {"C27": "Head of centre", "C28": date(2020, 12, 14)}


def sheet_with(data, path, changes):
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, value in changes.items():
        name, cell = place.split("!") if "!" in place else ("Start", place)
        book[name][cell].value = value
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (SIGNED, "Ready to send: save the workbook and send it back."),
        ({"C27": "Head of centre"}, "Nearly: sign off below, then it is ready to send."),
        ({**SIGNED, "Students!B6": 12}, "Not ready yet: 1 to mend, see above."),
        ({**SIGNED, "Students!E7": "x"}, "Not ready yet: 1 to mend, see above."),
    ],
    ids=["signed", "half signed", "wrong cell", "new row"],
)
def test_cover_follows_what_is_typed(judge, tmp_path, changes, said):
    path = sheet_with(register(PLAIN), tmp_path / "typed.xlsx", changes)
    assert judge.recalculate([path])[path].value("Start", "C23") == said


def test_amount_typed_as_text_is_to_be_mended(judge, tmp_path):
    path = sheet_with(finance([1.0] * 13), tmp_path / "typed.xlsx", {"Outturn!B7": "none"})
    seen = judge.recalculate([path])[path]
    assert (seen.value("Start", "C17"), seen.value("Start", "D17")) == (12, 1)


def test_only_the_sign_off_is_open():
    sheet = openpyxl.load_workbook(io.BytesIO(register(PLAIN)))["Start"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    unlocked = [cell.coordinate for row in sheet for cell in row if not cell.protection.locked]
    assert unlocked == ["C27", "C28"]
