"""Figures: of one measure and partnership at a period, and over all periods."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from seip_xl.answering.cell import ask_each, is_blank, one_cell
from seip_xl.answering.known import find_code, find_measure, find_period
from seip_xl.answering.reader import current_record
from seip_xl.measure import FUNCTIONS, MEASURES, Unit

if TYPE_CHECKING:
    from seip_xl.answering.cell import Cell, Given, Rows

_MEASURE_OF = {function.name: function.measure for function in FUNCTIONS}
_DATES = frozenset(one.id for one in MEASURES if one.unit is Unit.DATE)
_DAY_ZERO = date(1899, 12, 30)  # as Excel counts


def answer(function: str, partnership: Given, period: Given) -> Cell | Rows:
    """Answer for a worksheet function that gives one measure.

    Args:
        function: Its name.
        partnership: Codes; a blank one has a blank answer.
        period: Periods; a blank one is the latest.

    Returns:
        The figures, in the shape of the arguments; None where there is none.

    Units:
        Those of the measure; percentages as fractions.
    """
    return answer_value(_MEASURE_OF[function], partnership, period)


def answer_value(measure: Given, partnership: Given, period: Given) -> Cell | Rows:
    """Answer with the figures of any measures.

    Args:
        measure: Ids; a blank one has a blank answer.
        partnership: Codes; a blank one has a blank answer.
        period: Periods; a blank one is the latest.

    Returns:
        The figures, in the shape of the arguments; None where there is none.

    Units:
        Those of the measures; percentages as fractions.
    """
    record = current_record()

    def ask(of: Cell, whose: Cell, when: Cell) -> Cell:
        if is_blank(of) or is_blank(whose):
            return None
        found = find_measure(record, of)
        value = record.value(found, find_code(record, whose), find_period(record, when))
        return shown(found, value)

    return ask_each(ask, measure, partnership, period)


def answer_series(measure: Given, partnership: Given) -> Rows:
    """Answer with the figures of a measure and partnership over the periods.

    Args:
        measure: The id.
        partnership: The code.

    Returns:
        Headings, then a row for each period that has a figure, the earliest first.
    """
    record = current_record()
    found = find_measure(record, one_cell(measure))
    code = find_code(record, one_cell(partnership))
    rows: Rows = [["Period", "Value"]]
    for period in record.periods_of(found, code):
        rows.append([period, shown(found, record.value(found, code, period))])
    return rows


def shown(measure: str, value: float | None) -> Cell:
    """Give a figure as a cell has it: a day as a date."""
    if value is None or measure not in _DATES:
        return value
    return _DAY_ZERO + timedelta(days=value)
