"""A simulated county of any size: returns filled from their specs, the same cells every time."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from measuring.plausible import plausible
from seip_xl.county import read_county, write_county
from seip_xl.demo import write_demo
from seip_xl.demo.rows import simulated_rows
from seip_xl.issuing import kept_of
from seip_xl.schema import COUNTY, RETURNS, Kind, Stamp
from seip_xl.template import write_template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from seip_xl.county import County
    from seip_xl.schema import Column, TableSpec

STUDENT_ID = "Student ID"
_ROWS_PER_STUDENT = {"Students": 1.0, "Referrals": 1.0, "Provision": 1 / 3}
_OTHERS = 0.1  # rows a student of every other table
_FILLED_OF_TEN = 4  # optional cells that are filled, of ten
# Sizes that share no factor with closed lists, so that values of two columns meet in all ways.
_STRIDE, _DAYS = 7919, 89


def write_simulated(folder: Path, students: int) -> None:
    """Write a county's control workbook and filled returns.

    Settings, lists and earlier figures are those of the demonstration; nothing was published.

    Args:
        folder: An empty folder.
        students: How many a partnership has.
    """
    control, returns = write_demo(folder)
    for path in (*returns, *folder.glob("County report*")):
        path.unlink(missing_ok=True)
    county = read_county(control)
    # Not the published figures: a county of another size would contradict every one of them.
    kept = [table for table in COUNTY.tables if table.name != "Published"]
    control.write_bytes(
        write_county(county.settings, {one.name: simulated_rows(one) for one in kept})
    )
    for code in county.partnerships:
        for spec in RETURNS:
            period = county.settings.period
            stamp = Stamp(return_id=spec.id, version=spec.version, partnership=code, period=period)
            frames = {
                table.name: simulated_frame(table, county, code, students) for table in spec.tables
            }
            rows = plausible(frames, county)
            content = write_template(
                spec,
                stamp=stamp,
                lists=county.lists(code),
                created=county.settings.census_date,
                rows=rows,
                kept=kept_of(county),
            )
            (returns[0].parent / f"{code} {spec.id} {period}.xlsx").write_bytes(content)


def simulated_frame(table: TableSpec, county: County, code: str, students: int) -> pd.DataFrame:
    """Fill the rows of a table from its spec; values of its columns meet in all ways."""
    lists = county.lists(code)
    fixed = _fixed_rows(table, lists)
    size = len(fixed) or max(round(students * _ROWS_PER_STUDENT.get(table.name, _OTHERS)), 1)
    data: dict[str, object] = {}
    for place, column in enumerate(table.data_columns):
        cell, same = simulated_cell(column, county, code, students), column in table.facts
        cells = [
            cell(0 if same else row)
            if column.required or same or simulated_filled(row, place)
            else None
            for row in range(size)
        ]
        dates = column.kind is Kind.DATE
        data[column.label] = pd.Series(cells, dtype="datetime64[s]" if dates else None)
    named = next((one.label for one in table.columns if one.kind is Kind.CHOICE), "")
    return pd.DataFrame({**data, named: fixed} if fixed else data)


def _fixed_rows(table: TableSpec, lists: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Give what the first choice of a table names, where its rows are fixed."""
    if table.rows_of:
        return list(lists[table.rows_of])
    return [line.label for line in table.entered_lines]


def simulated_filled(row: int, place: int) -> bool:
    """Tell whether an optional cell is filled.

    Args:
        row: Number of the row.
        place: Number of the column.
    """
    return (row * _STRIDE + place * 3) % 10 < _FILLED_OF_TEN


def simulated_cell(
    column: Column, county: County, code: str, students: int
) -> Callable[[int], object]:
    """Give what makes the cell of a column from the number of its row."""
    if column.label == STUDENT_ID:
        return lambda row: f"{code}/{row % students:06d}"
    match column.kind:
        case Kind.CHOICE:
            listed = column.choices or county.lists(code)[column.list_name]
            return lambda row: listed[(row * _STRIDE // 3) % len(listed)]
        case Kind.DATE:
            last = county.settings.census_date
            return lambda row: last - timedelta(days=row * _STRIDE % _DAYS)
        case Kind.WHOLE | Kind.NUMBER | Kind.MONEY:
            return _number(column)
    return lambda row: f"{column.example or 'Simulated'} {row % 50}"


def _number(column: Column) -> Callable[[int], object]:
    low = (column.minimum or 0) + int(column.above_minimum)
    steps = int((column.maximum or low + 1000) - low) + 1
    part = 0.5 if column.kind is not Kind.WHOLE and steps > 2 else 0
    return lambda row: low + row * _STRIDE % steps - part * (row % 2 and row * _STRIDE % steps > 0)


if __name__ == "__main__":
    write_simulated(Path(sys.argv[1]), int(sys.argv[2]))
