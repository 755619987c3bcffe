"""The county workbook as others see it: recalculated, audited, opened by another reader."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from judge import disagreements
from seip_xl.demo import run_demo


@pytest.fixture(scope="module")
def paths(demo, whole, partial, schoolless):
    """Give the path of every workbook that others look at."""
    return [demo.consolidation.path, demo.control, *demo.returns, whole, partial, schoolless]


@pytest.fixture(scope="module")
def recalculated(judge, paths):
    """Have LibreOffice recalculate every workbook that the program writes, in one call."""
    return judge.recalculate(paths)


def test_every_formula_cell_equals_its_stored_value(recalculated):
    for path, cells in recalculated.items():
        assert disagreements(path, cells) == []


# Derived columns of each data table; LibreOffice has seen a formula in each of its rows.
DERIVED_COLUMNS = {
    "Students": 9,
    "Referrals": 8,
    "Provision": 9,
    "Leavers": 8,
    "Qualifications": 7,
    "Budget": 1,
    "Ratings": 1,
    "Schools": 3,
    "Providers": 1,
}


def test_county_workbook_is_full_of_formulas(recalculated, demo):
    cells = recalculated[demo.consolidation.path].cells
    book = openpyxl.load_workbook(demo.consolidation.path)
    formulas = Counter(sheet for sheet, _ in cells)
    rows = {sheet: book[sheet].max_row - 4 for sheet in DERIVED_COLUMNS}
    assert {sheet: formulas[sheet] for sheet in rows} == {
        sheet: rows[sheet] * count for sheet, count in DERIVED_COLUMNS.items()
    }
    numbers = [*range(1, 17), *"ABCDE"]
    assert min(formulas[f"Table {number}"] for number in numbers) >= 20
    assert rows["Students"] > 400
    assert formulas["Figures"] > 2000


def test_no_cell_holds_an_error_value(paths):
    for path in paths:
        book = openpyxl.load_workbook(path, data_only=True)
        wrong = [
            (path.name, sheet.title, cell.coordinate)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "e"
        ]
        assert wrong == []


def test_planted_wrong_value_is_found(judge, demo, tmp_path):
    planted = tmp_path / "planted.xlsx"
    _replace_value(demo.consolidation.path, planted)
    found = disagreements(planted, judge.recalculate([planted])[planted])
    assert [(each.sheet, each.cell, each.stored) for each in found] == [("Table 1", "B6", 33.0)]


def _replace_value(path, planted):
    """Change the stored value of the first figure of Table 1 from 32 to 33."""
    place = openpyxl.load_workbook(path).sheetnames.index("Table 1") + 1
    with zipfile.ZipFile(path) as parts, zipfile.ZipFile(planted, "w") as copy:
        for part in parts.infolist():
            data = parts.read(part)
            if part.filename == f"xl/worksheets/sheet{place}.xml":
                data, count = re.subn(rb'(<c r="B6"[^>]*><f>[^<]*</f><v>)32<', rb"\g<1>33<", data)
                assert count == 1
            copy.writestr(part, data)


def test_packages_are_sound(paths):
    for path in paths:
        outcome = OpenXmlValidator().validate(path)
        assert outcome.is_valid, (path.name, outcome.errors[:5])


def test_running_twice_gives_the_same_bytes(tmp_path):
    first, second = tmp_path / "one", tmp_path / "two"
    for folder in (first, second):
        run_demo(folder)
    written = [sorted(folder.rglob("*.xlsx")) for folder in (first, second)]
    assert [path.name for path in written[0]] == [path.name for path in written[1]]
    assert [path.read_bytes() for path in written[0]] == [path.read_bytes() for path in written[1]]


def test_missing_figure_is_a_truly_empty_cell_and_noted(partial):
    sheet = openpyxl.load_workbook(partial)["Table 11"]
    assert [cell.value for cell in sheet[5][1:4]] == ["NORTH", "SOUTH", "County"]
    south = [sheet.cell(row, 3).value for row in range(6, 23)]
    assert south == [None] * 17
    notes = [cell.value for cell in sheet["A"] if cell.value]
    assert notes[-1] == (
        "Partial: no accepted finance return from SOUTH. Their cells for this period are empty "
        "and the column County is without them."
    )


def test_a_figure_is_followed_from_table_to_source(demo):
    book = openpyxl.load_workbook(demo.consolidation.path)
    table, figures, students = book["Table 1"], book["Figures"], book["Students"]
    assert (table["A6"].value, table["B5"].value) == ("Year 11", "HBEP")
    address = table["B6"].value.removeprefix("=Figures!").replace("$", "")
    assert figures[address].value == (
        '=COUNTIFS(Students[Partnership],"HBEP",Students[Open],1,Students[Year group],11)'
    )
    headers = [cell.value for cell in students[4]]
    row = [cell.value for cell in students[5]]
    origin = dict(zip(headers, row, strict=True))
    assert origin["Source file"] == "HBEP register Dec 2020.xlsx"
    returned = openpyxl.load_workbook(
        demo.consolidation.path.parent / "returns" / origin["Source file"]
    )
    source = returned[origin["Source sheet"]]
    assert source.cell(int(origin["Source row"]), 1).value == origin["Student ID"]


def test_county_formula_counts_every_row(demo):
    figures = openpyxl.load_workbook(demo.consolidation.path)["Figures"]
    by_id = {row[0].value: row[10].value for row in figures.iter_rows(min_row=5)}
    assert by_id["open_year_11"] == (
        '=COUNTIFS(Students[Partnership],"*",Students[Open],1,Students[Year group],11)'
    )
    assert by_id["open_cases_on_2015_07_10"] == (
        '=AVERAGEIFS(History[Value],History[Measure],"open_cases",'
        'History[Census date],DATE(2015,7,10),History[Partnership],"County")'
    )


def test_every_sheet_is_linked_from_the_contents(demo):
    book = openpyxl.load_workbook(demo.consolidation.path)
    linked = {
        cell.hyperlink.location.split("!")[0].strip("'")
        for row in book["Contents"]
        for cell in row
        if cell.hyperlink
    }
    shown = {sheet.title for sheet in book if sheet.sheet_state == "visible"}
    assert linked - {"Cover"} == shown - {"Contents", "Cover"}


REPORT = [
    *(f"Table {number}" for number in range(1, 8)),
    "Chart 3",
    "Chart 4",
    *(f"Table {number}" for number in range(8, 12)),
    "Chart 5",
    "Chart 6",
    "Chart 7",
    *(f"Table {number}" for number in range(12, 17)),
    *(f"Table {letter}" for letter in "ABCDE"),
]


def test_parts_stand_in_the_order_of_the_report(demo):
    names = openpyxl.load_workbook(demo.consolidation.path).sheetnames
    assert [name for name in names if name.startswith(("Table", "Chart"))] == REPORT


def test_workbook_holds_no_name_of_a_person_and_no_clock(demo):
    book = openpyxl.load_workbook(io.BytesIO(demo.consolidation.path.read_bytes()))
    assert book.properties.creator in {None, ""}
    assert str(book.properties.created) == "2020-12-11 00:00:00"


def test_auditor_finds_a_planted_fault(demo, tmp_path):
    planted = tmp_path / "planted.xlsx"
    with zipfile.ZipFile(demo.consolidation.path) as parts, zipfile.ZipFile(planted, "w") as copy:
        for part in parts.infolist():
            data = parts.read(part)
            if part.filename == "xl/worksheets/sheet2.xml":
                data = data.replace(b"<sheetData>", b"<sheetDatum/><sheetData>", 1)
            copy.writestr(part, data)
    assert not OpenXmlValidator().validate(planted).is_valid
