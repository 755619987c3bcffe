"""The functions that the county workbook defines, called in IronCalc.

IronCalc 0.9.1 reads LAMBDA names from the file as Excel stores them and calls them; all other cells
it recalculates on the way, so a figure is its own. That Excel does the same is not seen here.
"""

from __future__ import annotations

import openpyxl
import pytest

from judge.ironcalc import asked
from report.places import WORDS, is_close, rows_of_block, shown_in
from seip_xl.measure import COUNTY_COLUMN, FUNCTIONS, MEASURES, VALUE_FUNCTION


def test_every_function_gives_a_measure_of_every_county():
    assert {each.measure for each in FUNCTIONS} <= {each.id for each in MEASURES}


def test_names_and_measures_of_functions_come_once():
    assert len({each.name for each in FUNCTIONS}) == len(FUNCTIONS)
    assert len({each.measure for each in FUNCTIONS}) == len(FUNCTIONS)


def test_help_fits_the_function_wizard():
    assert all(0 < len(each.help_text) <= 255 for each in FUNCTIONS)


@pytest.mark.parametrize("county", ["whole", "partial", "demo"])
def test_function_gives_the_figure_and_what_the_table_shows(request, county):
    found = request.getfixturevalue(county)
    path = found.consolidation.path if county == "demo" else found
    book = openpyxl.load_workbook(path, data_only=True)
    figures = rows_of_block(book["Figures"], header=4, label=0)
    codes = [code for code in figures["Measure"] if code not in WORDS]
    calls = {
        f'={function.name}("{code}")': (function.measure, code)
        for function in FUNCTIONS
        for code in codes
    }
    assert COUNTY_COLUMN in codes
    answers = asked(path, list(calls))
    for call, (measure, code) in calls.items():
        assert is_close(answers[call], figures[measure][code]), call
        assert is_close(answers[call], shown_in(book, measure, code)), call


def test_value_gives_every_measure(whole):
    book = openpyxl.load_workbook(whole, data_only=True)
    figures = rows_of_block(book["Figures"], header=4, label=0)
    # IronCalc counts the rows of the empty table Findings as errors; see those of the partial one.
    measures = [each for each in figures if not each.startswith(("found_", "monitoring_as_at"))]
    calls = {
        f'={VALUE_FUNCTION}("{measure}","{code}")': (measure, code)
        for measure in measures[1:]
        for code in ("NORTH", "SOUTH", "County")
    }
    answers = asked(whole, list(calls))
    wrong = [
        call for call, at in calls.items() if not is_close(answers[call], figures[at[0]][at[1]])
    ]
    assert len(calls) > 800
    assert wrong == []


def test_missing_figure_is_an_empty_text_never_zero(partial):
    calls = [
        '=SEIP_OPEN_CASES("SOUTH")',
        '=SEIP_VALUE("open_cases","SOUTH")',
        '=SEIP_OPEN_CASES("SOUTH")=""',
    ]
    assert list(asked(partial, calls).values()) == ["", "", True]


@pytest.mark.parametrize(
    "call",
    ['=SEIP_PM("EAST")', '=SEIP_PM("")', '=SEIP_VALUE("pm","NORTH")', '=SEIP_VALUE("pm_ks3",1)'],
)
def test_unknown_partnership_or_measure_is_not_available(whole, call):
    assert asked(whole, [call]) == {call: "#N/A"}


def test_partnership_may_be_a_cell_and_is_read_without_case(whole):
    calls = ["=SEIP_PM(Figures!$G$4)", '=SEIP_PM("south")', '=SEIP_PM("SOUTH")']
    assert list(asked(whole, calls).values()) == [2, 2, 2]
