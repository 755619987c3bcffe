from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from read.tiny import FULL, read, write_register
from seip_xl.read.code import Code
from seip_xl.read.heal import as_date, as_number, cleaned, heal
from seip_xl.schema import REGISTER


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("12.0", 12),
        ("12.5", 12.5),
        ("-3", -3),
        ("+3", 3),
        ("1,234", 1234),
        ("1,234,567.25", 1234567.25),
        ("£1,200", 1200),
        ("£ 75", 75),
        ("12,5", None),
        ("1,23", None),
        ("1.234.567", None),
        ("78%", None),
        ("1e5", None),
        ("12 h", None),
        ("twelve", None),
        ("", None),
        ("\N{FULLWIDTH DIGIT ONE}", None),
    ],
)
def test_number_is_read_as_people_write_it(text, number):
    assert as_number(text) == number
    assert type(as_number(text)) is type(number)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14/09/2020", date(2020, 9, 14)),
        ("14.9.2020", date(2020, 9, 14)),
        ("14-09-2020", date(2020, 9, 14)),
        ("5/5/2020", date(2020, 5, 5)),
        ("2020-03-04", date(2020, 3, 4)),
        ("4 March 2020", date(2020, 3, 4)),
        ("4 Mar 2020", date(2020, 3, 4)),
        ("04-SEP-2020", date(2020, 9, 4)),
        ("03/04/2020", None),
        ("04/14/2020", None),
        ("31/02/2020", None),
        ("14/09/20", None),
        ("14/09-2020", None),
        ("2020-13-01", None),
        ("4 Marc 2020", None),
        ("4 Ma 2020", None),
        ("14 September", None),
        ("soon", None),
        ("", None),
    ],
)
def test_date_is_read_where_it_can_be_read_in_one_way_only(text, day):
    assert as_date(text) == day


@given(st.dates(), st.sampled_from("/.-"))
def test_date_is_never_another_day(day, between):
    text = between.join((f"{day.day:02}", f"{day.month:02}", f"{day.year:04}"))
    read_as = as_date(text)
    assert read_as in {None, day}
    assert (read_as is None) is (day.day <= 12 and day.day != day.month)
    assert as_date(day.isoformat()) == day


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert cleaned(cleaned(text)) == cleaned(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (" a b ", "a b"),
        ("a\N{NO-BREAK SPACE}b\N{NO-BREAK SPACE}", "a b"),
        ("\N{ZERO WIDTH SPACE}a\N{ZERO WIDTH NO-BREAK SPACE}", "a"),
        ("\N{RIGHT-TO-LEFT MARK}a\t", "a"),
        ("e\N{COMBINING ACUTE ACCENT}", "\N{LATIN SMALL LETTER E WITH ACUTE}"),
    ],
)
def test_what_is_not_seen_is_taken_away(typed, text):
    assert cleaned(typed) == text


def students(tmp_path, **typed):
    rows = [FULL | {label.replace("_", " "): value for label, value in typed.items()}]
    return read(write_register(tmp_path / "register.xlsx", rows))


@pytest.mark.parametrize(
    ("label", "typed", "meant", "code"),
    [
        ("Student ID", "ABC/10-001\N{NO-BREAK SPACE}", "ABC/10-001", "READ_061"),
        ("School", "Oakfield Academy ", "Oakfield Academy", "READ_061"),
        ("School", "OAKFIELD  academy", "Oakfield Academy", "READ_062"),
        ("CMN", "yes", "Yes", "READ_062"),
        ("Year group", "10", 10, "READ_063"),
        ("Hours in school", " 12.5", 12.5, "READ_063"),
        ("Date closed", "14/11/2020", "2020-11-14", "READ_064"),
        ("Date closed", "2020-11-02", "2020-11-02", "READ_064"),
    ],
)
def test_cell_that_can_be_meant_in_one_way_only_is_healed_and_noted(
    tmp_path, label, typed, meant, code
):
    found = students(tmp_path, **{label: typed})
    (value,) = found.tables["Students"][label]
    assert (str(value)[:10] if label == "Date closed" else value) == meant
    (note,) = found.findings
    assert (note.code, note.severity, note.sheet) == (code, "note", "Students")
    assert note.cell in note.message
    assert note.message.endswith("; nothing is to be done")


@pytest.mark.parametrize(
    ("label", "typed", "code"),
    [
        ("Date closed", "03/04/2020", "READ_044"),
        ("Year group", "14", "READ_041"),
        ("Year group", "10.5", "READ_041"),
        ("SDQ baseline", "12,5", "READ_041"),
        ("School", "Oakfield", "READ_045"),
        ("Student ID", "A B", "READ_046"),
    ],
)
def test_what_would_be_a_guess_is_a_finding_of_what_was_typed(tmp_path, label, typed, code):
    found = students(tmp_path, **{label: typed})
    assert [one.code for one in found.findings] == [code]
    assert found.tallies["Students"].rejected == 1
    assert label == "Student ID" or found.findings[0].found == typed


def test_cells_of_a_column_are_noted_together(tmp_path):
    rows = [FULL | {"Student ID": f"AB{number}", "CMN": "yes"} for number in range(3)]
    found = read(write_register(tmp_path / "register.xlsx", rows))
    (note,) = found.findings
    assert note.message == (
        "CMN: read in the spelling of the list (K2, K3, K4); nothing is to be done"
    )
    assert found.tallies["Students"].accepted == 3


def test_text_that_two_listed_values_could_be_is_not_healed():
    school = REGISTER.table("Students").column("School")
    listed = {"schools": ("Hill School", "HILL SCHOOL", "Mill School")}
    assert heal(school, "hill school", listed) is None
    assert heal(school, "mill school", listed) == ("Mill School", Code.HEALED_CASE)
