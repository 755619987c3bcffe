"""What stands on the sheets around the tables, and how figures are shown."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest

import tiny_county
from seip_xl.county import build_book, read_county
from seip_xl.errors import DefinitionError
from seip_xl.pipeline import consolidate, expectation
from seip_xl.read import read_folder, sort_folder
from seip_xl.report import TABLES, Row, lay_out
from seip_xl.sheet import PARTNERSHIP_COLOURS


def report(folder):
    """Consolidate a folder; give the workbook with its formulas, and with its values."""
    path = consolidate(folder, folder / "Report.xlsx").path
    return openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Give the workbook of a county whose returns are all right: formulas, and values."""
    return report(tiny_county.write_tiny_county(tmp_path_factory.mktemp("whole")))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """Give the workbook of a county with a wrong cell, a wrong file and a missing return."""
    folder = tiny_county.write_tiny_county(
        tmp_path_factory.mktemp("faulty"), without=("finance SOUTH",)
    )
    path = folder / "NORTH register.xlsx"
    book = openpyxl.load_workbook(path)
    header = next(c for row in book["Students"].iter_rows() for c in row if c.value == "Year group")
    book["Students"].cell(header.row + 1, header.column).value = 13
    book.save(path)
    (folder / "SOUTH register.xlsx").write_bytes(b"no workbook")
    return report(folder)


def lines(sheet, column="A"):
    return [str(cell.value) for cell in sheet[column] if cell.value is not None]


def row_of(sheet, label):
    return next([cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == label)


def test_contents_say_that_all_is_well(whole):
    assert "All returns were received and accepted." in lines(whole[1]["Contents"])


def test_contents_say_what_is_not(faulty):
    told = lines(faulty[1]["Contents"])
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


def test_findings_have_each_thing_in_its_column(faulty):
    rows = [[cell.value for cell in row] for row in faulty[1]["Findings"].iter_rows(min_row=3)]
    assert rows[0] == [
        "File",
        "Partnership",
        "Return",
        "Sheet",
        "Cell",
        "Severity",
        "Message",
        "Code",
    ]
    assert rows[1] == [
        "NORTH register.xlsx",
        "NORTH",
        "register",
        "Students",
        "B5",
        "error",
        "Year group: 13 is out of bounds; enter a whole number from 7 to 11",
        "READ_043",
    ]
    assert rows[2][0] == "SOUTH register.xlsx"
    assert rows[2][7] == "READ_001"


def test_returns_received_tell_every_table_of_every_file(faulty):
    rows = [[cell.value for cell in row] for row in faulty[1]["Returns received"]["A4:G9"]]
    assert rows == [
        ["NORTH", "register", "NORTH register.xlsx", "Students", 2, 1, 1],
        ["NORTH", "register", "NORTH register.xlsx", "Referrals", 0, 0, 0],
        ["NORTH", "register", "NORTH register.xlsx", "Provision", 4, 4, 0],
        ["NORTH", "finance", "NORTH finance.xlsx", "Outturn", 13, 13, 0],
        ["NORTH", "finance", "NORTH finance.xlsx", "Budget", 19, 19, 0],
        [None, None, "SOUTH register.xlsx", "not read", 0, 0, 0],
    ]


@pytest.mark.parametrize(
    ("sheet", "label", "expected"),
    [
        ("Table 1", "Year 11", "#,##0_-"),
        ("Table 6", "FTE of hours in school", "#,##0.0_-"),
        ("Table 6", "Adjusted total", "#,##0.0_-"),
        ("Table 6", "Low hours", "#,##0_-"),
        ("Table 11", "Transport", "#,##0_-;-#,##0_-"),
        ("Table 11", "Balance as % of LA grant", "0.00%_-"),
    ],
)
def test_figure_is_shown_with_its_decimals(whole, sheet, label, expected):
    row = next(row for row in whole[0][sheet].iter_rows() if row[0].value == label)
    assert row[1].number_format == expected


def test_totals_stand_out(whole):
    sheet = whole[0]["Table 6"]
    bold = [row[0].value for row in sheet.iter_rows(min_row=6, max_row=11) if row[1].font.bold]
    assert bold == ["Totals", "Adjusted total"]


def test_earlier_periods_stand_before_this_one_in_order_of_their_dates(whole):
    sheet = whole[1]["Table 1"]
    labels = [label for label in lines(sheet) if label.startswith("Total ")]
    assert labels == ["Total active cases", "Total Jul 2018", "Total Jul 2019", "Total Dec 2020"]
    assert row_of(sheet, "Total Jul 2019") == ["Total Jul 2019", 5, None, 9]


def test_earlier_figures_of_this_census_date_are_not_earlier(tmp_path, monkeypatch):
    census = tiny_county.SETTINGS.census_date
    row = (tiny_county.PERIOD, census, "2020-21", "open_cases", "NORTH", 999.0, "Simulated")
    monkeypatch.setattr(tiny_county, "HISTORY", [*tiny_county.HISTORY, row])
    sheet = report(tiny_county.write_tiny_county(tmp_path))[1]
    assert row_of(sheet["Table 1"], "Total Dec 2020") == ["Total Dec 2020", 2, 1, 3]
    told = "1 earlier figures are not before this census date and are not shown."
    assert told in lines(sheet["Contents"])


def test_register_without_students_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(tiny_county.STUDENTS, "SOUTH", [])
    sheet = report(tiny_county.write_tiny_county(tmp_path))[1]["Contents"]
    assert "No student is counted in the register return of SOUTH." in lines(sheet)


def test_dates_of_data_are_dates(whole):
    sheet = whole[1]["Students"]
    headers = [cell.value for cell in sheet[4]]
    added = sheet.cell(5, headers.index("Date added to register") + 1)
    assert (added.is_date, str(added.value)) == (True, "2019-10-07 00:00:00")


def test_derived_columns_show_their_decimals(whole):
    sheet = whole[0]["Students"]
    headers = [cell.value for cell in sheet[4]]
    formats = {
        label: sheet.cell(5, headers.index(label) + 1).number_format
        for label in ("Open", "School FTE", "Weekly hours")
    }
    assert formats == {"Open": "#,##0_-", "School FTE": "#,##0.00_-", "Weekly hours": "#,##0.0_-"}


def test_chart_has_a_series_of_its_own_colour_for_each_partnership_and_none_for_the_county(
    tmp_path,
):
    folder = tiny_county.write_tiny_county(tmp_path)
    with zipfile.ZipFile(consolidate(folder, folder / "Report.xlsx").path) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    series = re.findall(r"<c:ser>.*?</c:ser>", chart)
    names = [re.search(r"<c:tx>.*?<c:v>([^<]*)</c:v>", each)[1] for each in series]
    colours = ["#" + re.search(r'srgbClr val="([0-9A-F]{6})"', each)[1] for each in series]
    assert names == ["NORTH", "SOUTH"]
    assert colours == list(PARTNERSHIP_COLOURS[:2])


def test_source_of_earlier_periods_is_that_of_the_chart(tmp_path, monkeypatch):
    published = [
        (*row[:6], "Published") if row[3] == "open_cases" else row for row in tiny_county.HISTORY
    ]
    monkeypatch.setattr(tiny_county, "HISTORY", published)
    sheet = report(tiny_county.write_tiny_county(tmp_path))[1]["Table 6"]
    assert "Source of earlier periods: Simulated." in lines(sheet)


def test_row_of_an_unknown_measure_is_refused_with_a_near_one(tmp_path):
    folder = tiny_county.write_tiny_county(tmp_path)
    county = read_county(folder / "Control.xlsx")
    book = build_book(county, read_folder(sort_folder(folder), expectation(county), lambda _: None))
    wrong = replace(TABLES[0], rows=(Row(label="Open", measure="open_case"),))
    with pytest.raises(DefinitionError, match=r"Table 1, row Open: .* open_case; did you mean"):
        lay_out(book.figures, county.history, county.settings, (), [wrong])
