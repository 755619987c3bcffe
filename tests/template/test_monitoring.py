"""The form Monitoring: amounts typed beside what is calculated, over this form and the budget."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from judge import disagreements
from read.tiny import CENSUS, EXPECT, FINANCE_STAMP
from seip_xl.errors import FormulaError
from seip_xl.read import read_return
from seip_xl.schema import FINANCE
from seip_xl.template import write_template
from seip_xl.template.amount import Amount, form_amounts

BUDGET = pd.DataFrame(
    {
        "Line": [
            "Balance brought forward",
            "Income from LA Autumn",
            "Income from LA Spring",
            "Income from LA Summer",
            "Other Income",
            "Transport",
        ],
        "Amount": [500.0, 1000.0, 2000.0, 3000.0, 40.0, 900.0],
        "Explanation": [None] * 6,
    }
)
MONITORING = pd.DataFrame(
    {
        "Line": ["Income from LA", "Other Income", "Transport"],
        "Actual to date": [2500.5, None, 600.0],
        "Committed to year end": [4000.0, 10.0, 450.25],
        "Explanation": ["Paid early", None, None],
        "As at": pd.Series([CENSUS] * 3, dtype="datetime64[s]"),
    }
)
ROWS = {"Budget": BUDGET, "Monitoring": MONITORING}


def finance(rows=None):
    return write_template(FINANCE, stamp=FINANCE_STAMP, lists={}, created=CENSUS, rows=rows)


def sheet(rows=None, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(finance(rows)), data_only=values)["Monitoring"]


def line(cells, label):
    (row,) = [row for row in cells.iter_rows(min_row=7, values_only=True) if row[0] == label]
    return row[1:6]


def test_columns_stand_in_order():
    assert [cell.value for cell in sheet()[6]][:8] == [
        "Line",
        "Budget",
        "Actual to date",
        "Committed to year end",
        "Forecast",
        "Variance",
        "Check",
        "Explanation",
    ]
    assert sheet().tables["Monitoring"].ref.startswith("A6:")
    assert sheet().tables["Monitoring"].ref.endswith("23")


@pytest.mark.parametrize(
    ("label", "formulas"),
    [
        ("Balance brought forward", ("=Budget!B5", None, None, "=Budget!B5", None)),
        (
            "Income from LA",
            ("=Budget!B6+Budget!B7+Budget!B8", 2500.5, 4000, "=C8+D8", "=E8-B8"),
        ),
        (
            "Total Income",
            tuple(f"=SUM({','.join(f'{at}{row}' for row in range(8, 13))})" for at in "BCDEF"),
        ),
        ("Transport", ("=Budget!B22", 600, 450.25, "=C20+D20", "=B20-E20")),
        (
            "Total Expenditure",
            tuple(f"=SUM({','.join(f'{at}{row}' for row in range(14, 22))})" for at in "BCDEF"),
        ),
        (
            "Forecast balance at year end",
            ("=B7+B13-B22", None, None, "=E7+E13-E22", None),
        ),
    ],
)
def test_line_has_its_formulas(label, formulas):
    assert line(sheet(ROWS), label) == formulas


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("Balance brought forward", (500, None, None, 500, None)),
        ("Income from LA", (6000, 2500.5, 4000, 6500.5, 500.5)),
        ("Other Income", (40, None, 10, 10, -30)),
        ("Income from Schools", (0, None, None, 0, 0)),
        ("Total Income", (6040, 2500.5, 4010, 6510.5, 470.5)),
        ("Transport", (900, 600, 450.25, 1050.25, -150.25)),
        ("Total Expenditure", (900, 600, 450.25, 1050.25, -150.25)),
        ("Forecast balance at year end", (5640, None, None, 5960.25, None)),
    ],
)
def test_formulas_keep_their_values(label, values):
    assert line(sheet(ROWS, values=True), label) == values


def test_only_what_is_typed_is_open():
    cells = sheet()
    assert cells.protection.sheet
    assert not cells.protection.password
    unlocked = [cell.coordinate for row in cells for cell in row if not cell.protection.locked]
    typed = [row for row in range(8, 22) if row != 13]
    amounts = {f"{column}{row}" for row in typed for column in "CD"}
    # Queries are about totals, too.
    assert {*unlocked} == {"B4", *amounts, *(f"H{row}" for row in range(7, 24))}


def test_as_at_stands_above_the_table_with_help():
    cells = sheet(ROWS)
    assert [cells["A4"].value, cells["B4"].value.date()] == ["As at", CENSUS]
    (check,) = [one for one in cells.data_validations.dataValidation if "B4" in one.sqref]
    assert (check.type, check.promptTitle) == ("date", "As at")
    assert check.prompt == (
        "The day up to which Actual to date counts. Enter a date such as 14/09/2020. May be blank."
    )
    assert cells.freeze_panes == "B7"
    assert cells.print_title_rows == "$6:$6"


def test_guide_explains_facts_and_calculated_columns():
    guide = openpyxl.load_workbook(io.BytesIO(finance()))["Guide"]
    rows = [
        row[1:] for row in guide.iter_rows(min_row=4, values_only=True) if row[0] == "Monitoring"
    ]
    assert [row[0] for row in rows] == [
        "As at",
        "Line",
        "Budget",
        "Actual to date",
        "Committed to year end",
        "Forecast",
        "Variance",
        "Check",
        "Explanation",
    ]
    assert rows[6][1:] == (
        "Forecast against budget; positive is favourable.",
        "nothing: it is a formula",
        "calculated",
    )


def test_what_is_filled_in_comes_back_as_it_was(tmp_path):
    path = tmp_path / "finance.xlsx"
    path.write_bytes(finance(ROWS))
    submission = read_return(path, expect=EXPECT)
    assert submission.findings == ()
    lines = submission.tables["Monitoring"].set_index("Line")
    assert len(lines) == 13
    assert lines["Actual to date"].dropna().to_dict() == {
        "Income from LA": 2500.5,
        "Transport": 600.0,
    }
    assert lines["As at"].tolist() == [pd.Timestamp(2020, 12, 11)] * 13
    assert submission.cell("Monitoring", "As at", 8) == "B4"


def test_recalculated_templates_keep_every_value(judge, tmp_path):
    paths = {tmp_path / "blank.xlsx": finance(), tmp_path / "filled.xlsx": finance(ROWS)}
    for path, data in paths.items():
        path.write_bytes(data)
    books = judge.recalculate(list(paths))
    assert [one for path in paths for one in disagreements(path, books[path])] == []
    sheets = {sheet for sheet, _ in books[tmp_path / "blank.xlsx"].cells}
    assert {"Start", "Outturn", "Budget", "Monitoring"} <= sheets


def test_monitoring_keeps_to_the_file_format(tmp_path):
    path = tmp_path / "finance.xlsx"
    path.write_bytes(finance(ROWS))
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    assert [str(error) for error in result.errors] == []


def test_amount_that_no_form_before_has_is_refused():
    with pytest.raises(FormulaError, match="budget_brought_forward"):
        form_amounts(FINANCE.table("Monitoring"), {}, {}, top=6)


def test_amounts_of_a_form_before_are_seen_by_name():
    form = FINANCE.table("Outturn")
    typed = {"Income from LA": {"amount": 3}, "Transport": {"amount": 1.5}}
    amounts = form_amounts(form, typed, {}, top=4)
    assert amounts["balance", "amount"] == Amount(cell="B20", value=1.5, formula="=B5+B10-B19")
