from __future__ import annotations

import pytest

from seip_xl.sheet.name import header_faults, name_fault, sheet_name_fault


@pytest.mark.parametrize(
    "name", ["Census_date", "Table_01", "_hidden", "Students", "SEIP_X.Y", "Données"]
)
def test_name_that_excel_takes(name):
    assert name_fault(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "T01",
        "KS3",
        "A1",
        "XFD1",
        "R1C1",
        "R",
        "C",
        "rc",
        "R1",
        "C1",
        "RC1",
        "TRUE",
        "1st",
        "tbl-x",
        "a!b",
        "a b",
        "",
        "x" * 256,
        "_xlnm.Print",
    ],
    ids=lambda name: name[:20],
)
def test_name_that_excel_would_refuse(name):
    assert name_fault(name) is not None


@pytest.mark.parametrize("name", ["Students", "Table 6", "Vale's", "A" * 31, "T01"])
def test_sheet_name_that_excel_takes(name):
    assert sheet_name_fault(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "A" * 32,
        "😀" * 16,
        "a/b",
        "a[1]",
        "a:b",
        "a*",
        "a?",
        "a\\b",
        "'a",
        "a'",
        "History",
        "history",
        "run.py",
        "a\x01b",
        "a\nb",
        "a\ud800",
    ],
    ids=ascii,
)
def test_sheet_name_that_excel_would_refuse(name):
    assert sheet_name_fault(name) is not None


def test_headers_that_excel_takes():
    assert header_faults(["Student ID", "PM status", "Hours (week)"]) == []


@pytest.mark.parametrize(
    "headers",
    [["Hours", "HOURS"], [""], [" Hours"], ["Hours\nweek"], ["x" * 256], ["a\x01"]],
    ids=["twice", "empty", "blank around", "line break", "long", "control"],
)
def test_headers_that_excel_would_refuse(headers):
    assert len(header_faults(headers)) == 1
