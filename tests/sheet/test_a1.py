from __future__ import annotations

import pytest

from seip_xl.errors import WriteError
from seip_xl.sheet import cell_name, range_name, sheet_ref
from seip_xl.sheet.a1 import cells_of, sheet_of


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(4, 2, "C5"), (0, 25, "Z1"), (0, 26, "AA1"), (0, 701, "ZZ1"), (0, 702, "AAA1")],
)
def test_cell_name_counts_from_zero(row, column, name):
    assert cell_name(row, column) == name


def test_cell_name_of_the_last_cell():
    assert cell_name(1_048_575, 16_383) == "XFD1048576"


def test_cell_name_absolute():
    assert cell_name(4, 2, absolute=True) == "$C$5"


@pytest.mark.parametrize(("row", "column"), [(-1, 0), (0, -1), (1_048_576, 0), (0, 16_384)])
def test_cell_name_outside_the_sheet_is_refused(row, column):
    with pytest.raises(WriteError, match="outside a sheet"):
        cell_name(row, column)


def test_range_name_absolute():
    assert range_name(1, 0, 8, 2, absolute=True) == "$A$2:$C$9"


def test_range_name_of_one_cell():
    assert range_name(1, 1, 1, 1) == "B2"


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("Settings", "Settings"),
        ("Returns", "Returns"),
        ("Table 6", "'Table 6'"),
        ("Vale's", "'Vale''s'"),
        ("T01", "'T01'"),
        ("R1C1", "'R1C1'"),
        ("rc", "'rc'"),
        ("2024", "'2024'"),
        ("A&B", "'A&B'"),
        ("Été", "'Été'"),
    ],
)
def test_sheet_ref_is_quoted_when_needed(name, reference):
    assert sheet_ref(name) == reference


@pytest.mark.parametrize(
    ("reference", "sheet"),
    [
        ("=Lists!$A$2:$A$9", "Lists"),
        ("='Vale''s'!B4", "Vale's"),
        ("=Census_date", None),
        ("=Lists!A1+1", None),
    ],
)
def test_sheet_of_a_plain_reference(reference, sheet):
    assert sheet_of(reference) == sheet


def test_cells_of_a_column():
    assert cells_of("='Table 6'!$B$14:$B$16") == (
        "='Table 6'!$B$14",
        "='Table 6'!$B$15",
        "='Table 6'!$B$16",
    )


@pytest.mark.parametrize("reference", ["=A!$A$1:$B$2", "=A!$A$3:$A$1", "A!$A$1", "=$A$1"])
def test_cells_of_anything_else_is_none(reference):
    assert cells_of(reference) is None
