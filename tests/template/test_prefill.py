from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from read.tiny import FULL, PLAIN, THIRD
from seip_xl.errors import WorkbookError
from seip_xl.issuing import write_templates
from seip_xl.pipeline import consolidate
from seip_xl.schema import REGISTER
from seip_xl.template import carry_over
from template.frames import frame_of
from tiny_county import SETTINGS, control, write_tiny_county

MARCH = SETTINGS.model_copy(update={"period": "Mar 2021", "census_date": date(2021, 3, 12)})
JULY = SETTINGS.model_copy(update={"period": "Jul 2021", "census_date": date(2021, 7, 9)})
HEADINGS = 5
NEXT_YEAR = SETTINGS.model_copy(
    update={
        "period": "Dec 2021",
        "census_date": date(2021, 12, 10),
        "academic_year": "2021-22",
        "year_start": date(2021, 9, 1),
        "autumn_start": date(2021, 9, 1),
        "autumn_end": date(2021, 12, 17),
        "spring_start": date(2022, 1, 4),
        "spring_end": date(2022, 4, 1),
        "summer_start": date(2022, 4, 19),
        "summer_end": date(2022, 7, 15),
        "register_due": date(2021, 12, 17),
    }
)


def rows(student, **cells):
    return {"Student ID": student["Student ID"], **cells}


def register(students):
    referral = {"Referral date": date(2020, 9, 8), "Forum": "Panel", "Explanation": "late"}
    tables = {
        "Students": students,
        "Referrals": [rows(one, **referral) for one in students],
        "Provision": [
            rows(students[0], **{"End date": None}),
            rows(students[0], **{"End date": date(2020, 8, 31)}),
            rows(students[0], **{"End date": date(2020, 9, 1)}),
        ],
    }
    return {name: frame_of(REGISTER.table(name), given) for name, given in tables.items()}


OPEN = {**PLAIN, "Student ID": "O/1", "Year group": 10, "Explanation": "moved in May"}
CLOSED_IN_YEAR = {**THIRD, "Student ID": "C/1", "Date closed": date(2020, 9, 1)}
CLOSED_BEFORE = {**THIRD, "Student ID": "C/2", "Date closed": date(2020, 8, 31)}
ELEVEN = {**FULL, "Student ID": "E/1", "Year group": 11, "Date closed": None}


def test_within_a_school_year_every_case_of_the_year_is_carried_over():
    found = carry_over(
        register([OPEN, CLOSED_IN_YEAR, CLOSED_BEFORE, ELEVEN]),
        years=0,
        year_start=date(2020, 9, 1),
    )
    assert found.rows["Students"]["Student ID"].tolist() == ["O/1", "C/1", "E/1"]
    assert found.rows["Students"]["Year group"].tolist() == [10, 7, 11]
    assert found.rows["Referrals"]["Student ID"].tolist() == ["O/1", "C/1", "E/1"]
    assert (found.students, found.closed, found.left) == (3, 1, 0)


def test_in_september_years_move_up_leavers_and_closed_cases_drop_out():
    found = carry_over(
        register([OPEN, CLOSED_IN_YEAR, ELEVEN]), years=1, year_start=date(2021, 9, 1)
    )
    assert found.rows["Students"]["Student ID"].tolist() == ["O/1"]
    assert found.rows["Students"]["Year group"].tolist() == [11]
    assert found.rows["Referrals"]["Student ID"].tolist() == ["O/1"]
    assert found.told == (
        "1 students carried over, 1 closed before this school year, 1 past Year 11"
    )


def test_placements_that_ended_before_the_year_drop_out_and_explanations_are_not_carried():
    found = carry_over(register([OPEN]), years=0, year_start=date(2020, 9, 1))
    ends = found.rows["Provision"]["End date"]
    assert [str(one) for one in ends] == ["NaT", "2020-09-01 00:00:00"]
    for frame in found.rows.values():
        assert frame["Explanation"].isna().all()


@pytest.fixture
def last(tmp_path):
    folder = tmp_path / "last"
    folder.mkdir()
    return write_tiny_county(folder)


def issued(tmp_path, settings, last):
    new = tmp_path / "new"
    new.mkdir()
    (new / "Control.xlsx").write_bytes(control(settings))
    return write_templates(new / "Control.xlsx", tmp_path / "send", last=last)


def typed(path, sheet):
    """Give the first two cells of each filled row of a template's table."""
    found = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=6, max_col=2, values_only=True)
    return [row for row in found if row[0] is not None]


def test_templates_of_the_next_term_hold_the_cases_of_the_last_one(tmp_path, last):
    made = issued(tmp_path, MARCH, last)
    register_path = next(path for path in made.paths if path.name == "NORTH register Mar 2021.xlsx")
    before = typed(last / "NORTH register.xlsx", "Students")
    assert typed(register_path, "Students") == before
    assert len(before) == 7
    assert made.notices[0].startswith("NORTH register.xlsx: 7 students carried over, 0 closed")


def test_templates_of_the_next_school_year_hold_open_cases_a_year_older(tmp_path, last):
    made = issued(tmp_path, NEXT_YEAR, last)
    path = next(path for path in made.paths if path.name == "NORTH register Dec 2021.xlsx")
    assert typed(path, "Students") == [("C/2", 10), ("C/3", 11), ("C/4", 9)]


def test_what_cannot_be_carried_over_is_told(tmp_path, last):
    (last / "SOUTH register.xlsx").write_bytes(b"")
    book = openpyxl.load_workbook(last / "NORTH register.xlsx")
    book["Students"]["B6"] = "eleven"
    book.save(last / "NORTH register.xlsx")
    made = issued(tmp_path, MARCH, last)
    assert made.notices[0].endswith("; 1 row was wrong and not carried over, see seip-xl check")
    assert made.notices[1].startswith("SOUTH register.xlsx: nothing was carried over; SOUTH")
    assert made.notices[2] == "Nothing was carried over for SOUTH."


def test_a_period_that_is_not_earlier_is_refused(tmp_path, last):
    with pytest.raises(WorkbookError, match="which is not before Dec 2020"):
        issued(tmp_path, SETTINGS, last)


def edited(path, row, **cells):
    """Type into cells of a row of Students, by heading."""
    book = openpyxl.load_workbook(path)
    sheet = book["Students"]
    at = {cell.value: cell.column for cell in sheet[HEADINGS]}
    for label, value in cells.items():
        sheet.cell(row, at[label]).value = value
    book.save(path)


def explanations(path):
    sheet = openpyxl.load_workbook(path)["Students"]
    at = next(cell.column for cell in sheet[HEADINGS] if cell.value == "Explanation")
    found = [sheet.cell(row, at).value for row in range(HEADINGS + 1, HEADINGS + 8)]
    return [one for one in found if one]


def test_explanations_are_filled_in_while_what_they_explain_stands(tmp_path, last):
    out_of_county = {"Looked after": "Yes - out of county", "Home authority": "County"}
    (last / "Rules.xlsx").unlink()  # the tiny county switches all rules off
    edited(last / "NORTH register.xlsx", 6, **out_of_county, Explanation="placed with an aunt")
    edited(last / "NORTH register.xlsx", 7, Explanation="answers no query")
    made = issued(tmp_path, MARCH, last)
    path = next(path for path in made.paths if path.name == "NORTH register Mar 2021.xlsx")
    assert explanations(path) == ["placed with an aunt"]


@pytest.fixture
def counted(last):
    """The folder of last period after it was consolidated, its returns taken away."""
    consolidate(last)
    for path in last.glob("* *.xlsx"):
        path.unlink()
    return last


def of_period(folder, settings):
    """Make the control workbook that of another period, as an officer does each term."""
    (folder / "Control.xlsx").write_bytes(control(settings))
    return folder / "Control.xlsx"


def test_cases_are_those_that_were_last_consolidated_where_no_folder_is_named(tmp_path, counted):
    made = write_templates(of_period(counted, MARCH), tmp_path / "send")
    path = next(path for path in made.paths if path.name == "NORTH register Mar 2021.xlsx")
    assert len(typed(path, "Students")) == 7
    assert made.notices[0] == "Cases are filled in as they were last consolidated:"
    assert made.notices[1].startswith("NORTH register.xlsx: 7 students carried over, 0 closed")


def test_first_period_has_no_cases_to_be_filled_in(tmp_path, counted):
    made = write_templates(of_period(counted, SETTINGS), tmp_path / "send")
    path = next(path for path in made.paths if path.name == "NORTH register Dec 2020.xlsx")
    assert (typed(path, "Students"), made.notices) == ([], ())


def test_store_that_cannot_be_read_is_told_and_templates_are_written(tmp_path, counted):
    for path in (counted / "store" / "files").rglob("*.xlsx"):
        path.write_bytes(b"spoilt")
    made = write_templates(of_period(counted, MARCH), tmp_path / "send")
    assert made.notices[0].startswith("Nothing was carried over from the store: ")
    assert len(made.paths) == 8


def test_explanation_of_the_period_before_last_is_filled_in_too(tmp_path, last):
    out_of_county = {"Looked after": "Yes - out of county", "Home authority": "County"}
    (last / "Rules.xlsx").unlink()
    edited(last / "NORTH register.xlsx", 6, **out_of_county, Explanation="placed with an aunt")
    consolidate(last)
    for path in last.glob("* *.xlsx"):
        path.unlink()
    made = write_templates(of_period(last, MARCH), last)
    north = next(path for path in made.paths if path.name == "NORTH register Mar 2021.xlsx")
    edited(north, 6, Explanation=None)  # it goes on answering
    for path in last.glob("* *.xlsx"):
        if path != north:
            path.unlink()
    consolidate(last)
    north.unlink()
    made = write_templates(of_period(last, JULY), tmp_path / "send")
    path = next(path for path in made.paths if path.name == "NORTH register Jul 2021.xlsx")
    assert explanations(path) == ["placed with an aunt"]
