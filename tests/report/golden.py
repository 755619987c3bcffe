"""The tables and charts of the demonstration as text, and what is committed of them.

A sheet is a CSV in the folder beside this file, its cells as they are shown. Renew them all with
``python -m tests.report.golden``.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from itertools import zip_longest
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter

from seip_xl.demo import run_demo

FOLDER = Path(__file__).parent / "golden"
RENEWING = (
    "If this is meant, renew tests/report/golden and commit it with the reason:\n"
    "  .venv/bin/python -m tests.report.golden        (Windows: .venv\\Scripts\\python)"
)
_MOST = 40
_TEXT = ("General", "@", "@_-")
_DATE = "dd/mm/yyyy_-"
# By format: decimals, and what the figure is multiplied by.
_NUMBERS = {
    "#,##0_-": (0, 1),
    "#,##0.0_-": (1, 1),
    "#,##0.00_-": (2, 1),
    "#,##0_-;-#,##0_-": (0, 1),
    "#,##0.00_-;-#,##0.00_-": (2, 1),
    "0%_-": (0, 100),
    "0.0%_-": (1, 100),
    "0.00%_-": (2, 100),
}


def shown(value, number_format):
    """Give the text that a cell shows; a format that is not known here is refused."""
    if value is None:
        return ""
    if isinstance(value, str) and (number_format in _TEXT or number_format in _NUMBERS):
        return value
    if isinstance(value, datetime) and number_format == _DATE:
        return f"{value:%d/%m/%Y}"
    decimals, times = _NUMBERS[number_format]
    # Excel rounds the 15 digits that it shows, halves away from 0.
    exact = Decimal(format(value, ".15g")) * times
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,f}" + ("%" if times == 100 else "")


def shown_sheets(path):
    """Give the rows of every table and chart sheet of a workbook, as shown, by name."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: [_trimmed(row) for row in sheet.iter_rows()]
        for sheet in book
        if sheet.title.startswith(("Table ", "Chart "))
    }


def _trimmed(row):
    """Give the texts of a row up to its last one."""
    texts = [shown(cell.value, cell.number_format) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def committed(folder=FOLDER):
    """Give the rows of every sheet that is committed, by name."""
    return {
        path.stem: list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        for path in folder.glob("*.csv")
    }


def differences(kept, found):
    """Say in a line a cell where sheets differ from those committed; many lines are cut short."""
    lines = [f"{name}: the sheet is new" for name in found if name not in kept]
    lines += [f"{name}: the sheet is gone" for name in sorted(set(kept) - set(found))]
    for name in found:
        lines += _cells(name, kept.get(name, found[name]), found[name])
    left = len(lines) - _MOST
    return lines[:_MOST] + ([f"and {left} more"] if left > 0 else [])


def _cells(name, kept, found):
    rows = enumerate(zip_longest(kept, found, fillvalue=()), start=1)
    for row, (was, now) in rows:
        for column, (old, new) in enumerate(zip_longest(was, now, fillvalue=""), start=1):
            if old != new:
                yield f"{name}!{get_column_letter(column)}{row}: {new!r}, committed is {old!r}"


def write(sheets, folder=FOLDER):
    """Replace what is committed."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.csv"):
        path.unlink()
    for name, rows in sheets.items():
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        (folder / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8", newline="\n")


def main():
    """Write the demonstration anew and replace what is committed with it."""
    with tempfile.TemporaryDirectory() as folder:
        sheets = shown_sheets(run_demo(Path(folder)).consolidation.path)
    changed = differences(committed(), sheets)
    write(sheets)
    sys.stdout.write("\n".join([*changed, f"{len(sheets)} sheets in {FOLDER}."]) + "\n")


if __name__ == "__main__":
    main()
