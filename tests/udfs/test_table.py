"""Tables of the report as worksheet functions give them, beside those of the county workbook."""

from __future__ import annotations

import openpyxl
import pytest

import udfs
from recorded import CENSUSES
from seip_xl.report import TABLES

HEADER = 5  # row of the headings on a sheet of a table


@pytest.fixture(scope="module")
def workbooks(counted):
    return {
        period: openpyxl.load_workbook(one.path, data_only=True) for period, one in counted.items()
    }


def rows_on(sheet):
    """Give the rows of the table of a sheet: to the first row that is empty."""
    rows = []
    for row in sheet.iter_rows(min_row=HEADER, values_only=True):
        if not any(cell is not None for cell in row) and rows:
            break
        rows.append(list(row))
    return rows


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("period", CENSUSES)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.number)
def test_table_is_that_of_the_county_workbook(workbooks, table, period):
    shown = rows_on(workbooks[period][table.sheet])
    expected = [row for row in shown if row[0] not in table.notes]
    found = udfs.SEIP_TABLE(table.number, period)
    width = len(found[0])
    assert {len(row) for row in found} == {width}
    assert [_comparable(row) for row in found] == [_comparable(row[:width]) for row in expected]


def _comparable(row):
    return [
        cell.strftime("%Y-%m-%d")
        if hasattr(cell, "strftime")
        else pytest.approx(cell)
        if isinstance(cell, int | float)
        else cell
        for cell in row
    ]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("number", ["9", 9, 9.0, "Table 9", " table 9 "])
def test_table_is_named_by_its_number(number):
    assert udfs.SEIP_TABLE(number) == udfs.SEIP_TABLE("9", "Apr 2021")
