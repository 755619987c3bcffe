"""What stands on the sheets of tables and data, and how figures are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tiny_county
from report.cells import lines, report
from seip_xl.errors import DefinitionError
from seip_xl.measure import before
from seip_xl.report import TABLES, Row, lay_out


def test_cover_says_what_is_not_filled_in(sheets):
    told = "No amount is filled in in Monitoring of SOUTH."
    assert told in lines(sheets[1]["Cover"])
    assert told not in lines(sheets[1]["Contents"])


def test_cover_says_what_is_not(faulty):
    told = " ".join(lines(faulty[1]["Cover"]))
    assert "No accepted register return from SOUTH." in told
    assert "No accepted finance return from SOUTH." in told
    assert (
        "Incomplete: the register return of NORTH has errors, rows with errors are not counted; "
        "see Findings."
    ) in told
    assert "2 errors were found in what was received; see Findings." in told
    assert "All returns were received and accepted." not in told


def test_notes_stand_under_the_tables_that_read_the_return(faulty):
    register, finance = faulty[1]["Table 1"], faulty[1]["Table 11"]
    assert any(line.startswith("Incomplete: the register return") for line in lines(register))
    assert not any("register return" in line for line in lines(finance))
    assert any(line.startswith("Partial: no accepted finance") for line in lines(finance))
    assert not any("finance return" in line for line in lines(register))


# The tables and charts that read each return; Table C reads two, Tables D and E need none.
READ = {
    "register": "Table 1,Table 2,Table 3,Table 4,Table 5,Table 6,Table 7,Chart 3,Chart 4,"
    "Table 8,Table 9,Table 10,Table A,Table C",
    "finance": "Table 11,Chart 5,Chart 6,Chart 7,Table 12,Table B",
    "leavers": "Table 13,Table 14,Table 15,Table 16",
}


@pytest.mark.parametrize("return_id", READ)
def test_every_part_says_when_a_return_that_it_reads_is_missing(gaps, return_id):
    words = f"Partial: no accepted {return_id} return from SOUTH."
    for name in READ[return_id].split(","):
        told = any(line.startswith(words) for line in lines(gaps[name]))
        assert told == (return_id in {"register", "finance"}), name


def test_findings_have_each_thing_in_its_column(faulty):
    rows = [[cell.value for cell in row] for row in faulty[1]["Findings"].iter_rows(min_row=3)]
    labels = ["File", "Partnership", "Return", "Sheet", "Cell", "Severity", "Message", "Code"]
    assert rows[0] == [*labels, "Explained"]
    assert rows[1] == [
        "NORTH register.xlsx",
        "NORTH",
        "register",
        "Students",
        "B6",
        "error",
        "Year group: 13 is out of bounds; enter a whole number from 7 to 11",
        "READ_043",
        None,
    ]
    assert rows[2][0] == "SOUTH register.xlsx"
    assert rows[2][1:5] == [None] * 4
    assert rows[2][7] == "READ_001"


def test_returns_received_tell_every_table_of_every_file(faulty):
    rows = [[cell.value for cell in row] for row in faulty[1]["Returns received"]["A4:I16"]]
    assert rows == [
        ["NORTH", "register", "NORTH register.xlsx", "Students", 7, 6, 1, 0, 1],
        ["NORTH", "register", "NORTH register.xlsx", "Referrals", 17, 17, 0, 0, 1],
        ["NORTH", "register", "NORTH register.xlsx", "Provision", 8, 8, 0, 0, 1],
        ["NORTH", "finance", "NORTH finance.xlsx", "Outturn", 13, 13, 0, 0, 1],
        ["NORTH", "finance", "NORTH finance.xlsx", "Budget", 19, 19, 0, 0, 1],
        ["NORTH", "finance", "NORTH finance.xlsx", "Monitoring", 13, 13, 0, 0, 1],
        ["NORTH", "leavers", "NORTH leavers.xlsx", "Leavers", 3, 3, 0, 0, 1],
        ["NORTH", "leavers", "NORTH leavers.xlsx", "Qualifications", 14, 14, 0, 0, 1],
        ["NORTH", "self_evaluation", "NORTH self_evaluation.xlsx", "Ratings", 2, 2, 0, 0, 1],
        ["SOUTH", "leavers", "SOUTH leavers.xlsx", "Leavers", 1, 1, 0, 0, 1],
        ["SOUTH", "leavers", "SOUTH leavers.xlsx", "Qualifications", 8, 8, 0, 0, 1],
        ["SOUTH", "self_evaluation", "SOUTH self_evaluation.xlsx", "Ratings", 2, 2, 0, 0, 1],
        [None, None, "SOUTH register.xlsx", "not read", 0, 0, 0, 0, 0],
    ]


@pytest.mark.parametrize(
    ("sheet", "label", "expected"),
    [
        ("Table 1", "Year 11", "#,##0_-"),
        ("Table 3", "% of referrals ending as T4", "0.0%_-"),
        ("Table 6", "FTE of hours in school", "#,##0.0_-"),
        ("Table 6", "Adjusted total", "#,##0.0_-"),
        ("Table 6", "Low hours", "#,##0_-"),
        ("Table 9", "No of PM students", "#,##0_-"),
        ("Table 9", "Average hours/week", "#,##0.0_-"),
        ("Table 11", "Transport", "#,##0_-;-#,##0_-"),
        ("Table 11", "Balance as % of LA grant", "0.00%_-"),
        ("Table 13", "Average entries per student", "#,##0.00_-"),
        ("Table 13", "% with 1 or more GCSE", "0.00%_-"),
        ("Table 13", "% with 4 or more", "0%_-"),
        ("Table 14", "English 4+ %", "0%_-"),
        ("Table 15", "Average per student", "#,##0.00_-"),
        ("Table B", "As at", "dd/mm/yyyy_-"),
    ],
)
def test_figure_is_shown_with_its_decimals(sheets, sheet, label, expected):
    row = next(row for row in sheets[0][sheet].iter_rows() if row[0].value == label)
    assert row[1].number_format == expected


def test_register_without_students_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(tiny_county.STUDENTS, "SOUTH", [])
    sheet = report(tiny_county.write_tiny_county(tmp_path))[1]["Cover"]
    assert "No student is counted in the register return of SOUTH." in lines(sheet)


def test_dates_of_data_are_dates(sheets):
    sheet = sheets[1]["Students"]
    headers = [cell.value for cell in sheet[4]]
    added = sheet.cell(5, headers.index("Date added to register") + 1)
    assert (added.is_date, str(added.value)) == (True, "2019-10-07 00:00:00")


def test_derived_columns_show_their_decimals(sheets):
    sheet = sheets[0]["Students"]
    headers = [cell.value for cell in sheet[4]]
    formats = {
        label: sheet.cell(5, headers.index(label) + 1).number_format
        for label in ("Open", "School FTE", "Weekly hours")
    }
    assert formats == {"Open": "#,##0_-", "School FTE": "#,##0.00_-", "Weekly hours": "#,##0.0_-"}


def test_derived_cells_of_a_missing_return_are_empty(gaps):
    sheet = gaps["Schools"]
    headers = [cell.value for cell in sheet[4]]
    share = headers.index("PM share of roll") + 1
    assert [sheet.cell(row, share).value is None for row in range(5, 9)] == [
        False,
        False,
        True,
        True,
    ]


def test_row_of_an_unknown_measure_is_refused_with_a_near_one(tmp_path):
    book = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path))
    frames = book.data.frames
    kept = {**frames, "History": before(frames["History"], book.settings.census_date)}
    wrong = replace(TABLES[0], rows=(Row(label="Open", measure="open_case"),))
    with pytest.raises(DefinitionError, match=r"Table 1, row Open: .* open_case; did you mean"):
        lay_out(book.figures, kept, book.settings, (), [wrong])
