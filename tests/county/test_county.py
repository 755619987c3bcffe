from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pandas as pd
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from seip_xl.county import county as reading
from seip_xl.county import read_county, write_county
from seip_xl.errors import DefinitionError, WorkbookError
from seip_xl.schema import COUNTY, Settings

SETTINGS = Settings(
    county="Exampleshire",
    period="Dec 2020",
    census_date=date(2020, 12, 11),
    academic_year="2020-21",
    year_start=date(2020, 9, 1),
    autumn_start=date(2020, 9, 1),
    autumn_end=date(2020, 12, 18),
    spring_start=date(2021, 1, 4),
    spring_end=date(2021, 4, 1),
    summer_start=date(2021, 4, 19),
    summer_end=date(2021, 7, 16),
    register_due=date(2020, 12, 18),
    leavers_due=date(2021, 1, 15),
    full_time_hours=25,
    low_hours=24,
    maximum_balance=0.05,
    ehcp_package=25500,
    provision_days=6,
    suppression=5,
)
PARTNERSHIPS = pd.DataFrame(
    {
        "Code": ["LIP", "HBEP", "MSCIP"],
        "Name": ["Lakes", "Hills", "Meadows"],
        "Order": [2, 1, 3],
        "Other codes": ["LI; Lakes", None, None],
        "Colour": [None, "#12436D", None],
        "Fund-holding school": ["Elm School", None, None],
        "Coordinator e-mail": ["office@example.org", None, None],
    }
)
SCHOOLS = pd.DataFrame(
    {
        "School": ["Elm School", "Oakfield Academy", "Ash High"],
        "Partnership": ["LIP", "HBEP", "HBEP"],
        "Roll 11-16": [500, 250, 1000],
        "FSM %": [12.5, 20, 0],
    }
)
PROVIDERS = pd.DataFrame(
    {
        "Provider": ["AP one", "The Mill"],
        "Other spellings": ["AP 1; ap-one ;", None],
        "Agreed cost per hour": [12.5, None],
    }
)
SUBJECTS = pd.DataFrame(
    {
        "Subject": ["Mathematics", "English Language", "English Literature"],
        "Other spellings": ["Maths", "English Lang.", None],
    }
)
INDICATORS = pd.DataFrame(
    {"Group": ["Year 11", "Finance"], "Indicator": ["Destinations", "Best value"]}
)
PUBLISHED = pd.DataFrame(
    {
        "Period": ["Dec 2020"] * 4,
        "Table": [1, 1, 10, 1],
        "Row": ["Year 11", "Year 11", "KS3", "Total"],
        "Column": ["HBEP", "LI", "LIP: of which out of county", "County"],
        "Value": [32.0, None, 1.0, 333.0],
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
        "Source": ["Published", "Published"],
    }
)
TABLES = {
    "Partnerships": PARTNERSHIPS,
    "Schools": SCHOOLS,
    "Providers": PROVIDERS,
    "Subjects": SUBJECTS,
    "Indicators": INDICATORS,
    "History": HISTORY,
    "Published": PUBLISHED,
}


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "county.xlsx"
    target.write_bytes(write_county(SETTINGS, TABLES))
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
    assert county.other_codes == {"LI": "LIP", "Lakes": "LIP"}
    assert county.colours == {"HBEP": "#12436D", "LIP": "", "MSCIP": ""}
    assert county.due == {"register", "leavers"}
    assert county.providers["Agreed cost per hour"].fillna(-1).tolist() == [12.5, -1]
    assert county.subjects["Subject"].tolist() == SUBJECTS["Subject"].tolist()
    assert county.indicators.to_dict("list") == INDICATORS.to_dict("list")
    assert county.published["Table"].tolist() == [1, 1, 10, 1]
    assert county.published["Value"].fillna(-1).tolist() == [32, -1, 1, 333]


def test_schools_stand_in_report_order_then_as_kept(path):
    rows = read_county(path).school_rows
    assert rows.to_dict("list") == {
        "School": ["Oakfield Academy", "Ash High", "Elm School"],
        "Partnership": ["HBEP", "HBEP", "LIP"],
        "Roll 11-16": [250, 1000, 500],
        "FSM %": [20, 0, 12.5],
    }


def test_every_spelling_leads_to_the_listed_name(path):
    assert read_county(path).spellings == {
        "providers": {
            "ap one": "AP one",
            "ap 1": "AP one",
            "ap-one": "AP one",
            "the mill": "The Mill",
        },
        "subjects": {
            "mathematics": "Mathematics",
            "maths": "Mathematics",
            "english language": "English Language",
            "english lang.": "English Language",
            "english literature": "English Literature",
        },
    }


def test_lists_of_a_partnership_are_its_schools_and_the_indicators(path):
    county = read_county(path)
    assert county.lists("HBEP") == {
        "schools": ("Oakfield Academy", "Ash High", "No school roll"),
        "indicators": ("Destinations", "Best value"),
    }
    assert county.lists("MSCIP")["schools"] == ("No school roll",)


def test_sheets_are_in_order_and_none_has_a_name_that_excel_keeps(path):
    sheets = openpyxl.load_workbook(path).sheetnames
    assert sheets[:10] == [
        "Home",
        "Settings",
        "Partnerships",
        "Schools",
        "Providers",
        "Subjects",
        "RAG indicators",
        "Earlier figures",
        "Published",
        "Headlines",
    ]
    assert "History" in openpyxl.load_workbook(path)["Earlier figures"].tables
    assert "Indicators" in openpyxl.load_workbook(path)["RAG indicators"].tables


def test_same_arguments_give_the_same_bytes():
    assert write_county(SETTINGS, TABLES) == write_county(SETTINGS, TABLES)


def test_control_workbook_keeps_to_the_file_format(path):
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    assert [str(error) for error in result.errors] == []


def test_file_that_is_no_workbook_is_a_workbook_error(tmp_path):
    path = tmp_path / "county.xlsx"
    path.write_text("Setting,Value")
    with pytest.raises(WorkbookError, match=r"county\.xlsx is not an Excel workbook"):
        read_county(path)


def test_every_fault_is_told_at_once(path):
    change(path, "Settings", B7="soon", B23=None)
    change(path, "Partnerships", A7="LIP")
    change(path, "Schools", B7="HBE")
    assert faults(path) == [
        f"county.xlsx, {line}"
        for line in (
            'Settings!B7: Census date: "soon" is not a date; enter a date such as 14/09/2020',
            "Settings!B23: EHCP package is empty; enter an amount in GBP of 0 or more",
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
        ("Settings", "A6", "Term", 'the setting "Period" is missing'),
        ("Settings", "A6", "County", 'Settings!A6: The setting "County" stands twice'),
        ("Settings", "B6", date(2020, 12, 1), "Settings!B6: Period: 01/12/2020 is not text"),
        ("Settings", "B6", "Autumn 2020/21", "Settings!B6: Period: "),
        (
            "Settings",
            "B9",
            date(2020, 1, 1),
            "Settings!B9: the Year start is the 1 Sep",
        ),
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
            "Settings",
            "B8",
            "2019-20",
            'Settings!B8: "2019-20" is not the academic year that',
        ),
        ("Settings", "B8", "2020/21", "on 01/09/2020; enter 2020-21"),
        ("Settings", "B10", date(2020, 8, 31), "enter a day from 01/09/2020 to 31/08/2021"),
        (
            "Settings",
            "B12",
            date(2020, 12, 18),
            "Settings!B12: Spring term start: 18/12/2020 is not after Autumn term end, 18/12/2020",
        ),
        (
            "Settings",
            "B15",
            date(2021, 4, 1),
            "Settings!B15: Summer term end: 01/04/2021 is not after Summer term start, 19/04/2021",
        ),
        (
            "Settings",
            "B10",
            date(2020, 8, 31),
            "Settings!B10: Autumn term start: 31/08/2020 is not in the academic year",
        ),
        (
            "Settings",
            "B15",
            date(2021, 9, 1),
            "Settings!B15: Summer term end: 01/09/2021 is not in the academic year",
        ),
        ("Partnerships", "D6", "LIP", 'Partnerships!D6: "LIP" stands for "LIP" (A5) already'),
        ("Partnerships", "D6", "MS; li", 'Partnerships!D6: "li" stands for "LIP" (A5) already'),
        ("Partnerships", "D5", "county", 'Partnerships!D5: "county" stands for the whole county'),
        ("Partnerships", "E5", "blue", 'Partnerships!E5: Colour: "blue" is not allowed'),
        ("Providers", "A6", "ap  One", 'Providers!A6: the name "ap  One" stands twice'),
        ("Providers", "A6", "AP ONE", 'Providers!A6: the name "AP ONE" stands twice'),
        ("Providers", "A6", "ap 1", 'Providers!B5: "AP 1" stands for "ap 1" (A6) already'),
        ("Providers", "B6", "ap 1", 'Providers!B6: "ap 1" stands for "AP one" (A5) already'),
        ("Providers", "A6", "Mill?", 'Providers!A6: "Mill?" has a space at an end or one of'),
        ("Subjects", "B6", "maths", 'Subjects!B6: "maths" stands for "Mathematics" (A5) already'),
        ("Subjects", "A6", "<Art", 'Subjects!A6: "<Art" has a space at an end or one of'),
        (
            "RAG indicators",
            "B6",
            "destinations",
            'RAG indicators!B6: "destinations" stands twice; delete one (first in B5)',
        ),
        ("RAG indicators", "B6", "Why?", 'RAG indicators!B6: "Why?" has a space at an end or'),
        (
            "Published",
            "D6",
            "HBEP",
            'Published!A6: "Dec 2020, 1, Year 11, HBEP" stands twice; delete one (first in A5)',
        ),
        ("Published", "D7", "LAP: all", 'Published!D7: no partnership has the code "LAP"; did'),
        ("Published", "D8", "Total", 'Published!D8: no partnership has the code "Total"; codes: '),
        ("Published", "B8", 17, "Published!B8: Table: 17 is out of bounds"),
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


def test_control_workbook_of_another_version_is_refused(path, monkeypatch):
    monkeypatch.setattr(reading, "COUNTY", replace(COUNTY, version="2"))
    (told,) = faults(path)
    assert told.startswith("county.xlsx is a control workbook of version 1, this program reads")


def test_control_workbook_that_says_two_things_of_itself_is_refused(path):
    book = openpyxl.load_workbook(path)
    book["seip-xl"]["B2"].value = "99"
    book.save(path)
    (told,) = faults(path)
    assert "they differ (1 and 99); make a new one with seip-xl new" in told


def test_missing_setting_is_told_with_its_sheet(path):
    book = openpyxl.load_workbook(path)
    sheet = book["Settings"]
    row = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Spring term start")
    sheet.delete_rows(row)
    book.save(path)
    told = 'county.xlsx, sheet Settings: the setting "Spring term start" is missing; put its row'
    assert any(line.startswith(told) for line in faults(path))


def test_missing_sheet_is_told(path):
    book = openpyxl.load_workbook(path)
    del book["Schools"]
    book.save(path)
    assert faults(path) == [
        'county.xlsx: the sheet "Schools" is missing; put it back under this name'
    ]


def test_county_that_collects_nothing_is_refused(path):
    change(path, "Settings", B16=None, B18=None)
    assert faults(path) == [
        (
            "county.xlsx, Settings!B16: no return is due; give at least one of Register due, "
            "Finance due, Leavers due, Self evaluation due a date"
        )
    ]


def test_self_evaluation_without_indicators_is_refused(tmp_path):
    path = tmp_path / "county.xlsx"
    settings = SETTINGS.model_copy(update={"self_evaluation_due": date(2021, 1, 15)})
    path.write_bytes(write_county(settings, {**TABLES, "Indicators": INDICATORS[:0]}))
    assert faults(path) == [
        (
            "county.xlsx, RAG indicators: there is no indicator to rate, but the self-evaluation "
            "is due; add them, or leave its day blank"
        )
    ]


def test_words_after_a_colon_and_other_codes_head_published_columns(path):
    change(path, "Published", D7="Lakes: any words")
    assert read_county(path).published["Column"].tolist()[2] == "Lakes: any words"


def test_spelling_in_the_row_of_its_own_name_is_no_fault(path):
    change(path, "Providers", B6="the MILL; The mill")
    assert read_county(path).spellings["providers"]["the mill"] == "The Mill"


def test_county_without_partnerships_is_refused(tmp_path):
    path = tmp_path / "county.xlsx"
    path.write_bytes(write_county(SETTINGS, {}))
    assert faults(path) == ["county.xlsx, Partnerships: there is no partnership; add at least one"]


def test_period_stays_text_in_the_cell_it_is_typed_in():
    book = openpyxl.load_workbook(io.BytesIO(write_county(SETTINGS, {})))
    assert book["Settings"]["B6"].number_format == "@"


def test_history_of_an_unknown_measure_is_told_with_the_nearest(path):
    change(path, "Earlier figures", D5="open_case")
    assert len(told := faults(path)) == 1
    assert 'did you mean "open_cases"?' in told[0]
    assert "Earlier figures!D5" in told[0]


@pytest.mark.parametrize("name", ["Q!A1", "#REF", "x" * 201], ids=["cell", "error", "long"])
def test_school_name_that_spreadsheets_read_otherwise_is_told(path, name):
    change(path, "Schools", A5=name)
    assert any("looks like a cell or an error to spreadsheets" in line for line in faults(path))


def test_subjects_that_are_counted_by_name_must_be_listed(path):
    change(path, "Subjects", A5="Maths", B5="Mathematics")
    (told,) = [line for line in faults(path) if "counted by name" in line]
    assert "Mathematics is not on the list" in told


@pytest.mark.parametrize(
    ("year", "right"),
    [
        pytest.param("2019-20", True, id="its year"),
        pytest.param("2018-19", True, id="the outturn's"),
        pytest.param("2020-21", False, id="the next"),
        pytest.param("2031-32", False, id="any other"),
        pytest.param("2019/20", False, id="spelt otherwise"),
    ],
)
def test_school_year_of_an_earlier_figure_goes_with_its_census_date(path, year, right):
    change(path, "Earlier figures", B5=date(2020, 6, 12), C5=year)
    told = [line for line in faults(path) if "go with its census date" in line]
    assert bool(told) is not right
    assert right or "Earlier figures!C5" in told[0]
