"""Returns beside those of other partnerships and of earlier periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from seip_xl.check import Earlier, Period, check_elsewhere, check_return
from seip_xl.check.given import county_medians
from seip_xl.rule import RULES
from tests.rule import form_book
from tests.rule.book import checks
from tests.rule.case import (
    CENSUS,
    FULL_TIME,
    MANAGED,
    STUDENT,
    leaver,
    placement,
    student,
)
from tests.rule.cases_forms import FORM_CASES, FormCase

LAST_SUMMER, LAST_AUTUMN = date(2020, 6, 12), date(2019, 12, 13)
LEFT = {**FULL_TIME, "Year group": 11}


def found(submissions, *periods, codes=("LEA_010", "SEF_002", "ALL_002", "FIN_006", "FIN_007")):
    earlier = Earlier(census=CENSUS, periods=periods)
    done = check_elsewhere(submissions, checks(RULES), earlier)
    return [
        (each.code, each.cell)
        for one, _ in done
        for each in one.findings
        if each.code in (*codes, "REG_040", "FIN_030")
    ]


def summer(*submissions):
    return Period(name="Summer 2020", census=LAST_SUMMER, submissions=submissions)


def test_leaver_was_in_year_11_and_managed_on_the_last_register(returned):
    then = returned(
        "register",
        name=" then",
        Students=[
            *student(LEFT, id="L/1"),
            *student(id="L/2", year=11),
            *student(FULL_TIME, id="L/3", year=10),
        ],
    )
    now = returned("leavers", Leavers=[row for at in range(1, 5) for row in leaver(id=f"L/{at}")])
    assert found([now], summer(then)) == [("LEA_010", f"A{row}") for row in (7, 8, 9)]


def test_leaver_is_not_asked_about_without_the_register_of_last_school_year(returned):
    then = returned("register", Students=student(LEFT, id="L/9"))
    now = returned("leavers", Leavers=leaver(id="L/1"))
    assert found([now]) == []
    autumn = Period(name="Oct 2020", census=date(2020, 10, 2), submissions=(then,))
    assert found([now], autumn) == []
    other = returned("register", code="SLIP", Students=student(LEFT, id="L/9"))
    assert found([now], summer(other)) == []


def test_student_of_the_last_register_who_is_nowhere_is_asked_for(returned):
    students = {
        "stays": STUDENT,
        "gone": MANAGED,
        "closed": {**STUDENT, "Date closed": date(2020, 7, 1), "Reason closed": "Moved away"},
        "left": {**STUDENT, "Year group": 11},
        "leaver": LEFT,
        "lost leaver": LEFT,
    }
    ids = {name: f"A/{at}" for at, name in enumerate(students)}
    rows = [row for name, base in students.items() for row in student(base, id=ids[name])]
    then = returned("register", name=" then", Students=rows)
    register = returned("register", Students=student(id=ids["stays"]))
    leavers = returned("leavers", Leavers=leaver(id=ids["leaver"]))
    done = check_elsewhere(
        [register, leavers], checks(RULES), Earlier(census=CENSUS, periods=[summer(then)])
    )
    told = [each.message for one, _ in done for each in one.findings if each.code == "ALL_002"]
    numbers = [1 + [*students].index(name) for name in ("gone", "lost leaver")]
    assert [message.partition(" was ")[0] for message in told] == [
        f"The student of row {5 + number} of Students in {then.workbook}" for number in numbers
    ]
    assert all(each.workbook == register.workbook for each in done[0][0].findings)
    # Without the leavers return nobody who left can be found there.
    assert [code for code, _ in found([register], summer(then))] == ["ALL_002"]


def test_year_11_of_this_school_year_is_still_to_be_there(returned):
    then = returned("register", name=" then", Students=student(id="A/1", year=11))
    now = returned("register", Students=student(id="A/2"))
    this_year = Period(name="Oct 2020", census=date(2020, 10, 2), submissions=(then,))
    assert [code for code, _ in found([now], this_year)] == ["ALL_002"]
    assert found([now], summer(then)) == []


def test_row_that_is_there_but_wrong_is_no_lost_student(returned):
    then = returned("register", name=" then", Students=student(id="A/1"))
    now = returned("register", Students=student(id="A/1", year=6))
    assert now.tallies["Students"].rejected == 1
    assert found([now], summer(then)) == []


def test_rating_is_compared_with_last_school_years(returned):
    then = returned("self_evaluation", name=" then", Ratings=[
        {"Group": "Practice", "Indicator": "I1", "Rating": "Red", "Next step": "Train"},
    ])  # fmt: skip
    now = returned("self_evaluation", Ratings=[
        {"Group": "Practice", "Indicator": "I1", "Rating": "Green"},
    ])  # fmt: skip
    assert found([now], summer(then)) == [("SEF_002", "C5")]
    before = Period(name="Dec 2018", census=date(2018, 12, 14), submissions=(then,))
    assert found([now], before) == []


def test_median_cost_is_over_the_rows_that_are_counted(returned):
    north = returned(
        "register",
        "NORTH",
        Students=[*student(MANAGED, id="A/1"), *student(MANAGED, id="A/2")],
        Provision=[
            *placement(id="A/1", weekly=6, cost=60),
            *placement(id="A/2", weekly=6, cost=None),
            *placement(id="A/2", weekly=6, cost=900, kind="Directly employed staff"),
            *placement(id="A/9", weekly=6, cost=6_000),  # of no student: not counted
        ],
    )
    south = returned(
        "register",
        "SOUTH",
        Students=student(MANAGED, id="B/1"),
        Provision=[*placement(id="B/1", cost=72), *placement(id="B/1", cost=120)],
    )
    assert county_medians([north, south]) == {"The Farm School": 12.0}
    assert county_medians([north]) == {}  # it would be held against itself
    # A row that is not counted is checked all the same.
    assert found([north, south]) == [("REG_040", "E9"), ("REG_040", "E7")]


def outturn(tmp_path, name, *, signed=True, **changes):
    amounts = {**FORM_CASES[0].amounts, "Outturn": {**FORM_CASES[0].amounts["Outturn"], **changes}}
    case = FormCase(name=name, amounts=amounts)
    one = form_book.read(form_book.written(case, tmp_path / f"{name}.xlsx"))
    return replace(check_return(one, checks(RULES))[0], signed_off=signed)


def test_outturn_is_compared_with_last_years(tmp_path):
    now = outturn(tmp_path, "now")
    same = {"Balance brought forward": 17_000}  # 10,000 at the end
    then = outturn(tmp_path, "then", **same)
    assert found([now], summer(then)) == []
    changed = outturn(tmp_path, "changed", **same, Transport=20_000)
    assert found([now], summer(changed)) == [("FIN_006", "B5"), ("FIN_007", "B17")]
    long_ago = Period(name="Dec 2018", census=date(2018, 12, 14), submissions=(changed,))
    assert found([now], long_ago) == []
    # The later of two periods of last school year counts.
    autumn = Period(name="Dec 2019", census=LAST_AUTUMN, submissions=(changed,))
    assert found([now], autumn, summer(then)) == []


def test_sign_off_that_is_missing_is_asked_for(tmp_path):
    assert found([outturn(tmp_path, "unsigned", signed=False)]) == [("FIN_030", "A5")]
    one = form_book.read(form_book.written(FORM_CASES[0], tmp_path / "new.xlsx"))
    assert not one.signed_off
