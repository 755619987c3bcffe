"""The column Check: generated from the schema, computed here, recalculated by the judge."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import column_index_from_string

from judge import disagreements
from read.tiny import CENSUS, FULL, LISTS, PLAIN, STAMP
from seip_xl.formula import parse
from seip_xl.rule import rulebook
from seip_xl.schema import LEAVERS, REGISTER, RETURNS, Stamp
from seip_xl.template import Kept, write_template
from seip_xl.template.check import LONGEST, cell_formulas, row_formulas
from seip_xl.template.listing import Listing
from template.frames import frame_of

ALL_LISTS = {**LISTS, "indicators": ("Attendance",)}
ID = "Student ID: 3 to 20 letters, digits, - or /, with at least one digit, never a name"
DATE = "enter a date such as 14/09/2020"
EVERYTHING = (
    f"{ID}; Year group: enter a whole number from 7 to 11; School: choose from the list; "
    f"Date added to register: {DATE}; Home authority: choose from the list; "
    "Looked after: choose from the list; EHCP status: choose from the list; "
    "PM status: choose from the list; CMN: choose from the list"
)
THREE = (
    "Year group: enter a whole number from 7 to 11; School: choose from the list; "
    "CMN: choose from the list"
)
# What is typed over a row without fault, and what Check then says of it.
WRONG = {
    "nothing wrong": ({}, ""),
    "id is a name": ({"Student ID": "Anna Example"}, ID),
    "id without digit": ({"Student ID": "ABC"}, ID),
    "id with a space": ({"Student ID": "Anna 2"}, ID),
    "id too short": ({"Student ID": "A1"}, ID),
    "id too long": ({"Student ID": "A" * 20 + "1"}, ID),
    "id is a number": ({"Student ID": 12345}, ID),
    "id missing": ({"Student ID": None}, ID),
    "whole missing": ({"Year group": None}, "Year group: enter a whole number from 7 to 11"),
    "whole too low": ({"Year group": 6}, "Year group: enter a whole number from 7 to 11"),
    "whole too high": ({"Year group": 12}, "Year group: enter a whole number from 7 to 11"),
    "not whole": ({"Year group": 9.5}, "Year group: enter a whole number from 7 to 11"),
    "whole as text": ({"Year group": "9"}, "Year group: enter a whole number from 7 to 11"),
    "whole is words": ({"Year group": "nine"}, "Year group: enter a whole number from 7 to 11"),
    "not on the list": ({"School": "Elsewhere"}, "School: choose from the list"),
    "wildcard": ({"School": "*"}, "School: choose from the list"),
    "list missing": ({"School": None}, "School: choose from the list"),
    "case of the list": ({"CMN": "yes"}, ""),
    "optional list": ({"Reason closed": "Left"}, "Reason closed: choose from the list"),
    "date missing": ({"Date added to register": None}, f"Date added to register: {DATE}"),
    "date as text": ({"Date closed": "14/09/2020"}, f"Date closed: {DATE}"),
    "date before 1900-03": ({"Date closed": 3}, f"Date closed: {DATE}"),
    "date with a time": ({"Date closed": 44000.5}, f"Date closed: {DATE}"),
    "number too high": (
        {"Hours in school": 41},
        "Hours in school: enter a number from 0 to 40 (hours a week)",
    ),
    "number as text": (
        {"Hours in school": "12 hrs"},
        "Hours in school: enter a number from 0 to 40 (hours a week)",
    ),
    "number at its bounds": ({"Hours in school": 40, "SDQ latest": 0}, ""),
    "free text is free": ({"Explanation": "*"}, ""),
    "two at once": (
        {"School": "Elsewhere", "SDQ baseline": 41},
        "School: choose from the list; SDQ baseline: enter a whole number from 0 to 40",
    ),
    "error": ({"SDQ latest": "#N/A"}, "SDQ latest: enter a whole number from 0 to 40"),
    "only an explanation": (
        {**dict.fromkeys(PLAIN), "Explanation": "?"},
        EVERYTHING,
    ),
    "blank row": (dict.fromkeys(PLAIN), ""),
    "only spaces": ({**dict.fromkeys(PLAIN), "Explanation": "  "}, ""),
}

# A number without bounds, and one that must be above its bound.
PLACEMENTS = (
    ("A/1", "Directly employed staff", None, 0.5, 0),
    ("A/1", "Directly employed staff", None, 0, None),
    ("A/1", "Directly employed staff", None, 5, "about 20"),
)


def register(rows=None):
    blank_rows = len(WRONG)
    return write_template(
        REGISTER,
        stamp=STAMP,
        lists=LISTS,
        created=CENSUS,
        rows=rows,
        blank_rows=blank_rows,
        kept=Kept(rules=()),
    )


@pytest.fixture(scope="module")
def said(judge, tmp_path_factory):
    """Type every wrong row into a template as a person would, and let the judge recalculate."""
    book = openpyxl.load_workbook(io.BytesIO(register()))
    sheet = book["Students"]
    columns = {cell.value: cell.column for cell in sheet[5]}
    for row, (changes, _) in enumerate(WRONG.values(), start=6):
        for label, value in {**PLAIN, **changes}.items():
            sheet.cell(row, columns[label]).value = value
    for row, cells in enumerate(PLACEMENTS, start=6):
        for column, value in enumerate(cells, start=1):
            book["Provision"].cell(row, column).value = value
    path = tmp_path_factory.mktemp("check") / "typed.xlsx"
    book.save(path)
    return judge.recalculate([path])[path]


@pytest.mark.parametrize("name", WRONG)
def test_check_says_what_is_wrong_with_a_typed_row(said, name):
    row = 6 + list(WRONG).index(name)
    assert said.value("Students", f"S{row}") == WRONG[name][1]


def test_check_knows_numbers_with_and_without_bounds(said):
    assert [said.value("Provision", f"I{row}") for row in (6, 7, 8)] == [
        "",
        "Hours per week: enter a number above 0 and at most 40 (hours a week)",
        "Weekly cost: enter an amount in GBP",
    ]


def test_cover_counts_rows_and_those_to_mend(said):
    wrong = sum(bool(text) for _, text in WRONG.values())
    assert said.value("Start", "C17") == len(WRONG) - 1
    assert said.value("Start", "D17") == wrong


def test_stored_checks_are_those_of_the_judge(judge, tmp_path):
    rows = [FULL, PLAIN, {**PLAIN, "Year group": 12, "School": "Elsewhere", "CMN": None}]
    path = tmp_path / "stored.xlsx"
    data = register({"Students": frame_of(REGISTER.table("Students"), rows)})
    path.write_bytes(data)
    stored = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Students"]
    assert [stored[f"S{row}"].value for row in (6, 7, 8, 9)] == [
        None,
        None,
        THREE,
        None,
    ]
    assert disagreements(path, judge.recalculate([path])[path]) == []


def tables():
    pairs = [(spec, table) for spec in RETURNS for table in spec.tables if not table.lines]
    return [pytest.param(*pair, id=pair[1].name) for pair in pairs]


def formulas_of(spec, table):
    own = [column.rule for column in rulebook(spec.id).of(table.name) if column.rule]
    return cell_formulas(table, Listing(ALL_LISTS)) | row_formulas(table, own)


@pytest.mark.parametrize(("spec", "table"), tables())
def test_formulas_are_short_and_of_the_language(spec, table):
    formulas = formulas_of(spec, table)
    assert list(formulas)[-1] == "Check"
    assert all(len(formula) <= LONGEST for formula in formulas.values())
    assert all(parse(formula) for formula in formulas.values())


@pytest.mark.parametrize(("spec", "table"), tables())
def test_every_column_that_can_be_wrong_is_in_the_check(spec, table):
    formulas = "".join(formulas_of(spec, table).values())
    free = [column.label for column in table.columns if f'"{column.label}: ' not in formulas]
    given = ["Group", "Indicator"] if table.name == "Ratings" else []
    assert free == [*given, "Explanation"]


def test_formula_of_the_column_grows_with_the_table():
    table = openpyxl.load_workbook(io.BytesIO(register()))["Provision"].tables["Provision"]
    check = next(column for column in table.tableColumns if column.name == "Check")
    cell = openpyxl.load_workbook(io.BytesIO(register()))["Provision"]["I6"].value
    assert f"={check.calculatedColumnFormula.attr_text}" == cell
    assert "IF(Provision[[#This Row],[Wrong Hours per week]]=1" in cell


def test_cells_have_addresses_of_hidden_cells_of_their_own_row_only():
    sheet = openpyxl.load_workbook(io.BytesIO(register()))["Students"]
    headings = {cell.column_letter: cell.value for cell in sheet[5]}
    hidden = {name for name, one in sheet.column_dimensions.items() if one.hidden}
    first = min(map(column_index_from_string, hidden))

    def structured(found):
        column, row = found.groups()
        assert column_index_from_string(column) >= first
        assert int(row) == cell.row
        return f"Students[[#This Row],[{headings[column]}]]"

    table = sheet.tables["Students"]
    wanted = {one.name: one.calculatedColumnFormula for one in table.tableColumns}
    last = int(table.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    for cell in (*sheet[6], *sheet[last]):
        if formula := wanted[headings[cell.column_letter]]:
            spelt = re.sub(r"\$([A-Z]+)([0-9]+)", structured, cell.value)
            assert spelt == f"={formula.attr_text}", cell.coordinate


def test_check_of_a_row_that_is_only_asked_about_looks_different():
    sheet = openpyxl.load_workbook(io.BytesIO(register()))["Students"]
    columns = {cell.value: cell.column_letter for cell in sheet[5]}
    check, errors = (f"${columns[label]}6" for label in ("Check", "Row errors"))
    marks = {
        rule.formula[0]: rule.dxf.fill.bgColor.rgb[-6:]
        for found, rules in sheet.conditional_formatting._cf_rules.items()
        for rule in rules
        if str(found.sqref).startswith(f"{columns['Check']}6")
    }
    assert marks == {
        f'AND({check}<>"",IFERROR({errors}>0,TRUE))': "F8D7DA",
        f'AND({check}<>"",IFERROR({errors}=0,FALSE))': "FFF2CC",
    }


def test_grades_are_texts_to_the_check():
    stamp = Stamp(return_id="leavers", version="1", partnership="HBEP", period="Dec 2020")
    labels = [column.label for column in LEAVERS.table("Qualifications").columns]
    grades = ["9", "9-9", "u", "10"]
    rows = pd.DataFrame({"Student ID": "H/1", "Type": "GCSE", "Grade": grades}, columns=labels)
    data = write_template(
        LEAVERS,
        stamp=stamp,
        lists=LISTS,
        created=date(2020, 9, 1),
        rows={"Qualifications": rows},
        kept=Kept(rules=()),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Qualifications"]
    assert [sheet[f"G{row}"].value for row in range(6, 10)] == [
        None,
        None,
        None,
        "Grade: choose from the list",
    ]
