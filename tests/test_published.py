"""Tables 1, 6 and 11 of the demonstration county against the figures printed in December 2020.

A cell may differ only where the printed figures contradict themselves: the test says by which
identity, and computes it from the printed cells alone.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from seip_xl.county import build_book, read_county
from seip_xl.demo import write_demo
from seip_xl.formula.scalar import round_half_away
from seip_xl.measure import Unit
from seip_xl.pipeline import expectation
from seip_xl.read import read_folder, sort_folder

PRINTED = Path(__file__).parent / "data" / "published_dec_2020.csv"
COLUMNS = {"SL": "SLIP", "NW": "NWLLIP", "Total": "County"}
PARTNERSHIPS = ("HBEP", "LIP", "MSCIP", "SLIP", "NWLLIP")
MONTHS = {"July": "Jul", "June": "Jun"}
ROWS = {
    "How many are full time with P'ship": "Full time with partnership",
    "How many are CMN": "CMN",
    "fte of hours in school for pt students": "FTE of hours in school",
    "Adjusted total for comparison": "Adjusted total",
    "<24hrs": "Low hours",
    "Balance as % of LA Grant": "Balance as % of LA grant",
}


def _printed():
    with PRINTED.open(encoding="utf-8", newline="") as file:
        return [
            (int(row["table"]), _label(row["label"]), _column(row["column"]), row["value"])
            for row in csv.DictReader(file)
            if row["table"] in {"1", "6", "11"}
        ]


def _label(printed):
    words = [MONTHS.get(word, word) for word in printed.split(" ")]
    return ROWS.get(printed, " ".join(words))


def _column(printed):
    return COLUMNS.get(printed, printed)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Give every figure as it is shown: table, row label and column to a number."""
    folder = tmp_path_factory.mktemp("demo")
    control, _ = write_demo(folder)
    county = read_county(control)
    submissions = read_folder(sort_folder(folder), expectation(county), lambda _: None)
    book = build_book(county, submissions)
    return {
        (laid.table.number, row.label, column): _rounded(book.figures.measures[row.measure], value)
        for laid in book.tables
        for row in laid.rows
        for column, value in zip(
            book.figures.columns, book.figures.values[row.measure], strict=True
        )
    }


def _rounded(measure, value):
    scale = 100 if measure.unit is Unit.PERCENT else 1
    return None if value is None else round_half_away(value * scale, measure.decimals)


def _differing(shown):
    return [
        (table, label, column)
        for table, label, column, value in _printed()
        if shown[table, label, column] != pytest.approx(float(value or 0))
    ]


def test_every_printed_cell_has_a_figure(shown):
    assert {(table, label, column) for table, label, column, _ in _printed()} == set(shown)


def test_only_cells_that_contradict_others_differ(shown):
    differing = _differing(shown)
    printed = {
        (table, label, column): float(value or 0) for table, label, column, value in _printed()
    }
    assert [cell for cell in differing if not _broken(printed, *cell)] == []


def test_differing_cells_are_those_known(shown):
    county = "County"
    lost = [
        (11, row, column)
        for row in ("Balance brought forward", "Total Income")
        for column in ("LIP", "MSCIP", "NWLLIP", "SLIP", county)
    ]
    assert sorted(_differing(shown)) == sorted(
        [
            (6, "Low hours", county),
            *lost,
            (11, "Income from LA (pilot)", county),
            (11, 'Payments to schools "Tier 3"', county),
            (11, "Total Expenditure", county),
            (11, "Balance at end of period", county),
            (11, "Balance as % of LA grant", county),
        ]
    )


def _broken(printed, table, label, column):
    """Say which identity of the printed figures this cell is in breach of."""

    def cell(row, of=column):
        return printed[table, row, of]

    if label == "Balance as % of LA grant":
        balances = sum(cell("Balance at end of period", of) for of in PARTNERSHIPS)
        wanted = round_half_away(balances / cell("Income from LA") * 100, 2)
        return "" if cell(label) == wanted else "% = a / b"
    if column == "County" and cell(label) != sum(cell(label, of) for of in PARTNERSHIPS):
        return "county = sum"
    if label in {"Balance brought forward", "Total Income"}:
        closing = cell("Balance brought forward") + cell("Total Income") - cell("Total Expenditure")
        if closing != cell("Balance at end of period"):
            return "opening + income - expenditure = closing"
    return ""
