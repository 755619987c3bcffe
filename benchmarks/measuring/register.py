"""A plausible register as a spreadsheet program saves it, some of its rows breaking a rule."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import xlsxwriter

from measuring.plausible import plausible
from measuring.simulated import simulated_frame
from measuring.students import CODE, FURTHER, SHEET, further_cells, told_column, write_stamp
from seip_xl.county import read_county
from seip_xl.schema import REGISTER

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_BREAKS = (("CMN", "Yes"), ("PM end date", None), ("Hours in school", 5.0))
"""What is wrong on a student who is not managed, part time, full time; None for the census date."""


def write_register(path: Path, control: Path, rows: int, mistakes: int) -> None:
    """Write a register of students, referrals and placements that breaks rules at known cells.

    ``NAME.json`` has the columns of its students and the cells that the errors are told of.

    Args:
        path: The workbook to write.
        control: The county's control workbook, for its lists and period.
        rows: How many students.
        mistakes: How many of them break a rule.
    """
    county = read_county(control)
    frames = plausible(
        {table.name: simulated_frame(table, county, CODE, rows) for table in REGISTER.tables},
        county,
    )
    census, wrong = pd.Timestamp(county.settings.census_date), []
    students = frames[SHEET].copy()
    step = max(rows // max(mistakes, 1), 1)
    for number in range(mistakes):
        at = number * step
        label, value = _BREAKS[at % len(_BREAKS)]
        students.loc[at, label] = census if value is None else value
        wrong.append((at + 2, label))
    frames[SHEET] = students
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for table in REGISTER.tables:
            labels = [column.label for column in table.columns]
            sheet = book.add_worksheet(table.name)
            sheet.write_row(0, 0, [*labels, *(FURTHER if table.name == SHEET else ())])
            _write_rows(sheet, frames[table.name][labels], further=table.name == SHEET)
        write_stamp(book, county.settings.period)
    told = {
        "columns": [told_column(one, county.lists(CODE)) for one in REGISTER.table(SHEET).columns],
        "further": FURTHER,
        "wrong": wrong,
    }
    path.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")


def _write_rows(sheet: Worksheet, frame: pd.DataFrame, *, further: bool) -> None:
    cells = frame.astype(object).where(frame.notna(), None)
    for row, values in enumerate(cells.itertuples(index=False), start=1):
        for at, value in enumerate(values):
            if isinstance(value, pd.Timestamp):
                sheet.write_datetime(row, at, value.to_pydatetime())
            elif value is not None:
                sheet.write(row, at, value)
        if further:
            sheet.write_row(row, len(values), further_cells(row - 1))


if __name__ == "__main__":
    write_register(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
