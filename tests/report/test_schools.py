"""The chart of schools where the local authority lists none, or none of a partnership."""

from __future__ import annotations

import openpyxl
import pytest

import tiny_county
from report.cells import block, lines, opened
from report.chart_parts import charts_of
from seip_xl.pipeline import consolidate

NO_SCHOOL = "The local authority lists no school."


def header_row(sheet):
    return next(cell.row for cell in sheet["A"] if cell.value == "School")


def test_without_schools_their_chart_is_a_note(schoolless):
    sheet = opened(schoolless)[1]["Chart 4"]
    rows = block(sheet, header_row(sheet))
    assert rows[:2] == [
        ["School", "Partnership", "FSM %", "PM %", "No"],
        [NO_SCHOOL, None, None, None, None],
    ]
    assert "Students on no school's roll are in no point." in lines(sheet)


def test_with_schools_there_is_no_such_note(whole):
    assert NO_SCHOOL not in lines(opened(whole)[1]["Chart 4"])


def test_without_schools_there_is_no_empty_chart(schoolless):
    charts = charts_of(schoolless)
    assert list(charts) == [1, 2, 3, 5, 6, 7]
    assert [number for number, chart in charts.items() if not chart.series] == []


def test_without_schools_no_sheet_is_missing(schoolless, whole):
    found, usual = (openpyxl.load_workbook(path).sheetnames for path in (schoolless, whole))
    assert found == usual


def test_without_schools_students_are_counted_all_the_same(schoolless):
    table = opened(schoolless)[1]["Table 6"]
    assert [cell.value for cell in table[6]][:4] == ["Totals", 1, 1, 2]


@pytest.mark.parametrize("missing", ["NORTH", "SOUTH"])
def test_partnership_without_schools_has_no_series(tmp_path, monkeypatch, missing):
    points = {"NORTH": {0: 0.4, 1: 1 / 3}, "SOUTH": {0: 0.4}}
    del points[missing]
    schools = [row for row in tiny_county.SCHOOLS if row[1] != missing]
    monkeypatch.setattr(tiny_county, "SCHOOLS", schools)
    students = [row | {"School": "No school roll"} for row in tiny_county.STUDENTS[missing]]
    monkeypatch.setitem(tiny_county.STUDENTS, missing, students)
    folder = tiny_county.write_tiny_county(tmp_path)
    found = charts_of(consolidate(folder, folder / "Report.xlsx").path)[4].points
    assert found == {code: pytest.approx(each) for code, each in points.items()}
