"""Short ways to make a workbook and to look inside it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from seip_xl.sheet import Workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CENSUS = dt.date(2024, 10, 3)


def new_book() -> Workbook:
    return Workbook(title="A test", created=CENSUS)


def moment(year: int, month: int, day: int, hour: int = 0) -> dt.datetime:
    """Return a time as Excel has it, without a time zone."""
    return dt.datetime(year, month, day, hour)  # noqa: DTZ001


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def part_names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def first_sheet(data: bytes, *, values: bool = False) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values).worksheets[0]
