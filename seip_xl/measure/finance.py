"""Measures of the finance return: a figure a line of outturn and budget, balances, cost a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import Spelling, parse, to_excel
from seip_xl.measure.measure import Measure, Unit
from seip_xl.schema.finance import BUDGET_LINES, OUTTURN_LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.schema.spec import Line

_THEME = "Finance"
_SOURCE = "County report, Table {}"
_WORDS = {
    "total_income": "All income of the school year; the balance brought forward is not in it.",
    "total_expenditure": "All expenditure of the school year.",
    "balance": "Brought forward plus total income less total expenditure.",
}


def _form(table: str, lines: Sequence[Line], source: str) -> tuple[Measure, ...]:
    """Give a measure for every line of a form: its amount, or the sum that the form defines."""
    prefix = table.lower()
    ids = {line.id: f"{prefix}_{line.id}" for line in lines}
    return tuple(
        Measure(
            id=ids[line.id],
            title=f"{table}: {line.label}",
            unit=Unit.GBP,
            formula=_of_measures(line.formula, ids) if line.formula else _amount(table, line),
            shown_when="" if line.formula else _given(table, line),
            definition=_WORDS.get(line.id, f"Amount of the line {line.label}."),
            source=source,
            theme=_THEME,
        )
        for line in lines
    )


def line_rows(table: str, line: Line) -> str:
    """Give the criteria that find the rows of a line of a form."""
    quoted = line.label.replace('"', '""')
    return f'{table}[Partnership],Partnership,{table}[Line],"{quoted}"'


def _amount(table: str, line: Line) -> str:
    return f"=SUMIFS({table}[Amount],{line_rows(table, line)})"


def _given(table: str, line: Line) -> str:
    return f'=COUNTIFS({line_rows(table, line)},{table}[Amount],"<>")'


def _of_measures(formula: str, ids: dict[str, str]) -> str:
    """Turn a total over lines into the same total over the lines' measures."""
    return to_excel(parse(formula), Spelling(stored=False, names=ids))


def _ratio(  # noqa: PLR0917  # a row of a table of definitions
    measure_id: str, title: str, formula: str, definition: str, table: int, unit: Unit
) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=unit,
        decimals=2 if unit is Unit.PERCENT else 0,
        formula=formula,
        definition=definition,
        source=_SOURCE.format(table),
        theme=_THEME,
        adds_up=False,
        whole_county=unit is Unit.GBP,  # the county's numbers of students are kept as a whole
    )


_LAST_YEAR = (
    'History[Census date],">="&EDATE(Year_start,-12),History[Census date],"<"&Year_start,'
    "History[Partnership],Partnership"
)


def _highest(measure_id: str, title: str, column: str, of: str) -> Measure:
    rows = f'History[Measure],"{of}",History[{column}],"<>",{_LAST_YEAR}'
    return Measure(
        id=measure_id,
        title=title,
        unit=Unit.STUDENTS,
        formula=f"=MAXIFS(History[{column}],{rows})",
        shown_when=f"=COUNTIFS({rows})",
        definition=f"{title}, as kept in Earlier figures.",
        source="County report, Chart 5",
        theme=_THEME,
        adds_up=False,
    )


FINANCE_MEASURES: tuple[Measure, ...] = (
    *_form("Outturn", OUTTURN_LINES, _SOURCE.format(11)),
    _ratio(
        "balance_pct",
        "Balance as % of LA grant",
        "=outturn_balance/outturn_income_la",
        "Balance at end of period over Income from LA, the pilot line left out.",
        11,
        Unit.PERCENT,
    ),
    Measure(
        id="des_spend",
        title="Expenditure on directly employed staff",
        unit=Unit.GBP,
        formula="=outturn_staff_salaries",
        shown_when="=COUNTIFS(Outturn[Partnership],Partnership,Outturn[Line],"
        '"Directly employed staff salaries",Outturn[Amount],"<>")',
        definition="The outturn line Directly employed staff salaries.",
        source="County report, Chart 7",
        theme=_THEME,
    ),
    *_form("Budget", BUDGET_LINES, _SOURCE.format(12)),
    _ratio(
        "budget_balance_pct",
        "Budget: balance as % of LA grant",
        "=budget_balance/(budget_income_la_autumn+budget_income_la_spring+budget_income_la_summer)",
        "Budgeted balance at end of period over the three LA terms, the pilot left out.",
        12,
        Unit.PERCENT,
    ),
    _highest(
        "highest_open_cases",
        "Highest number of open cases in the outturn's school year",
        "Value",
        "open_cases",
    ),
    Measure(
        id="periods_on_record",
        title="Periods on record of the outturn's school year",
        unit=Unit.PERIODS,
        formula=f'=COUNTIFS(History[Measure],"open_cases",{_LAST_YEAR})',
        definition="Censuses of that school year with open cases in Earlier figures.",
        source="County report, Chart 5",
        theme=_THEME,
        adds_up=False,
    ),
    _ratio(
        "cost_per_open_case",
        "Average cost per open case",
        "=outturn_total_expenditure/highest_open_cases",
        "Total expenditure over the highest number of open cases in that school year.",
        11,
        Unit.GBP,
    ),
    _highest(
        "highest_pm",
        "Highest number of PM students in the outturn's school year",
        "PM students",
        "pm_ks3",
    ),
    _ratio(
        "cost_per_pm_student",
        "Average cost per PM student",
        "=outturn_total_expenditure/highest_pm",
        "Total expenditure over the highest number of PM students in that school year.",
        11,
        Unit.GBP,
    ),
)
