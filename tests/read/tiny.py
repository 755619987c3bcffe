"""Three students, one of them with blanks, and workbooks drawn by hand with openpyxl."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl

from seip_xl.read import Expectation, read_return
from seip_xl.schema import FINANCE, REGISTER, STAMP_SHEET, Stamp

if TYPE_CHECKING:
    from pathlib import Path

    from seip_xl.read import Submission

SCHOOLS = ("Oakfield Academy", "St Anne's College", "No school roll")
LISTS = {"schools": SCHOOLS}
CENSUS = date(2020, 12, 11)
STAMP = Stamp(return_id="register", version="1", partnership="HBEP", period="Dec 2020")
FINANCE_STAMP = Stamp(return_id="finance", version="1", partnership="HBEP", period="Dec 2020")
EXPECT = Expectation(
    period="Dec 2020",
    partnerships=("HBEP", "LIP"),
    lists={"HBEP": LISTS, "LIP": LISTS},
    specs=(REGISTER, FINANCE),
)

LABELS = {table.name: [column.label for column in table.columns] for table in REGISTER.tables}
FULL = {
    "Student ID": "ABC/10-001",
    "Year group": 10,
    "School": "Oakfield Academy",
    "Date added to register": date(2019, 10, 7),
    "Date closed": date(2020, 11, 2),
    "Reason closed": "Back in school, settled",
    "Home authority": "City",
    "Looked after": "Yes - in county",
    "EHCP status": "EHCP 25.5k package",
    "PM status": "Part time",
    "CMN": "Yes",
    "PM start date": date(2020, 3, 2),
    "PM end date": date(2020, 10, 30),
    "Hours in school": 12.5,
    "SDQ baseline": 21,
    "SDQ latest": 14,
    "Attendance baseline %": 43.2,
    "Attendance latest %": 78,
    "Explanation": "Moved house in May.",
}
REQUIRED = (
    "Student ID",
    "Year group",
    "School",
    "Date added to register",
    "Home authority",
    "Looked after",
    "EHCP status",
    "PM status",
    "CMN",
)
PLAIN = {
    **{label: FULL[label] for label in REQUIRED},
    "Student ID": "ABC/09-002",
    "Year group": 9,
    "EHCP status": "None",
    "PM status": "Not programme managed",
    "CMN": "No",
}
THIRD = {**PLAIN, "Student ID": "H801200001001", "Year group": 7, "School": "No school roll"}
STUDENTS = (FULL, PLAIN, THIRD)


def grid(rows, labels=None):
    """Lay rows out under their labels, blank where a row does not have a label."""
    labels = labels or LABELS["Students"]
    return [list(labels), *[[row.get(label) for label in labels] for row in rows]]


def write_book(path, sheets, stamp=STAMP, at=(1, 1)):
    """Write sheets by name as any spreadsheet program would, their grids from a cell on."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for below, row in enumerate(cells, start=at[0]):
            for right, value in enumerate(row, start=at[1]):
                sheet.cell(below, right).value = value
    if stamp:
        sheet = book.create_sheet(STAMP_SHEET)
        for pair in stamp.rows():
            sheet.append(pair)
    book.save(path)
    return path


def write_register(path: Path, students=STUDENTS, stamp=STAMP, at=(1, 1), **sheets) -> Path:
    """Write a register return; a sheet given as None is left out."""
    cells = {"Students": grid(students)} | {
        name: [LABELS[name]] for name in ("Referrals", "Provision")
    }
    kept = {name: rows for name, rows in (cells | sheets).items() if rows is not None}
    return write_book(path, kept, stamp, at)


def form(name, amounts=5, *, drop=(), add=()):
    """Draw a form of the finance return: its typed lines, each with the same amounts."""
    table = FINANCE.table(name)
    labels = [column.label for column in table.columns]
    lines = [line.label for line in table.entered_lines if line.label not in drop]
    amounts = [amounts] * (len(labels) - 2)
    return [labels, *[[line, *amounts, None] for line in lines], *add]


def monitoring(*, facts=(("As at", CENSUS),), **changes):
    """Draw the form Monitoring below its facts; keywords are those of ``form``."""
    return [*map(list, facts), [], *form("Monitoring", **changes)]


def write_finance(path: Path, **sheets) -> Path:
    """Write a finance return; its sheets by name instead of those without fault."""
    cells = {name: form(name) for name in ("Outturn", "Budget")} | {"Monitoring": monitoring()}
    return write_book(path, cells | sheets, FINANCE_STAMP)


def read(path: Path) -> Submission:
    return read_return(path, expect=EXPECT)


def told(submission: Submission) -> list[tuple[str, str, str]]:
    """Give code, sheet and cell of each finding."""
    return [(one.code, one.sheet, one.cell) for one in submission.findings]
