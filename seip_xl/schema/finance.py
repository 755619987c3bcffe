"""The finance return: outturn of last year, budget of this one (autumn), monitoring (termly)."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Annotated

from seip_xl.schema.derive import table_spec
from seip_xl.schema.field import ChoiceOf, Day, Row, column
from seip_xl.schema.spec import Calculated, Line, ReturnSpec

_EXPENDITURE = (
    Line(id="staff_salaries", label="Directly employed staff salaries"),
    Line(id="other_staffing", label="Other staffing costs"),
    Line(id="premises", label="Premises and office"),
    Line(id="tier_3", label='Payments to schools "Tier 3"', optional=True),
    Line(id="payments_to_schools", label="Payments to schools", optional=True),
    Line(id="provision", label="Purchase of provision"),
    Line(id="transport", label="Transport"),
    Line(id="other_expenditure", label="Other"),
)
_TOTAL_EXPENDITURE = Line(
    id="total_expenditure",
    label="Total Expenditure",
    formula="=SUM(" + ",".join(line.id for line in _EXPENDITURE) + ")",
)
_BALANCE = Line(
    id="balance",
    label="Balance at end of period",
    formula="=brought_forward+total_income-total_expenditure",
)
_BROUGHT_FORWARD = Line(id="brought_forward", label="Balance brought forward")
_FROM_SCHOOLS = (
    Line(id="income_schools", label="Income from Schools"),
    Line(id="income_other", label="Other Income"),
)

OUTTURN_LINES = (
    _BROUGHT_FORWARD,
    Line(id="income_la", label="Income from LA"),
    Line(id="income_la_pilot", label="Income from LA (pilot)", optional=True),
    *_FROM_SCHOOLS,
    Line(
        id="total_income",
        label="Total Income",
        formula="=SUM(income_la,income_la_pilot,income_schools,income_other)",
    ),
    *_EXPENDITURE,
    _TOTAL_EXPENDITURE,
    _BALANCE,
)
_TERMS = ("Autumn", "Spring", "Summer")
_LA_TERMS = tuple(
    Line(id=f"income_la_{term.lower()}", label=f"Income from LA {term}") for term in _TERMS
)
_LA_PILOT_TERMS = tuple(
    Line(
        id=f"income_la_pilot_{term.lower()}",
        label=f"Income from LA {term} (pilot)",
        optional=True,
    )
    for term in _TERMS
)
_TIME_LIMITED = Line(
    id="income_time_limited", label="Other (time-limited agreement)", optional=True
)
BUDGET_INCOME = (*_LA_TERMS, *_LA_PILOT_TERMS, *_FROM_SCHOOLS, _TIME_LIMITED)
BUDGET_LINES = (
    _BROUGHT_FORWARD,
    *BUDGET_INCOME,
    Line(
        id="total_income",
        label="Total Income",
        formula="=SUM(" + ",".join(line.id for line in BUDGET_INCOME) + ")",
    ),
    *_EXPENDITURE,
    _TOTAL_EXPENDITURE,
    Line(id="contingency", label="Contingency", optional=True),
    _BALANCE,
)


def _monitored(line: Line, budget: str, favourable: str) -> Line:
    """Give the line of the monitoring form for a line, or a sum of lines, of the budget."""
    cells = {"budget": f"={budget}", "forecast": "=actual+committed", "variance": favourable}
    return replace(line, cells=MappingProxyType(cells))


def _budgeted(lines: tuple[Line, ...]) -> str:
    return "+".join(f"budget_{line.id}" for line in lines)


_MORE, _LESS = "=forecast-budget", "=budget-forecast"  # positive is always favourable
MONITORING_INCOME = (
    _monitored(Line(id="income_la", label="Income from LA"), _budgeted(_LA_TERMS), _MORE),
    _monitored(
        Line(id="income_la_pilot", label="Income from LA (pilot)", optional=True),
        _budgeted(_LA_PILOT_TERMS),
        _MORE,
    ),
    *(_monitored(line, f"budget_{line.id}", _MORE) for line in (*_FROM_SCHOOLS, _TIME_LIMITED)),
)
MONITORING_EXPENDITURE = tuple(
    _monitored(line, f"budget_{line.id}", _LESS) for line in _EXPENDITURE
)
MONITORING_LINES = (
    Line(
        id="brought_forward",
        label="Balance brought forward",
        cells=MappingProxyType(
            {"budget": "=budget_brought_forward", "forecast": "=budget_brought_forward"}
        ),
        entered=False,
    ),
    *MONITORING_INCOME,
    Line(
        id="total_income",
        label="Total Income",
        formula="=SUM(" + ",".join(line.id for line in MONITORING_INCOME) + ")",
    ),
    *MONITORING_EXPENDITURE,
    _TOTAL_EXPENDITURE,
    Line(
        id="balance",
        label="Forecast balance at year end",
        cells=MappingProxyType(
            {
                "budget": "=brought_forward+total_income-total_expenditure",
                "forecast": "=brought_forward+total_income-total_expenditure",
            }
        ),
        entered=False,
    ),
)


def _entered(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.label for line in lines if line.entered and not line.formula)


class OutturnAmount(Row):
    """An amount of the outturn: what was received or spent in the last school year."""

    line: Annotated[str, ChoiceOf("outturn lines", _entered(OUTTURN_LINES))] = column(
        "Line", "The line of the outturn."
    )
    amount: float | None = column(
        "Amount", "Pounds, without pence or with; blank counts as 0.", optional=True, unit="GBP"
    )
    explanation: str | None = column(
        "Explanation", "Your answer to a query about this line.", optional=True
    )


class BudgetAmount(Row):
    """An amount of the budget: what is meant to be received or spent in this school year."""

    line: Annotated[str, ChoiceOf("budget lines", _entered(BUDGET_LINES))] = column(
        "Line", "The line of the budget."
    )
    amount: float | None = column(
        "Amount", "Pounds, without pence or with; blank counts as 0.", optional=True, unit="GBP"
    )
    explanation: str | None = column(
        "Explanation", "Your answer to a query about this line.", optional=True
    )


class MonitoringAmount(Row):
    """What was received or spent of a line of the budget so far, and what is still to come."""

    line: Annotated[str, ChoiceOf("monitoring lines", _entered(MONITORING_LINES))] = column(
        "Line", "The line of the budget."
    )
    actual: float | None = column(
        "Actual to date",
        "Received or spent from 1 September to the As at date; blank counts as 0.",
        optional=True,
        unit="GBP",
    )
    committed: float | None = column(
        "Committed to year end",
        "Still to come by 31 August: agreed, ordered or promised; blank counts as 0.",
        optional=True,
        unit="GBP",
    )
    explanation: str | None = column(
        "Explanation", "Your answer to a query about this line.", optional=True
    )


class MonitoringFacts(Row):
    """What holds for the whole of the monitoring sheet."""

    as_at: Day | None = column("As at", "The day up to which Actual to date counts.", optional=True)


_CALCULATED = (
    Calculated(
        field="budget",
        label="Budget",
        help_text="From the sheet Budget; the three terms in one.",
        before="actual",
    ),
    Calculated(
        field="forecast",
        label="Forecast",
        help_text="Actual to date and what is committed.",
        before="explanation",
    ),
    Calculated(
        field="variance",
        label="Variance",
        help_text="Forecast against budget; positive is favourable.",
        before="explanation",
    ),
)

FINANCE = ReturnSpec(
    id="finance",
    title="Finance return",
    version="1",
    help_text="The outturn of last school year, the budget of this one, and where it stands.",
    signed_off=True,
    tables=(
        table_spec(
            "Outturn",
            "Outturn of last school year",
            OutturnAmount,
            "Fill in the amounts; the totals are calculated.",
            OUTTURN_LINES,
        ),
        table_spec(
            "Budget",
            "Budget of this school year",
            BudgetAmount,
            "Fill in the amounts; the totals are calculated.",
            BUDGET_LINES,
        ),
        table_spec(
            "Monitoring",
            "Monitoring of this school year",
            MonitoringAmount,
            "Fill in the As at date, and what was received or spent and what is still to come.",
            MONITORING_LINES,
            calculated=_CALCULATED,
            facts=MonitoringFacts,
        ),
    ),
)
