"""What the reader is given is what was sent, without formulas."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from read.tiny import FULL, write_register
from seip_xl.read import light
from seip_xl.read.light import light_copy, plain_sheets
from seip_xl.read.package import open_bytes, open_package
from seip_xl.schema import RETURNS
from seip_xl.template import standard_templates
from sheet.parts import new_book


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
    copy = light_copy(package, plain_sheets(package))
    assert cells(copy) == cells(package.content)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("spec", RETURNS, ids=lambda one: one.id)
def test_every_standard_template_has_the_same_cells_in_its_copy(spec):
    package = package_of(standard_templates()[f"{spec.title}.xlsx"])
    copy = light_copy(package, plain_sheets(package))
    assert copy != package.content
    assert cells(copy) == cells(package.content)


def test_sheet_that_is_not_plain_is_copied_as_it_is():
    book = new_book()
    book.sheet("Odd").formula(0, 0, "=NA()", "#N/A")
    book.sheet("Plain").formula(0, 0, "=1+1", 2)
    package = package_of(book.to_bytes())
    plain = plain_sheets(package)
    assert [*plain] == ["xl/worksheets/sheet2.xml"]
    with zipfile.ZipFile(io.BytesIO(light_copy(package, plain))) as archive:
        assert b"<f>NA()</f>" in archive.read("xl/worksheets/sheet1.xml")


def test_workbook_without_formulas_is_read_as_it_is(tmp_path):
    package = open_package(write_register(tmp_path / "register.xlsx", [FULL]))
    assert light_copy(package, plain_sheets(package)) is package.content


def test_file_that_is_very_large_is_left_to_the_slow_pass(monkeypatch):
    package = package_of(with_formulas(1))
    monkeypatch.setattr(light, "MAX_GLANCED", 100)
    assert plain_sheets(package) == {}
    assert light_copy(package, {}) is package.content


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_part_that_cannot_be_unpacked_is_left_to_the_reader(part):
    content = with_formulas(1)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(part).header_offset + 30 + len(part)
    broken = content[:at] + b"\xff" * 8 + content[at + 8 :]
    package = package_of(broken)
    assert light_copy(package, plain_sheets(package)) is package.content
