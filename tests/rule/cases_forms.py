"""Cases of the rules on forms: the amounts of a whole return, and the lines on which rules fire.

All amounts are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from seip_xl.schema import FINANCE
from tests.rule.case import CENSUS, DAY_BEFORE

OUTTURN, BUDGET, MONITORING = (table.name for table in FINANCE.tables)
LINES = {table.name: [line.label for line in table.entered_lines] for table in FINANCE.tables}
OPTIONAL = {
    table.name: {line.label for line in table.lines if line.optional} for table in FINANCE.tables
}
FORWARD, BALANCE = "Balance brought forward", "Balance at end of period"
FORECAST = "Forecast balance at year end"
INCOME, EXPENDITURE = "Total Income", "Total Expenditure"
TERMS = ["Income from LA Autumn", "Income from LA Spring", "Income from LA Summer"]
PILOT = [f"{term} (pilot)" for term in TERMS]
TIME_LIMITED = "Other (time-limited agreement)"
SPENT = [
    "Directly employed staff salaries",
    "Other staffing costs",
    "Premises and office",
    'Payments to schools "Tier 3"',
    "Payments to schools",
    "Purchase of provision",
    "Transport",
    "Other",
]
STAFF, STAFFING, PREMISES, TIER_3, TO_SCHOOLS, PROVISION, TRANSPORT, OTHER = SPENT
SCHOOLS, FURTHER = "Income from Schools", "Other Income"
WORD = "about 5000"
NEITHER = {FORWARD, "Contingency"}

GOOD = {
    OUTTURN: {
        FORWARD: 10_000,
        "Income from LA": 100_000,
        SCHOOLS: 20_000,
        FURTHER: 5_000,
        STAFF: 80_000,
        STAFFING: 10_000,
        PREMISES: 10_000,
        PROVISION: 15_000,
        TRANSPORT: 5_000,
        OTHER: 12_000,
    },
    BUDGET: {
        **dict(zip([FORWARD, *TERMS], [3_000, 40_000, 30_000, 30_000], strict=True)),
        SCHOOLS: 20_000,
        FURTHER: 5_000,
        STAFF: 75_000,
        STAFFING: 10_000,
        PREMISES: 10_000,
        PROVISION: 15_000,
        TRANSPORT: 5_000,
        OTHER: 9_000,
    },
    MONITORING: {
        "Income from LA": (40_000, 60_000),
        SCHOOLS: (10_000, 10_000),
        FURTHER: (2_000, 3_000),
        STAFF: (25_000, 50_000),
        STAFFING: (5_000, 5_000),
        PREMISES: (5_000, 5_000),
        PROVISION: (5_000, 10_000),
        TRANSPORT: (2_000, 3_000),
        OTHER: (4_000, 5_000),
    },
}


@dataclass(frozen=True, kw_only=True)
class FormCase:
    """Amounts by form and line, and the lines on which each rule fires; on others none does.

    ``over`` are totals that are typed over, by form, line and heading.
    """

    name: str
    amounts: dict
    fires: dict = field(default_factory=dict)
    over: dict = field(default_factory=dict)
    autumn_end: date = date(2020, 12, 18)

    @property
    def typed_wrong(self):
        """Whether a word stands for an amount; no template is filled in before like this."""
        return any(WORD in _flat(form.values()) for form in self.amounts.values())


def _flat(amounts):
    return [one for each in amounts for one in (each if isinstance(each, tuple) else (each,))]


FORM_CASES: list[FormCase] = []


def case(name, *, base=GOOD, outturn=(), budget=(), monitoring=(), fires=(), **more):
    """Add a case: good amounts, some of them changed."""
    changed = zip(base, (outturn, budget, monitoring), strict=True)
    amounts = {table: {**base[table], **dict(changes)} for table, changes in changed}
    FORM_CASES.append(FormCase(name=name, amounts=amounts, fires=dict(fires), **more))


def every(table, value):
    """Give every line of a form an amount."""
    amount = (value, value) if table == MONITORING else value
    return dict.fromkeys(LINES[table], amount)


def summed(table):
    return {*LINES[table]} - NEITHER


def needed(table):
    return {*LINES[table]} - OPTIONAL[table]


NOTHING = {table: {} for table in GOOD}
case("good")

# Nothing yet: asked for in the autumn only, and once.
_BEGIN = {"FIN_002": {FORWARD}, "FIN_012": {FORWARD}}
case("empty", base=NOTHING, fires=_BEGIN)
case("empty on the last day of term", base=NOTHING, fires=_BEGIN, autumn_end=CENSUS)
case("empty after term", base=NOTHING, autumn_end=DAY_BEFORE)
case(
    "begun",
    base=NOTHING,
    outturn={TRANSPORT: 0},
    budget={TRANSPORT: 0},
    monitoring={TRANSPORT: (0, None)},
    autumn_end=DAY_BEFORE,
    fires={
        "FIN_002": needed(OUTTURN) - {TRANSPORT},
        "FIN_012": needed(BUDGET) - {TRANSPORT},
        "FIN_022": needed(MONITORING),
    },
)
case(
    "only committed",
    base=NOTHING,
    monitoring={TRANSPORT: (None, 0), OTHER: (0, 0)},
    fires={**_BEGIN, "FIN_022": needed(MONITORING) - {OTHER}},
)
case(
    "only optional lines",
    base=NOTHING,
    outturn={TIER_3: 0},
    budget={TIME_LIMITED: 0},
    monitoring={TO_SCHOOLS: (0, 0)},
    autumn_end=DAY_BEFORE,
)

case("zero", base={table: every(table, 0) for table in GOOD})
case(
    "a penny below 0",
    base={table: every(table, -0.01) for table in GOOD},
    fires={
        "FIN_003": summed(OUTTURN),
        "FIN_005": {BALANCE},
        "FIN_013": summed(BUDGET),
        "FIN_014": {BALANCE},
        "FIN_016": {FORWARD},
        "FIN_017": {EXPENDITURE},
        "FIN_023": summed(MONITORING),
        "FIN_025": {FORECAST},
    },
)
case(
    "one of two below 0",
    monitoring={SCHOOLS: (-0.01, 20_001), TRANSPORT: (5_001, -0.01)},
    fires={"FIN_023": {SCHOOLS, TRANSPORT}},
)

_AT_MOST = {
    "outturn": {FORWARD: 12_000},
    "budget": {FORWARD: 5_000, STAFF: 76_000},
    "monitoring": {STAFF: (25_000, 51_000)},
}
case("as much as may be kept, spent as much as comes in", **_AT_MOST)
case(
    "a penny more than may be kept",
    outturn={FORWARD: 12_000.01},
    budget={FORWARD: 5_000.01, STAFF: 76_000},
    monitoring={STAFF: (25_000, 51_000)},
    fires={"FIN_005": {BALANCE}, "FIN_015": {BALANCE}, "FIN_025": {FORECAST}},
)
case(
    "pilot is no grant",
    outturn={FORWARD: 2_000.01, "Income from LA (pilot)": 10_000},
    budget={FORWARD: 5_000.01, PILOT[0]: 400, PILOT[1]: 300, PILOT[2]: 300, STAFF: 77_000},
    monitoring={"Income from LA (pilot)": (400, 600), STAFF: (26_000, 51_000)},
    fires={"FIN_005": {BALANCE}, "FIN_015": {BALANCE}, "FIN_025": {FORECAST}},
)
case(
    "nothing left",
    outturn={FORWARD: 7_000},
    budget={FORWARD: 0, STAFF: 76_000},
    monitoring={STAFF: (26_000, 50_000)},
)
case(
    "a penny too little",
    outturn={FORWARD: 6_999.99},
    budget={FORWARD: -0.01, STAFF: 76_000},
    monitoring={STAFF: (26_000, 50_000)},
    fires={"FIN_004": {BALANCE}, "FIN_014": {BALANCE}, "FIN_024": {FORECAST}},
)
case("a penny more spent", **{**_AT_MOST, "budget": {FORWARD: 5_000, STAFF: 76_000.01}}, fires={
    "FIN_017": {EXPENDITURE},
})  # fmt: skip
case("opening is not closing", budget={FORWARD: 3_000.01}, fires={"FIN_016": {FORWARD}})
case("opening is empty", budget={FORWARD: None, STAFF: 73_000}, fires={"FIN_012": {FORWARD}})


def moved(name, before, after, fires):
    """Add a case in which every line of the budget that has one of the outturn moves alike."""
    spending = 8 * after
    income = 2 * after + 2 * after
    case(
        name,
        outturn={**every(OUTTURN, before), FORWARD: 4 * before + 1_000},
        budget={
            **every(BUDGET, after),
            **dict(zip(TERMS, [10_000, 10_000, after - 20_000], strict=True)),
            **dict(zip(PILOT, [10_000, 10_000, after - 20_000], strict=True)),
            TIME_LIMITED: spending - income + 1,
            FORWARD: 1_000,
        },
        fires={"FIN_018": fires} if fires else {},
    )


_COMPARED = summed(BUDGET) - {TIME_LIMITED, *TERMS[1:], *PILOT[1:]}
moved("moved by 10,000, a third", 30_000, 40_000, ())
moved("moved by less than a penny more", 30_000, 40_000.004, ())
moved("moved by a quarter and less than a penny", 40_004, 50_005.004, ())
moved("moved up", 40_000, 50_000.01, _COMPARED)
moved("moved up by 10,000", 40_000, 50_000, ())
moved("moved up by a quarter", 40_004, 50_005, ())
moved("moved down", 40_000, 29_999.99, _COMPARED)
moved("moved down by less than a quarter", 50_000, 39_000, ())
case(
    "no outturn to be compared with",
    base={**NOTHING, BUDGET: GOOD[BUDGET]},
    autumn_end=DAY_BEFORE,
)
case(
    "moved, but empty",
    outturn={STAFF: 92_000},
    budget={FORWARD: -9_000, STAFF: None, STAFFING: 73_000},
    monitoring={STAFF: (25_000, 38_000)},
    fires={"FIN_004": {BALANCE}, "FIN_012": {STAFF}, "FIN_018": {STAFFING}},
)

case(
    "a word in the outturn",
    outturn={FORWARD: 50_000, TRANSPORT: WORD},
    budget={STAFF: 50_000},
    monitoring={STAFF: (25_000, 50_000)},
    fires={"FIN_015": {BALANCE}},
)
case("a word in the outturn, below 0", outturn={FORWARD: -50_000, TRANSPORT: WORD})
case(
    "a word in the budget",
    budget={OTHER: WORD, STAFF: 120_000},
    fires={},
)
case("a word in the budget, too much", budget={OTHER: WORD, STAFF: 1_000})
case("a word in the budget, empty", budget={OTHER: WORD, STAFF: 85_000, SCHOOLS: 10_000})
case("a word in the forecast", monitoring={OTHER: (WORD, 5_000), STAFF: (0, 0)})
case("another word in the forecast", monitoring={OTHER: (4_000, WORD), STAFF: (0, 90_000)})

case("words in the forecast", monitoring={OTHER: (WORD, WORD), STAFF: (0, 0)})

# Half a penny is not money: amounts are compared in whole pence.
case(
    "less than a penny below 0",
    outturn={FORWARD: 6_999.996, "Income from LA (pilot)": -0.004, OTHER: 11_999.996},
    budget={FORWARD: 0, PILOT[0]: -0.004, STAFF: 76_000},
    monitoring={"Income from LA (pilot)": (-0.004, -0.004), STAFF: (26_000, 49_999.996)},
)
case(
    "pence of the outturn",
    outturn={FORWARD: 11_999.894, "Income from LA": 100_000.12},
    budget={FORWARD: 5_000.012, TERMS[0]: 40_000.12, FURTHER: 4_999.996, STAFF: 76_000.124},
    monitoring={"Income from LA": (40_000.12, 60_000), STAFF: (25_000.118, 51_000)},
)
case(
    "pence of the budget",
    outturn={FORWARD: 11_999.894, "Income from LA": 100_000.12},
    budget={FORWARD: 5_000.014, TERMS[0]: 40_000.12, STAFF: 76_000.12},
    monitoring={
        "Income from LA": (40_000.12, 60_000.004),
        FURTHER: (2_000, 3_000.004),
        STAFF: (25_000.124, 51_000.004),
    },
)

case(
    "one amount of the outturn",
    base={**NOTHING, BUDGET: GOOD[BUDGET]},
    outturn={STAFF: 40_000},
    fires={
        "FIN_002": needed(OUTTURN) - {STAFF},
        "FIN_004": {BALANCE},
        "FIN_016": {FORWARD},
        "FIN_018": {TERMS[0], SCHOOLS, STAFF, PROVISION},
    },
)
_BUDGET_ONLY = {"base": {**NOTHING, BUDGET: GOOD[BUDGET]}, "autumn_end": DAY_BEFORE}
case("monitoring not begun, opening below 0", budget={FORWARD: -1}, **_BUDGET_ONLY)
case(
    "one amount of the monitoring, too much spent",
    monitoring={TRANSPORT: (5_000, None)},
    fires={"FIN_022": needed(MONITORING), "FIN_024": {FORECAST}},
    **_BUDGET_ONLY,
)
case(
    "one amount of the monitoring, much left",
    monitoring={SCHOOLS: (5_000, None)},
    fires={"FIN_022": needed(MONITORING), "FIN_025": {FORECAST}},
    **_BUDGET_ONLY,
)

case(
    "typed over",
    over={
        (OUTTURN, INCOME, "Amount"): 125_000.01,
        (OUTTURN, EXPENDITURE, "Amount"): 132_000.01,
        (OUTTURN, BALANCE, "Amount"): 3_000.01,
        (BUDGET, INCOME, "Amount"): 125_000.01,
        (BUDGET, EXPENDITURE, "Amount"): 124_000.01,
        (BUDGET, BALANCE, "Amount"): 4_000.01,
        (MONITORING, INCOME, "Actual to date"): 52_000.01,
        (MONITORING, EXPENDITURE, "Committed to year end"): 78_000.01,
    },
    fires={
        "FIN_001": {INCOME, EXPENDITURE, BALANCE},
        "FIN_011": {INCOME, EXPENDITURE, BALANCE},
        "FIN_016": {FORWARD},
        "FIN_021": {INCOME, EXPENDITURE},
    },
)
case(
    "balances typed over as if they were right",
    over={(OUTTURN, INCOME, "Amount"): 1, (BUDGET, BALANCE, "Amount"): None},
    fires={
        "FIN_001": {INCOME},
        "FIN_004": {BALANCE},
        "FIN_011": {BALANCE},
        "FIN_016": {FORWARD},
    },
)
case(
    "a word over a total",
    over={(OUTTURN, BALANCE, "Amount"): WORD, (MONITORING, INCOME, "Actual to date"): WORD},
)
