"""A return handed back: cells marked, issues linked, every other part as it was."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from seip_xl.check import marked
from seip_xl.finding import Severity
from seip_xl.rule import RULES
from tests.rule.book import checked, read, workbook
from tests.rule.case import DAY_AFTER, student

ROWS = {
    "Students": [
        *student(id="A/1", added=DAY_AFTER, cmn="Yes"),
        *student(id="A/2", added=DAY_AFTER),
        *student(id="A/3", after="Yes - out of county"),
    ],
    "Referrals": [],
    "Provision": [],
}
CHANGED = {
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/seip-issues.xml",
    "xl/worksheets/sheet2.xml",
}


def findings_of(path):
    one, _ = checked(read(path, "register", ROWS), RULES)
    return [one for one in one.findings if one.cell]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("mark") / "register.xlsx"
    path.write_bytes(workbook("register", ROWS))
    return path


@pytest.fixture(scope="module")
def copy(path):
    target = path.with_name("register - checked.xlsx")
    target.write_bytes(marked(path.read_bytes(), findings_of(path)))
    return target


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_other_part_is_as_it_was(path, copy):
    before, after = parts(path.read_bytes()), parts(copy.read_bytes())
    assert {name for name in after if after[name] != before.get(name)} == CHANGED
    assert before.keys() <= after.keys()


def test_marking_the_same_gives_the_same_bytes(path, copy):
    with zipfile.ZipFile(copy) as package:
        added = package.getinfo("xl/worksheets/seip-issues.xml")
    assert added.date_time == (1980, 1, 1, 0, 0, 0)
    assert marked(path.read_bytes(), findings_of(path)) == copy.read_bytes()


def test_found_cells_are_marked_and_no_others(copy):
    sheet = openpyxl.load_workbook(copy)["Students"]
    marks = [
        (str(found.sqref), rule.formula[0])
        for found, rules in sheet.conditional_formatting._cf_rules.items()
        for rule in rules
        if "seip-xl" in rule.formula[0]
    ]
    mark = '"seip-xl"="seip-xl"'
    assert marks == [("G8 H8", mark), ("D6:D7 J6 K6", mark)]


def test_note_marks_no_cell_and_is_an_issue_all_the_same(path):
    note = replace(findings_of(path)[0], severity=Severity.NOTE)
    book = openpyxl.load_workbook(io.BytesIO(marked(path.read_bytes(), [note])))
    rules = [one for many in book["Students"].conditional_formatting for one in many.rules]
    assert not any("seip-xl" in rule.formula[0] for rule in rules)
    assert book["Issues"]["B6"].value == note.cell


def test_issues_are_linked_to_their_cells(copy):
    sheet = openpyxl.load_workbook(copy)["Issues"]
    told = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=6)]
    assert told == [
        ["Students", "D6", "error"],
        ["Students", "K6", "error"],
        ["Students", "D7", "error"],
        ["Students", "H8", "query"],
    ]
    assert [sheet[f"B{row}"].hyperlink.location for row in (6, 9)] == ["Students!D6", "Students!H8"]


def test_marked_file_has_the_same_findings(path, copy):
    def plain(one):
        return (one.code, one.sheet, one.cell, one.message, one.cells)

    assert [plain(one) for one in findings_of(copy)] == [plain(one) for one in findings_of(path)]


def test_second_marking_replaces_the_first(path, copy):
    again = parts(marked(copy.read_bytes(), findings_of(path)))
    assert again == parts(copy.read_bytes())
    none = parts(marked(copy.read_bytes(), []))
    assert b"seip-xl&quot;" not in none["xl/worksheets/sheet2.xml"]
    assert b"&quot;seip-xl&quot;" not in none["xl/worksheets/sheet2.xml"]
    assert b'"seip-xl"=' not in none["xl/worksheets/sheet2.xml"]
    assert b"D7" not in none["xl/worksheets/seip-issues.xml"]


def test_sheet_of_theirs_that_is_called_issues_stays(path, tmp_path):
    book = openpyxl.load_workbook(path)
    book.create_sheet("issues")["A1"] = "Ours"
    book.save(tmp_path / "own.xlsx")
    once = marked((tmp_path / "own.xlsx").read_bytes(), findings_of(path))
    again = openpyxl.load_workbook(io.BytesIO(marked(once, findings_of(path))))
    assert again["issues"]["A1"].value == "Ours"
    assert [one for one in again.sheetnames if "ssues" in one] == ["issues", "Issues 2"]
    assert again["Issues 2"]["B6"].value == "D6"


def test_marked_file_keeps_to_the_file_format(copy):
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(copy)
    assert [str(error) for error in result.errors] == []


def test_file_that_another_program_saved_is_marked_again(judge, path, copy, tmp_path):
    saved = judge.edit(copy, [], tmp_path / "saved.xlsx")
    again = parts(marked(saved.read_bytes(), findings_of(path)))
    book = openpyxl.load_workbook(io.BytesIO(marked(saved.read_bytes(), findings_of(path))))
    assert book.sheetnames.count("Issues") == 1
    own = [
        name
        for name in again
        if again[name].count(b"seip-xl&quot;=") + again[name].count(b'"seip-xl"=')
    ]
    assert len(own) == 1
