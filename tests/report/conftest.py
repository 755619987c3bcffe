"""Workbooks that several tests of the report look at; none of them changes one."""

from __future__ import annotations

import openpyxl
import pytest

import tiny_county
from report.cells import opened, report
from seip_xl.demo import run_demo
from seip_xl.pipeline import consolidate


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """Give the demonstration's county workbook, control workbook and returns."""
    return run_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """Give the path of the tiny county's workbook; every return came."""
    folder = tiny_county.write_tiny_county(tmp_path_factory.mktemp("whole"))
    return consolidate(folder, folder / "Report.xlsx").path


@pytest.fixture(scope="session")
def partial(tmp_path_factory):
    """Give the path of the tiny county's workbook without SOUTH's register and finance return."""
    folder = tiny_county.write_tiny_county(
        tmp_path_factory.mktemp("partial"), without=("register SOUTH", "finance SOUTH")
    )
    return consolidate(folder, folder / "Report.xlsx").path


@pytest.fixture(scope="session")
def schoolless(tmp_path_factory):
    """Give the path of the workbook of a county whose local authority lists no school."""
    no_roll = {"School": "No school roll"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tiny_county, "SCHOOLS", [])
        for code in tiny_county.CODES:
            lists = tiny_county.LISTS[code] | {"schools": ("No school roll",)}
            patch.setitem(tiny_county.LISTS, code, lists)
            for rows in (tiny_county.STUDENTS, tiny_county.LEFT):
                patch.setitem(rows, code, [row | no_roll for row in rows[code]])
        folder = tiny_county.write_tiny_county(tmp_path_factory.mktemp("schoolless"))
        return consolidate(folder, folder / "Report.xlsx").path


@pytest.fixture(scope="session")
def sheets(whole):
    """Give the workbook of a county whose returns are all right: formulas, and values."""
    return opened(whole)


@pytest.fixture(scope="session")
def gaps(partial):
    """Give the values of a workbook without SOUTH's register and finance return."""
    return opened(partial)[1]


@pytest.fixture(scope="session")
def faulty(tmp_path_factory):
    """Give the workbook of a county with a wrong cell, a wrong file and a missing return."""
    folder = tiny_county.write_tiny_county(
        tmp_path_factory.mktemp("faulty"), without=("finance SOUTH",)
    )
    path = folder / "NORTH register.xlsx"
    book = openpyxl.load_workbook(path)
    header = next(c for row in book["Students"].iter_rows() for c in row if c.value == "Year group")
    book["Students"].cell(header.row + 1, header.column).value = 13
    book.save(path)
    (folder / "SOUTH register.xlsx").write_bytes(b"no workbook")
    return report(folder)
