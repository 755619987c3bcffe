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


def link(cell):
    sheet, _, place = cell.hyperlink.location.rpartition("!")
    return sheet.strip("'"), place


def test_label_leads_to_its_measure_and_that_to_the_rows_it_counts(county_workbook):
    table = county_workbook["Table 7"]
    (label,) = [row[0] for row in table.iter_rows(max_row=20) if row[0].value == "Totals"]
    sheet, place = link(label)
    measure = county_workbook[sheet][place]
    assert (sheet, measure.value) == ("Figures", "pm_ks4")
    shown = label.offset(column=1).value
    assert shown == f"=Figures!$F${measure.row}"
    assert link(measure) == ("Students", "A1")


def test_every_label_of_a_table_leads_to_the_row_that_its_figures_are_of(county_workbook):
    for sheet in county_workbook:
        for row in sheet.iter_rows() if re.fullmatch("Table [0-9]+", sheet.title) else ():
            shown = [re.fullmatch(r"=Figures!\$[A-Z]+\$([0-9]+)", str(one.value)) for one in row]
            rows = {found[1] for found in shown if found}
            if rows:
                assert link(row[0])[1].lstrip("A") in rows, row[0].coordinate


def test_measure_of_measures_leads_to_one_of_them(county_workbook):
    figures = county_workbook["Figures"]
    rows = {row[0].value: row[0] for row in figures.iter_rows(min_row=5) if row[0].value}
    assert link(rows["pm_adjusted"]) == ("Figures", rows["adjusted_ks3"].coordinate)
    assert [name for name, one in rows.items() if not one.hyperlink] == []


def test_walk_ends_at_the_row_of_the_return(demo, county_workbook):
    provision = county_workbook["Provision"]
    name, sheet, row = (provision[cell].value for _, _, cell, _ in STEPS[-3:])
    returned = openpyxl.load_workbook(demo.control.parent / "returns" / name)[sheet]
    assert returned.cell(int(row), 1).value == "HBEP/9-001"
