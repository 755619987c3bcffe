"""What may stand in a cell, and what a formula cell may keep as its value."""

from __future__ import annotations

import datetime as dt
import math
import re

from seip_xl.errors import WriteError
from seip_xl.sheet.limit import MAX_CELL_TEXT, text_fault

KINDS = "text, a number, a date or None"
CellValue = str | float | int | bool | dt.date | None

# Excel keeps 15 digits; a longer whole number would be altered without a word.
MAX_WHOLE = 10**15
_FIRST_DAY = dt.date(1900, 1, 1)
_LAST_SHORT_DAY = 60
_ESCAPE = re.compile("(_x[0-9A-Fa-f]{4}_)")


def number_fault(value: float) -> str | None:
    """Tell why Excel would not keep a number.

    Args:
        value: Any number.
    """
    if isinstance(value, int):
        if -MAX_WHOLE < value < MAX_WHOLE:
            return None
        return f"{value} has more than 15 digits, which Excel rounds; write it as text"
    if math.isfinite(value):
        return None
    return f"{value} is not a number that Excel has; leave the cell empty (None)"


def date_fault(value: dt.date) -> str | None:
    """Tell why Excel would not keep a date.

    Args:
        value: A date or a time stamp.
    """
    if value != value:  # noqa: PLR0124 - the only test that pandas' NaT fails without pandas
        return "the date is missing; leave the cell empty (None)"
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return "the time has a time zone, which Excel does not know; take it off"
    if value.year < _FIRST_DAY.year:
        return f"{value} is before 1900; Excel has no such date"
    return None


def serial(value: dt.date) -> float:
    """Turn a date into Excel's number for it.

    Args:
        value: A date or a time stamp from 1900 on, without time zone.

    Units:
        Days; 1 is 1 January 1900.
    """
    day = value.date() if isinstance(value, dt.datetime) else value
    days = (day - _FIRST_DAY).days + 1
    # Excel believes in 29 February 1900.
    days += days >= _LAST_SHORT_DAY
    if not isinstance(value, dt.datetime):
        return days
    return days + (value - dt.datetime.combine(day, dt.time())) / dt.timedelta(days=1)


def stored_result(value: CellValue) -> str | float:
    """Turn the value of a formula into what the file keeps beside the formula.

    Args:
        value: The value as Python computed it. An error code such as ``#N/A`` is kept as error.

    Raises:
        WriteError: Excel cannot keep it, or there is none.
    """
    if isinstance(value, float) and -MAX_WHOLE < value < MAX_WHOLE:  # most values by far
        return int(value) if value.is_integer() else value
    match value:
        case None:
            fault: str | None = "a formula cell needs its value"
        case bool():
            fault = "TRUE and FALSE are not written; a flag is 1 or 0"
        case str():
            fault = text_fault(value, MAX_CELL_TEXT)
        case dt.date():
            fault = date_fault(value)
        case int() | float():
            fault = number_fault(value)
        case _:
            fault = f"a {type(value).__name__} is not {KINDS}"
    if fault:
        raise WriteError(fault)
    return _as_stored(value)


def _as_stored(value: CellValue) -> str | float:
    if isinstance(value, dt.date):
        return serial(value)
    if isinstance(value, float) and abs(value) < 1e15 and value.is_integer():
        return int(value)  # 32, as Excel stores it, not 32.0
    if isinstance(value, str):
        # XlsxWriter escapes shared strings, but not the text beside a formula.
        return _ESCAPE.sub(r"_x005F\1", value).replace("\r", "_x000D_")
    return value or 0
