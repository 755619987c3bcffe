"""The walk through the demonstration's county workbook that docs/follow-a-figure.md describes."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from seip_xl.demo import run_demo

WALK = Path(__file__).resolve().parents[2] / "docs" / "follow-a-figure.md"
STEPS = re.findall(r"\| (\d)\. .* \| `(.*)!(.*)` \| `(.*)` \|", WALK.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return run_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def county_workbook(demo):
    return openpyxl.load_workbook(demo.consolidation.path)


def test_walk_has_nine_steps():
    assert [number for number, *_ in STEPS] == list("123456789")


@pytest.mark.parametrize(("number", "sheet", "cell", "content"), STEPS)
def test_cell_holds_what_the_walk_says(county_workbook, number, sheet, cell, content):
    assert str(county_workbook[sheet][cell].value) == content, f"step {number}"


def test_walk_ends_at_the_row_of_the_return(demo, county_workbook):
    provision = county_workbook["Provision"]
    name, sheet, row = (provision[cell].value for _, _, cell, _ in STEPS[-3:])
    returned = openpyxl.load_workbook(demo.control.parent / "returns" / name)[sheet]
    assert returned.cell(int(row), 1).value == "HBEP/9-001"
