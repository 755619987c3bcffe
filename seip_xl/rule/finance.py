"""The rules of the finance return: each form row by row, its totals as they lie."""

from __future__ import annotations

from seip_xl.rule.form_helper import (
    BROUGHT_FORWARD,
    EXPENDITURE,
    INCOME,
    amount_columns,
    is_line,
    worked_out,
)
from seip_xl.rule.rule import Rule, RulesOf
from seip_xl.schema import FINANCE

_ACTUAL, _COMMITTED = amount_columns(FINANCE.table("Monitoring"))
_BALANCE, _FORECAST = "Balance at end of period", "Forecast balance at year end"
_LATER_TERMS = (
    "Income from LA Spring",
    "Income from LA Summer",
    "Income from LA Spring (pilot)",
    "Income from LA Summer (pilot)",
)
_ALL_NUMBERS = "[@[Amounts wrong]]=0"
_OUTTURN_IS_THERE = "COUNTIFS(Outturn[Amounts filled],0)=0,COUNTIFS(Outturn[Wrong Amount],1)=0"
_MOVED = "[@[Line budgeted]]-[@[Line last year]]"


def _every_form(name: str, first: int) -> tuple[Rule, ...]:
    """Give the rules that every form has: its totals, amounts that are empty or negative."""
    on, amounts = RulesOf("finance", name), amount_columns(FINANCE.table(name))
    cells = "; ".join(amounts)
    wrong = [f"ROUND([@[{one}]],2)<>ROUND([@[{worked_out(one)}]],2)" for one in amounts]
    blank = [f"ISBLANK([@[{one}]])" for one in amounts]
    negative = [f"ROUND([@[{one}]],2)<0" for one in amounts]
    nothing_yet = f"AND({is_line([BROUGHT_FORWARD])},Census_date<=Autumn_term_end)"
    # In Monitoring the balance brought forward is that of Budget.
    begun = (
        "[@[Amounts filled]]>0"
        if name == "Monitoring"
        else f"OR([@[Amounts filled]]>0,{nothing_yet})"
    )
    return (
        on.error(
            f"FIN_{first:03}",
            f"={_any(wrong)}",
            "Not the sum of its lines, as its formula was typed over; take the protection off "
            "(Review, Unprotect Sheet, no password) and copy this cell from an empty template",
            cells,
            "Totals are calculated from the lines above them.",
        ),
        on.query(
            f"FIN_{first + 1:03}",
            f"=AND([@[Line needed]]=1,{_any(blank)},{begun})",
            "No amount; enter it, 0 where there is nothing, or explain",
            cells,
            "An empty amount counts as 0, so that it should be meant.",
        ),
        on.query(
            f"FIN_{first + 2:03}",
            f"=AND([@[Line sign]]<>0,{_any(negative)})",
            "Below 0; type the amount without a sign, or explain",
            cells,
            "Income and expenditure are both typed without a sign.",
        ),
    )


def _any(conditions: list[str]) -> str:
    return f"OR({','.join(conditions)})" if conditions[1:] else conditions[0]


def _balances(name: str, first: int, balance: str, amount: str, grant: str) -> tuple[Rule, ...]:
    """Give the rules on the balance of a form: below 0, above what may be kept."""
    on, cells, begun, what = RulesOf("finance", name), "Amount", "", ""
    if name == "Monitoring":
        # What is forecast begins with the balance of Budget, also where nothing is filled in.
        begun = "[@[Amounts filled]]>0,"
        # It is calculated, and only what is typed can be marked.
        cells, what = "Line", "The forecast balance at year end, in the column Forecast, is "
    its = f"{is_line([balance])},{begun}{_ALL_NUMBERS}"
    return (
        on.query(
            f"FIN_{first:03}",
            f"=AND({its},ROUND({amount},2)<0)",
            _sentence(f"{what}below 0; correct the amounts, or explain how it will be met"),
            cells,
        ),
        on.query(
            f"FIN_{first + 1:03}",
            f"=AND({its},ROUND({amount},2)>ROUND(Maximum_balance*({grant}),2))",
            _sentence(
                f"{what}more than may be kept of the income from LA "
                "({setting Maximum balance}); correct the amounts, or explain"
            ),
            cells,
            "The LA keeps the share in the setting Maximum balance.",
        ),
    )


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _line_of(table: str, line: str) -> str:
    return f'SUMIFS({table}[Amount],{table}[Line],"{line}")'


_TERMS = "+".join(
    _line_of("Budget", f"Income from LA {term}") for term in ("Autumn", "Spring", "Summer")
)
_ON_BUDGET = RulesOf("finance", "Budget")
_BUDGET = (
    _ON_BUDGET.query(
        "FIN_016",
        f"=AND({is_line([BROUGHT_FORWARD])},ISNUMBER([@Amount]),{_OUTTURN_IS_THERE},"
        f"ROUND([@Amount],2)<>ROUND({_line_of('Outturn', _BALANCE)},2))",
        "Not the balance at the end of Outturn; correct one of them, or explain",
        "Amount",
        "A year begins with what was left of the last one.",
    ),
    _ON_BUDGET.query(
        "FIN_017",
        f"=AND({is_line([EXPENDITURE])},{_ALL_NUMBERS},"
        f"ROUND([@Amount],2)>ROUND({_line_of('Budget', INCOME)},2))",
        "More than Total Income; correct the amounts, or explain how it is met",
        "Amount",
        "The balance brought forward is left out.",
    ),
    _ON_BUDGET.query(
        "FIN_018",
        f'=AND([@[Outturn line]]<>"",NOT({is_line(_LATER_TERMS)}),ISNUMBER([@Amount]),'
        f"{_ALL_NUMBERS},{_OUTTURN_IS_THERE},ABS(ROUND({_MOVED},2))>Change_amount,"
        f"ROUND(ABS({_MOVED})-Change_tolerance*ABS([@[Line last year]]),2)>0)",
        "More than {setting Change tolerance} and {setting Change amount} away from the same line "
        "of Outturn; correct one of them, or explain",
        "Amount",
        "The LA keeps share and amount in the settings Change tolerance and Change amount; the "
        "three terms of the income from LA count as one line.",
    ),
)
_ON_OUTTURN = RulesOf("finance", "Outturn")
_CHANGE = "[@Amount]-[@[Former amount]]"
_ELSEWHERE = (
    _ON_OUTTURN.query(
        "FIN_006",
        f"=AND({is_line([BROUGHT_FORWARD])},ISNUMBER([@Amount]),ISNUMBER([@[Former balance]]),"
        "ROUND([@Amount],2)<>ROUND([@[Former balance]],2))",
        "Not the balance at the end of the year before, as it was returned then; correct it, or "
        "explain",
        "Amount",
        "A year begins with what was left of the last one.",
    ),
    _ON_OUTTURN.query(
        "FIN_007",
        "=AND([@[Line sign]]<>0,ISNUMBER([@Amount]),ISNUMBER([@[Former amount]]),"
        f"ABS(ROUND({_CHANGE},2))>Change_amount,"
        f"ROUND(ABS({_CHANGE})-Change_tolerance*ABS([@[Former amount]]),2)>0)",
        "More than {setting Change tolerance} and {setting Change amount} away from the same line "
        "of the outturn of the year before; correct it, or explain",
        "Amount",
        "The LA keeps share and amount in the settings Change tolerance and Change amount.",
    ),
    _ON_OUTTURN.query(
        "FIN_030",
        f"=AND({is_line([BROUGHT_FORWARD])},[@[Signed off]]=0)",
        "The return is not signed off; fill in role and date on the sheet Start",
        "Line",
        "The fund holder signs the finance return off.",
    ),
)
FINANCES = (
    *_every_form("Outturn", 1),
    *_balances("Outturn", 4, _BALANCE, "[@Amount]", _line_of("Outturn", "Income from LA")),
    *_ELSEWHERE,
    *_every_form("Budget", 11),
    *_balances("Budget", 14, _BALANCE, "[@Amount]", _TERMS),
    *_BUDGET,
    *_every_form("Monitoring", 21),
    *_balances(
        "Monitoring",
        24,
        _FORECAST,
        "[@[Forecast balance]]",
        "[@[Forecast grant]]",
    ),
)
