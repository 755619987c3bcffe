"""Functions of dates: Excel's serial numbers, 1 is 1 January 1900, with its 29 February 1900."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from seip_xl.formula.scalar import number_data
from seip_xl.formula.value import NOWHERE, Flags, Numbers, Value, numbers

_LAST = 2_958_465  # 31 December 9999
_FARTHEST = 32_767  # months and days that DATE takes
_EPOCH = np.datetime64("1899-12-30")
_LEAP = 60  # Excel's 29 February 1900, which never was


def serial_of(days: npt.NDArray[np.datetime64]) -> Numbers:
    """Turn days into serial numbers.

    Shape:
        (cells,) of datetime64 -> (cells,).
    """
    serial = (days.astype("datetime64[D]") - _EPOCH).astype(np.float64)
    return np.where(serial <= _LEAP, serial - 1, serial)


def _days(value: Value) -> tuple[npt.NDArray[np.datetime64], Flags, Flags]:
    """Give days as datetime64, where they are 29 February 1900, and where they are no date."""
    serial = np.floor(number_data(value))
    error = (serial < 0) | (serial > _LAST)
    safe = np.where(error, 1, serial)
    shifted = np.where(safe < _LEAP, safe + 1, safe).astype(np.int64)
    return _EPOCH + shifted.astype("timedelta64[D]"), safe == _LEAP, error


def year(value: Value) -> Value:
    """YEAR; a blank date is in 1900."""
    days, _, error = _days(value)
    found = days.astype("datetime64[Y]").astype(np.int64) + 1970
    return numbers(np.where(number_data(value) < 1, 1900, found), error=error)


def month(value: Value) -> Value:
    """MONTH; a blank date is in January."""
    days, leap, error = _days(value)
    found = days.astype("datetime64[M]").astype(np.int64) % 12 + 1
    found = np.where(leap, 2, found)
    return numbers(np.where(number_data(value) < 1, 1, found), error=error)


def day(value: Value) -> Value:
    """DAY; a blank date is day 0."""
    days, leap, error = _days(value)
    found = (days - days.astype("datetime64[M]")).astype(np.int64) + 1
    found = np.where(leap, 29, found)
    return numbers(np.where(number_data(value) < 1, 0, found), error=error)


def date(years: Value, months: Value, days: Value) -> Value:
    """DATE: months and days beyond their bounds run over; years below 1900 count from 1900."""
    y, m, d = (np.trunc(number_data(value)) for value in (years, months, days))
    error = (y < 0) | (y >= 10_000) | (np.abs(m) > _FARTHEST) | (np.abs(d) > _FARTHEST)
    y = np.where(y < 1900, y + 1900, y)
    y, m, d = (np.where(error, 1, part).astype(np.int64) for part in (y, m, d))
    first = np.asarray((y - 1970) * 12 + (m - 1)).astype("datetime64[M]").astype("datetime64[D]")
    return _checked(serial_of(first) + (d - 1), error)


def moved(start: Value, months: Value) -> Value:
    """EDATE: the same day some months on, or the last of that month."""
    days, _, error = _days(start)
    count = np.trunc(number_data(months))
    error = error | (np.abs(count) > 120_000)
    safe = np.where(error, 0, count).astype(np.int64)
    first = days.astype("datetime64[M]") + safe.astype("timedelta64[M]")
    last = (first + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    within = days - days.astype("datetime64[M]").astype("datetime64[D]")
    return _checked(serial_of(np.minimum(first.astype("datetime64[D]") + within, last)), error)


def workdays(start: Value, end: Value) -> Value:
    """NETWORKDAYS: days from Monday to Friday, both ends counted; below 0 when they run back."""
    one, other = np.floor(number_data(start)), np.floor(number_data(end))
    first, last = np.minimum(one, other), np.maximum(one, other)
    found = _weekdays_to(last) - _weekdays_to(first - 1)
    return numbers(np.where(one > other, -found, found), error=(first < 0) | (last > _LAST))


def _weekdays_to(serial: Numbers) -> Numbers:
    """Count the days from Monday to Friday up to a serial number; 0 is a Saturday."""
    weeks, rest = np.divmod(serial, 7)
    return np.asarray(weeks * 5 + np.clip(rest - 1, 0, 5))


def _checked(serial: Numbers, error: Flags) -> Value:
    wrong = error | (serial < 0) | (serial > _LAST)
    return numbers(np.where(wrong, 0, serial), error=wrong if wrong.any() else NOWHERE)
