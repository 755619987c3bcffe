"""Every worksheet function says what it is: in the wizard of Excel, in the README."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest

import udfs
from seip_xl.measure import FUNCTIONS, VALUE_FUNCTION
from test_windows import excel_side

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
LONGEST = 255  # what the wizard shows


@pytest.fixture(scope="module")
def wizard():
    """Give what the wizard shows, as xlwings hands it to Excel."""
    return json.loads(excel_side("help"))


def test_listed_functions_are_worksheet_functions_with_the_same_help():
    told = {function.name: function.help_text for function in FUNCTIONS}
    assert {name: getattr(udfs, name).__doc__ for name in told} == told
    spilling = {"SEIP_TABLE", "SEIP_SERIES", "SEIP_MEASURES", "SEIP_FINDINGS"}
    assert set(udfs.__all__) == {*told, VALUE_FUNCTION, *spilling}


@pytest.mark.parametrize("name", udfs.__all__)
def test_wizard_shows_help_of_a_function_and_of_its_arguments(wizard, name):
    shown = wizard[name]
    assert shown["help"] == getattr(udfs, name).__doc__
    assert 0 < len(shown["help"]) <= LONGEST
    assert shown["category"] == "SEIP"
    assert list(shown["arguments"]) == list(inspect.signature(getattr(udfs, name)).parameters)
    for told in shown["arguments"].values():
        assert not told.startswith("Positional argument")
        assert 0 < len(told) <= LONGEST


@pytest.mark.parametrize("name", udfs.__all__)
def test_function_is_in_the_readme_with_its_arguments_and_what_it_gives(name):
    parameters = inspect.signature(getattr(udfs, name)).parameters.values()
    given = ", ".join(
        each.name if each.default is inspect.Parameter.empty else f"[{each.name}]"
        for each in parameters
    )
    assert f"| `{name}({given})` | {getattr(udfs, name).__doc__} |" in README


def test_name_is_one_that_excel_and_vba_take():
    for name in udfs.__all__:
        assert name.isupper()
        assert name.isidentifier()
        assert len(name) <= 31
