"""What the reader is given is what was sent, without formulas."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from read.tiny import CENSUS, FULL, LISTS, STAMP, write_register
from seip_xl.read import light
from seip_xl.read.light import light_copy, plain_sheets
from seip_xl.read.package import open_bytes, open_package
from seip_xl.read.tail import without_tail
from seip_xl.schema import REGISTER, RETURNS
from seip_xl.template import standard_templates, write_template
from sheet.parts import new_book
from template.frames import frame_of


def package_of(content):
    return open_bytes("return.xlsx", content)


def cells(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def with_formulas(*values):
    book = new_book()
    sheet = book.sheet("Data")
    for row, value in enumerate(values):
        sheet.write(row, 0, f"t{row} & <f>")
        sheet.formula(row, 1, '=IF(A1="<f>",1,2)', value)
    return book.to_bytes()


def test_copy_has_the_same_cells_and_no_formula():
    package = package_of(with_formulas(1, 2.5, "so", "", "a < b"))
    copy = light_copy(package, dict(plain_sheets(package)))
    assert cells(copy) == cells(package.content)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("spec", RETURNS, ids=lambda one: one.id)
def test_every_standard_template_has_the_same_cells_in_its_copy(spec):
    package = package_of(standard_templates()[f"{spec.title}.xlsx"])
    copy = light_copy(package, dict(plain_sheets(package)))
    assert copy != package.content
    whole = cells(package.content)
    for name, rows in cells(copy).items():
        table = next((one for one in spec.tables if one.name == name), None)
        wide = len(table.columns) + len(table.calculated) if table else None
        assert [row[:wide] for row in rows] == [row[:wide] for row in whole[name]]


def test_sheet_that_is_not_plain_is_copied_as_it_is():
    book = new_book()
    book.sheet("Odd").formula(0, 0, "=NA()", "#N/A")
    book.sheet("Plain").formula(0, 0, "=1+1", 2)
    package = package_of(book.to_bytes())
    plain = dict(plain_sheets(package))
    assert [*plain] == ["xl/worksheets/sheet2.xml"]
    with zipfile.ZipFile(io.BytesIO(light_copy(package, plain))) as archive:
        assert b"<f>NA()</f>" in archive.read("xl/worksheets/sheet1.xml")


def test_workbook_without_formulas_is_read_as_it_is(tmp_path):
    package = open_package(write_register(tmp_path / "register.xlsx", [FULL]))
    assert cells(light_copy(package, dict(plain_sheets(package)))) == cells(package.content)


def test_file_that_is_very_large_is_left_to_the_slow_pass(monkeypatch):
    package = package_of(with_formulas(1))
    monkeypatch.setattr(light, "MAX_GLANCED", 100)
    assert [*plain_sheets(package)] == []
    assert cells(light_copy(package, {})) == cells(package.content)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_part_that_cannot_be_unpacked_is_left_to_the_reader(part):
    content = with_formulas(1)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(part).header_offset + 30 + len(part)
    broken = content[:at] + b"\xff" * 8 + content[at + 8 :]
    package = package_of(broken)
    assert light_copy(package, dict(plain_sheets(package))) is package.content


def filled(*students):
    rows = frame_of(REGISTER.table("Students"), students)
    return write_template(
        REGISTER, stamp=STAMP, lists=LISTS, created=CENSUS, rows={"Students": rows}
    )


STUDENTS = "xl/worksheets/sheet2.xml"
HIDDEN = 20  # the first hidden column of Students, from 0


def repacked(content, change):
    """Change the sheet Students of a return, a part in bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as copy:
        for part in source.namelist():
            xml = source.read(part)
            copy.writestr(part, change(xml) if part == STUDENTS else xml)
    return target.getvalue()


def tail_of(content):
    package = package_of(content)
    xml = package.archive.read(STUDENTS)
    return xml, without_tail(package, STUDENTS, xml)


def test_hidden_columns_are_left_out_and_nothing_else():
    content = filled(FULL, {**FULL, "Student ID": "ABC/2"})
    _, cut = tail_of(content)
    copy = cells(repacked(content, lambda _: cut))
    for name, rows in cells(content).items():
        wide = HIDDEN if name == "Students" else None
        body = [row[:wide] for row in rows]
        assert [row[:wide] for row in copy[name]] == body
    below = copy["Students"][5:]
    assert all(cell == "" for row in below for cell in row[HIDDEN:])
    assert copy["Students"][4] == cells(content)["Students"][4]


ODD = {
    "cell at the right": (b"</c></row>", b'</c><c r="CA6"><v>7</v></c></row>'),
    "cell out of order": (b"</c></row>", b'</c><c r="B6"><v>9</v></c></row>'),
    "cell twice": (b"</c></row>", b'</c><c r="BO6"><v>9</v></c></row>'),
    "comment": (b"</c></row>", b"</c><!-- --></row>"),
    "heading gone": (b'<c r="V5"', b'<c r="V5" t="n" s="1"><v>1</v></c><c r="VV5"'),
    "row in capitals": (b'<row r="7"', b'<row  r="7"'),
}


@pytest.mark.parametrize(("found", "put"), ODD.values(), ids=ODD)
def test_sheet_of_which_it_is_not_sure_is_left_as_it_is(found, put):
    content = filled(FULL)

    def change(xml):
        at = xml.index(b'<row r="6"') if found == b"</c></row>" else 0
        return xml[:at] + xml[at:].replace(found, put, 1)

    xml, cut = tail_of(repacked(content, change))
    assert cut == xml


def test_table_with_other_headings_is_left_as_it_is():
    package = package_of(filled(FULL))
    xml = package.archive.read(STUDENTS)
    assert without_tail(package, "xl/worksheets/sheet6.xml", xml) == xml
