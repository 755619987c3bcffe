"""Macros and buttons: what does not fit together is refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from seip_xl.errors import WriteError
from seip_xl.sheet import Button, Macros, Workbook
from seip_xl.sheet.macros import with_ribbon

RUN = Button(caption="Run & go", macro="Run", width=100, height=30, help_text="Runs.")


def begun(*names):
    macros = Macros(project=b"VBA", book_name="ThisWorkbook", sheet_names=names, ribbon=b"<x/>")
    return Workbook(title="T", created=dt.date(2020, 1, 1), macros=macros)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def written():
    book = begun("Sheet1")
    book.sheet("Home").button(1, 2, RUN)
    return book.to_bytes()


def test_button_project_and_ribbon_are_in_the_file():
    made = parts(written())
    assert made["xl/vbaProject.bin"] == "VBA"
    assert made["customUI/customUI14.xml"] == "<x/>"
    assert "customUI/customUI14.xml" in made["_rels/.rels"]
    assert 'codeName="ThisWorkbook"' in made["xl/workbook.xml"]
    assert 'codeName="Sheet1"' in made["xl/worksheets/sheet1.xml"]
    drawn = made["xl/drawings/vmlDrawing1.vml"]
    assert "<x:FmlaMacro>[0]!Run</x:FmlaMacro>" in drawn
    assert "Run &amp; go" in drawn
    assert "macroEnabled" in made["[Content_Types].xml"]


def test_same_macros_give_the_same_bytes():
    assert written() == written()


def test_sheets_other_than_those_of_the_project_are_refused():
    book = begun("Sheet1")
    book.sheet("Home")
    book.sheet("More")
    with pytest.raises(WriteError, match="names 1 sheets, the workbook has 2"):
        book.to_bytes()


@pytest.mark.parametrize("macro", ["", "1st", "Run it", "Module.Run", "x" * 70])
def test_name_that_no_macro_can_have_is_refused(macro):
    button = Button(caption="Run", macro=macro, width=100, height=30)
    with pytest.raises(WriteError, match=r"Home!B1: .* is no macro"):
        begun("Sheet1").sheet("Home").button(0, 1, button)


def test_button_without_macros_is_refused():
    sheet = Workbook(title="T", created=dt.date(2020, 1, 1)).sheet("Home")
    with pytest.raises(WriteError, match="is no macro of this workbook"):
        sheet.button(0, 0, RUN)


def test_button_outside_of_the_sheet_is_refused():
    with pytest.raises(WriteError):
        begun("Sheet1").sheet("Home").button(2_000_000, 0, RUN)


def test_second_ribbon_is_refused():
    with pytest.raises(WriteError, match="The ribbon cannot be added"):
        with_ribbon(written(), b"<x/>")
