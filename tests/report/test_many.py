"""Headlines of a county of very many partnerships: no formula is too long for a cell."""

from __future__ import annotations

from report.test_headlines import ground
from seip_xl.report.worked import Known, compare
from seip_xl.sheet.limit import formula_fault

CODES = tuple(f"PARTNERSHIP{number}"[-12:] for number in range(10, 210))
FIGURES = (
    "balance_pct",
    "cost_per_open_case",
    "des_spend",
    "des_spend_on_2019_06_14",
    "monitoring_forecast_balance",
    "received_register",
    "received_finance",
    "received_outturn",
    "rejected_register",
    "rejected_finance",
    "received_leavers",
    "rejected_leavers",
)


def test_comparison_of_two_hundred_partnerships_fits_into_cells():
    names = [f"{figure}_in_{code}" for figure in FIGURES for code in CODES]
    cells = {name: f"Figures!$GX${at}" for at, name in enumerate(names, start=100)}
    known = Known(values={**dict.fromkeys(names, 1.0), "Maximum_balance": 0.05}, cells=cells)
    written = compare(ground(CODES), known)
    assert len(written) > 2000
    assert {formula_fault(one.formula) for one in written} == {None}


def test_comparison_names_cells_of_its_own_sheet_without_the_sheet():
    names = [f"{figure}_in_{code}" for figure in FIGURES for code in "AB"]
    known = Known(
        values={**dict.fromkeys(names, 1.0), "Maximum_balance": 0.05},
        cells=dict.fromkeys(names, "Figures!$F$5"),
    )
    formulas = {one.formula for one in compare(ground(("A", "B")), known)}
    assert "=COUNT($B$5,$C$5)" in formulas
    assert known.cells["balance_count"] == "'Headline figures'!$D$5"
