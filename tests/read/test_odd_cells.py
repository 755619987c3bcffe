"""Cells spelt as no spreadsheet program spells them are read whole, or told; never lost."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import openpyxl
import pytest

from read.tiny import CENSUS, EXPECT, FULL, LISTS, STAMP
from seip_xl.read import read_return
from seip_xl.schema import REGISTER
from seip_xl.template import write_template
from template.frames import frame_of

SHEET = "xl/worksheets/sheet2.xml"


def written(path, xml):
    """Write a register whose only student has this as hours in school."""
    rows = frame_of(REGISTER.table("Students"), [FULL])
    content = write_template(
        REGISTER, stamp=STAMP, lists=LISTS, created=CENSUS, rows={"Students": rows}, blank_rows=0
    )
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(path, "w") as copy:
        for part in source.namelist():
            given = source.read(part)
            if part == SHEET:
                given = re.sub(rb'<c r="N6"[^>]*>.*?</c>', xml.encode(), given, count=1)
            copy.writestr(part, given)
    return read_return(path, expect=EXPECT)


@pytest.mark.parametrize(
    "value",
    [
        "<v>1<!-- c -->2</v>",
        "<v>1<?pi x?>2</v>",
        "<v><![CDATA[12]]></v>",
        "<v>&#49;&#50;</v>",
        "<v>1&#x32;</v>",
    ],
)
def test_number_in_another_spelling_is_read_whole(tmp_path, value):
    read = written(tmp_path / "register.xlsx", f'<c r="N6">{value}</c>')
    assert list(read.tables["Students"]["Hours in school"]) == [12]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="N6"><f>6+6</f><v></v></c>', "READ_048"),
        ('<c r="N6"><f>6+6</f><v/></c>', "READ_048"),
        ('<c r="N6" t="str"><f>A1</f></c>', "READ_048"),
        ('<c r="N6" t="e"><v>#N/A</v></c>', "READ_047"),
        ('<c r="N6" t="inlineStr"><is><t>0,012</t></is></c>', "READ_041"),
    ],
)
def test_cell_without_a_number_is_told(tmp_path, cell, code):
    read = written(tmp_path / "register.xlsx", cell)
    found = [(one.code, one.cell, one.found) for one in read.findings]
    assert [each[:2] for each in found] == [(code, "N6")]
    assert found[0][2] in {"", "#N/A", "0,012"}


def test_last_cell_of_a_sheet_is_told_as_well(tmp_path):
    rows = frame_of(REGISTER.table("Students"), [FULL])
    content = write_template(
        REGISTER, stamp=STAMP, lists=LISTS, created=CENSUS, rows={"Students": rows}, blank_rows=0
    )
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Students"]
    sheet.delete_cols(15, 60)
    for at, label in enumerate(FULL, start=1):
        sheet.cell(5, at).value = label
    for at, label in enumerate([*FULL][14:], start=15):
        sheet.cell(6, at).value = FULL[label] if label != "Explanation" else "=6+6"
    path = tmp_path / "register.xlsx"
    book.save(path)
    read = read_return(path, expect=EXPECT)
    assert ("READ_048", "S6") in [(one.code, one.cell) for one in read.findings]


@pytest.mark.parametrize(
    ("column", "value"),
    [("A", "XYZ/10-009"), ("D", "14/09/2021"), ("G", "City"), ("N", "13.5")],
    ids=["id", "text date", "listed", "text number"],
)
def test_row_typed_over_the_example_is_asked_about(tmp_path, column, value):
    rows = frame_of(REGISTER.table("Students"), [FULL])
    content = write_template(
        REGISTER, stamp=STAMP, lists=LISTS, created=CENSUS, rows={"Students": rows}
    )
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["Students"][f"{column}4"] = value
    path = tmp_path / "register.xlsx"
    book.save(path)
    read = read_return(path, expect=EXPECT)
    assert [(one.code, one.cell) for one in read.findings] == [("READ_039", "A4")]
    assert list(read.tables["Students"]["Date closed"].dt.date) == [date(2020, 11, 2)]
