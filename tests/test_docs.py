"""What is written for people agrees with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from seip_xl.cli import app
from seip_xl.formula import FUNCTIONS

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = (ROOT / "docs" / "formula-language.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda each: each.name)
def test_function_is_described(function):
    assert f"| `{function.name}` | {function.summary} |" in LANGUAGE


def test_no_function_is_described_that_is_not_there():
    described = [line.split("`")[1] for line in LANGUAGE.splitlines() if line.startswith("| `")]
    upper = [name for name in described if name.isupper()]
    assert sorted(upper) == sorted(FUNCTIONS)


@pytest.mark.parametrize(
    "command", [each.name or each.callback.__name__ for each in app.registered_commands]
)
def test_command_is_in_the_readme(command):
    assert f"seip-xl {command}" in README
