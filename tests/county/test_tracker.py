"""Where the returns stand, and whom to write to."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from seip_xl.county import (
    FileDates,
    TrackerRow,
    Version,
    chase_list,
    read_county,
    track,
    write_chase_list,
    write_county,
)
from seip_xl.finding import Finding, Severity
from seip_xl.read import Submission
from seip_xl.schema import REGISTER
from tiny_county import CODES, SETTINGS, control, stamp, tables

DUE = date(2020, 12, 18)
DATES = [FileDates(received=date(2020, 12, 21), changed=date(2020, 12, 20))]
TITLES = ("Register return", "Finance return", "Leavers return", "Self-evaluation return")
MEND = 'please mend them, or answer in the column "Explanation", and send it again.'
BEFORE = date(2020, 12, 1)


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    path = tmp_path_factory.mktemp("county") / "Control.xlsx"
    path.write_bytes(control())
    return read_county(path)


def found(severity, code="READ_001", explanation=""):
    return Finding(
        code=code, severity=severity, workbook="N.xlsx", message="m", explanation=explanation
    )


def came(*findings, accepted=True):
    return Submission(
        workbook="N.xlsx", accepted=accepted, stamp=stamp("register", "NORTH"), findings=findings
    )


def register(county, *submissions, today=BEFORE):
    """Give the row of the register of NORTH."""
    rows = track(county, submissions, DATES[: len(submissions)], today)
    return next(row for row in rows if (row.title, row.partnership) == ("Register return", "NORTH"))


def test_a_row_for_each_return_of_each_partnership(county):
    rows = track(county, (), (), BEFORE)
    assert [(row.title, row.partnership) for row in rows] == [
        (title, code)
        for title in (
            "Register return",
            "Finance return",
            "Leavers return",
            "Self-evaluation return",
        )
        for code in CODES
    ]
    assert {(row.due, row.status, row.days_late) for row in rows} == {(DUE, "awaited", None)}


@pytest.mark.parametrize(
    ("today", "late", "status"),
    [
        (DUE, None, "awaited"),
        (date(2020, 12, 19), 1, "not received, 1 day late"),
        (date(2020, 12, 28), 10, "not received, 10 days late"),
    ],
)
def test_what_has_not_come_is_late_after_the_day_it_was_due(county, today, late, status):
    row = register(county, today=today)
    assert (row.days_late, row.status, row.received, row.version) == (late, status, None, None)


def test_what_came_late_keeps_its_days_whatever_the_day_is(county):
    row = register(county, came(), today=date(2021, 6, 1))
    assert (row.received, row.last_change, row.days_late) == (
        date(2020, 12, 21),
        "saved 20 Dec 2020",
        3,
    )
    assert (row.status, row.version) == ("accepted", 1)


@pytest.mark.parametrize(
    ("findings", "counts", "status"),
    [
        ([Severity.NOTE], (0, 0, 0), "accepted"),
        ([Severity.ERROR], (1, 0, 0), "counted but for what is wrong: 1 error to mend"),
        ([Severity.QUERY] * 2, (0, 2, 0), "counted; 2 queries to answer"),
    ],
)
def test_findings_are_counted(county, findings, counts, status):
    row = register(county, came(*map(found, findings)))
    assert (row.errors, row.queries, row.explained) == counts
    assert row.status == status


def test_explained_queries_are_answered(county):
    answered = found(Severity.QUERY, explanation="She moved.")
    row = register(county, came(answered, found(Severity.QUERY, explanation=" ")))
    assert (row.queries, row.explained, row.open_queries) == (2, 1, 1)
    assert row.status == "counted; 1 query to answer"


def test_version_and_what_changed_are_those_of_the_store(county):
    version = Version(number=3, change="Students: 1 row added (row 9)")
    (row, *_) = track(county, [came()], DATES, BEFORE, {("register", "NORTH"): version})
    assert row.version == 3
    assert row.last_change == "saved 20 Dec 2020: Students: 1 row added (row 9)"


def test_files_of_one_name_have_their_own_dates(county):
    later = FileDates(received=date(2020, 12, 28), changed=date(2020, 12, 27))
    south = replace(came(), stamp=stamp("register", "SOUTH"))
    north, other = track(county, [came(), south], [*DATES, later], BEFORE)[:2]
    assert (north.received, other.received) == (date(2020, 12, 21), date(2020, 12, 28))
    assert other.last_change == "saved 27 Dec 2020"


def test_rejected_return_says_why_and_two_files_are_two_versions(county):
    twice = found(Severity.ERROR, code="READ_025")
    row = register(county, came(twice, accepted=False), came(twice, accepted=False))
    assert row.version == 2
    assert row.status.startswith("not accepted: ")


def test_return_that_is_not_due_is_tracked_when_it_comes(tmp_path):
    path = tmp_path / "Control.xlsx"
    path.write_bytes(write_county(SETTINGS.model_copy(update={"register_due": None}), tables()))
    read = read_county(path)
    assert register(read, came()).due is None
    assert len(track(read, (), (), BEFORE)) == 6


def test_home_shows_the_rows_it_is_given_and_else_what_is_awaited():
    row = TrackerRow(title="Register return", partnership="NORTH", due=DUE, errors=2, status="x")
    given = openpyxl.load_workbook(io.BytesIO(write_county(SETTINGS, tables(), tracker=[row])))
    cells = given["Home"][given["Home"].tables["Tracker"].ref]
    assert [cell.value for cell in cells[0]][:3] == ["Return", "Partnership", "Due"]
    assert len(cells) == 2
    assert (cells[1][1].value, cells[1][5].value, cells[1][10].value) == ("NORTH", 2, "x")
    awaited = openpyxl.load_workbook(io.BytesIO(control()))["Home"].tables["Tracker"].ref
    assert len(openpyxl.load_workbook(io.BytesIO(control()))["Home"][awaited]) == 9


def test_nobody_is_chased_before_a_return_is_due(county):
    assert chase_list(track(county, (), (), BEFORE), county) == ()


def test_coordinator_is_written_what_is_late_and_what_is_wrong(county):
    rows = track(
        county,
        [came(found(Severity.ERROR), found(Severity.QUERY), found(Severity.QUERY))],
        DATES,
        date(2020, 12, 28),
    )
    north, south = chase_list(rows, county)
    assert (north.partnership, north.name, north.subject) == (
        "NORTH",
        "The North",
        "NORTH: returns for Dec 2020",
    )
    assert north.text.splitlines() == [
        "To the coordinator of The North",
        "",
        "This is still to be done for your returns of Dec 2020:",
        f"- Register return: 1 error to be mended and 2 queries to be answered; {MEND}",
        "- Finance return: it was due on 18/12/2020 and has not come; please send it.",
        "- Leavers return: it was due on 18/12/2020 and has not come; please send it.",
        "- Self-evaluation return: it was due on 18/12/2020 and has not come; please send it.",
        "",
        "Thank you.",
    ]
    assert len(south.returns) == 4


def test_text_says_what_is_to_be_mended_the_first_of_it_where_it_is_much(county):
    wrong = [replace(found(Severity.ERROR), message=f"mend {at}") for at in range(12)]
    answered = replace(found(Severity.QUERY, explanation="so"), message="answered")
    one = replace(came(*wrong, answered), spec=REGISTER)
    rows = track(county, [one], DATES, date(2020, 12, 28))
    lines = chase_list(rows, county, [one])[0].text.splitlines()
    assert lines[4:15] == [*(f"  mend {at}" for at in range(10)), "  and 2 more"]
    assert "answered" not in "".join(lines)


def test_chase_list_is_a_workbook_of_the_same_bytes(county):
    lines = chase_list(track(county, (), (), date(2020, 12, 28)), county)
    written = write_chase_list(lines, SETTINGS)
    assert written == write_chase_list(lines, SETTINGS)
    sheet = openpyxl.load_workbook(io.BytesIO(written))["Chase list"]
    assert [sheet["A5"].value, sheet["A6"].value] == ["NORTH", "SOUTH"]
