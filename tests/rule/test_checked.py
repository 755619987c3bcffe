"""Rules enforced: what is told of a row, what is not counted, what is not evaluated or crashed."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from seip_xl.rule import RULES
from tests.rule.book import checked, read, workbook
from tests.rule.case import CENSUS, DAY_AFTER, MANAGED, placement, student

BY_ID = {rule.id: rule for rule in RULES}


def found(tmp_path, students=(), placements=(), rules=RULES, typed=()):
    """Write a register, type into cells of Students, read and check it."""
    path = tmp_path / "register.xlsx"
    rows = {"Students": [*students], "Referrals": [], "Provision": [*placements]}
    path.write_bytes(workbook("register", rows))
    if typed:
        book = openpyxl.load_workbook(path)
        for cell, value in typed:
            book["Students"][cell] = value
        book.save(path)
    return checked(read(path, "register", rows), rules)


def told(submission):
    return [(one.code, one.cell, one.message) for one in submission.findings]


def test_row_that_breaks_an_error_is_told_and_not_counted(tmp_path):
    rows = [*student(id="A/1", added=DAY_AFTER), *student(id="A/2")]
    one, _ = found(tmp_path, rows)
    text = "Date added to register (12/12/2020) is after the census date; correct it, or leave "
    assert told(one) == [("REG_003", "D6", text + "this row for next time")]
    assert list(one.tables["Students"]["Student ID"]) == ["A/2"]
    assert (one.tallies["Students"].accepted, one.tallies["Students"].rejected) == (1, 1)
    assert one.reads["Students"].findings == one.findings or len(one.findings) == 1


def test_query_keeps_the_row_and_carries_its_explanation(tmp_path):
    row = {**student(MANAGED, id="A/1", hours=None)[0], "Explanation": "At home until May"}
    one, _ = found(tmp_path, [row], placement(id="A/1"))
    assert [(each.code, each.severity, each.explanation) for each in one.findings] == [
        ("REG_013", "query", "At home until May")
    ]
    assert one.tallies["Students"].accepted == 1


def test_all_cells_of_a_rule_are_named_and_ids_are_never_repeated(tmp_path):
    one, _ = found(tmp_path, [*student(id="A/1"), *student(id="A/1")])
    assert [each.cells for each in one.findings] == [("A6",), ("A7",)]
    assert all("A/1" not in each.message + each.found for each in one.findings)


@pytest.mark.parametrize(
    ("hours", "asked", "cell"),
    [
        (5, '=OR(ISBLANK([@[Hours in school]]),TRIM([@[Reason closed]])="")', "F6"),
        (None, '=OR(ISBLANK([@[Hours in school]]),[@[Reason closed]]="")', "N6"),
        (5, "=[@[Hours in school]]>1", "N6"),
    ],
    ids=["second is empty", "both are empty", "none is asked for"],
)
def test_first_cell_that_should_not_be_empty_is_named(tmp_path, hours, asked, cell):
    cells = ("Hours in school", "Reason closed")
    rule = replace(BY_ID["REG_013"], formula=asked, columns=cells, message="No")
    one, _ = found(tmp_path, student(MANAGED, id="A/1", hours=hours), rules=[rule])
    assert [(each.cell, each.column) for each in one.findings] == [
        (cell, dict(zip(("N6", "F6"), cells, strict=True))[cell])
    ]


def test_nearest_listed_name_is_asked_for_and_never_put_in(tmp_path):
    one, _ = found(
        tmp_path, student(MANAGED, id="A/1"), placement(id="A/1", provider="The Farm Schol")
    )
    assert one.findings[0].message.endswith('that it is new (is it "The Farm School"?)')
    assert list(one.tables["Provision"]["Provider"]) == ["The Farm Schol"]


def test_rule_is_silent_where_a_cell_that_it_reads_is_wrong(tmp_path):
    one, counts = found(tmp_path, [*student(id="A/1"), *student(id="A/2")], typed=[("D6", "soon")])
    assert [each.code for each in one.findings] == ["READ_044"]
    count = next(each for each in counts if each.rule == "REG_003")
    assert (count.rows, count.wrong, count.silent, count.crashed) == (2, 0, 1, 0)


def test_healed_cell_is_judged_as_it_is_read(tmp_path):
    one, _ = found(tmp_path, student(id="A/1"), typed=[("D6", "14/12/2020")])
    assert [each.code for each in one.findings] == ["READ_064", "REG_003"]


def test_rule_that_crashes_is_told_and_its_rows_are_counted(tmp_path):
    crashing = replace(
        BY_ID["REG_003"], id="LA_001", formula="=1/([@[Year group]]-10)>[@[Date added to register]]"
    )
    one, counts = found(tmp_path, student(id="A/1"), rules=(*RULES, crashing))
    assert [each.code for each in one.findings] == ["CHECK_001"]
    assert "LA_001 could not be worked out in 1 rows, the first is row 6" in one.findings[0].message
    assert one.tallies["Students"].accepted == 1
    assert next(each for each in counts if each.rule == "LA_001").crashed == 1


@pytest.mark.parametrize("active", [True, False])
def test_rule_that_is_switched_off_is_not_run(tmp_path, active):
    rules = [replace(rule, active=active or rule.id != "REG_003") for rule in RULES]
    one, counts = found(tmp_path, student(id="A/1", added=DAY_AFTER), rules=rules)
    assert bool(one.findings) is active
    assert ("REG_003" in {each.rule for each in counts}) is active


def test_date_on_the_census_is_fine(tmp_path):
    one, _ = found(tmp_path, student(id="A/1", added=CENSUS))
    assert one.findings == ()
