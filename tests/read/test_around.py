from __future__ import annotations

import openpyxl
import pytest

from read.tiny import FULL, LABELS, PLAIN, STUDENTS, THIRD, grid, read, told, write_register
from seip_xl.read import Tally
from seip_xl.schema import REGISTER


def changed(path, change, students=STUDENTS, at=(1, 1)):
    """Write a register, change its sheet Students as people do in Excel, and read it."""
    write_register(path, students, at=at)
    book = openpyxl.load_workbook(path)
    change(book["Students"])
    book.save(path)
    return read(path)


@pytest.mark.parametrize(
    ("cells", "tally", "where"),
    [
        pytest.param("C3:C4", Tally(accepted=1, rejected=2), "C3", id="down"),
        pytest.param("C3:D3", Tally(accepted=2, rejected=1), "C3", id="across"),
        pytest.param("E2:F4", Tally(rejected=3), "E2", id="optional-cells"),
    ],
)
def test_merged_cells_are_told_once_and_their_rows_not_counted(tmp_path, cells, tally, where):
    found = changed(tmp_path / "r.xlsx", lambda sheet: sheet.merge_cells(cells))
    assert told(found) == [("READ_049", "Students", where)]
    assert found.tallies["Students"] == tally


@pytest.mark.parametrize("cells", ["A1:B1", "T2:U3", "A9:B9"], ids=["above", "right", "below"])
def test_merged_cells_elsewhere_do_not_matter(tmp_path, cells):
    found = changed(tmp_path / "r.xlsx", lambda sheet: sheet.merge_cells(cells), at=(3, 1))
    assert found.tallies["Students"] == Tally(accepted=3)


def test_another_fault_of_a_merged_row_is_told_too(tmp_path):
    rows = (FULL, {**PLAIN, "Year group": "nine"}, THIRD)
    found = changed(tmp_path / "r.xlsx", lambda sheet: sheet.merge_cells("C3:C4"), rows)
    assert [code for code, _, _ in told(found)] == ["READ_041", "READ_049"]


def test_hidden_rows_are_counted_and_noted(tmp_path):
    def hide(sheet):
        for row in (2, 3, 9):
            sheet.row_dimensions[row].hidden = True

    found = changed(tmp_path / "r.xlsx", hide)
    assert told(found) == [("READ_065", "Students", "A2")]
    assert found.findings[0].found == "2 to 3"
    assert found.tallies["Students"] == Tally(accepted=3)


@pytest.mark.parametrize(
    ("cells", "ranges", "ignored"),
    [
        pytest.param({"V3": "ask mother"}, "V3", 0, id="beside-a-row"),
        pytest.param({"V3": "x", "V4": "y"}, "V3:V4", 0, id="beside-two-rows"),
        pytest.param({"V3": "x", "X3": "y"}, "V3:X3", 0, id="one-range-a-row"),
        pytest.param({"V7": "note"}, "V7", 1, id="below-and-right"),
        pytest.param({"V7": "a", "V8": "b", "V12": "c"}, "V7:V8, V12", 3, id="two-ranges"),
    ],
)
def test_what_is_outside_of_the_table_is_named(tmp_path, cells, ranges, ignored):
    def write(sheet):
        for cell, text in cells.items():
            sheet[cell] = text

    found = changed(tmp_path / "r.xlsx", write)
    assert [(one.code, one.found) for one in found.findings] == [("READ_038", ranges)]
    assert found.tallies["Students"] == Tally(accepted=3, ignored=ignored)
    assert found.tallies["Students"].received == 3 + ignored


def test_row_with_cells_in_an_extra_column_only_is_ignored_and_named(tmp_path):
    def write(sheet):
        sheet["T1"], sheet["T6"] = "Form tutor", "Room 4"

    found = changed(tmp_path / "r.xlsx", write)
    assert told(found) == [("READ_034", "Students", ""), ("READ_038", "Students", "T6")]
    assert found.tallies["Students"] == Tally(accepted=3, ignored=1)


def test_row_of_data_above_the_headings_is_asked_about(tmp_path):
    def write(sheet):
        for column, label in enumerate(LABELS["Students"], start=1):
            sheet.cell(3, column).value = PLAIN.get(label)

    found = changed(tmp_path / "r.xlsx", write, at=(5, 1))
    assert [(one.code, one.severity, one.cell) for one in found.findings] == [
        ("READ_039", "query", "A3")
    ]


def test_example_and_marks_above_the_headings_are_not_asked_about(tmp_path):
    def write(sheet):
        for at, column in enumerate(REGISTER.table("Students").columns, start=1):
            sheet.cell(4, at).value = column.example
            sheet.cell(3, at).value = "required"

    assert changed(tmp_path / "r.xlsx", write, at=(5, 1)).findings == ()


@pytest.mark.parametrize("name", ["Pupils", "Students (2)"])
def test_sheet_under_another_name_is_found_by_its_headings(tmp_path, name):
    sheets = {"Students": None, name: grid(STUDENTS)}
    found = read(write_register(tmp_path / "r.xlsx", **sheets))
    assert told(found) == [("READ_037", name, "")]
    assert found.tallies["Students"] == Tally(accepted=3)
    assert found.tables["Students"]["Source sheet"].tolist() == [name] * 3


def test_two_sheets_that_could_be_meant_are_not_guessed_at(tmp_path):
    sheets = {"Students": None, "Autumn": grid(STUDENTS), "Spring": grid(STUDENTS)}
    found = read(write_register(tmp_path / "r.xlsx", **sheets))
    assert told(found) == [("READ_030", "Students", "")]
