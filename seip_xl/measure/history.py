"""Measures of earlier periods: one a period on record, read from History by census date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.measure.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable
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


def years_on_record(history: pd.DataFrame, measure_id: str) -> dict[str, pd.Timestamp]:
    """Give the academic years that have a figure of a measure, and its latest census date.

    Args:
        history: The History table, of earlier periods only.
        measure_id: Id of the measure.

    Returns:
        Census dates by academic year, the earliest year first.
    """
    of_measure = history[history["Measure"] == measure_id]
    latest = of_measure.groupby("Academic year", sort=True)["Census date"].max()
    return {str(year): day for year, day in latest.items()}


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


def _at(measure: Measure, day: pd.Timestamp, period: str) -> Measure:
    unit: Unit = measure.unit
    return Measure(
        id=history_id(measure.id, day),
        title=f"{measure.title}, {period}",
        unit=unit,
        decimals=measure.decimals,
        formula=(
            f'=AVERAGEIFS(History[Value],History[Measure],"{measure.id}",'
            f"History[Census date],DATE({day.year},{day.month},{day.day}),"
            "History[Partnership],Partnership)"
        ),
        definition=f"As kept in Earlier figures for {period}.",
        source="Earlier figures",
        theme="History",
        adds_up=False,  # the county's is kept, too
    )
