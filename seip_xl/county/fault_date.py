"""Dates in the settings: the academic year, its terms, and what is due."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from seip_xl.schema import RETURNS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seip_xl.read import RecordRead
    from seip_xl.schema import Settings

_LABELS = {column.field: column.label for column in SETTINGS.columns}
_TERM_DAYS = tuple(
    f"{term}_{end}" for term in ("autumn", "spring", "summer") for end in ("start", "end")
)


def due_day(settings: Settings, return_id: str) -> date | None:
    """Give the day a return is due.

    Args:
        settings: The settings.
        return_id: Id of the return.

    Returns:
        The day, None when the return is not collected in this period.
    """
    day: date | None = getattr(settings, f"{return_id}_due")
    return day


def date_faults(read: RecordRead[Settings]) -> Iterator[str]:
    """Check the dates of the settings against each other.

    Args:
        read: The settings as they were read.

    Yields:
        A fault: cell, what was found, what to do.
    """
    settings = read.record
    if settings is None:
        return
    if not any(due_day(settings, spec.id) for spec in RETURNS):
        labels = [_LABELS[f"{spec.id}_due"] for spec in RETURNS]
        yield (
            f"{_place(read, 'register_due')}: no return is due; give at least one of "
            f"{', '.join(labels)} a date"
        )
    if not _in_year(settings):
        yield (
            f"{_place(read, 'year_start')}: the Year start is the 1 September before the Census "
            "date; mend one of them"
        )
        return  # the other dates hang on it
    yield from _year_faults(read, settings)
    yield from _term_faults(read, settings)


def _in_year(settings: Settings) -> bool:
    start, census = settings.year_start, settings.census_date
    return (start.month, start.day) == (9, 1) and start <= census <= _last_day(settings)


def _last_day(settings: Settings) -> date:
    return date(settings.year_start.year + 1, 8, 31)


def _year_faults(read: RecordRead[Settings], settings: Settings) -> Iterator[str]:
    first = settings.year_start.year
    name = f"{first}-{(first + 1) % 100:02d}"
    if settings.academic_year != name:
        yield (
            f'{_place(read, "academic_year")}: "{settings.academic_year}" is not the academic '
            f"year that begins on {settings.year_start:%d/%m/%Y}; enter {name}"
        )


def _term_faults(read: RecordRead[Settings], settings: Settings) -> Iterator[str]:
    days: dict[str, date] = {field: getattr(settings, field) for field in _TERM_DAYS}
    start, end = settings.year_start, _last_day(settings)
    for field, day in days.items():
        if not start <= day <= end:
            yield (
                f"{_place(read, field)}: {_LABELS[field]}: {day:%d/%m/%Y} is not in the academic "
                f"year; enter a day from {start:%d/%m/%Y} to {end:%d/%m/%Y}"
            )
    for former, field in pairwise(days):
        if days[field] <= days[former]:
            yield (
                f"{_place(read, field)}: {_LABELS[field]}: {days[field]:%d/%m/%Y} is not after "
                f"{_LABELS[former]}, {days[former]:%d/%m/%Y}; mend one of them"
            )


def _place(read: RecordRead[Settings], field: str) -> str:
    return f"{SETTINGS.name}!{read.cells[_LABELS[field]]}"
