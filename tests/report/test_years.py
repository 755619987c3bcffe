"""Charts over school years whose earlier figures are of several census dates."""

from __future__ import annotations

from datetime import date

import pytest

import tiny_county
from judge import disagreements
from report.cells import lines, opened, row_of
from seip_xl.pipeline import consolidate
from tiny_rows import HISTORY

MARCH, JUNE = ("Mar 2019", date(2019, 3, 15)), ("Jun 2019", date(2019, 6, 14))
# NORTH's last figure is of June, SOUTH's of March; the county's own is of June.
STAFF = [
    (*MARCH, "2018-19", "des_spend", "NORTH", 380.0, "Simulated"),
    (*MARCH, "2018-19", "des_spend", "SOUTH", 200.0, "Simulated"),
    (*MARCH, "2018-19", "des_spend", "County", 580.0, "Simulated"),
    (*JUNE, "2018-19", "des_spend", "NORTH", 390.0, "Simulated"),
    (*JUNE, "2018-19", "des_spend", "County", 590.0, "Simulated"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Give the workbook of a county whose staff figures of a year came at two censuses."""
    with pytest.MonkeyPatch.context() as patch:
        others = [row for row in HISTORY if row[3] != "des_spend"]
        patch.setattr(tiny_county, "HISTORY", [*others, *STAFF])
        folder = tiny_county.write_tiny_county(tmp_path_factory.mktemp("years"))
        return consolidate(folder, folder / "Report.xlsx").path


def test_each_partnership_has_its_own_latest_figure_of_the_year(path):
    sheet = opened(path)[1]["Chart 7"]
    assert row_of(sheet, "2018-19")[:4] == ["2018-19", 390, 200, 590]
    assert [line for line in lines(sheet) if line.startswith("20")] == ["2018-19", "2019-20"]


def test_latest_figures_agree_with_the_judge(judge, path):
    assert disagreements(path, judge.recalculate([path])[path]) == []
