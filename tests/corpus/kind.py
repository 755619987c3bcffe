"""What a kind of defect is: how it is drawn, and which cells are to be found."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from string import ascii_uppercase
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import openpyxl

from read.tiny import CENSUS, EXPECT, FULL, LISTS, PLAIN, THIRD
from seip_xl.read import read_return
from seip_xl.schema import FINANCE, REGISTER, Stamp
from seip_xl.template import write_template
from template.frames import frame_of

if TYPE_CHECKING:
    from collections.abc import Callable

Found = tuple[str, str, str]
STUDENTS = {"Students": 3, "Referrals": 2, "Provision": 1}
NOTHING = {}
"""Accepted rows of a file that is rejected as a whole."""

FIRST_ROW = 6
ORIGIN = ["Source file", "Source sheet", "Source row"]

_REFERRALS = (
    {
        "Student ID": "ABC/10-001",
        "Referral date": date(2020, 9, 8),
        "Year group at referral": 10,
        "Forum": "Inclusion Forum",
    },
    {
        "Student ID": "ABC/09-002",
        "Referral date": date(2020, 10, 20),
        "Year group at referral": 9,
        "Forum": "Panel",
    },
)
_PLACEMENT = {
    "Student ID": "ABC/10-001",
    "Provision type": "Alternative provider",
    "Provider": "The Farm School",
    "Hours per week": 6,
    "Weekly cost": 180,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of defect: code, sheet and cell of all that is found, and the rows accepted.

    ``draw`` turns the bytes of a filled return into those of one with the defect. The values that
    are read are those of the filled return but for the rejected rows and, with ``reads``, the value
    of a column in the row that ``reads`` names.
    """

    name: str
    draw: Callable[[bytes], bytes]
    base: str = "register"
    found: tuple[Found, ...] = ()
    accepted: dict[str, int] = field(default_factory=lambda: dict(STUDENTS))
    reads: tuple[str, str, int, object] | None = None


KINDS: list[Kind] = []


def edited(change):
    """Turn a change of an opened workbook into one of its bytes."""

    def draw(content):
        book = openpyxl.load_workbook(io.BytesIO(content))
        change(book)
        return saved(book)

    return draw


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def patched(part, change):
    """Turn a change of the text of one part into one of a workbook's bytes."""

    def draw(content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        changed = change(parts[part].decode())
        assert changed != parts[part].decode(), "the defect is not in the file"
        return packed(parts | {part: changed.encode()})

    return draw


def packed(parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def typed(name, cell, value, *found, sheet="Students", reads=None, **accepted):
    """Add a kind in which one cell holds something else; with ``reads``, what is meant by it."""

    def change(book):
        book[sheet][cell].value = value

    told = tuple((code, sheet, at or cell) for code, at in found)
    column = ascii_uppercase.index(cell[0])
    meant = reads and (sheet, column, int(cell[1:]), reads)
    rows = {**STUDENTS, **accepted}
    KINDS.append(Kind(name=name, draw=edited(change), found=told, accepted=rows, reads=meant))


def changed(name, change, *found, **accepted):
    """Add a kind in which a workbook was changed as it is in Excel."""
    rows = {**STUDENTS, **accepted}
    KINDS.append(Kind(name=name, draw=edited(change), found=found, accepted=rows))


def base(name):
    """Give a filled return without any defect."""
    return _register() if name == "register" else _finance()


def _register():
    rows = {"Students": (FULL, PLAIN, THIRD), "Referrals": _REFERRALS, "Provision": (_PLACEMENT,)}
    return _written(REGISTER, rows)


def _finance():
    rows = {
        table.name: [{"Line": line.label, **_amounts(table)} for line in table.entered_lines]
        for table in FINANCE.tables
    }
    return _written(FINANCE, rows)


def _amounts(table):
    return {column.label: 100 for column in table.columns if column.kind == "money"}


def _written(spec, rows):
    stamp = Stamp(return_id=spec.id, version="1", partnership="HBEP", period="Dec 2020")
    frames = {name: frame_of(spec.table(name), given) for name, given in rows.items()}
    return write_template(spec, stamp=stamp, lists=LISTS, created=CENSUS, rows=frames)


@cache
def _base_tables(name):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "return.xlsx"
        path.write_bytes(base(name))
        return read_return(path, expect=EXPECT).tables


def read_kind(kind, folder):
    """Draw a kind and read it.

    Returns:
        What was found as code, sheet and cell, the accepted rows by table, and the values that are
        not as they should be.
    """
    path = folder / "return.xlsx"
    path.write_bytes(kind.draw(base(kind.base)))
    read = read_return(path, expect=EXPECT)
    accepted = {name: tally.accepted for name, tally in read.tallies.items()}
    found = tuple((one.code, one.sheet, one.cell) for one in read.findings)
    return found, accepted, _wrong_values(kind, read.tables)


def _wrong_values(kind, tables):
    return [name for name, frame in tables.items() if not _agrees(kind, name, frame)]


def _agrees(kind, name, frame):
    """Hold rows against those of the filled return, by the cells that name each row."""
    wanted = _base_tables(kind.base)[name].drop(columns=ORIGIN)
    given = frame.drop(columns=ORIGIN)
    if kind.reads and kind.reads[0] == name:
        _, column, row, value = kind.reads
        wanted = wanted.copy()
        wanted.iloc[row - FIRST_ROW, column + 1] = value
    rows = [tuple(row) for row in given.astype(str).to_numpy()]
    expected = [tuple(row) for row in wanted.astype(str).to_numpy()]
    if len(rows) == len(expected):
        return rows == expected
    return [row for row in expected if row in rows] == rows
