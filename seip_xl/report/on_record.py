"""What headlines of a book are drafted on: its partnerships, its returns, its earlier figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import (
    COUNTY_COLUMN,
    before,
    history_id,
    periods_on_record,
    years_on_record,
)
from seip_xl.report.headline import Earlier, Ground
from seip_xl.schema import RETURNS

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from seip_xl.report.book import Book

_BY_PERIOD = ("open_cases", "pm_ks3", "pm_ks4", "avg_ap_hours")
_BY_YEAR = ("des_spend",)


def ground_of(book: Book) -> Ground:
    """Find what the headlines of a book are drafted on.

    Args:
        book: The book.

    Returns:
        Its partnerships, its returns, and its earlier figures that are measures of the book.
    """
    settings = book.settings
    history = before(book.data.frames["History"], settings.census_date)
    periods = {one: _periods(book, history, one) for one in _BY_PERIOD}
    years = {one: _years(book, history, one) for one in _BY_YEAR}
    return Ground(
        codes=tuple(code for code in book.figures.columns if code != COUNTY_COLUMN),
        returns={
            spec.id: spec.title for spec in RETURNS if is_due(book, spec.id) or has(book, spec.id)
        },
        before={one: list(found.values())[-1] for one, found in periods.items() if found},
        year_ago={
            one: earlier
            for one, found in periods.items()
            for day, earlier in found.items()
            if _is_year_ago(day, settings.census_date)
        },
        last_year={one: found[-1] for one, found in years.items() if found},
    )


def is_due(book: Book, return_id: str) -> bool:
    """Say whether a return is collected in this period."""
    return getattr(book.settings, f"{return_id}_due") is not None


def has(book: Book, return_id: str) -> bool:
    """Say whether a return has come from a partnership."""
    return any(one.return_id == return_id for one in book.received)


def _is_year_ago(day: date, census_date: date) -> bool:
    return (day.year, day.month) == (census_date.year - 1, census_date.month)


def _periods(book: Book, history: pd.DataFrame, measure: str) -> dict[pd.Timestamp, Earlier]:
    return {
        day: Earlier(id=history_id(measure, day), when=period)
        for day, period in periods_on_record(history, measure).items()
        if history_id(measure, day) in book.figures.measures
    }


def _years(book: Book, history: pd.DataFrame, measure: str) -> list[Earlier]:
    """Give the school years on record before the one of the outturn."""
    last = book.settings.year_start.year - 1
    this = f"{last}-{(last + 1) % 100:02}"
    return [
        Earlier(id=history_id(measure, day), when=year)
        for year, day in years_on_record(history, measure).items()
        if year < this and history_id(measure, day) in book.figures.measures
    ]
