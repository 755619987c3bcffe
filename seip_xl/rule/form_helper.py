"""Hidden columns of the forms, which the rules of the finance return refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import Type
from seip_xl.rule.rule import Helper
from seip_xl.schema import FINANCE, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seip_xl.schema import TableSpec

BROUGHT_FORWARD = "Balance brought forward"
INCOME, EXPENDITURE = "Total Income", "Total Expenditure"
_NOTES = frozenset({"contingency"})  # neither income nor expenditure
_COMPARED = {
    "Income from LA": "Income from LA {}",
    "Income from LA (pilot)": "Income from LA {} (pilot)",
}
_TERMS = ("Autumn", "Spring", "Summer")


def is_line(labels: Iterable[str]) -> str:
    """Give the condition that a row is one of some lines."""
    conditions = [f'[@Line]="{_quoted(label)}"' for label in labels]
    return conditions[0] if len(conditions) == 1 else f"OR({','.join(conditions)})"


def amount_columns(table: TableSpec) -> list[str]:
    """Give the headings of the columns of a form in which amounts are typed."""
    return [column.label for column in table.columns if column.kind is Kind.MONEY]


def needed_lines(table: TableSpec) -> list[str]:
    """Give the lines whose amount is asked for."""
    return [line.label for line in table.entered_lines if not line.optional]


def _quoted(label: str) -> str:
    return label.replace('"', '""')


def _form(table: TableSpec) -> Iterator[Helper]:
    name, amounts = table.name, amount_columns(table)
    yield Helper(
        table=name,
        label="Line sign",
        formula=f"=IF({is_line(_part(table, income=True))},1,IF({is_line(_part(table))},-1,0))",
        definition="1 for a line of income, -1 for one of expenditure; else 0.",
    )
    yield Helper(
        table=name,
        label="Line needed",
        formula=f"=IF({is_line(needed_lines(table))},1,0)",
        definition="1 for a line whose amount is asked for; else 0.",
    )
    yield Helper(
        table=name,
        label="Amounts filled",
        formula="="
        + "+".join(f"SUMPRODUCT(--ISNUMBER({name}[{one}]),{name}[Line needed])" for one in amounts),
        definition="How many amounts that are asked for are filled in, in the whole form.",
    )
    yield Helper(
        table=name,
        label="Amounts wrong",
        formula="=" + "+".join(f"COUNTIFS({name}[Wrong {one}],1)" for one in amounts),
        definition="How many amounts of the whole form are no numbers.",
    )
    for one in amounts:
        yield _worked_out(table, one)


def _part(table: TableSpec, *, income: bool = False) -> list[str]:
    """Give the lines of income, or of expenditure: those before and after the total of income."""
    ids = [line.id for line in table.lines]
    total = ids.index("total_income")
    return [
        line.label
        for at, line in enumerate(table.lines)
        if line in table.entered_lines
        and line.id not in {"brought_forward", *_NOTES}
        and (at < total) == income
    ]


def _worked_out(table: TableSpec, amount: str) -> Helper:
    name = table.name
    cells = f"{name}[{amount}],{name}"
    balance = next(line for line in table.lines if line.id == "balance")
    terms = "+".join(
        sign + f'SUMIFS({cells}[Line],"{label}")'
        for label, sign in ((BROUGHT_FORWARD, ""), (INCOME, ""))
    )
    of_balance = f'{terms}-SUMIFS({cells}[Line],"{EXPENDITURE}")'
    own = f"[@[{amount}]]"
    # In Monitoring the balance has no amounts of its own.
    last = own if balance.cells else f"IF({is_line([balance.label])},{of_balance},{own})"
    return Helper(
        table=name,
        label=worked_out(amount),
        formula=(
            f"=IF({is_line([INCOME])},SUMIFS({cells}[Line sign],1),"
            f"IF({is_line([EXPENDITURE])},SUMIFS({cells}[Line sign],-1),{last}))"
        ),
        definition="What a total should be by the lines it is made of; else the amount itself.",
    )


def worked_out(amount: str) -> str:
    """Give the heading of the helper that works out totals of a column of amounts."""
    return f"Worked out {amount}"


def _outturn_line() -> str:
    """Give the formula of the line of Outturn that a line of Budget is compared with."""
    same = {line.label for line in FINANCE.table("Outturn").entered_lines}
    budget = [line.label for line in FINANCE.table("Budget").entered_lines]
    text = (
        f'IF({is_line([one for one in budget if one in same - {BROUGHT_FORWARD}])},[@Line]&"","")'
    )
    for label, form in _COMPARED.items():
        text = f'IF({is_line(form.format(term) for term in _TERMS)},"{label}",{text})'
    return f"={text}"


_FORECAST = "+".join(
    f"SUMIFS(Monitoring[{one}],Monitoring[Line sign],1)"
    f"-SUMIFS(Monitoring[{one}],Monitoring[Line sign],-1)"
    for one in amount_columns(FINANCE.table("Monitoring"))
)
FORM_HELPERS: tuple[Helper, ...] = (
    *(helper for table in FINANCE.tables for helper in _form(table)),
    Helper(
        table="Budget",
        label="Outturn line",
        formula=_outturn_line(),
        definition="The line of Outturn that it is compared with; empty where there is none.",
        type=Type.TEXT,
    ),
    Helper(
        table="Budget",
        label="Line budgeted",
        formula="=SUMPRODUCT(--(Budget[Outturn line]=[@[Outturn line]]),Budget[Amount])",
        definition="Budget of that line, the three terms in one.",
    ),
    Helper(
        table="Budget",
        label="Line last year",
        formula="=SUMPRODUCT(--(Outturn[Line]=[@[Outturn line]]),Outturn[Amount])",
        definition="Outturn of that line.",
    ),
    Helper(
        table="Monitoring",
        label="Forecast balance",
        formula=f'=SUMIFS(Budget[Amount],Budget[Line],"{BROUGHT_FORWARD}")+{_FORECAST}',
        definition="Brought forward by the budget, and what is received and spent by year end.",
    ),
    Helper(
        table="Monitoring",
        label="Forecast grant",
        formula=(
            '=SUMIFS(Monitoring[Actual to date],Monitoring[Line],"Income from LA")'
            '+SUMIFS(Monitoring[Committed to year end],Monitoring[Line],"Income from LA")'
        ),
        definition="Income from LA, received and still to come.",
    ),
)
"""The helpers of all forms, each after those it refers to."""
