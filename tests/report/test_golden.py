"""Every table and chart of the demonstration is what is committed, cell by cell."""

from __future__ import annotations

from datetime import datetime

import pytest

from report.golden import RENEWING, committed, differences, shown, shown_sheets, write


def test_tables_and_charts_of_the_demonstration_are_as_committed(demo):
    told = differences(committed(), shown_sheets(demo.consolidation.path))
    if told:
        pytest.fail("\n".join([*told, RENEWING]), pytrace=False)


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (None, "0%_-", ""),
        ("Year 11", "General", "Year 11"),
        ("HBEP", "@_-", "HBEP"),
        ("Red", "#,##0_-", "Red"),
        (0, "#,##0_-", "0"),
        (1234567, "#,##0_-", "1,234,567"),
        (2.5, "#,##0_-", "3"),
        (-2.5, "#,##0_-;-#,##0_-", "-3"),
        (-1234.4, "#,##0_-;-#,##0_-", "-1,234"),
        (1000, "#,##0.00_-;-#,##0.00_-", "1,000.00"),
        (1.005, "#,##0.00_-", "1.01"),
        (20.25, "#,##0.0_-", "20.3"),
        (0.125, "0%_-", "13%"),
        (0.28999999999999998, "0.00%_-", "29.00%"),
        (-0.4, "0.0%_-", "-40.0%"),
        (datetime(2020, 11, 30), "dd/mm/yyyy_-", "30/11/2020"),  # noqa: DTZ001  # a cell's
    ],
)
def test_cell_is_shown_as_a_spreadsheet_shows_it(value, number_format, expected):
    assert shown(value, number_format) == expected


@pytest.mark.parametrize(("value", "number_format"), [(1.5, "General"), (1, "0.000")])
def test_format_that_is_not_known_is_refused(value, number_format):
    with pytest.raises(KeyError):
        shown(value, number_format)


def test_what_is_written_is_what_is_committed(tmp_path):
    rows = [["Title"], [], ["", "1,234", 'a "b"'], ["Hours"]]
    write({"Table 1": rows, "Chart 3": []}, tmp_path)
    write({"Table 1": rows}, tmp_path)
    assert committed(tmp_path) == {"Table 1": rows}
    assert differences(committed(tmp_path), {"Table 1": rows}) == []


def test_differences_are_told_with_their_cells():
    kept = {"Table 1": [["Title"], ["Year 11", "32"]], "Table 2": []}
    found = {"Table 1": [["Title"], ["Year 11", "33", "5"], ["Note"]], "Table 3": [["x"]]}
    assert differences(kept, found) == [
        "Table 3: the sheet is new",
        "Table 2: the sheet is gone",
        "Table 1!B2: '33', committed is '32'",
        "Table 1!C2: '5', committed is ''",
        "Table 1!A3: 'Note', committed is ''",
    ]


def test_many_differences_are_cut_short():
    kept, found = ({"Table 1": [[each] * 50]} for each in ("1", "2"))
    assert differences(kept, found)[-1] == "and 10 more"
