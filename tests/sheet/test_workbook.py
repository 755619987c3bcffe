from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import sys

import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from seip_xl.errors import WriteError
from seip_xl.sheet import (
    STYLES,
    Bounds,
    Chart,
    DataTable,
    InputHelp,
    ListChoice,
    Series,
    TableColumn,
    Workbook,
    parameter,
)
from sheet.parts import new_book, part, part_names


def full_book() -> bytes:
    book = Workbook(title="Everything", created=dt.date(2024, 10, 3), subject="Every feature")
    lists = book.sheet("Lists", very_hidden=True)
    students = book.sheet("Students", colour="#332288")
    figures = book.sheet("Table 6", landscape=False, gridlines=True)
    for row, status in enumerate(["Active", "Left"], start=1):
        lists.write(row, 0, status)
    book.define_name("List_status", "=Lists!$A$2:$A$3")
    book.define_function("SEIP_DOUBLE", ["x"], f"{parameter('x')}*2", sheet="Lists")
    book.set_property("seip-xl", "1")
    fill_students(students)
    fill_figures(figures)
    palette = book.sheet("Palette", hidden=True)
    for row, style in enumerate(STYLES):
        palette.write(row, 0, 1, style)
    return book.to_bytes()


def fill_students(sheet):
    columns = (
        TableColumn("Student ID", "unlocked_text"),
        TableColumn("PM status", "unlocked"),
        TableColumn("Hours", "unlocked_one_decimal"),
        TableColumn("Note", "formula_wrap", '="<"&Students[[#This Row],[Hours]]', blank_value=""),
    )
    rows = [["=1+1", "Active", 12.5, "<12.5"], ["<r>x</r>", None, None, None]]
    sheet.write(0, 0, "Students", "title")
    sheet.link(1, 0, "Table 6", "To the figures", cell="A3")
    sheet.table(2, 0, DataTable("Students", columns, rows, blank_rows=4))
    sheet.choices((3, 8), 1, ListChoice("=List_status", help=InputHelp("Status", "Choose.")))
    sheet.bounds((3, 8), 2, Bounds(kind="decimal", minimum=0, maximum=40, warning=True))
    sheet.highlight((3, 8), (0, 3), "=$C4>30", "fault")
    sheet.widths(14, 14, 10, 30)
    sheet.height(0, 27)
    sheet.freeze(3, 1)
    sheet.repeat_rows(2, 2)
    sheet.hide_columns(6, 7)
    sheet.footer("OFFICIAL-SENSITIVE")
    sheet.protect()


def fill_figures(sheet):
    sheet.write(0, 1, "PM", "header_number")
    for row, name in enumerate(["Vale", "Milltown"], start=1):
        sheet.write(row, 0, name, "row_label")
        sheet.formula(row, 1, f"={row}*10", row * 10, "count")
    cells = ("='Table 6'!$B$1", "='Table 6'!$A$2:$A$3", "='Table 6'!$B$2:$B$3")
    one = Series(*cells, "#332288")
    two = Series(*cells, "#404040", line=True, second_axis=True)
    labelled = Series(*cells, "#CC6677", labels=("Vale", "Milltown"))
    kinds = {"column": (one, two), "line": (one,), "bar": (one,), "scatter": (labelled,)}
    for place, (kind, series) in enumerate(kinds.items()):
        sheet.chart(
            4 + 21 * place,
            0,
            Chart(
                kind=kind,
                title=kind,
                x_title="x",
                y_title="y",
                y2_title="z",
                series=series,
                alt_text=kind,
            ),
        )


def test_same_input_gives_the_same_bytes():
    assert full_book() == full_book()


def test_same_input_gives_the_same_bytes_in_another_process():
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "from sheet.test_workbook import full_book; sys.stdout.buffer.write(full_book())"
    )
    other = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )
    assert other.stdout == full_book()


@pytest.mark.parametrize("version", [FileFormat.OFFICE_2019, FileFormat.MICROSOFT_365], ids=str)
def test_a_workbook_with_every_feature_is_valid(tmp_path, version):
    path = tmp_path / "full.xlsx"
    path.write_bytes(full_book())
    result = OpenXmlValidator(file_format=version, max_errors=100).validate(path)
    assert [error.description for error in result.errors] == []
    assert result.is_valid


def test_properties_are_fixed_and_name_nobody():
    xml = part(full_book(), "docProps/core.xml")
    assert "<dc:title>Everything</dc:title><dc:subject>Every feature</dc:subject>" in xml
    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in xml
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", xml)) == {"2024-10-03T00:00:00Z"}
    assert "<vt:lpwstr>1</vt:lpwstr>" in part(full_book(), "docProps/custom.xml")


def test_excel_recalculates_when_it_opens_the_workbook():
    assert 'fullCalcOnLoad="1"' in part(full_book(), "xl/workbook.xml")


def test_font_is_calibri_11():
    assert '<sz val="11"/><color theme="1"/><name val="Calibri"/>' in part(
        full_book(), "xl/styles.xml"
    )


def test_hidden_first_sheet_stays_hidden_and_the_first_visible_is_shown():
    book = openpyxl.load_workbook(io.BytesIO(full_book()))
    assert [sheet.sheet_state for sheet in book] == ["veryHidden", "visible", "visible", "hidden"]
    assert book.active.title == "Students"


def test_link_leads_into_the_workbook_and_nowhere_else():
    data = full_book()
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Students"]
    assert sheet["A2"].hyperlink.location == "'Table 6'!A3"
    assert not [name for name in part_names(data) if "externalLink" in name]
    assert "External" not in part(data, "xl/worksheets/_rels/sheet2.xml.rels")


@pytest.mark.parametrize(
    ("target", "text", "cell", "fault"),
    [
        ("Lists", "", "A1", "needs a text"),
        ("Lists", "x" * 256, "A1", "256 characters"),
        ("Lists", "x", "T[1]", "is not a cell"),
    ],
)
def test_link_that_excel_would_refuse(target, text, cell, fault):
    with pytest.raises(WriteError, match=rf"One!A1: .*{fault}"):
        new_book().sheet("One").link(0, 0, target, text, cell=cell)


def test_link_outside_the_sheet_is_refused():
    with pytest.raises(WriteError, match="One, row -1"):
        new_book().sheet("One").link(-1, 0, "One", "x")


def test_link_to_a_sheet_that_is_missing_is_refused_when_finished():
    book = new_book()
    book.sheet("One").link(0, 0, "Two", "x")
    with pytest.raises(WriteError, match='One!A1: there is no sheet "Two"'):
        book.to_bytes()


def test_link_to_a_name_with_an_apostrophe():
    book = new_book()
    book.sheet("Vale's").link(0, 0, "Vale's", "x")
    sheet = openpyxl.load_workbook(io.BytesIO(book.to_bytes())).worksheets[0]
    assert sheet["A1"].hyperlink.location == "'Vale''s'!A1"


@pytest.mark.parametrize("name", ["One", "ONE"])
def test_sheet_name_that_is_taken_is_refused(name):
    book = new_book()
    book.sheet("One")
    with pytest.raises(WriteError, match="already in use"):
        book.sheet(name)


@pytest.mark.parametrize("name", ["History", "a/b", "x" * 32, "a\x01"])
def test_sheet_name_that_excel_would_refuse(name):
    with pytest.raises(WriteError, match="cannot be used"):
        new_book().sheet(name)


def test_tab_colour_that_is_none_is_refused():
    with pytest.raises(WriteError, match='Sheet "One"'):
        new_book().sheet("One", colour="bluish")


@pytest.mark.parametrize(
    ("name", "refers_to", "fault"),
    [
        ("T01", "=1", "could be read as a cell"),
        ("Sheet!a", "=1", "a name begins with"),
        ("Fine", "1", "must begin with ="),
        ("Fine", "=SUM(1", "never closed"),
        ("census_DATE", "=1", "it is taken"),
    ],
)
def test_defined_name_that_excel_would_refuse(name, refers_to, fault):
    book = new_book()
    book.define_name("Census_date", "=45568")
    with pytest.raises(WriteError, match=fault):
        book.define_name(name, refers_to)


def test_defined_name_of_a_sheet_that_is_missing_is_refused_when_finished():
    book = new_book()
    book.sheet("One")
    book.define_name("Census_date", "='Settings'!$B$4")
    with pytest.raises(WriteError, match='Name Census_date: there is no sheet "Settings"'):
        book.to_bytes()


def test_function_is_defined_as_excel_stores_it():
    book = new_book()
    book.sheet("One")
    body = f"{parameter('a')}&One!$B$1&{parameter('b')}"
    book.define_function("SEIP_JOIN", ["a", "b"], body, sheet="One")
    written = part(book.to_bytes(), "xl/workbook.xml")
    stored = "_xlfn.LAMBDA(_xlpm.a,_xlpm.b,_xlpm.a&amp;One!$B$1&amp;_xlpm.b)"
    assert f'<definedName name="SEIP_JOIN">{stored}</definedName>' in written


@pytest.mark.parametrize(
    ("parameters", "body", "fault"),
    [
        ([], "1", "needs a parameter"),
        (["a", "A"], "_xlpm.a", "each parameter only once"),
        (["a1"], "_xlpm.a1", "could be read as a cell"),
        (["a.b"], "_xlpm.a", "leave out the"),
        (["a"], "a+1", "do not agree on a"),
        (["a"], "_xlpm.a+_xlpm.b", "do not agree on b"),
        (["a"], "SUM(_xlpm.a", "never closed"),
    ],
)
def test_function_that_excel_would_refuse(parameters, body, fault):
    with pytest.raises(WriteError, match=f"Name SEIP_X: .*{fault}"):
        new_book().define_function("SEIP_X", parameters, body, sheet="One")


def test_function_over_a_sheet_that_is_missing_is_refused_when_finished():
    book = new_book()
    book.sheet("One")
    book.define_function("SEIP_X", ["a"], f"{parameter('a')}+Two!A1", sheet="Two")
    with pytest.raises(WriteError, match='Name SEIP_X: there is no sheet "Two"'):
        book.to_bytes()


@pytest.mark.parametrize(
    ("name", "value"),
    [("", "x"), ("x" * 256, "x"), ("x", "y" * 256), ("x", "a\x01"), ("ONCE", "x")],
)
def test_property_that_excel_would_refuse(name, value):
    book = new_book()
    book.set_property("once", "1")
    with pytest.raises(WriteError, match="Document property"):
        book.set_property(name, value)


@pytest.mark.parametrize("title", ["x" * 256, "a\x01"])
def test_title_that_excel_would_refuse(title):
    with pytest.raises(WriteError, match="Title or subject"):
        Workbook(title=title, created=dt.date(2024, 1, 1))


def test_workbook_without_a_sheet_is_refused():
    with pytest.raises(WriteError, match="no visible sheet"):
        new_book().to_bytes()


def test_workbook_with_hidden_sheets_only_is_refused():
    book = new_book()
    book.sheet("One", hidden=True)
    with pytest.raises(WriteError, match="no visible sheet"):
        book.to_bytes()


def test_workbook_is_finished_only_once():
    book = new_book()
    book.sheet("One")
    book.to_bytes()
    with pytest.raises(WriteError, match="already closed"):
        book.to_bytes()
