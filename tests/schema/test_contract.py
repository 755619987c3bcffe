"""The returns word by word: columns in order, required ones, lists, bounds, lines, totals."""

from __future__ import annotations

import pytest

from seip_xl.schema import FINANCE, REGISTER

STUDENTS, REFERRALS, PROVISION = REGISTER.tables
OUTTURN, BUDGET = FINANCE.tables
OUTCOMES = (
    "School to get on with it / A&G offered / Partnership in-school support / "
    "Top up from SENA or partnership / Other agency support / Short term partnership placement / "
    "Managed move / Formal assessment begun / Part time programme management / "
    "Full time programme management / Specialist placement / Other"
)
COLUMNS = {
    "Students": (
        "Student ID* · Year group* · School* · Date added to register* · Date closed · "
        "Reason closed · Home authority* · Looked after* · EHCP status* · PM status* · CMN* · "
        "PM start date · PM end date · Hours in school · SDQ baseline · SDQ latest · "
        "Attendance baseline % · Attendance latest % · Explanation"
    ),
    "Referrals": (
        "Student ID* · Referral date* · Year group at referral* · Forum* · Meeting date · "
        "Outcome 1 · Outcome 2 · Outcome 3 · Managed move result · First day of provision · "
        "Explanation"
    ),
    "Provision": (
        "Student ID* · Provision type* · Provider · Hours per week* · Weekly cost · "
        "Weekly transport cost · Start date · End date · Explanation"
    ),
    "Outturn": "Line* · Amount · Explanation",
    "Budget": "Line* · Amount · Explanation",
}
LISTS = {
    (STUDENTS, "Reason closed"): (
        "Back in school, settled / Managed move made / Specialist placement / Moved away / "
        "Permanently excluded / Other"
    ),
    (STUDENTS, "Home authority"): "County / City / Other authority",
    (STUDENTS, "Looked after"): "No / Yes - in county / Yes - out of county",
    (STUDENTS, "EHCP status"): (
        "None / Formal assessment underway / Top up currently paid / EHCP no additional funding / "
        "EHCP additional funding / EHCP 25.5k package"
    ),
    (STUDENTS, "PM status"): "Not programme managed / Part time / Full time",
    (STUDENTS, "CMN"): "No / Yes",
    (REFERRALS, "Forum"): "Inclusion Forum / Panel / Fair Access / Other",
    (REFERRALS, "Outcome 1"): OUTCOMES,
    (REFERRALS, "Outcome 2"): OUTCOMES,
    (REFERRALS, "Outcome 3"): OUTCOMES,
    (REFERRALS, "Managed move result"): "In trial / Lasted / Broke down",
    (PROVISION, "Provision type"): "Alternative provider / Directly employed staff",
}
BOUNDS = {
    (STUDENTS, "Year group"): (7, 11, False),
    (STUDENTS, "SDQ baseline"): (0, 40, False),
    (STUDENTS, "SDQ latest"): (0, 40, False),
    (STUDENTS, "Attendance baseline %"): (0, 100, False),
    (STUDENTS, "Attendance latest %"): (0, 100, False),
    (REFERRALS, "Year group at referral"): (6, 11, False),
    (PROVISION, "Hours per week"): (0, 40, True),
}
EXPENDITURE = (
    "Directly employed staff salaries; Other staffing costs; Premises and office; "
    'Payments to schools "Tier 3"; Payments to schools; Purchase of provision; Transport; Other; '
    "*Total Expenditure*; "
)
LINES = {
    OUTTURN: (
        "Balance brought forward; Income from LA; Income from LA (pilot); Income from Schools; "
        f"Other Income; *Total Income*; {EXPENDITURE}*Balance at end of period*"
    ),
    BUDGET: (
        "Balance brought forward; Income from LA Autumn; Income from LA Spring; "
        "Income from LA Summer; Income from LA Autumn (pilot); Income from LA Spring (pilot); "
        "Income from LA Summer (pilot); Income from Schools; Other Income; "
        f"Other (time-limited agreement); *Total Income*; {EXPENDITURE}Contingency; "
        "*Balance at end of period*"
    ),
}


@pytest.mark.parametrize("table", [*REGISTER.tables, *FINANCE.tables], ids=lambda each: each.name)
def test_columns_stand_in_order_and_required_ones_are_marked(table):
    marked = (f"{each.label}{'*' if each.required else ''}" for each in table.columns)
    assert " · ".join(marked) == COLUMNS[table.name]


@pytest.mark.parametrize(("table", "label"), LISTS, ids=str)
def test_closed_list(table, label):
    assert " / ".join(table.column(label).choices) == LISTS[table, label]


def test_every_closed_list_of_the_register_is_held_here():
    fixed = {
        (table, column.label)
        for table in REGISTER.tables
        for column in table.columns
        if column.choices
    }
    assert fixed == set(LISTS)


@pytest.mark.parametrize(("table", "label"), BOUNDS, ids=str)
def test_bounds(table, label):
    column = table.column(label)
    assert (column.minimum, column.maximum, column.above_minimum) == BOUNDS[table, label]


@pytest.mark.parametrize("table", LINES, ids=lambda each: each.name)
def test_lines_of_a_form(table):
    marked = (f"*{line.label}*" if line.formula else line.label for line in table.lines)
    assert "; ".join(marked) == LINES[table]


def test_blank_is_usual_only_on_the_optional_lines():
    optional = {line.label for table in FINANCE.tables for line in table.lines if line.optional}
    assert optional == {
        "Income from LA (pilot)",
        "Income from LA Autumn (pilot)",
        "Income from LA Spring (pilot)",
        "Income from LA Summer (pilot)",
        "Other (time-limited agreement)",
        'Payments to schools "Tier 3"',
        "Payments to schools",
        "Contingency",
    }


@pytest.mark.parametrize("table", [*REGISTER.tables, *FINANCE.tables], ids=lambda each: each.name)
def test_every_column_has_help(table):
    assert all(column.help_text.endswith(".") for column in table.columns)
