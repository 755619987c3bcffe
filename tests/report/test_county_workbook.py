"""The county workbook as others see it: recalculated, audited, opened by another reader."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

import tiny_county
from judge import disagreements
from seip_xl.demo import run_demo
from seip_xl.pipeline import consolidate


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Give the demonstration's county workbook, control workbook and returns."""
    return run_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """Give the path of the tiny county's workbook, in which one return is missing."""
    folder = tiny_county.write_tiny_county(
        tmp_path_factory.mktemp("tiny"), without=("finance SOUTH",)
    )
    return consolidate(folder, folder / "Report.xlsx").path


@pytest.fixture(scope="module")
def recalculated(judge, demo, tiny):
    """Have LibreOffice recalculate every workbook that the program writes, in one call."""
    paths = [demo.consolidation.path, demo.control, *demo.returns, tiny]
    return judge.recalculate(paths)


def test_every_formula_cell_equals_its_stored_value(recalculated):
    for path, cells in recalculated.items():
        assert disagreements(path, cells) == []


def test_county_workbook_is_full_of_formulas(recalculated, demo):
    cells = recalculated[demo.consolidation.path].cells
    sheets = {sheet for sheet, _ in cells}
    assert {"Table 1", "Table 6", "Table 11", "Figures", "Students", "Provision"} <= sheets
    # 414 students with 7 derived columns, 413 referrals with 1, 150 placements with 2.
    assert len([1 for sheet, _ in cells if sheet == "Students"]) == 414 * 7
    assert len([1 for sheet, _ in cells if sheet == "Provision"]) == 150 * 2


def test_planted_wrong_value_is_found(judge, demo, tmp_path):
    planted = tmp_path / "planted.xlsx"
    _replace_value(demo.consolidation.path, planted)
    found = disagreements(planted, judge.recalculate([planted])[planted])
    assert [(each.sheet, each.cell, each.stored) for each in found] == [("Table 1", "B6", 33.0)]


def _replace_value(path, planted):
    """Change the stored value of the first figure of Table 1 from 32 to 33."""
    with zipfile.ZipFile(path) as parts, zipfile.ZipFile(planted, "w") as copy:
        for part in parts.infolist():
            data = parts.read(part)
            if part.filename == "xl/worksheets/sheet2.xml":
                data, count = re.subn(rb'(<c r="B6"[^>]*><f>[^<]*</f><v>)32<', rb"\g<1>33<", data)
                assert count == 1
            copy.writestr(part, data)


def test_packages_are_sound(demo, tiny):
    paths = [demo.consolidation.path, demo.control, *demo.returns, tiny]
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


def test_missing_figure_is_a_truly_empty_cell_and_noted(tiny):
    sheet = openpyxl.load_workbook(tiny)["Table 11"]
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
    assert figures["K5"].value == (
        '=COUNTIFS(Students[Partnership],"*",Students[Open],1,Students[Year group],11)'
    )
    by_id = {row[0].value: row[10].value for row in figures.iter_rows(min_row=5)}
    assert by_id["open_cases_on_2015_07_10"] == (
        '=AVERAGEIFS(History[Value],History[Measure],"open_cases",'
        'History[Census date],DATE(2015,7,10),History[Partnership],"County")'
    )


def test_every_sheet_is_linked_from_the_contents(demo):
    book = openpyxl.load_workbook(demo.consolidation.path)
    contents = book["Contents"]
    linked = {
        cell.hyperlink.location.split("!")[0].strip("'")
        for row in contents
        for cell in row
        if cell.hyperlink
    }
    shown = {sheet.title for sheet in book if sheet.sheet_state == "visible"}
    assert linked == shown - {"Contents"}


def test_chart_1_is_bound_to_its_cells(demo):
    with zipfile.ZipFile(demo.consolidation.path) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    values = re.findall(r"<c:val><c:numRef><c:f>([^<]*)</c:f>", chart)
    sheet = openpyxl.load_workbook(demo.consolidation.path)["Table 6"]
    assert len(values) == 5
    for column, reference in enumerate(values, start=2):
        first, last = re.fullmatch(r"'Table 6'!\$([A-Z])\$(\d+):\$\1\$(\d+)", reference).group(2, 3)
        figures = [sheet.cell(row, column).value for row in range(int(first), int(last) + 1)]
        assert len(figures) == 5
        assert all(str(figure).startswith("=Figures!") for figure in figures)
    assert "KS3 programme managed students, every period on record" in chart
    assert "Students" in chart
    assert '<c:dispBlanksAs val="gap"/>' in chart
    assert 'descr="Columns: number of key stage 3' in drawing


def test_no_point_is_cached_for_a_missing_value(tiny):
    with zipfile.ZipFile(tiny) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    north, south = re.findall(r"<c:val>.*?</c:val>", chart)
    # Jul 2019 is on record for SOUTH only; Dec 2020 has both.
    assert re.findall(r'<c:pt idx="(\d)"><c:v>([^<]*)', north) == [("1", "1")]
    assert re.findall(r'<c:pt idx="(\d)"><c:v>([^<]*)', south) == [("0", "2"), ("1", "0")]


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
