"""Three ways to one number: the worksheet function, the workbook's own function, its table cell."""

from __future__ import annotations

import openpyxl
import pytest

import udfs
from judge.ironcalc import asked as calculated
from recorded import CENSUSES, CODES
from report.places import is_close, shown_in
from seip_xl.measure import FUNCTIONS


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("period", CENSUSES)
def test_worksheet_function_workbook_function_and_table_cell_agree(counted, period):
    path = counted[period].path
    book = openpyxl.load_workbook(path, data_only=True)
    calls = {
        f'={function.name}("{code}")': (function, code) for function in FUNCTIONS for code in CODES
    }
    own = calculated(path, list(calls))
    for call, (function, code) in calls.items():
        answer = getattr(udfs, function.name)(code, period)
        assert is_close(own[call], answer), call
        assert is_close(own[call], shown_in(book, function.measure, code)), call
    assert len(calls) == len(FUNCTIONS) * 3


def test_periods_have_different_figures(counted):
    first, second = (one.book.figures.values for one in counted.values())
    other = [each.name for each in FUNCTIONS if first[each.measure] != second[each.measure]]
    assert len(other) >= 5
