from __future__ import annotations

import io
from datetime import date

import openpyxl
import pandas as pd
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from seip_xl.county import read_county, write_county
from seip_xl.errors import DefinitionError, WorkbookError
from seip_xl.schema import Settings

SETTINGS = Settings(
    county="Exampleshire",
    period="Dec 2020",
    census_date=date(2020, 12, 11),
    year_start=date(2020, 9, 1),
    full_time_hours=25,
    low_hours=24,
    maximum_balance=0.05,
    ehcp_package=25500,
)
PARTNERSHIPS = pd.DataFrame(
    {
        "Code": ["LIP", "HBEP", "MSCIP"],
        "Name": ["Lakes", "Hills", "Meadows"],
        "Order": [2, 1, 3],
    }
)
SCHOOLS = pd.DataFrame(
    {
        "School": ["Oakfield Academy", "Elm School", "Ash High"],
        "Partnership": ["HBEP", "LIP", "HBEP"],
    }
)
HISTORY = pd.DataFrame(
    {
        "Period": ["Dec 2019", "Dec 2019"],
        "Census date": pd.Series([date(2019, 12, 13)] * 2, dtype="datetime64[s]"),
        "Academic year": ["2019-20"] * 2,
        "Measure": ["open_cases"] * 2,
        "Partnership": ["HBEP", "County"],
        "Value": [64.0, 357.5],
        "Source": ["Published", None],
    }
)
TABLES = {"Partnerships": PARTNERSHIPS, "Schools": SCHOOLS, "History": HISTORY}


@pytest.fixture
def path(tmp_path):
    tables = TABLES | {"History": HISTORY.assign(Source="Published")}
    target = tmp_path / "county.xlsx"
    target.write_bytes(write_county(SETTINGS, tables))
    return target


def change(path, sheet, **cells):
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book[sheet][cell] = value
    book.save(path)


def faults(path):
    with pytest.raises(DefinitionError) as told:
        read_county(path)
    return str(told.value).splitlines()


def test_what_is_written_is_read_again(path):
    county = read_county(path)
    assert county.settings == SETTINGS
    assert county.partnerships == ("HBEP", "LIP", "MSCIP")
    assert county.names == {"HBEP": "Hills", "LIP": "Lakes", "MSCIP": "Meadows"}
    assert county.schools == {
        "HBEP": ("Oakfield Academy", "Ash High"),
        "LIP": ("Elm School",),
        "MSCIP": (),
    }
    assert county.history.columns.tolist() == HISTORY.columns.tolist()
    assert county.history["Value"].tolist() == [64.0, 357.5]


def test_lists_of_a_partnership_end_with_no_school_roll(path):
    county = read_county(path)
    assert county.lists("HBEP") == {"schools": ("Oakfield Academy", "Ash High", "No school roll")}
    assert county.lists("MSCIP") == {"schools": ("No school roll",)}


def test_sheets_are_in_order_and_none_has_a_name_that_excel_keeps(path):
    sheets = openpyxl.load_workbook(path).sheetnames
    assert sheets[:5] == ["Start", "Settings", "Partnerships", "Schools", "Earlier figures"]
    assert "History" in openpyxl.load_workbook(path)["Earlier figures"].tables


def test_same_arguments_give_the_same_bytes():
    tables = {"Partnerships": PARTNERSHIPS, "Schools": SCHOOLS}
    assert write_county(SETTINGS, tables) == write_county(SETTINGS, tables)


def test_control_workbook_keeps_to_the_file_format(path):
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    assert [str(error) for error in result.errors] == []


def test_file_that_is_no_workbook_is_a_workbook_error(tmp_path):
    path = tmp_path / "county.xlsx"
    path.write_text("Setting,Value")
    with pytest.raises(WorkbookError, match=r"county\.xlsx is not an Excel workbook"):
        read_county(path)


def test_every_fault_is_told_at_once(path):
    change(path, "Settings", B7="soon", B12=None)
    change(path, "Partnerships", A7="LIP")
    change(path, "Schools", B7="HBE")
    assert faults(path) == [
        f"county.xlsx, {line}"
        for line in (
            'Settings!B7: Census date: "soon" is not a date; enter a date such as 14/09/2020',
            "Settings!B12: EHCP package: is empty; enter a number, 0 or more GBP",
            'Partnerships!A7: the code "LIP" stands twice; codes differ (first in A5)',
            'Schools!B7: no partnership has the code "HBE"; did you mean "HBEP"? codes: LIP, HBEP',
        )
    ]


def test_wrong_code_does_not_set_off_a_chain(path):
    change(path, "Partnerships", A6="H-B")
    (line,) = faults(path)
    assert line.startswith('county.xlsx, Partnerships!A6: Code: "H-B" is not allowed; enter short')


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "words"),
    [
        ("Settings", "A6", "Term", 'Settings!A6: The setting "Term" is not known'),
        ("Settings", "A6", "Term", 'The setting "Period" is missing'),
        ("Settings", "A6", "County", 'Settings!A6: The setting "County" stands twice'),
        ("Settings", "B6", date(2020, 12, 1), "Settings!B6: Period: 01/12/2020 is not text"),
        ("Settings", "B6", "Autumn 2020/21", "Settings!B6: Period: "),
        ("Settings", "B8", date(2020, 1, 1), "the Year start is the 1 September before"),
        ("Earlier figures", "A6", "December 2019", "has another Period in A5; make them one"),
        ("Earlier figures", "B6", date(2019, 12, 14), "has another Census date in B5"),
        (
            "Earlier figures",
            "B6",
            date(1900, 2, 27),
            "Census date: 27/02/1900 is before 1 March 1900",
        ),
        ("Partnerships", "A5", "DEC20", 'Partnerships!A5: Code: "DEC20" is not allowed'),
        ("Partnerships", "A5", "true", 'Partnerships!A5: Code: "true" is not allowed'),
        ("Settings", "B7", date(2020, 8, 1), "the Year start is the 1 September before"),
        ("Partnerships", "A5", "County", 'Partnerships!A5: Code: "County" is not allowed'),
        ("Partnerships", "A6", "lip", 'Partnerships!A6: the code "lip" stands twice'),
        ("Partnerships", "C6", 2, 'Partnerships!C6: the place "2" is taken'),
        ("Schools", "A6", "Elm*", 'Schools!A6: "Elm*" has a space at an end or one of'),
        ("Schools", "A6", "Elm ", 'Schools!A6: "Elm " has a space at an end or one of'),
        ("Schools", "A6", "No school roll", "Schools!A6: "),
        ("Schools", "A7", "Oakfield academy", 'Schools!A7: "Oakfield academy, HBEP" stands twice'),
        (
            "Earlier figures",
            "E5",
            "HBEPP",
            'Earlier figures!E5: no partnership has the code "HBEPP"',
        ),
        ("Earlier figures", "E5", "County", 'Earlier figures!B6: "13/12/2019, open_cases, County"'),
    ],
)
def test_fault_names_its_cell(path, sheet, cell, value, words):
    change(path, sheet, **{cell: value})
    assert any(words in line for line in faults(path))


def test_missing_sheet_is_told(path):
    book = openpyxl.load_workbook(path)
    del book["Schools"]
    book.save(path)
    assert faults(path) == [
        'county.xlsx: the sheet "Schools" is missing; put it back under this name'
    ]


def test_county_without_partnerships_is_refused(tmp_path):
    path = tmp_path / "county.xlsx"
    path.write_bytes(write_county(SETTINGS, {}))
    assert faults(path) == ["county.xlsx, Partnerships: there is no partnership; add at least one"]


def test_period_stays_text_in_the_cell_it_is_typed_in():
    book = openpyxl.load_workbook(io.BytesIO(write_county(SETTINGS, {})))
    assert book["Settings"]["B6"].number_format == "@"
