"""A register of students with 15 further columns: clean, or with mistakes at known cells."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from measuring.simulated import simulated_cell, simulated_filled
from seip_xl.county import read_county
from seip_xl.schema import REGISTER, STAMP_SHEET, Kind, Stamp

if TYPE_CHECKING:
    from seip_xl.schema import Column

SHEET, CODE = "Students", "HBEP"
FURTHER = tuple(f"Further {number}" for number in range(1, 16))
_WRONG: dict[Kind, object] = {
    Kind.CHOICE: "not on the list",
    Kind.DATE: "soon",
    Kind.WHOLE: 99,
    Kind.NUMBER: 999.5,
}


def write_students(path: Path, control: Path, rows: int, mistakes: int) -> None:
    """Write a register as a spreadsheet program would, and beside it what is to be known of it.

    ``NAME.json`` has the columns, for readers that do not know the return, and the wrong cells.

    Args:
        path: The workbook to write.
        control: The county's control workbook, for its lists and period.
        rows: How many students.
        mistakes: How many cells are wrong, each in another row; 0 for none.
    """
    county, students = read_county(control), REGISTER.table(SHEET).columns
    wrong = _wrong_cells(students, rows, mistakes)
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for table in REGISTER.tables:
            labels = [column.label for column in table.columns]
            further = FURTHER if table.name == SHEET else ()
            book.add_worksheet(table.name).write_row(0, 0, [*labels, *further])
        sheet = book.get_worksheet_by_name(SHEET)
        cells = [simulated_cell(column, county, CODE, rows) for column in students]
        for row in range(rows):
            for at, column in enumerate(students):
                if (row, at) in wrong:
                    sheet.write(row + 1, at, _WRONG[column.kind])
                elif column.required or simulated_filled(row, at):
                    _write(sheet, row + 1, at, cells[at](row))
            sheet.write_row(row + 1, len(students), further_cells(row))
        write_stamp(book, county.settings.period)
    told = {
        "columns": [told_column(column, county.lists(CODE)) for column in students],
        "further": FURTHER,
        "wrong": sorted((row + 2, students[at].label) for row, at in wrong),
    }
    path.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")


def write_stamp(book: xlsxwriter.Workbook, period: str) -> None:
    """Say in a workbook that it is a register."""
    stamp = Stamp(return_id=REGISTER.id, version=REGISTER.version, partnership=CODE, period=period)
    kept = book.add_worksheet(STAMP_SHEET)
    for at, pair in enumerate(stamp.rows()):
        kept.write_row(at, 0, pair)


def _wrong_cells(columns: tuple[Column, ...], rows: int, mistakes: int) -> set[tuple[int, int]]:
    able = [at for at, column in enumerate(columns) if column.kind in _WRONG]
    step = rows // mistakes if mistakes else 1
    return {(number * step, able[number % len(able)]) for number in range(mistakes)}


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, at: int, value: object) -> None:
    write = sheet.write_datetime if isinstance(value, date) else sheet.write
    write(row, at, value)


def further_cells(row: int) -> list[object]:
    """Give the cells of a row that nobody reads."""
    return [
        f"note {(row * 7 + at) % 997}" if at % 2 else row * at / 7 for at in range(len(FURTHER))
    ]


def told_column(column: Column, lists: dict[str, tuple[str, ...]]) -> dict[str, object]:
    """Say what readers that do not know the return are told of a column."""
    return {
        "label": column.label,
        "kind": column.kind.value,
        "required": column.required,
        "choices": list(column.choices or lists.get(column.list_name, ())),
        "minimum": column.minimum,
        "maximum": column.maximum,
        "pattern": "[A-Za-z0-9/-]{3,20}" if column.masked else "",
    }


if __name__ == "__main__":
    write_students(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
