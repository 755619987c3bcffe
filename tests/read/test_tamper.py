"""What of a template was lost: each loss drawn in a filled return, and the cells to be named."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidationList

from corpus.kind import base, edited, saved
from read.tiny import CENSUS, EXPECT, FINANCE_STAMP, LISTS, STAMP
from seip_xl.read import read_return, with_tamper_notes
from seip_xl.schema import FINANCE, REGISTER
from seip_xl.template import standard_templates, write_template

STANDARD = standard_templates()
ISSUED = {
    "register": write_template(REGISTER, stamp=STAMP, lists=LISTS, created=CENSUS),
    "finance": write_template(FINANCE, stamp=FINANCE_STAMP, lists=LISTS, created=CENSUS),
}
TITLES = {"register": REGISTER.title, "finance": FINANCE.title}


def notes(path, spec_id="register"):
    """Give code, sheet and what is named of each note on a file."""
    read = read_return(path, expect=EXPECT)
    standard = STANDARD[f"{TITLES[spec_id]}.xlsx"]
    held = with_tamper_notes(read, path, issued=ISSUED[spec_id], standard=standard)
    assert held.tallies == read.tallies
    told = [one for one in held.findings if one.code >= "READ_080"]
    assert {one.severity for one in told} <= {"note"}
    assert all(len(one.message) <= 250 for one in told)
    return [(one.code, one.sheet, one.found) for one in told]


def changed(folder, change, spec_id="register"):
    path = folder / "return.xlsx"
    path.write_bytes(edited(change)(base(spec_id)))
    return notes(path, spec_id)


def guards_gone(book):
    book["Students"].data_validations = DataValidationList()


def guard_pasted_over(book):
    for one in book["Students"].data_validations.dataValidation:
        if str(one.sqref).startswith("C6"):
            one.sqref = "C8:C2005"


def check_typed_over(book):
    book["Students"]["S7"] = "fine"


def total_typed_over(book):
    book["Outturn"]["B10"] = 5


def protection_off(book):
    book["Outturn"].protection.sheet = False


def table_gone(book):
    del book["Students"].tables["Students"]


def table_cut(book):
    book["Students"].tables["Students"].ref = "A5:V7"


def typed_under_the_table(book):
    table_cut(book)
    book["Students"]["S8"] = None


def name_gone(book):
    del book.defined_names["seip_xl_stamp"]


def sheet_added(book):
    book.create_sheet("Working")["A1"] = "notes to self"


def sheet_renamed(book):
    book["Students"].title = "Our students"


def guide_gone(book):
    del book["Guide"]


GUARDED = "ABCDEFGHIJKLMNOPQRT"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            guards_gone,
            ("READ_085", "Students", ", ".join(f"{one}6:{one}8" for one in GUARDED)),
            id="every-guard",
        ),
        pytest.param(guard_pasted_over, ("READ_085", "Students", "C6:C7"), id="guard"),
        pytest.param(check_typed_over, ("READ_086", "Students", "S7"), id="check"),
        pytest.param(table_gone, ("READ_083", "Students", ""), id="table"),
        pytest.param(table_cut, ("READ_084", "Students", "8"), id="table-cut"),
        pytest.param(typed_under_the_table, ("READ_084", "Students", "8"), id="under-the-table"),
        pytest.param(name_gone, ("READ_082", "", "seip_xl_stamp"), id="name"),
        pytest.param(sheet_added, ("READ_080", "Working", ""), id="sheet-added"),
        pytest.param(sheet_renamed, ("READ_081", "Students", ""), id="renamed-sheet-is-read"),
        pytest.param(guide_gone, ("READ_081", "Guide", ""), id="sheet-gone"),
    ],
)
def test_loss_is_told_as_a_note_and_changes_no_row(tmp_path, change, told):
    assert changed(tmp_path, change) == [told]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(total_typed_over, ("READ_086", "Outturn", "B10"), id="total"),
        pytest.param(protection_off, ("READ_087", "Outturn", ""), id="protection"),
    ],
)
def test_loss_in_a_form_is_told(tmp_path, change, told):
    assert changed(tmp_path, change, "finance") == [told]


@pytest.mark.parametrize("spec_id", ISSUED)
@pytest.mark.parametrize("draw", [bytes, edited(lambda _: None)], ids=["as-issued", "openpyxl"])
def test_return_that_was_only_filled_in_has_lost_nothing(tmp_path, spec_id, draw):
    path = tmp_path / "return.xlsx"
    path.write_bytes(draw(base(spec_id)))
    assert notes(path, spec_id) == []


def test_return_in_a_standard_template_is_held_against_that(tmp_path):
    def fill(book):
        book["seip-xl"]["B3"], book["seip-xl"]["B4"] = "HBEP", "Dec 2020"
        for column, cell in enumerate(["X/1", 10, "Oakfield Academy"], start=1):
            book["Students"].cell(6, column).value = cell

    path = tmp_path / "return.xlsx"
    path.write_bytes(edited(fill)(STANDARD["Register return.xlsx"]))
    assert notes(path) == []


def test_return_saved_by_libreoffice_has_lost_nothing(judge, tmp_path):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(base("register"))
    assert notes(judge.edit(path, [("Students", "B6", 9)], tmp_path / "return.xlsx")) == []


def test_guard_that_excel_keeps_in_an_extension_is_seen(tmp_path):
    """Excel writes a drop-down whose list is on another sheet into an extension of its own."""

    def moved(text):
        guard = re.search(r'<dataValidation [^>]*sqref="C6:C2005".*?</dataValidation>', text)[0]
        kept = "".join(
            (
                '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="m" ',
                'xmlns:xm="n"><x14:dataValidations count="1">',
                '<x14:dataValidation type="list"><x14:formula1><xm:f>Lists!$A$2</xm:f>',
                "</x14:formula1><xm:sqref>C6:C2005</xm:sqref></x14:dataValidation>",
                "</x14:dataValidations></ext></extLst></worksheet>",
            )
        )
        return text.replace(guard, "").replace("</worksheet>", kept)

    with zipfile.ZipFile(io.BytesIO(base("register"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    parts[sheet] = moved(parts[sheet].decode()).encode()
    path = tmp_path / "return.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert notes(path) == []


def test_template_of_other_definitions_is_told(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(base("register")))
    book["seip-xl"]["B5"] = "0123456789ab"
    del book.defined_names["seip_xl_stamp"]
    del book.custom_doc_props["seip-xl"]
    path = tmp_path / "return.xlsx"
    path.write_bytes(saved(book))
    assert ("READ_089", "", "0123456789ab") in notes(path)
