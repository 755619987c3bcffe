from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator

from read.tiny import (
    CENSUS,
    EXPECT,
    FINANCE_STAMP,
    FULL,
    LABELS,
    LISTS,
    SCHOOLS,
    STAMP,
    STUDENTS,
    read,
    write_register,
)
from seip_xl.errors import DefinitionError
from seip_xl.read import read_return
from seip_xl.rule import RULES
from seip_xl.schema import FINANCE, REGISTER, RETURNS
from seip_xl.template import write_template


def template(**changes):
    arguments = {"stamp": STAMP, "lists": LISTS, "created": CENSUS, "blank_rows": 5}
    return write_template(REGISTER, **(arguments | changes))


def finance(rows=None):
    return write_template(FINANCE, stamp=FINANCE_STAMP, lists={}, created=CENSUS, rows=rows)


def opened(data, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


@pytest.fixture
def students(tmp_path):
    return read(write_register(tmp_path / "drawn.xlsx")).tables["Students"]


def saved(path, data):
    path.write_bytes(data)
    return path


def test_template_has_its_sheets_in_order():
    book = opened(template())
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Start", "visible"),
        ("Students", "visible"),
        ("Referrals", "visible"),
        ("Provision", "visible"),
        ("Guide", "visible"),
        ("Checks", "visible"),
        ("Lists", "hidden"),
        ("Rules", "hidden"),
        ("seip-xl", "veryHidden"),
    ]


def test_table_is_named_as_its_spec_and_has_its_headings():
    table = opened(template())["Students"].tables["Students"]
    assert table.ref == "A5:BP10"
    headings = [column.name for column in table.tableColumns]
    assert headings[:21] == [*LABELS["Students"][:-1], "Check", "Explanation", "Row used"]
    assert headings[21] == "Wrong Student ID"
    assert headings[-1] == "Check part 3"
    rules = [rule.id for rule in RULES if rule.table == "Students"]
    assert {*rules} <= {*headings}


def test_header_row_stays_in_sight_on_screen_and_paper():
    sheet = opened(template())["Students"]
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_required_columns_are_marked():
    sheet = opened(template())["Students"]
    marks = [cell.column for cell in sheet[3] if cell.value == "required"]
    assert [sheet.cell(5, column).value for column in marks] == [
        "Student ID",
        "Year group",
        "School",
        "Date added to register",
        "Home authority",
        "Looked after",
        "EHCP status",
        "PM status",
        "CMN",
    ]


def validation(sheet, cell):
    found = [one for one in sheet.data_validations.dataValidation if cell in one.sqref]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("cell", "kind", "first", "second"),
    [
        ("B6", "whole", "7", "11"),
        ("N10", "decimal", "0", "40"),
        ("D6", "date", "36526", "73050"),
        ("C2005", "list", "Lists!$A$2:$A$4", None),
        ("A2005", "textLength", "3", "20"),
    ],
    ids=["whole", "decimal", "date", "list", "length"],
)
def test_cells_to_fill_are_guarded_on_rows_to_come_as_well(cell, kind, first, second):
    one = validation(opened(template())["Students"], cell)
    assert (one.type, one.formula1, one.formula2) == (kind, first, second)
    assert one.errorStyle in {None, "stop"}


def test_number_above_a_bound_excludes_the_bound():
    assert validation(opened(template())["Provision"], "D6").formula1 == "0.01"


def test_help_says_what_is_meant_and_allowed():
    one = validation(opened(template())["Students"], "N6")
    assert one.promptTitle == "Hours in school"
    assert one.prompt == (
        "Hours a week in the student's own school; part-time programme managed only. "
        "Enter a number from 0 to 40 (hours a week). May be blank."
    )


def test_lists_hold_the_schools_of_the_partnership_and_each_list_once():
    sheet = opened(template())["Lists"]
    columns = [[cell.value for cell in column if cell.value] for column in sheet.columns]
    assert columns[0] == ["School", *SCHOOLS]
    assert len({tuple(column[1:]) for column in columns}) == len(columns)


def test_list_that_the_la_does_not_have_is_refused():
    with pytest.raises(DefinitionError, match='School: the list "schools" is missing or empty'):
        template(lists={})


def test_stamp_of_another_return_is_refused():
    with pytest.raises(DefinitionError, match="a stamp of finance 1 on the return register"):
        template(stamp=FINANCE_STAMP)


def test_rows_without_a_column_are_refused(students):
    with pytest.raises(DefinitionError, match="rows of Students without the columns CMN"):
        template(rows={"Students": students.drop(columns="CMN")})


def test_same_arguments_give_the_same_bytes(students):
    assert template(rows={"Students": students}) == template(rows={"Students": students})
    assert finance() == finance()


def test_start_leads_to_each_sheet():
    sheet = opened(template())["Start"]
    links = {cell.value: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    assert links == {
        "Students": "Students!A1",
        "Referrals": "Referrals!A1",
        "Provision": "Provision!A1",
        "Guide": "Guide!A1",
    }


def test_guide_explains_every_column():
    sheet = opened(template())["Guide"]
    explained = [row[:2] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert explained == [
        (name, label)
        for name, labels in LABELS.items()
        for label in (*labels[:-1], "Check", "Explanation")
    ]


def test_checks_tell_every_rule_and_who_makes_it():
    rows = [*opened(template())["Checks"].iter_rows(values_only=True)]
    start = rows.index(("Sheet", "Column", "What Check says", "Why", "Error or query"))
    own = {rule.words: rule for rule in RULES if rule.return_id == "register"}
    assert {row[2] for row in rows[start + 1 :]} == {*own}
    kinds = {own[row[2]].id: row[4] for row in rows[start + 1 :]}
    assert kinds["REG_001"] == "error"
    assert kinds["REG_040"] == "query, by the local authority"


def test_guide_gives_every_value_of_every_list():
    sheet = opened(template())["Guide"]
    rows = sheet.iter_rows(min_row=4, values_only=True)
    allowed = {row[:2]: row[3] for row in rows}
    assert allowed["Students", "School"] == (
        "one of: Oakfield Academy / St Anne's College / No school roll"
    )
    assert allowed["Students", "CMN"] == "one of: No / Yes"
    assert allowed["Students", "Student ID"] == "text of 3 to 20 characters"


def test_guide_of_very_many_schools_is_written():
    schools = tuple(f"School {number} of the whole of the county" for number in range(80))
    sheet = opened(template(lists={"schools": schools}))["Guide"]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[1].value == "School")
    assert row[3].value.endswith(schools[-1])
    assert sheet.row_dimensions[row[0].row].height > 400


@pytest.mark.parametrize("make", [template, finance], ids=["register", "finance"])
def test_template_keeps_to_the_file_format(tmp_path, make):
    path = saved(tmp_path / "template.xlsx", make())
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    assert [str(error) for error in result.errors] == []


def test_rows_filled_in_before_come_back_as_they_were(tmp_path, students):
    path = saved(tmp_path / "drawn.xlsx", template(rows={"Students": students}))
    submission = read(path)
    assert submission.findings == ()
    assert submission.tallies["Students"].received == 3
    again = submission.tables["Students"]
    assert again["Source row"].tolist() == [6, 7, 8]
    pd.testing.assert_frame_equal(
        again.drop(columns="Source row"), students.drop(columns="Source row")
    )


def blank_or(strategy):
    return st.none() | strategy


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
DRAWN = st.fixed_dictionaries(
    {
        "Student ID": st.from_regex(r"[A-Z0-9/-]{2,18}[0-9]", fullmatch=True),
        "Year group": st.integers(7, 11),
        "School": st.sampled_from(SCHOOLS),
        "Date added to register": DAYS,
        "Date closed": blank_or(DAYS),
        "Reason closed": blank_or(st.sampled_from(["Moved away", "Other"])),
        "Home authority": st.sampled_from(["County", "City", "Other authority"]),
        "Looked after": st.sampled_from(["No", "Yes - in county", "Yes - out of county"]),
        "EHCP status": st.sampled_from(["None", "EHCP 25.5k package"]),
        "PM status": st.sampled_from(["Not programme managed", "Part time", "Full time"]),
        "CMN": st.sampled_from(["No", "Yes"]),
        "PM start date": blank_or(DAYS),
        "PM end date": blank_or(DAYS),
        "Hours in school": blank_or(st.floats(0, 40).map(lambda hours: round(hours, 6))),
        "SDQ baseline": blank_or(st.integers(0, 40)),
        "SDQ latest": blank_or(st.integers(0, 40)),
        "Attendance baseline %": blank_or(st.integers(0, 100)),
        "Attendance latest %": blank_or(st.integers(0, 100)),
        "Explanation": blank_or(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]))),
    }
)


@given(drawn=st.lists(DRAWN, max_size=4))
@settings(max_examples=15, deadline=None, derandomize=True)
def test_drawn_rows_come_back_as_they_were(tmp_path_factory, drawn):
    frame = pd.DataFrame(drawn, columns=LABELS["Students"])
    frame = frame.astype(
        {label: "datetime64[s]" for label in LABELS["Students"] if "date" in label.lower()}
    )
    path = tmp_path_factory.mktemp("drawn") / "register.xlsx"
    submission = read(saved(path, template(rows={"Students": frame})))
    assert [one.code for one in submission.findings] == ([] if drawn else ["READ_027"])
    students = submission.tables["Students"]
    for label in LABELS["Students"]:
        back = [
            None if pd.isna(one) else one.date() if isinstance(one, pd.Timestamp) else one
            for one in students[label].tolist()
        ]
        sent = [row[label] for row in drawn]
        # A cell that holds only spaces is a blank one.
        assert back == [None if isinstance(one, str) and not one.strip() else one for one in sent]


def test_template_filled_cell_by_cell_is_read(tmp_path):
    book = opened(template())
    columns = {cell.value: cell.column for cell in book["Students"][5]}
    for row, student in enumerate(STUDENTS, start=6):
        for label, value in student.items():
            book["Students"].cell(row, columns[label]).value = value
    path = tmp_path / "filled by hand.xlsx"
    book.save(path)
    submission = read(path)
    assert submission.findings == ()
    assert submission.tables["Students"]["Student ID"].tolist() == [
        "ABC/10-001",
        "ABC/09-002",
        "H801200001001",
    ]
    assert submission.tables["Students"]["Hours in school"].tolist()[0] == FULL["Hours in school"]
    assert submission.tables["Students"]["Hours in school"].isna().tolist() == [False, True, True]


def test_form_has_its_lines_and_computed_totals():
    amounts = pd.DataFrame(
        {
            "Line": ["Balance brought forward", "Income from LA", "Other Income", "Transport"],
            "Amount": [100.0, 2000.5, 30.0, 1500.0],
            "Explanation": [None, None, None, "A new contract"],
        }
    )
    data = finance({"Outturn": amounts})
    formulas = {row[0]: row[1] for row in opened(data)["Outturn"].iter_rows(values_only=True)}
    values = {
        row[0]: row[1] for row in opened(data, values=True)["Outturn"].iter_rows(values_only=True)
    }
    assert formulas["Total Income"] == "=SUM(B6,B7,B8,B9)"
    assert formulas["Total Expenditure"] == "=SUM(B11,B12,B13,B14,B15,B16,B17,B18)"
    assert formulas["Balance at end of period"] == "=B5+B10-B19"
    assert values["Total Income"] == 2030.5
    assert values["Total Expenditure"] == 1500
    assert values["Balance at end of period"] == 630.5
    assert values["Premises and office"] is None


def test_list_sheets_are_open_so_that_their_tables_grow():
    book = opened(template())
    assert [book[name].protection.sheet for name in LABELS] == [False, False, False]
    assert [bool(book[name].protection.sheet) for name in ("Start", "Guide")] == [True, False]


def test_typed_rows_to_come_have_the_format_of_their_column():
    widths = opened(template())["Students"].column_dimensions
    assert (widths["A"].number_format, widths["D"].number_format) == ("@", "dd/mm/yyyy_-")
    hidden = [(one.min, one.max) for one in widths.values() if one.hidden]
    assert hidden == [(21, 68)]


@pytest.mark.parametrize("spec", RETURNS, ids=lambda spec: spec.id)
def test_examples_are_what_the_reader_takes(spec):
    for table in spec.tables:
        if table.has_examples:
            cells = {
                column.field: LISTS[column.list_name][0] if column.list_name else column.example
                for column in table.columns
            }
            table.model.model_validate(cells, context=LISTS)


def test_example_stands_above_the_table_and_is_no_row():
    sheet = opened(template())["Students"]
    assert [cell.value for cell in sheet[4]][:6] == [
        "ABC/10-001",
        10,
        "Oakfield Academy",
        datetime(2020, 9, 14),  # noqa: DTZ001
        None,
        None,
    ]
    assert sheet["A4"].font.italic
    assert sheet["A4"].font.color.rgb == "FF595959"
    assert opened(finance())["Outturn"]["A4"].value == "Line"


def test_only_amounts_and_explanations_of_a_form_are_open():
    sheet = opened(finance())["Budget"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    open_cells = [cell.coordinate for row in sheet for cell in row if not cell.protection.locked]
    typed = [row for row in range(5, 27) if row not in {15, 24, 26}]
    answers = {f"D{row}" for row in range(5, 27)}
    assert {*open_cells} == {f"B{row}" for row in typed} | answers


def test_form_filled_in_before_comes_back_as_it_was(tmp_path):
    amounts = pd.DataFrame(
        {
            "Line": ["Income from LA Spring", "Contingency"],
            "Amount": [1234.56, 7.0],
            "Explanation": ["Paid late", None],
        }
    )
    path = saved(tmp_path / "finance.xlsx", finance({"Budget": amounts}))
    submission = read_return(path, expect=EXPECT)
    assert submission.findings == ()
    lines = submission.tables["Budget"].set_index("Line")
    assert len(lines) == 19
    assert lines["Amount"].dropna().to_dict() == {
        "Income from LA Spring": 1234.56,
        "Contingency": 7.0,
    }
    assert lines["Explanation"].dropna().to_dict() == {"Income from LA Spring": "Paid late"}
