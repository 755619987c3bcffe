from __future__ import annotations

import io
from datetime import date

import openpyxl

from read.tiny import PLAIN, read, write_register
from seip_xl.report import write_findings_book

CHANGED = date(2020, 12, 14)


def sheets(submissions):
    book = openpyxl.load_workbook(io.BytesIO(write_findings_book(submissions, CHANGED)))
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
        for sheet in book.worksheets
    }


def wrong(folder):
    rows = [{**PLAIN, "Student ID": f"X/{at}", "Year group": 12} for at in range(3)]
    rows.append({**PLAIN, "CMN": "NO"})
    return read(write_register(folder / "north.xlsx", rows))


def test_every_finding_stands_in_the_workbook_by_file_cause_and_cell(tmp_path):
    found = sheets([wrong(tmp_path), read(write_register(tmp_path / "south.xlsx"))])
    assert found["Files"][1:] == [
        ["north.xlsx", "HBEP", "register", "yes", 4, 1, 3, 0, 3, 0, 0, 1],
        ["south.xlsx", "HBEP", "register", "yes", 3, 3, 0, 0, 0, 0, 0, 0],
    ]
    assert [row[:5] for row in found["To do"][1:]] == [
        ["north.xlsx", "error", "Students", "B2:B4", 3],
        ["north.xlsx", "note", "Students", "K5", 1],
    ]
    assert [row[1:5] for row in found["Findings"][1:]] == [
        ["error", "Students", "B2", "12"],
        ["error", "Students", "B3", "12"],
        ["error", "Students", "B4", "12"],
        ["note", "Students", "K5", None],
    ]


def test_nothing_found_is_said(tmp_path):
    found = sheets([read(write_register(tmp_path / "south.xlsx"))])
    assert found["To do"][3][0] == found["Findings"][3][0] == "Nothing was found."


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    rows = [{**PLAIN, "CMN": "+cmd|' /C calc'!A0"}]
    submission = read(write_register(tmp_path / "r.xlsx", rows))
    book = openpyxl.load_workbook(io.BytesIO(write_findings_book([submission], CHANGED)))
    types = {cell.data_type for row in book["Findings"].iter_rows(min_row=4) for cell in row}
    assert "f" not in types


def test_same_findings_give_the_same_bytes(tmp_path):
    submission = wrong(tmp_path)
    assert write_findings_book([submission], CHANGED) == write_findings_book([submission], CHANGED)
