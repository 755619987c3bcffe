from __future__ import annotations

import datetime as dt
import enum
import gc
import math
import re

import pytest

from seip_xl.errors import DefinitionError, WriteError
from seip_xl.sheet import without_collection
from seip_xl.sheet.raw import RawSheet
from sheet.parts import first_sheet, moment, new_book, part

INJECTIONS = [
    "=1+1",
    "{=1+1}",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    " =1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "http://x",
    "https://x.example/#a",
    "ftp://x",
    "mailto:a@b",
    "internal:x",
    "internal:'Sheet1'!A1",
    "external:c:/x.xlsx",
    "file:///c:/x",
    "_x0041_",
    "_x000D_",
    "#REF!",
    "#N/A",
    "TRUE",
    "0012",
    "1e5",
    "01/02/2024",
    '="' + "x" * 300 + '"',
    "<r><t>x</t></r>",
    "<r>x</r>",
    "<r>",
    "<b>&amp;</b>",
    "line\nbreak",
    "  blanks  ",
    "x" * 32_767,
]


@pytest.mark.parametrize("style", ["body", "text"])
def test_foreign_text_reads_back_identical_and_does_nothing(style):
    book = new_book()
    sheet = book.sheet("Foreign")
    for row, text in enumerate(INJECTIONS):
        sheet.write(row, 0, text, style)
    data = book.to_bytes()
    cells = [cell for (cell,) in first_sheet(data).iter_rows()]
    assert [cell.value for cell in cells] == INJECTIONS
    assert {cell.data_type for cell in cells} == {"s"}
    xml = part(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_carriage_return_is_kept_in_the_escape_of_excel():
    book = new_book()
    book.sheet("Foreign").write(0, 0, "a\rb")
    assert "<t>a_x000D_b</t>" in part(book.to_bytes(), "xl/sharedStrings.xml")


def test_text_style_guards_against_editing():
    book = new_book()
    book.sheet("Foreign").write(0, 0, "=1+1", "text")
    cell = first_sheet(book.to_bytes())["A1"]
    assert cell.number_format == "@"
    assert cell.quotePrefix


class Colour(enum.StrEnum):
    RED = "Red"


class Fraction(float):
    pass


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("Active", "Active"),
        (Colour.RED, "Red"),
        (12.5, 12.5),
        (Fraction(0.5), 0.5),
        (-3, -3),
        (0, 0),
        (999_999_999_999_999, 999_999_999_999_999),
        (dt.date(2024, 2, 29), moment(2024, 2, 29)),
        (moment(2024, 2, 29, 12), moment(2024, 2, 29, 12)),
        (dt.date(1900, 1, 1), moment(1900, 1, 1)),
        (None, None),
        ("", None),
    ],
    ids=str,
)
def test_value_reads_back(value, read):
    book = new_book()
    book.sheet("Values").write(1, 1, value)
    assert first_sheet(book.to_bytes())["B2"].value == read


def test_date_in_the_body_style_is_shown_as_a_date():
    book = new_book()
    book.sheet("Values").write(0, 0, dt.date(2024, 2, 29))
    assert first_sheet(book.to_bytes())["A1"].number_format == "dd/mm/yyyy_-"


def test_none_leaves_no_cell_in_the_body_style_and_a_styled_blank_in_another():
    book = new_book()
    sheet = book.sheet("Blanks")
    sheet.write(0, 0, None)
    sheet.write(1, 0, None, "input_date")
    xml = part(book.to_bytes(), "xl/worksheets/sheet1.xml")
    assert 'r="A1"' not in xml
    assert '<c r="A2" s="1"/>' in xml


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (True, "a flag is 1 or 0"),
        (False, "a flag is 1 or 0"),
        (math.nan, "nan is not a number that Excel has"),
        (math.inf, "inf is not a number that Excel has"),
        (-math.inf, "inf is not a number that Excel has"),
        (10**15, "more than 15 digits"),
        (10**400, "more than 15 digits"),
        (dt.date(1899, 12, 31), "before 1900"),
        (dt.datetime(2024, 1, 1, tzinfo=dt.UTC), "time zone"),
        ("a\x00b", r"U\+0000"),
        ("a\ud800b", r"U\+D800"),
        ("x" * 32_768, "32,768 characters"),
        ("<r>" + "x" * 32_765, "32,768 characters"),
        ([1], "a list is not text"),
        (dt.timedelta(1), "a timedelta is not text"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_value_that_excel_cannot_keep_is_refused_with_its_cell(value, fault):
    sheet = new_book().sheet("Values")
    with pytest.raises(WriteError, match=rf"^Values!C5: .*{fault}"):
        sheet.write(4, 2, value)


def test_missing_date_of_pandas_is_refused():
    pandas = pytest.importorskip("pandas")
    sheet = new_book().sheet("Values")
    with pytest.raises(WriteError, match="the date is missing"):
        sheet.write(0, 0, pandas.NaT)


def write_anything(sheet, row, column, value):
    sheet.write(row, column, value, "count")


@pytest.mark.parametrize("value", ["text", 1.5, 1, dt.date(2024, 1, 1), None], ids=str)
@pytest.mark.parametrize(("row", "column"), [(-1, 0), (0, -1), (1_048_576, 0), (0, 16_384)])
def test_cell_outside_the_sheet_is_refused(value, row, column):
    with pytest.raises(WriteError, match=rf"Values, row {row}, column {column}: there is no such"):
        write_anything(new_book().sheet("Values"), row, column, value)


def test_formula_outside_the_sheet_is_refused():
    with pytest.raises(WriteError, match="there is no such cell"):
        new_book().sheet("Values").formula(1_048_576, 0, "=1", 1)


def test_unknown_style_is_refused_with_its_neighbour():
    with pytest.raises(DefinitionError, match='no style "boddy"; did you mean body'):
        new_book().sheet("Values").write(0, 0, 1, "boddy")


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (41.7, 41.7),
        (0, 0),
        ("Low hours", "Low hours"),
        ("", None),
        ("#N/A", "#N/A"),
        (dt.date(2024, 2, 29), 45_351),
        (moment(1900, 2, 28, 12), 59.5),
    ],
    ids=str,
)
def test_formula_keeps_its_value(value, stored):
    book = new_book()
    book.sheet("Figures").formula(0, 0, "=1+1", value)
    data = book.to_bytes()
    assert first_sheet(data)["A1"].value == "=1+1"
    assert first_sheet(data, values=True)["A1"].value == stored


@pytest.mark.parametrize(
    "formula",
    [
        '=IF(Students[[#This Row],[PM status]]="Active",1,0)',
        '=_xlfn.TEXTJOIN("; ",TRUE,A1:A3)',
        '=_xlfn.MAXIFS(B1:B3,A1:A3,"x")',
        "=TEXTJOIN(1,2,A1)",
        '=A1&"}"',
        "={1,2}",
        '="<&>"',
    ],
)
def test_formula_is_handed_through_unchanged(formula):
    book = new_book()
    book.sheet("Figures").formula(0, 0, formula, 1)
    text = formula[1:].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<f>{text}</f>" in part(book.to_bytes(), "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("formula", "value", "fault"),
    [
        ("=1", None, "a formula cell needs its value"),
        ("=1", True, "a flag is 1 or 0"),
        ("=1", math.nan, "nan is not a number"),
        ("=1", "a\x01", r"U\+0001"),
        ("=1", dt.date(1850, 1, 1), "before 1900"),
        ("=1", [1], "a list is not text"),
        ("1+1", 2, "must begin with ="),
        ("=SUM(1", 1, "never closed"),
        ("=FILTER(A1:A3,B1:B3)", 1, "spills"),
    ],
    ids=str,
)
def test_formula_that_excel_would_not_take_is_refused_with_its_cell(formula, value, fault):
    sheet = new_book().sheet("Figures")
    with pytest.raises(WriteError, match=rf"^Figures!B1: .*{fault}"):
        sheet.formula(0, 1, formula, value)


def test_text_value_of_a_formula_is_escaped_as_excel_reads_it():
    book = new_book()
    book.sheet("Figures").formula(0, 0, "=A2", "_x0041_")
    assert "<v>_x005F_x0041_</v>" in part(book.to_bytes(), "xl/worksheets/sheet1.xml")


def test_empty_result_of_a_formula_is_a_text():
    book = new_book()
    book.sheet("Students").formula(0, 0, '=""', "", "text")
    xml = part(book.to_bytes(), "xl/worksheets/sheet1.xml")
    assert ' t="str"><f>""</f><v></v></c>' in xml


def every_kind_of_cell() -> str:
    book = new_book()
    sheet = book.sheet("Kinds")
    for column, value in enumerate(["a", "<r>x</r>", 1 / 3, 12, dt.date(2024, 2, 29), None]):
        sheet.write(0, column, value, "text")
    for column, value in enumerate([3, 0.25, "<&", "#N/A", dt.date(2024, 2, 29)]):
        sheet.formula(1, column, '=IF(1<2,"a&b",3)', value, "count")
    sheet.write(1_000, 702, moment(2024, 2, 29, 12))
    sheet.height(2, 40)
    return part(book.to_bytes(), "xl/worksheets/sheet1.xml")


def test_rows_are_written_byte_for_byte_as_the_library_writes_them_but_for_spans(monkeypatch):
    quick = every_kind_of_cell()
    monkeypatch.delattr(RawSheet, "_write_rows")
    assert re.sub(' spans="[0-9:]+"', "", every_kind_of_cell()) == quick


def fail_without_collection():
    with without_collection():
        assert not gc.isenabled()
        raise KeyError


@pytest.mark.parametrize("was_on", [True, False], ids=["on", "off"])
def test_search_for_garbage_is_put_off_and_then_as_before(was_on):
    usual = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with pytest.raises(KeyError):
            fail_without_collection()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if usual else gc.disable)()
