"""The returns word by word: columns in order, required ones, lists, bounds, lines, totals."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from seip_xl.schema import COUNTY, FINANCE, LEAVERS, REGISTER, RETURNS, SELF_EVALUATION, SETTINGS

STUDENTS, REFERRALS, PROVISION = REGISTER.tables
MONITORING = FINANCE.table("Monitoring")
LEAVER_ROWS, QUALIFICATIONS = LEAVERS.tables
(RATINGS,) = SELF_EVALUATION.tables
TABLES = [table for spec in (*RETURNS, COUNTY) for table in spec.tables] + [SETTINGS]
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
    "Monitoring": "Line* · Actual to date · Committed to year end · Explanation",
    "Leavers": (
        "Student ID* · School* · Destination* · Post-transition check · Attendance % · Explanation"
    ),
    "Qualifications": ("Student ID* · Type* · Subject · Level · Grade* · Provider · Explanation"),
    "Ratings": ("Group · Indicator* · Rating* · Evaluation · Next step · Rated by · Explanation"),
    "Partnerships": (
        "Code* · Name* · Order* · Other codes · Colour · Fund-holding school · Coordinator e-mail"
    ),
    "Schools": "School* · Partnership* · Roll 11-16* · FSM %*",
    "Providers": "Provider* · Other spellings · Agreed cost per hour",
    "Subjects": "Subject* · Other spellings",
    "Indicators": "Group* · Indicator*",
    "History": (
        "Period* · Census date* · Academic year* · Measure* · Partnership* · Value* · Source*"
    ),
    "Published": "Period* · Table* · Row* · Column* · Value",
    "Headlines": "Headline* · Newest draft · Wording · Leave out · Written for",
    "Settings": (
        "County* · Period* · Census date* · Academic year* · Year start* · Autumn term start* · "
        "Autumn term end* · Spring term start* · Spring term end* · Summer term start* · "
        "Summer term end* · Register due · Finance due · Leavers due · Self evaluation due · "
        "Full time hours* · Low hours* · Maximum balance* · EHCP package* · Provision days* · "
        "Suppression threshold* · Years on register · Years before register · "
        "Most weekly hours · Change tolerance · Change amount · Cost tolerance · Contact"
    ),
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
    (LEAVER_ROWS, "Destination"): (
        "Further Education / Voluntary Sector / Employment / Apprenticeship / Custody / "
        "Other/not known / NEET"
    ),
    (LEAVER_ROWS, "Post-transition check"): (
        "Done - sustained / Done - not sustained / Not yet done"
    ),
    (QUALIFICATIONS, "Type"): (
        "GCSE / Functional Skills English / Functional Skills Maths / Other"
    ),
    (QUALIFICATIONS, "Level"): "Entry level / Level 1 / Level 2 / Not recorded",
    (QUALIFICATIONS, "Grade"): (
        "9 / 8 / 7 / 6 / 5 / 4 / 3 / 2 / 1 / U / 9-9 / 9-8 / 8-8 / 8-7 / 7-7 / 7-6 / 6-6 / 6-5 / "
        "5-5 / 5-4 / 4-4 / 4-3 / 3-3 / 3-2 / 2-2 / 2-1 / 1-1 / U-U / Pass / Merit / Distinction / "
        "Not passed"
    ),
    (RATINGS, "Rating"): "Red / Amber / Green / Not rated",
    (COUNTY.table("Headlines"), "Leave out"): "Yes",
    (COUNTY.table("History"), "Measure"): (
        "open_cases / if_referrals / pm_ks3 / pm_ks4 / pm_pct / avg_ap_hours / "
        "cost_per_open_case / balance_pct / des_spend"
    ),
}
BOUNDS = {
    (STUDENTS, "Year group"): (7, 11, False),
    (STUDENTS, "SDQ baseline"): (0, 40, False),
    (STUDENTS, "SDQ latest"): (0, 40, False),
    (STUDENTS, "Attendance baseline %"): (0, 100, False),
    (STUDENTS, "Attendance latest %"): (0, 100, False),
    (REFERRALS, "Year group at referral"): (6, 11, False),
    (PROVISION, "Hours per week"): (0, 40, True),
    (LEAVER_ROWS, "Attendance %"): (0, 100, False),
    (COUNTY.table("Partnerships"), "Order"): (1, None, False),
    (COUNTY.table("Schools"), "Roll 11-16"): (0, None, False),
    (COUNTY.table("Schools"), "FSM %"): (0, 100, False),
    (COUNTY.table("Providers"), "Agreed cost per hour"): (0, None, False),
    (COUNTY.table("Published"), "Table"): (1, 16, False),
    (SETTINGS, "Full time hours"): (0, None, True),
    (SETTINGS, "Low hours"): (0, None, True),
    (SETTINGS, "Maximum balance"): (0, None, False),
    (SETTINGS, "EHCP package"): (0, None, False),
    (SETTINGS, "Provision days"): (1, None, False),
    (SETTINGS, "Suppression threshold"): (0, None, False),
}
EXPENDITURE = (
    "Directly employed staff salaries; Other staffing costs; Premises and office; "
    'Payments to schools "Tier 3"; Payments to schools; Purchase of provision; Transport; Other; '
    "*Total Expenditure*; "
)
LINES = {
    "Outturn": (
        "Balance brought forward; Income from LA; Income from LA (pilot); Income from Schools; "
        f"Other Income; *Total Income*; {EXPENDITURE}*Balance at end of period*"
    ),
    "Budget": (
        "Balance brought forward; Income from LA Autumn; Income from LA Spring; "
        "Income from LA Summer; Income from LA Autumn (pilot); Income from LA Spring (pilot); "
        "Income from LA Summer (pilot); Income from Schools; Other Income; "
        f"Other (time-limited agreement); *Total Income*; {EXPENDITURE}Contingency; "
        "*Balance at end of period*"
    ),
    "Monitoring": (
        "*Balance brought forward*; Income from LA; Income from LA (pilot); Income from Schools; "
        f"Other Income; Other (time-limited agreement); *Total Income*; {EXPENDITURE}"
        "*Forecast balance at year end*"
    ),
}


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.name)
def test_columns_stand_in_order_and_required_ones_are_marked(table):
    marked = (f"{each.label}{'*' if each.required else ''}" for each in table.columns)
    assert " · ".join(marked) == COLUMNS[table.name]


@pytest.mark.parametrize(("table", "label"), LISTS, ids=str)
def test_closed_list(table, label):
    assert " / ".join(table.column(label).choices) == LISTS[table, label]


def test_every_closed_list_is_held_here():
    fixed = {
        (table, column.label)
        for table in TABLES
        for column in table.columns
        if column.choices and column.label != "Line"
    }
    assert fixed == set(LISTS)


@pytest.mark.parametrize(("table", "label"), BOUNDS, ids=str)
def test_bounds(table, label):
    column = table.column(label)
    assert (column.minimum, column.maximum, column.above_minimum) == BOUNDS[table, label]


@pytest.mark.parametrize("table", FINANCE.tables, ids=lambda each: each.name)
def test_lines_of_a_form(table):
    typed = table.entered_lines
    marked = (line.label if line in typed else f"*{line.label}*" for line in table.lines)
    assert "; ".join(marked) == LINES[table.name]


@pytest.mark.parametrize("table", FINANCE.tables, ids=lambda each: each.name)
def test_typed_lines_of_a_form_are_the_list_of_its_first_column(table):
    assert table.columns[0].choices == tuple(line.label for line in table.entered_lines)


def test_monitoring_shows_what_is_calculated_and_has_a_date_above():
    assert [(each.label, each.before) for each in MONITORING.calculated] == [
        ("Budget", "actual"),
        ("Forecast", "explanation"),
        ("Variance", "explanation"),
        ("Check", "explanation"),
    ]
    assert [(fact.label, fact.kind, fact.required) for fact in MONITORING.facts] == [
        ("As at", "date", False)
    ]
    labels = [column.label for column in MONITORING.data_columns]
    assert labels == ["Line", "Actual to date", "Committed to year end", "Explanation", "As at"]


def test_positive_variance_is_favourable():
    cells = {line.id: line.cells.get("variance", line.formula) for line in MONITORING.lines}
    assert cells["income_la"] == "=forecast-budget"
    assert cells["transport"] == "=budget-forecast"


def test_rows_of_the_ratings_are_the_indicators():
    assert RATINGS.rows_of == "indicators"
    assert RATINGS.column("Indicator").list_name == "indicators"


def test_names_that_may_be_spelt_otherwise():
    spelt = {
        (table.name, column.label): column.spelt_by
        for table in TABLES
        for column in table.columns
        if column.spelt_by
    }
    assert spelt == {
        ("Provision", "Provider"): "providers",
        ("Qualifications", "Subject"): "subjects",
        ("Qualifications", "Provider"): "providers",
    }


def test_each_return_has_its_due_date():
    labels = [column.field for column in SETTINGS.columns if column.field.endswith("_due")]
    assert labels == [f"{spec.id}_due" for spec in RETURNS]


def test_colour_is_written_as_six_digits():
    model = COUNTY.table("Partnerships").model
    row = {"code": "HBEP", "name": "Hills", "order": 1}
    assert model(**row, colour="#12436D").colour == "#12436D"
    for wrong in ("12436D", "#12436", "blue"):
        with pytest.raises(ValidationError):
            model(**row, colour=wrong)


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


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.name)
def test_every_column_has_help(table):
    assert all(column.help_text.endswith(".") for column in table.columns)


@pytest.mark.parametrize("table", FINANCE.tables, ids=lambda each: each.name)
def test_names_that_formulas_of_a_form_use_are_all_different(table):
    fields = [column.field for column in (*table.columns, *table.calculated)]
    others = [f"{form.name.lower()}_{line.id}" for form in FINANCE.tables for line in form.lines]
    names = [*fields, *(line.id for line in table.lines), *others]
    assert sorted(set(names)) == sorted(names)
