"""A template that the LA restyled keeps its look, and holds what ours holds."""

from __future__ import annotations

import io
import warnings
import zipfile

import openpyxl
import pytest
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import TableColumn
from PIL import Image as Picture

from read.tiny import EXPECT, FULL, PLAIN, STAMP
from seip_xl.county import read_county
from seip_xl.errors import WorkbookError
from seip_xl.issuing import blank_template, write_blank_templates, write_templates
from seip_xl.read import open_source, read_return
from seip_xl.schema import REGISTER, RETURNS, STAMP_PROPERTY, STAMP_SHEET
from seip_xl.template import (
    Restyled,
    fill_restyled,
    restyled_faults,
    standard_templates,
    write_template,
)
from seip_xl.template.restyled import tables_of
from template.frames import frame_of
from tiny_county import SETTINGS, control

STANDARD = "Register return.xlsx"
TITLE, RED = "Our pupils (please read the note)", "FFAA0000"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county")
    (folder / "Control.xlsx").write_bytes(control())
    return folder


@pytest.fixture(scope="module")
def county(folder):
    return read_county(folder / "Control.xlsx")


@pytest.fixture(scope="module")
def own(county):
    """Give our empty templates by return and partnership."""
    return {
        (spec.id, code): blank_template(county, code, spec)
        for spec in RETURNS
        for code in county.partnerships
    }


def opened(content):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content))


def changed(content, change):
    """Change a template as somebody would in Excel."""
    book = opened(content)
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def restyle(book):
    sheet = book["Students"]
    sheet["A1"], sheet["A1"].font = TITLE, Font(size=22, color=RED)
    for column in range(1, 8):
        sheet.cell(5, column).fill = PatternFill("solid", fgColor=RED)
    picture = io.BytesIO()
    Picture.new("RGB", (60, 20), (200, 30, 30)).save(picture, "PNG")
    book["Start"].add_image(Image(picture), "D1")


def move(book):
    """Put two rows above the table, and a column of the LA's own behind its first one."""
    restyle(book)
    sheet = book["Students"]
    table = sheet.tables["Students"]
    sheet.insert_rows(3, 2)
    sheet.insert_cols(2)
    sheet["B7"] = "Our own number"
    added = TableColumn(id=99, name="Our own number")
    table.tableColumns = [table.tableColumns[0], added, *table.tableColumns[1:]]
    table.ref = table.autoFilter.ref = f"A7:{get_column_letter(len(table.tableColumns))}57"


def base_of(own, change=restyle, return_id="register", code="NORTH"):
    return Restyled(name="Styled.xlsx", content=changed(own[return_id, code], change))


def contents(book):
    """Give every cell, table, guard and name of a workbook."""
    return {
        "cells": {
            sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}
            for sheet in book
        },
        "tables": {name: table.ref for name, (_, table) in tables_of(book).items()},
        "guards": {
            sheet.title: sorted(
                (str(one.sqref), one.type, one.formula1, one.prompt)
                for one in sheet.data_validations.dataValidation
            )
            for sheet in book
        },
        "names": {name: one.attr_text for name, one in book.defined_names.items()},
        "stamp": book.custom_doc_props[STAMP_PROPERTY].value,
        "title": book.properties.title,
        "feet": {sheet.title: sheet.oddFooter.left.text for sheet in book},
        "states": {sheet.title: sheet.sheet_state for sheet in book},
    }


def names_in(content):
    rows = opened(content)["Guide"].iter_rows(values_only=True)
    told = [row[2] for row in rows if row[:2] == ("Provision", "Provider")]
    return told[1:]


def test_guide_has_the_names_that_are_listed_now(own, county):
    def older(book):
        book["Guide"].delete_rows(book["Guide"].max_row)

    wanted = list(county.providers["Provider"])
    base = base_of(own, older)
    assert names_in(base.content) == wanted[:-1]
    assert names_in(fill_restyled(base, own["register", "SOUTH"], REGISTER)) == wanted


def test_guide_of_the_standard_template_gets_the_listed_names(own, county):
    base = Restyled(name="Ours.xlsx", content=changed(standard_templates()[STANDARD], restyle))
    filled = fill_restyled(base, own["register", "SOUTH"], REGISTER)
    assert names_in(filled) == list(county.providers["Provider"])


def test_checks_are_those_made_now(own):
    def older(book):
        sheet = book["Checks"]
        sheet["C4"], sheet["C4"].fill = "Old words", PatternFill("solid", fgColor=RED)
        sheet.append(["Students", "CMN", "A rule that is off now", "", "error"])

    filled = opened(fill_restyled(base_of(own, older), own["register", "SOUTH"], REGISTER))
    wanted = opened(own["register", "SOUTH"])["Checks"]
    told = [row for row in filled["Checks"].iter_rows(values_only=True) if any(row)]
    assert told == [row for row in wanted.iter_rows(values_only=True) if any(row)]
    assert filled["Checks"]["C4"].fill.fgColor.rgb == RED


@pytest.mark.parametrize("spec", RETURNS, ids=lambda one: one.id)
def test_template_of_another_partnership_becomes_that_of_this_one(own, spec):
    filled = fill_restyled(base_of(own, lambda _: None, spec.id), own[spec.id, "SOUTH"], spec)
    found, wanted = (contents(opened(one)) for one in (filled, own[spec.id, "SOUTH"]))
    for kind in wanted:
        assert found[kind] == wanted[kind], kind


def test_look_and_words_stay(own):
    book = opened(fill_restyled(base_of(own), own["register", "SOUTH"], REGISTER))
    sheet = book["Students"]
    assert (sheet["A1"].value, sheet["A1"].font.color.rgb) == (TITLE, RED)
    assert sheet["C5"].fill.fgColor.rgb == RED
    assert len(book["Start"]._images) == 1
    assert book["Start"]["C5"].value == "The South (SOUTH)"


def test_moved_table_with_a_column_of_the_authority_is_filled(own):
    wanted = own["register", "SOUTH"]
    book, ours = opened(fill_restyled(base_of(own, move), wanted, REGISTER)), opened(wanted)
    found = book["Students"].tables["Students"]
    assert found.ref == "A7:BQ57"
    assert found.tableColumns[1].name == "Our own number"
    # Addresses in our cells are of our columns: moved cells hold the formula of their column.
    spelt = [
        one.calculatedColumnFormula for one in ours["Students"].tables["Students"].tableColumns
    ]
    for row in range(6, 56):
        moved = [cell.value for cell in book["Students"][row + 2]]
        assert [moved[0], *moved[2:]] == [
            f"={formula.attr_text}" if formula else cell.value
            for formula, cell in zip(spelt, ours["Students"][row], strict=True)
        ]
    guards = {
        str(one.sqref): one.formula1 for one in book["Students"].data_validations.dataValidation
    }
    lists = {cells: told for cells, told in guards.items() if str(told).startswith("Lists!")}
    own_guards = ours["Students"].data_validations.dataValidation
    assert lists["D8:D2007"] == next(
        one.formula1 for one in own_guards if str(one.sqref) == "C6:C2005"
    )
    assert not any(cells.startswith("B") for cells in guards)


def with_students(rows):
    students = frame_of(REGISTER.table("Students"), rows)
    return write_template(
        REGISTER,
        stamp=STAMP,
        lists=EXPECT.lists["HBEP"],
        created=SETTINGS.census_date,
        rows={"Students": students},
    )


@pytest.mark.parametrize("change", [restyle, move])
def test_cases_of_last_period_stand_in_the_restyled_template(tmp_path, change):
    rows = [{**one, "Student ID": f"S/{at}"} for at, one in enumerate([FULL, PLAIN] * 35)]
    base = Restyled(name="Styled.xlsx", content=changed(with_students([]), change))
    own = with_students(rows)
    read = []
    for name, content in (("own", own), ("filled", fill_restyled(base, own, REGISTER))):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(content)
        read.append(read_return(path, expect=EXPECT))
    ours, filled = (one.tables["Students"] for one in read)
    dropped = ["Source file", "Source row"]
    assert len(ours) == 70
    assert filled.drop(columns=dropped).equals(ours.drop(columns=dropped))
    last = opened(fill_restyled(base, own, REGISTER))["Students"]
    top = 7 if change is move else 5
    assert last.cell(top + 70, 1)._style == last.cell(top + 1, 1)._style


def test_filled_template_checks_what_is_typed(own, tmp_path, judge):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(fill_restyled(base_of(own, move), own["register", "SOUTH"], REGISTER))
    saved = tmp_path / "saved.xlsx"
    judge.edit(path, [("Students", "A8", "S/1"), ("Students", "C8", 12)], saved)
    cells = openpyxl.load_workbook(saved, data_only=True)["Students"]
    check = next(cell.column for cell in cells[7] if cell.value == "Check")
    assert "Year group" in cells.cell(8, check).value
    assert cells.cell(9, check).value in {None, ""}


def test_same_bytes_for_the_same_template(own):
    base, wanted = base_of(own), own["register", "SOUTH"]
    assert fill_restyled(base, wanted, REGISTER) == fill_restyled(base, wanted, REGISTER)


def test_stamp_is_that_of_the_partnership_in_every_place(own, tmp_path):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(fill_restyled(base_of(own), own["register", "SOUTH"], REGISTER))
    assert open_source(path).stamp().partnership == "SOUTH"
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(part) for part in archive.namelist() if part.endswith(".xml")]
    assert not any(b"NORTH" in part for part in parts)


def drop_table(book):
    del book["Referrals"].tables["Referrals"]


def drop_column(book):
    table = book["Students"].tables["Students"]
    table.tableColumns[1].name = "Form group"
    book["Students"]["B5"] = "Form group"


def drop_name(book):
    book.defined_names.clear()


def drop_label(book):
    book["Start"]["B6"] = "Term"


def drop_sheet(book):
    del book["Start"]


def fill_cell(book):
    book["Provision"]["C9"] = "Oak Farm"


def merge_label(book):
    book["Start"].merge_cells("B5:C5")


def merge_example(book):
    book["Students"].merge_cells("A4:B4")


def formula_in_form(book):
    book["Budget"]["B9"] = "=1+1"


def fill_below(book):
    book["Students"]["A70"] = "S/1"


def drop_line(book):
    book["Budget"]["A7"] = "Other"


def fill_amount(book):
    book["Budget"]["B9"] = 12


def sign_off(book):
    book["Start"]["C27"] = "Head of centre"


def say_when(book):
    book["Monitoring"]["B4"] = SETTINGS.census_date


FAULTS = {
    "sign-off": ("register", sign_off, ["sheet Start: cell C27 is filled in"]),
    "fact": ("finance", say_when, ["sheet Monitoring: cell B4 is filled in"]),
    "table": ("register", drop_table, ["the Excel table Referrals is missing"]),
    "column": ("register", drop_column, ["table Students: the column Year group is missing"]),
    "name": ("register", drop_name, ["the name seip_xl_stamp is missing"]),
    "label": ("register", drop_label, ['the first sheet has no cell "Period" any more']),
    "sheet": ("register", drop_sheet, ["the first sheet has no cell"] * 2),
    "filled": ("register", fill_cell, ["sheet Provision: cell C9 is filled in"]),
    "below": ("register", fill_below, ["sheet Students: cell A70 is filled in"]),
    "line": ("finance", drop_line, ["table Budget: the line "]),
    "merged label": ("register", merge_label, ["sheet Start: the cells B5:C5 are merged"]),
    "merged example": ("register", merge_example, ["sheet Students: the cells A4:B4 are merged"]),
    "formula": ("finance", formula_in_form, ["sheet Budget: cell B9 is filled in"]),
    "amount": ("finance", fill_amount, ["sheet Budget: cell B9 is filled in"]),
}


@pytest.mark.parametrize(("return_id", "change", "told"), FAULTS.values(), ids=FAULTS)
def test_what_a_template_lacks_is_named(own, return_id, change, told):
    spec = next(one for one in RETURNS if one.id == return_id)
    base = base_of(own, change, return_id)
    found = restyled_faults(base, own[return_id, "SOUTH"], spec)
    assert len(found) == len(told)
    for message, begins in zip(found, told, strict=True):
        assert message.startswith(f"Styled.xlsx: {begins}")


@pytest.mark.parametrize("spec", RETURNS, ids=lambda one: one.id)
def test_template_as_it_was_written_lacks_nothing(own, spec):
    for code in ("NORTH", "SOUTH"):
        base = base_of(own, lambda _: None, spec.id, code)
        assert restyled_faults(base, own[spec.id, "NORTH"], spec) == []


def test_workbook_that_the_library_cannot_open_is_told(own):
    base = Restyled(name="Styled.xlsx", content=b"PK")
    (told,) = restyled_faults(base, own["register", "NORTH"], REGISTER)
    assert told.startswith("Styled.xlsx cannot be opened to be filled")


def test_shapes_that_would_be_lost_are_told(own):
    base = base_of(own)
    assert base.notices == ()
    target = io.BytesIO(base.content)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xl/drawings/drawing9.xml", "<xdr:wsDr><xdr:sp><x/></xdr:sp></xdr:wsDr>")
    (notice,) = Restyled(name="Styled.xlsx", content=target.getvalue()).notices
    assert notice.startswith("Styled.xlsx: its text boxes and shapes are not taken over")


@pytest.fixture
def styled(own, tmp_path):
    path = tmp_path / "Styled.xlsx"
    path.write_bytes(base_of(own).content)
    return path


def test_every_partnership_gets_the_restyled_return_and_our_others(own, folder, styled, tmp_path):
    made = write_templates(folder / "Control.xlsx", tmp_path / "send", restyled=[styled])
    assert len(made.paths) == 8
    for path in made.paths:
        is_ours = path.read_bytes() in own.values()
        assert is_ours != ("register" in path.name)
        titles = [sheet["A1"].value for sheet in opened(path.read_bytes())]
        assert (TITLE in titles) != is_ours


def test_every_template_that_cannot_be_used_is_told_and_nothing_written(
    own, folder, styled, tmp_path
):
    (standard, *_) = write_blank_templates(tmp_path / "blank").paths
    other = tmp_path / "Other.xlsx"
    other.write_bytes(changed(own["register", "NORTH"], lambda book: book.remove(book["Lists"])))
    none = tmp_path / "None.xlsx"
    none.write_bytes(b"none")
    bare = tmp_path / "Bare.xlsx"
    openpyxl.Workbook().save(bare)
    old = tmp_path / "Old.xlsx"
    old.write_bytes(changed(own["leavers", "NORTH"], age))
    given = [styled, other, standard, none, bare, old, tmp_path / "Gone.xlsx"]
    with pytest.raises(WorkbookError) as refusal:
        write_templates(folder / "Control.xlsx", tmp_path / "send", restyled=given)
    told = str(refusal.value).splitlines()
    assert [line.partition(".xlsx")[0] for line in told] == [
        "Other",
        standard.stem,
        "None",
        "Bare",
        "Old",
        "Gone",
    ]
    assert not (tmp_path / "send").exists()


def age(book):
    book[STAMP_SHEET]["B2"] = "0"
    book.defined_names.clear()
    del book.custom_doc_props[STAMP_PROPERTY]
