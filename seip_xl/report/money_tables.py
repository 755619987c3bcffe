"""Tables 11 and 12 and charts 5 to 7: outturn, budget, cost, balances, staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.report.part import Row, Table, YearChart
from seip_xl.schema.finance import BUDGET_LINES, OUTTURN_LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.schema.spec import Line


def _lines(prefix: str, lines: Sequence[Line]) -> tuple[Row, ...]:
    return tuple(
        Row(label=line.label, measure=f"{prefix}_{line.id}", total=bool(line.formula))
        for line in lines
    )


OUTTURN = Table(
    number="11",
    title="Finance outturn",
    rows=(
        *_lines("outturn", OUTTURN_LINES),
        Row(label="Balance as % of LA grant", measure="balance_pct"),
    ),
    notes=(
        "GBP of the last school year. Total Income leaves out the balance brought forward.",
        "LA grant: Income from LA, the pilot line left out.",
    ),
)
BUDGET = Table(
    number="12",
    title="Budget intentions",
    rows=_lines("budget", BUDGET_LINES),
    notes=(
        "GBP of this school year. Total Income leaves out the balance brought forward.",
        "Contingency is a note; it is not deducted from the balance.",
    ),
)
_BY_YEAR = (
    "Columns: {what} of each partnership, one group of columns for every school year on record. "
    "The figures stand in the cells under the chart."
)
MONEY_CHARTS = (
    YearChart(
        number=5,
        title="Average cost per open case",
        y_title="GBP a case",
        measure="cost_per_open_case",
        alt_text=_BY_YEAR.format(what="total expenditure over the highest number of open cases"),
        notes=(
            (
                "Total expenditure over the highest number of open cases in any period on record "
                "of that school year."
            ),
            "The county has no figure while a finance return is missing.",
        ),
    ),
    YearChart(
        number=6,
        title="Balance as % of LA grant",
        y_title="% of LA grant",
        measure="balance_pct",
        maximum="Maximum_balance",
        alt_text=_BY_YEAR.format(what="balance at the end of the year as % of the LA grant")
        + " A line shows the maximum.",
    ),
    YearChart(
        number=7,
        title="Expenditure on directly employed staff",
        y_title="GBP a year",
        measure="des_spend",
        alt_text=_BY_YEAR.format(what="salaries of directly employed staff"),
    ),
)
