"""Every function through xlwings' own code for Windows: what Excel hands over and gets back.

Values are handed over, as from formulas; ranges, which are objects of Excel, are not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import udfs
from judge.windows import MISSING
from seip_xl.answering import VARIABLE
from seip_xl.measure import FUNCTIONS

ROOT = Path(__file__).parents[2]
SCALARS = [function.name for function in FUNCTIONS]
# Two blanks, a number, an error value (#N/A) and a day as cells that should hold a code or period.
ODD_CELLS = [[["", None, 5.0, -2146826246, True]], MISSING]
CALLS = [
    *([name, MISSING, MISSING] for name in SCALARS),
    *([name, "NORTH", "Dec 2020"] for name in SCALARS),
    *([name, [["NORTH"], ["SOUTH"], [None]], {"day": "2020-12-01"}] for name in SCALARS),
    ["SEIP_PM", *ODD_CELLS],
    ["SEIP_PM", "EAST", MISSING],
    ["SEIP_PM", "NORTH", "Dec 2019"],
    ["SEIP_VALUE", "open_cases", MISSING, MISSING],
    ["SEIP_VALUE", [["open_cases"], ["monitoring_as_at"]], [["NORTH", "SOUTH"]], "Dec 2020"],
    ["SEIP_VALUE", "no_such", MISSING, MISSING],
    ["SEIP_TABLE", 1.0, MISSING],
    ["SEIP_TABLE", "B", "Dec 2020"],
    ["SEIP_SERIES", "open_cases", "NORTH"],
    ["SEIP_SERIES", "open_cases", MISSING],
    ["SEIP_MEASURES"],
    ["SEIP_FINDINGS", "SOUTH", MISSING],
]


def excel_side(what: str, given: object = None, **environment: str) -> str:
    """Run Excel's side as a program of its own: what it stands in for stays there."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "judge.windows", what],
        input=json.dumps(given),
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
        | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def blanks_filled(rows):
    """Give rows as Excel gets them: an empty text for a blank."""
    return [["" if cell is None else cell for cell in row] for row in rows]


@pytest.fixture(scope="module")
def answers(filled):
    """Give what every call came to."""
    found = json.loads(excel_side("calls", CALLS, **{VARIABLE: str(filled)}))
    return {json.dumps(call): answer for call, answer in zip(CALLS, found, strict=True)}


@pytest.fixture
def answer(answers):
    return lambda *call: answers[json.dumps(list(call))]


def test_every_function_is_called():
    assert {call[0] for call in CALLS} == set(udfs.__all__)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("name", SCALARS)
def test_figure_comes_through_as_it_is(answer, name):
    function = getattr(udfs, name)
    assert answer(name, MISSING, MISSING) == [[function()]]
    assert answer(name, "NORTH", "Dec 2020") == [[function("NORTH", "Dec 2020")]]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("name", SCALARS)
def test_range_and_day_come_through_and_a_blank_is_an_empty_text(answer, name):
    column = [["NORTH"], ["SOUTH"], [None]]
    expected = getattr(udfs, name)(column, "Dec 2020")
    assert answer(name, column, {"day": "2020-12-01"}) == [
        [cell or 0] for [cell] in expected[:2]
    ] + [[""]]


def test_cells_that_are_no_codes(answer):
    blank, none, number, error, yes = answer("SEIP_PM", *ODD_CELLS)[0]
    assert (blank, none, error) == ("", "", "")
    assert number.startswith('#SEIP: there is no partnership "5"')
    assert yes.startswith('#SEIP: there is no partnership "True"')


def test_error_is_one_text(answer):
    assert answer("SEIP_PM", "EAST", MISSING)[0][0].startswith("#SEIP: there is no partnership")
    assert answer("SEIP_VALUE", "no_such", MISSING, MISSING)[0][0].startswith("#SEIP: there is no")


def test_missing_figure_is_an_empty_text_never_zero(answer):
    assert answer("SEIP_PM", "NORTH", "Dec 2019") == [[""]]


def test_day_goes_out_as_one(answer):
    call = ["SEIP_VALUE", [["open_cases"], ["monitoring_as_at"]], [["NORTH", "SOUTH"]], "Dec 2020"]
    day = {"moment": "2020-11-30T00:00:00+00:00"}
    assert answer(*call) == [[4, 3], [day, ""]]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (["SEIP_TABLE", 1.0, MISSING], lambda: udfs.SEIP_TABLE("1")),
        (["SEIP_SERIES", "open_cases", "NORTH"], lambda: udfs.SEIP_SERIES("open_cases", "NORTH")),
        (["SEIP_SERIES", "open_cases", MISSING], lambda: udfs.SEIP_SERIES("open_cases")),
        (["SEIP_MEASURES"], udfs.SEIP_MEASURES),
        (["SEIP_FINDINGS", "SOUTH", MISSING], lambda: udfs.SEIP_FINDINGS("SOUTH")),
    ],
    ids=lambda each: "-".join(map(str, each)) if isinstance(each, list) else "",
)
def test_list_spills_as_rows_of_one_length_with_empty_texts_for_blanks(answer, call, expected):
    rows = answer(*call)
    assert rows == blanks_filled(expected())
    assert len({len(row) for row in rows}) == 1


def test_days_of_a_spilled_table_go_out_as_days(answer):
    label, north, south, _ = answer("SEIP_TABLE", "B", "Dec 2020")[1]
    assert (label, north, south) == ("As at", {"moment": "2020-11-30T00:00:00+00:00"}, "")


def test_module_for_excel_is_as_it_is_written():
    module = ROOT / "seip_xl" / "addin" / "vba" / "xlwings_udfs.bas"
    assert module.read_text(encoding="ascii") == excel_side("vba")


def test_module_for_excel_calls_every_function():
    vba = excel_side("vba")
    for name in udfs.__all__:
        assert f"Function {name}(" in vba
        assert f'XLPy.CallUDF("udfs", "{name}", Array(' in vba
        assert f'Attribute {name}.VB_Description = "' in vba
