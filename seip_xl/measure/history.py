"""Measures of earlier periods: one a period on record, read from History by census date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.measure.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from seip_xl.measure.measure import Unit


def history_id(measure_id: str, census_date: pd.Timestamp) -> str:
    """Give the id of a measure's figure at an earlier census date."""
    return f"{measure_id}_on_{census_date:%Y_%m_%d}"


def before(history: pd.DataFrame, census_date: date) -> pd.DataFrame:
    """Keep the figures of periods before a census date; later ones are not earlier figures.

    Shape:
        (rows, columns) -> (rows before the date, columns).
    """
    return history[history["Census date"] < pd.Timestamp(census_date)]


def periods_on_record(history: pd.DataFrame, measure_id: str) -> dict[pd.Timestamp, str]:
    """Give the periods that have a figure of a measure.

    Args:
        history: The History table, of earlier periods only.
        measure_id: Id of the measure.

    Returns:
        Names of the periods by census date, the earliest first.
    """
    of_measure = history[history["Measure"] == measure_id].sort_values("Census date")
    return dict(zip(of_measure["Census date"], of_measure["Period"], strict=True))


def years_on_record(history: pd.DataFrame, measure_id: str) -> dict[str, str]:
    """Give the academic years that have a figure of a measure, and the measure that has them.

    Args:
        history: The History table, of earlier periods only.
        measure_id: Id of the measure.

    Returns:
        Ids of measures of earlier figures by academic year, the earliest year first.
    """
    return {year: _year_id(measure_id, days) for year, days in _years(history, measure_id).items()}


def _years(history: pd.DataFrame, measure_id: str) -> dict[str, list[pd.Timestamp]]:
    """Give the census dates of a measure by academic year, both in their order."""
    of_measure = history[history["Measure"] == measure_id].sort_values("Census date")
    by_year = of_measure.groupby("Academic year", sort=True)["Census date"]
    return {str(year): list(dict.fromkeys(days)) for year, days in by_year}


def _year_id(measure_id: str, days: Sequence[pd.Timestamp]) -> str:
    if len(days) == 1:
        return history_id(measure_id, days[0])
    return f"{measure_id}_latest_{days[0]:%Y_%m_%d}_to_{days[-1]:%Y_%m_%d}"


def history_measures(measures: Iterable[Measure], history: pd.DataFrame) -> tuple[Measure, ...]:
    """Give a measure for every earlier figure on record of the given measures.

    AVERAGEIFS, not SUMIFS: a partnership without a figure then has an error, so a missing value,
    and never 0.

    Args:
        measures: Measures of this period.
        history: The History table.

    Returns:
        A measure a measure and period, in this order.
    """
    return tuple(
        _at(measure, day, period)
        for measure in measures
        for day, period in periods_on_record(history, measure.id).items()
    )


def year_measures(measures: Iterable[Measure], history: pd.DataFrame) -> tuple[Measure, ...]:
    """Give a measure for every academic year with figures of several census dates.

    It takes the latest figure of each partnership.

    Args:
        measures: Measures of this period.
        history: The History table.

    Returns:
        A measure a measure and such a year, in this order.
    """
    found = (
        _latest(measure, days, year)
        for measure in measures
        for year, days in _years(history, measure.id).items()
        if len(days) > 1
    )
    return tuple({one.id: one for one in found}.values())  # a year may be spelt in two ways


def _at(measure: Measure, day: pd.Timestamp, period: str) -> Measure:
    return _kept(
        measure,
        history_id(measure.id, day),
        period,
        on=_date(day),
        definition=f"As kept in Earlier figures for {period}.",
    )


def _latest(measure: Measure, days: Sequence[pd.Timestamp], year: str) -> Measure:
    latest = (
        f'MAXIFS(History[Census date],History[Measure],"{measure.id}",'
        f'History[Census date],">="&{_date(days[0])},History[Census date],"<="&{_date(days[-1])},'
        "History[Partnership],Partnership)"
    )
    return _kept(
        measure,
        _year_id(measure.id, days),
        year,
        on=latest,
        definition=f"As kept in Earlier figures: of each partnership its latest figure of {year}.",
    )


def _date(day: pd.Timestamp) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _kept(measure: Measure, own_id: str, when: str, *, on: str, definition: str) -> Measure:
    unit: Unit = measure.unit
    return Measure(
        id=own_id,
        title=f"{measure.title}, {when}",
        unit=unit,
        decimals=measure.decimals,
        formula=(
            f'=AVERAGEIFS(History[Value],History[Measure],"{measure.id}",'
            f"History[Census date],{on},History[Partnership],Partnership)"
        ),
        definition=definition,
        source="Earlier figures",
        theme="History",
        adds_up=False,  # the county's is kept, too
    )
