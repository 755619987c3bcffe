"""The sheets before and around the tables: cover, contents, notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import openpyxl
import pytest

import tiny_county
from judge import disagreements
from seip_xl.county import build_book, read_county
from seip_xl.intake import expectation
from seip_xl.pipeline import consolidate
from seip_xl.read import read_folder, sort_folder
from seip_xl.report import write_book
from seip_xl.report.cover import status
from seip_xl.report.headlines import HEADLINES
from seip_xl.report.notes import NOTES_TEXT
from seip_xl.sheet import Workbook

VERSION_TEST = (
    '=IFERROR(_xlfn.TEXTJOIN("",1,"This program can show"," everything in this workbook."),'
    '"This Excel is too old: use Excel 2019 or later, or Microsoft 365.")'
)


def county_book(folder):
    """Read a folder of returns; give the book, not yet written."""
    county = read_county(folder / "Control.xlsx")
    return build_book(county, read_folder(sort_folder(folder), expectation(county), lambda _: None))


def fill_wrongly(path, sheet, label, value):
    """Put a value into the first cell under a header of a return."""
    book = openpyxl.load_workbook(path)
    header = next(c for row in book[sheet].iter_rows() for c in row if c.value == label)
    book[sheet].cell(header.row + 1, header.column).value = value
    book.save(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a county with a wrong cell, a return of another period, a missing and a broken one."""
    made = tiny_county.write_tiny_county(
        tmp_path_factory.mktemp("front"), without=("finance SOUTH",)
    )
    fill_wrongly(made / "NORTH register.xlsx", "Students", "Year group", 13)
    other = tiny_county.filled("register", "SOUTH", period="Dec 2019")
    (made / "SOUTH register.xlsx").write_bytes(other)
    (made / "broken.xlsx").write_bytes(b"no workbook")
    return made


@pytest.fixture(scope="module")
def path(folder):
    """Give the path of its county workbook."""
    return consolidate(folder, folder / "Report.xlsx").path


@pytest.fixture(scope="module")
def values(path):
    """Give its workbook with the stored values."""
    return openpyxl.load_workbook(path, data_only=True)


def lines(sheet):
    return [str(cell.value) for cell in sheet["A"] if cell.value is not None]


def beside(sheet, label, count=1):
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == label)
    return list(row[1 : 1 + count])


def test_workbook_opens_with_cover_contents_and_headlines(values):
    assert values.sheetnames[:3] == ["Cover", "Contents", "Headlines"]
    assert values.active.title == "Cover"


def test_cover_names_county_period_and_census_date(values):
    cover = values["Cover"]
    assert cover["A1"].value == "Tiny county"
    assert beside(cover, "Period") == ["Dec 2020"]
    assert beside(cover, "Academic year") == ["2020-21"]
    assert beside(cover, "Census date") == ["11 December 2020"]


def test_cover_says_of_every_return_what_came_of_it(values):
    cover = values["Cover"]
    assert beside(cover, "Partnership", 2) == ["Register return", "Finance return"]
    assert beside(cover, "NORTH", 2) == ["accepted, incomplete", "accepted"]
    assert beside(cover, "SOUTH", 2) == ["rejected: other period", "not received"]
    assert "Rejected, and not known whose: broken.xlsx (not a workbook)." in lines(cover)


def test_cover_says_what_is_partial_and_of_whom(values):
    told = lines(values["Cover"])
    assert "No accepted register return from SOUTH." in told
    assert "No accepted finance return from SOUTH." in told
    # A line that is longer than the columns of the sheet goes on in the next row.
    start = next(row for row, line in enumerate(told) if line.startswith("Incomplete: "))
    assert " ".join(told[start : start + 2]).startswith(
        "Incomplete: the register return of NORTH has errors, rows with errors are not counted; "
        "see Findings."
    )
    assert max(len(line) for line in told[start : start + 2]) <= 100
    assert "All returns were received and accepted." not in told


def test_return_that_is_not_due_is_told_so(folder):
    book = county_book(folder)
    changed = replace(
        book,
        settings=book.settings.model_copy(
            update={"self_evaluation_due": None, "finance_due": None}
        ),
        received=tuple(one for one in book.received if one.return_id != "self_evaluation"),
    )
    assert status(changed, "NORTH", "self_evaluation") == "not due"
    # It came from another partnership, so it was asked for.
    assert status(changed, "SOUTH", "finance") == "not received"


def test_cover_of_a_whole_county_says_that_all_is_well(tmp_path, monkeypatch):
    monkeypatch.setitem(tiny_county.MONITORING, "SOUTH", {"Transport": (10.0, None)})
    made = tiny_county.write_tiny_county(tmp_path)
    book = county_book(made)
    assert {
        status(book, code, one) for code in ("NORTH", "SOUTH") for one in ("register", "finance")
    } == {"accepted"}
    sheet = openpyxl.load_workbook(consolidate(made, made / "Report.xlsx").path)["Cover"]
    assert "All returns were received and accepted." in lines(sheet)


@pytest.mark.parametrize(
    ("county", "said"), [("Tiny county", False), ("Tiny county (simulated)", True)]
)
def test_cover_says_simulated_where_the_county_is(folder, tmp_path, county, said):
    book = county_book(folder)
    named = replace(book, settings=book.settings.model_copy(update={"county": county}))
    path = tmp_path / "Report.xlsx"
    path.write_bytes(write_book(named))
    cover = openpyxl.load_workbook(path)["Cover"]
    assert ("Data" in lines(cover)) is said
    if said:
        assert beside(cover, "Data") == [
            "Simulated, for demonstration: not the figures of a real county."
        ]


def test_version_test_is_a_formula_that_old_versions_answer_in_words(path, values):
    formulas = openpyxl.load_workbook(path)["Cover"]
    place = next(
        cell.coordinate for cell in formulas["A"] if str(cell.value).startswith("=IFERROR")
    )
    assert formulas[place].value == VERSION_TEST
    assert values["Cover"][place].value == "This program can show everything in this workbook."


def test_version_test_answers_in_words_where_the_function_is_unknown(judge, tmp_path):
    # No program knows this one, as Excel 2016 does not know TEXTJOIN.
    unknown = VERSION_TEST.replace("TEXTJOIN", "TEXTJOINED")
    book = Workbook(title="Version", created=dt.date(2020, 12, 11))
    book.sheet("Cover").formula(0, 0, unknown, "")
    path = tmp_path / "old.xlsx"
    path.write_bytes(book.to_bytes())
    found = judge.recalculate([path])[path].value("Cover", "A1")
    assert found == "This Excel is too old: use Excel 2019 or later, or Microsoft 365."


def test_contents_link_every_visible_sheet_but_the_first_two(path):
    book = openpyxl.load_workbook(path)
    linked = [
        cell.hyperlink.location.split("!")[0].strip("'")
        for row in book["Contents"]
        for cell in row
        if cell.hyperlink
    ]
    shown = {sheet.title for sheet in book if sheet.sheet_state == "visible"}
    assert set(linked) - {"Cover"} == shown - {"Cover", "Contents"}
    assert len(linked) == len(set(linked))


@pytest.mark.parametrize(
    "name",
    ["Cover", "Headlines", "Headline figures", "Notes", "Returns received", "Findings", "Settings"],
)
def test_front_sheet_leads_to_the_contents(path, name):
    sheet = openpyxl.load_workbook(path)[name]
    assert "Contents!A1" in [
        cell.hyperlink.location.replace("'", "") for row in sheet for cell in row if cell.hyperlink
    ]


def test_front_sheets_have_no_merged_cells_and_no_gridlines_and_are_a4(path):
    book = openpyxl.load_workbook(path)
    for name in ("Cover", "Contents", "Headlines", "Headline figures", "Notes", "Findings"):
        sheet = book[name]
        assert not sheet.merged_cells.ranges
        assert not sheet.sheet_view.showGridLines
        assert str(sheet.page_setup.paperSize) == "9"


def test_tables_that_measures_count_keep_their_names(path):
    book = openpyxl.load_workbook(path)
    assert list(book["Findings"].tables) == ["Findings"]
    assert list(book["Returns received"].tables) == ["Returns_received"]


def test_headlines_are_numbered_formulas(path, values):
    formulas, stored = openpyxl.load_workbook(path)["Headlines"], values["Headlines"]
    rows = list(formulas.iter_rows(min_row=5, max_row=4 + len(HEADLINES)))
    assert [row[0].value for row in rows] == list(range(1, len(HEADLINES) + 1))
    assert all(str(row[3].value).startswith("=IF(") for row in rows)
    assert all("Figures!$" in row[3].value for row in rows)
    assert stored["D5"].value.startswith("There ")


def test_front_of_a_county_with_gaps_agrees_with_the_judge(judge, path):
    cells = judge.recalculate([path])[path]
    front = {"Cover", "Headlines", "Headline figures"}
    assert len([1 for sheet, _ in cells.cells if sheet == "Headlines"]) == len(HEADLINES)
    assert [str(each) for each in disagreements(path, cells) if each.sheet in front] == []


@pytest.mark.parametrize(
    "word",
    [
        "Open case, on the register",
        "PM",
        "KS3, KS4",
        "Inclusion Forum",
        "Panel",
        "AP",
        "D.e.s.",
        "CMN",
        "EHCP",
        "LAC",
        "FSM",
        "Census date, academic year, period",
        "LA grant",
    ],
)
def test_notes_define_the_words_of_the_report(values, word):
    assert beside(values["Notes"], word) == [dict(NOTES_TEXT["Words"])[word]]


def test_notes_say_what_tables_a_to_e_are_and_how_to_follow_a_figure(values):
    told = lines(values["Notes"])
    assert [line[0] for line in told if line[1:2] == "."][-6:] == ["A", "B", "C", "C", "D", "E"]
    assert "How to follow a figure to its source" in told


def test_headlines_tell_what_is_missing_or_incomplete_behind_them(faulty):
    told = [cell.value for cell in faulty[1]["Headlines"]["A"] if isinstance(cell.value, str)]
    assert any(line.startswith("Incomplete: the register return of NORTH") for line in told)
