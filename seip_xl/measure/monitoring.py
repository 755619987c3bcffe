"""Measures of in-year monitoring: budget, forecast and variance of every line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import Spelling, parse, to_excel
from seip_xl.measure.finance import line_rows
from seip_xl.measure.measure import Measure, Unit
from seip_xl.schema.finance import BUDGET_LINES, MONITORING_LINES

if TYPE_CHECKING:
    from seip_xl.schema.spec import Line

_THEME = "Monitoring"
_SOURCE = "County report, Table B"
COLUMNS = ("budget", "forecast", "variance")
"""What is told of every line, by the field of the form."""
_IDS = {
    column: {line.id: f"monitoring_{column}_{line.id}" for line in MONITORING_LINES}
    for column in COLUMNS
}
# Of partnerships that filled in their monitoring only, so that the county's columns go together.
_BUDGETED = {
    f"budget_{line.id}": f"SUMIFS(Budget[Amount],{line_rows('Budget', line)},Budget[Monitored],1)"
    for line in BUDGET_LINES
    if not line.formula
}
_FILLED = "=" + "+".join(
    f'COUNTIFS(Monitoring[Partnership],Partnership,Monitoring[{label}],"<>")'
    for label in ("Actual to date", "Committed to year end")
)


def _measure(line: Line, column: str) -> Measure:
    return Measure(
        id=_IDS[column][line.id],
        title=f"Monitoring: {line.label}, {column}",
        unit=Unit.GBP,
        formula=_formula(line, column),
        shown_when=_FILLED,
        definition=_DEFINITIONS[column],
        source=_SOURCE,
        theme=_THEME,
    )


_DEFINITIONS = {
    "budget": "As in the sheet Budget, of partnerships that filled in their monitoring.",
    "forecast": "Actual to date and what is committed to the end of the year.",
    "variance": "Forecast against budget; positive is favourable.",
}


def _formula(line: Line, column: str) -> str:
    if line.formula:
        return _spelt(line.formula, _IDS[column])
    if column == "forecast" and line.entered:
        rows = line_rows("Monitoring", line)
        return "=" + "+".join(
            f"SUMIFS(Monitoring[{label}],{rows})"
            for label in ("Actual to date", "Committed to year end")
        )
    row = {name: _IDS[name][line.id] for name in COLUMNS}
    return _spelt(line.cells[column], _BUDGETED | _IDS[column] | row)


def _spelt(formula: str, names: dict[str, str]) -> str:
    return to_excel(parse(formula), Spelling(stored=False, names=names))


MONITORING_MEASURES: tuple[Measure, ...] = (
    Measure(
        id="monitoring_as_at",
        title="Monitoring: as at",
        unit=Unit.DATE,
        formula="=MAXIFS(Monitoring[As at],Monitoring[Partnership],Partnership)",
        shown_when='=COUNTIFS(Monitoring[Partnership],Partnership,Monitoring[As at],"<>")',
        definition="The day up to which the amounts to date count; of the county the latest.",
        source=_SOURCE,
        theme=_THEME,
        adds_up=False,
    ),
    *(
        _measure(line, column)
        for line in MONITORING_LINES
        for column in COLUMNS
        if column in line.cells or line.formula
    ),
    Measure(
        id="monitoring_balance_pct",
        title="Forecast balance as % of LA grant",
        unit=Unit.PERCENT,
        decimals=2,
        formula="=monitoring_forecast_balance/monitoring_budget_income_la",
        definition="Forecast balance at year end over the three LA terms of the budget.",
        source=_SOURCE,
        theme=_THEME,
        adds_up=False,
    ),
)
