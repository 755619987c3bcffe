"""Measures of the finance return: a figure a line of the outturn, its totals, the balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import Spelling, parse, to_excel
from seip_xl.measure.measure import Measure, Unit
from seip_xl.schema.finance import OUTTURN_LINES

if TYPE_CHECKING:
    from seip_xl.schema.spec import Line

_THEME = "Finance"
_SOURCE = "County report, Table 11"


def _line_measure(line: Line) -> Measure:
    """Give the measure of a line: its amount, or the sum of others as the return defines it."""
    quoted = line.label.replace('"', '""')
    rows = f'Outturn[Partnership],Partnership,Outturn[Line],"{quoted}"'
    return Measure(
        id=f"outturn_{line.id}",
        title=f"Outturn: {line.label}",
        unit=Unit.GBP,
        formula=_of_measures(line.formula) if line.formula else f"=SUMIFS(Outturn[Amount],{rows})",
        shown_when="" if line.formula else f'=COUNTIFS({rows},Outturn[Amount],"<>")',
        definition=_DEFINITIONS.get(line.id, f"Amount of the outturn line {line.label}."),
        source=_SOURCE,
        theme=_THEME,
    )


def _of_measures(formula: str) -> str:
    """Turn a total over lines into the same total over the lines' measures."""
    ids = {line.id: f"outturn_{line.id}" for line in OUTTURN_LINES}
    return to_excel(parse(formula), Spelling(stored=False, names=ids))


_DEFINITIONS = {
    "total_income": "All income of the school year; the balance brought forward is not in it.",
    "total_expenditure": "All expenditure of the school year.",
    "balance": "Brought forward plus total income less total expenditure.",
}

FINANCE_MEASURES: tuple[Measure, ...] = (
    *(_line_measure(line) for line in OUTTURN_LINES),
    Measure(
        id="balance_pct",
        title="Balance as % of LA grant",
        unit=Unit.PERCENT,
        decimals=2,
        formula="=outturn_balance/outturn_income_la",
        definition="Balance at end of period over Income from LA, the pilot line left out.",
        source=_SOURCE,
        theme=_THEME,
    ),
)
