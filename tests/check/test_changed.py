"""What changed between two readings of a return, in drawn workbooks."""

from __future__ import annotations

from datetime import date

import pytest

from read.tiny import (
    FULL,
    LABELS,
    PLAIN,
    STUDENTS,
    THIRD,
    form,
    grid,
    monitoring,
    read,
    write_finance,
    write_register,
)
from seip_xl.check import changes_between, told_changes

REFERRAL = {"Student ID": "ABC/10-001", "Referral date": date(2020, 9, 7), "Forum": "BAC"}


def students(tmp_path, name, rows, **further):
    return read(write_register(tmp_path / f"{name}.xlsx", rows, **further))


def compared(tmp_path, old, new):
    return changes_between(students(tmp_path, "old", old), students(tmp_path, "new", new))


def referrals(tmp_path, old, new):
    sheets = [grid(rows, LABELS["Referrals"]) for rows in (old, new)]
    one, other = (
        students(tmp_path, name, STUDENTS, Referrals=sheet)
        for name, sheet in zip(("old", "new"), sheets, strict=True)
    )
    return told_changes(changes_between(one, other))


def finances(tmp_path, old, new):
    one, other = (
        read(write_finance(tmp_path / f"{name}.xlsx", **sheets))
        for name, sheets in (("old", old), ("new", new))
    )
    return told_changes(changes_between(one, other))


def plain(number, **changed):
    return {
        **PLAIN,
        "Student ID": f"X/{number}",
        "Date added to register": date(2020, 9, number),
    } | changed


def test_same_rows_in_another_order_are_no_change(tmp_path):
    assert compared(tmp_path, STUDENTS, STUDENTS[::-1]) == ()


def test_cell_that_changed_is_told_with_its_address(tmp_path):
    closed = {**PLAIN, "Date closed": date(2020, 9, 14), "Hours in school": 12.5}
    (day, hours) = compared(tmp_path, STUDENTS, (FULL, closed, THIRD))
    assert (day.table, day.kind, day.sheet, day.row, day.cell) == (
        "Students",
        "changed",
        "Students",
        3,
        "E3",
    )
    assert (day.column, day.old, day.new) == ("Date closed", "", "14/09/2020")
    assert (hours.column, hours.old, hours.new) == ("Hours in school", "", "12.5")


def test_cell_has_the_address_that_it_has_now(tmp_path):
    older = {**PLAIN, "Year group": 10}
    (change,) = compared(tmp_path, STUDENTS, (THIRD, FULL, older))
    assert (change.cell, change.old, change.new) == ("B4", "9", "10")


def test_rows_are_told_where_they_stand_or_stood(tmp_path):
    changes = compared(tmp_path, (FULL, PLAIN, plain(1)), (plain(2), FULL, plain(3), PLAIN))
    assert [(str(one.kind), one.row, one.cell) for one in changes] == [
        ("added", 2, ""),
        ("added", 4, ""),
        ("removed", 4, ""),
    ]


def test_student_is_never_named(tmp_path):
    old = [plain(number) for number in (1, 2, 3)]
    new = [plain(1, **{"Student ID": "NEW/77"}), plain(2, **{"Student ID": "x/2"}), plain(4)]
    changes = compared(tmp_path, old, new)
    assert told_changes(changes) == [
        (
            "Students: 1 row added (row 4); 1 row removed (was row 4); 2 cells changed: "
            "A2 Student ID: another one, A3 Student ID: another one"
        )
    ]
    assert not any(name in str(changes) for name in ("NEW/77", "X/1", "x/2"))


def test_rejected_row_counts_as_any_other(tmp_path):
    wrong = {**PLAIN, "Year group": "nine", "Home authority": None}
    old, new = (
        students(tmp_path, *each) for each in (("old", (FULL, wrong)), ("new", (FULL, PLAIN)))
    )
    assert old.tallies["Students"].rejected == 1
    assert told_changes(changes_between(old, new)) == [
        (
            "Students: 2 cells changed: B3 Year group: empty or wrong -> 9, "
            "G3 Home authority: empty or wrong -> City"
        )
    ]
    assert len(changes_between(new, old)) == 2


def test_student_id_that_was_mended_is_the_same_row(tmp_path):
    old = (FULL, {**PLAIN, "Student ID": "Sam Small"}, THIRD)
    changes = compared(tmp_path, old, STUDENTS)
    assert told_changes(changes) == ["Students: 1 cell changed: A3 Student ID: another one"]
    assert "Sam" not in str(changes)


def test_rows_without_a_known_student_are_matched_in_order(tmp_path):
    old = (FULL, {**PLAIN, "Student ID": "Sam Small"})
    new = (FULL, {**PLAIN, "Student ID": "Sam", "Year group": 8})
    assert told_changes(compared(tmp_path, old, new)) == [
        "Students: 1 cell changed: B3 Year group: 9 -> 8"
    ]


def test_rows_of_one_student_are_matched_equal_ones_first(tmp_path):
    first, second, third = (REFERRAL | {"Referral date": date(2020, 9, day)} for day in (7, 8, 9))
    assert referrals(tmp_path, [first, second], [third, first, second]) == [
        "Referrals: 1 row added (row 2)"
    ]
    assert referrals(tmp_path, [first, second], [second, third]) == [
        "Referrals: 1 cell changed: B3 Referral date: 07/09/2020 -> 09/09/2020"
    ]


def test_form_is_compared_by_its_lines(tmp_path):
    assert finances(tmp_path, {}, {"Outturn": form("Outturn", 7)})[0].startswith("Outturn: ")
    drawn = form("Outturn")
    changed = [*map(list, drawn)]
    changed[3][1] = 6
    line = drawn[3][0]
    turned = [changed[0], *changed[:0:-1]]
    row = len(turned) - 2
    assert finances(tmp_path, {"Outturn": drawn}, {"Outturn": turned}) == [
        f"Outturn: 1 cell changed: B{row} Amount ({line}): 5 -> 6"
    ]


def test_fact_of_a_form_is_told_once(tmp_path):
    new = {"Monitoring": monitoring(facts=[("As at", date(2020, 12, 10))])}
    assert finances(tmp_path, {}, new) == [
        "Monitoring: 1 cell changed: B1 As at: 11/12/2020 -> 10/12/2020"
    ]
    wrong = {"Monitoring": monitoring(facts=[("As at", "soon")])}
    assert finances(tmp_path, wrong, {}) == [
        "Monitoring: 1 cell changed: B1 As at: empty or wrong -> 11/12/2020"
    ]


def test_return_that_could_not_be_read_has_nothing_to_compare(tmp_path):
    path = tmp_path / "no.xlsx"
    path.write_bytes(b"no workbook")
    whole = students(tmp_path, "old", STUDENTS)
    assert changes_between(whole, read(path)) == changes_between(read(path), whole) == ()


def test_many_changes_are_told_briefly(tmp_path):
    old = [plain(number) for number in range(1, 23)]
    new = [{**row, "Year group": 8} for row in old] + [plain(number) for number in (23, 24, 25, 28)]
    (line,) = told_changes(compared(tmp_path, old, [*new[:23], THIRD, *new[23:]]))
    assert line.startswith(
        "Students: 5 rows added (rows 24 to 28); 22 cells changed: B2 Year group: "
    )
    assert line.endswith("B21 Year group: 9 -> 8, and 2 more")


@pytest.mark.parametrize("taken", [STUDENTS, ()])
def test_nothing_changed_is_not_told(tmp_path, taken):
    assert told_changes(compared(tmp_path, taken, taken)) == []
