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
from seip_xl.schema import RETURNS, school_year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pandas as pd

    from seip_xl.report.book import Book
    from seip_xl.schema import Settings

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
            spec.id: spec.title
            for spec in RETURNS
            if is_due(settings, spec.id) or has(book, spec.id)
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


def few_periods(history: pd.DataFrame, years: Sequence[str]) -> list[str]:
    """Tell the school years of which only one period has open cases on record, and of whom.

    Args:
        history: The History table, of earlier periods only.
        years: The school years that are shown.

    Returns:
        A line, or none.
    """
    cases = history[history["Measure"] == "open_cases"]
    cases = cases[cases["Partnership"] != COUNTY_COLUMN]
    codes, in_year = set(cases["Partnership"]), cases["Census date"].map(school_year)
    told: dict[str, list[str]] = {}
    for year in years:
        counts = cases.loc[in_year == year, "Partnership"].value_counts(sort=False)
        few = [str(code) for code, count in counts.items() if count == 1]
        if few:
            who = "all partnerships" if codes <= set(few) else ", ".join(few)
            told.setdefault(who, []).append(year)
    listed = "; ".join(f"{', '.join(years)} ({who})" for who, years in told.items())
    return [f"Only one period of open cases is on record of {listed}."] if told else []


def outturn_year(settings: Settings) -> str:
    """Give the school year of the outturn, the last one: ``2019-20``."""
    return school_year(settings.year_start.replace(month=8))


def is_due(settings: Settings, return_id: str) -> bool:
    """Say whether a return is collected in the period of the settings."""
    return getattr(settings, f"{return_id}_due") is not None


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
    this = outturn_year(book.settings)
    return [
        Earlier(id=kept, when=year)
        for year, kept in years_on_record(history, measure).items()
        if year < this and kept in book.figures.measures
    ]
