"""Figures of earlier periods: taken over from the control workbook, then the store's.

What a consolidation of ours counted stands. What was taken over holds until the control workbook
says something else, which is then taken over too. Nothing is ever changed in the store.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from seip_xl.ledger.published import published_new
from seip_xl.ledger.run import WHOLE
from seip_xl.schema import COUNTY, school_year
from seip_xl.store import Figure, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from seip_xl.county import County
    from seip_xl.store import PeriodFigure, Published, RecordedRun, Store

OF_OUTTURN = frozenset({"cost_per_open_case", "balance_pct", "des_spend"})
"""The measures of Earlier figures that are of the school year before: they read the outturn."""
_HISTORY = COUNTY.table("History")
_MEASURES = next(column.choices for column in _HISTORY.columns if column.label == "Measure")
_COUNTED = WHOLE.format(period="")
_RUN = ["Period", "Census date", "Academic year"]


def take_over(
    store: Store, county: County, *, at: str, control_sha256: str | None
) -> tuple[str, ...]:
    """Take over the earlier figures, and those published, that the store does not have yet.

    Args:
        store: The store.
        county: What the LA keeps.
        at: When: ISO text in UTC.
        control_sha256: The control workbook, as it is kept; None where this is only a trial.

    Returns:
        What the control workbook says differently from what was counted, or says no more.
    """
    holding = _holding(store)
    told = [*_left_to_the_store(county, holding)]
    for (period, census, year), rows in county.history.groupby(_RUN, sort=False):
        figures = []
        for measure, own in rows.groupby("Measure", sort=False, observed=True):
            there = holding.get((str(period), str(measure)), [])
            given = dict(zip(own["Partnership"], own["Value"].astype(float), strict=True))
            if any(one.kind is RunKind.CONSOLIDATION for one in there):
                told += _differences(str(period), str(measure), given, there)
            elif given != {one.partnership: one.value for one in there}:
                figures += [
                    Figure(
                        measure=str(measure),
                        partnership=row["Partnership"],
                        value=float(row["Value"]),
                        source=row["Source"],
                    )
                    for _, row in own.iterrows()
                ]
        if figures:
            head = (str(period), pd.Timestamp(str(census)).date().isoformat(), str(year))
            store.record(_import(head, at, control_sha256, figures=tuple(figures)))
    settings = county.settings
    head = (settings.period, settings.census_date.isoformat(), settings.academic_year)
    if published := published_new(store, county):
        store.record(_import(head, at, control_sha256, published=published))
    return tuple(told)


def _import(
    head: tuple[str, str, str],
    at: str,
    control_sha256: str | None,
    *,
    figures: tuple[Figure, ...] = (),
    published: tuple[Published, ...] = (),
) -> Run:
    return Run(
        period=head[0],
        census_date=head[1],
        school_year=head[2],
        at=at,
        kind=RunKind.IMPORT,
        control_sha256=control_sha256,
        figures=figures,
        published=published,
    )


def history_kept(store: Store, county: County) -> pd.DataFrame:
    """Give the figures of earlier periods as they hold.

    Args:
        store: The store, into which the control workbook's were taken over.
        county: What the LA keeps.

    Returns:
        Those that the control workbook names, in its order, with the values that hold; after them
        those that the store alone has, of periods before this one, by census date.

    Shape:
        (figures, columns of History).
    """
    runs = {run.id: run for run in store.runs()}
    known = {
        (one.period, one.measure, one.partnership): _row(one, runs[one.run_id])
        for one in store.figures()
        if one.measure in _MEASURES and one.value is not None and _is_whole(one)
    }
    # A figure of a partnership of which less was counted then is known to the LA alone.
    rows = []
    for row in county.history.astype(object).to_dict("records"):
        held = known.pop((row["Period"], row["Measure"], row["Partnership"]), row)
        rows.append(held if held["Source"].startswith(_COUNTED) else row)
    census = pd.Timestamp(county.settings.census_date)
    codes = (*county.partnerships, "County")
    further = [
        row
        for (period, _, code), row in known.items()
        if row["Census date"] < census and period != county.settings.period and code in codes
    ]
    places = {code: place for place, code in enumerate(codes)}
    further.sort(
        key=lambda row: (
            row["Census date"],
            _MEASURES.index(row["Measure"]),
            places[row["Partnership"]],
        )
    )
    frame = pd.DataFrame([*rows, *further], columns=[one.label for one in _HISTORY.columns])
    return frame.astype(county.history.dtypes.to_dict())


def _holding(store: Store) -> dict[tuple[str, str], list[PeriodFigure]]:
    found: dict[tuple[str, str], list[PeriodFigure]] = {}
    for one in store.figures():
        if one.measure in _MEASURES:
            found.setdefault((one.period, one.measure), []).append(one)
    return found


def _left_to_the_store(
    county: County, holding: Mapping[tuple[str, str], list[PeriodFigure]]
) -> Iterator[str]:
    """Tell which figures are used though the control workbook does not have them, or no more."""
    labels = ("Period", "Measure")
    there = set(zip(*(county.history[label].astype(str) for label in labels), strict=True))
    alone = [
        one
        for key, figures in holding.items()
        if key not in there
        for one in figures
        if one.kind is RunKind.IMPORT
    ]
    if alone:
        periods = ", ".join(dict.fromkeys(one.period for one in alone))
        yield (
            f"Earlier figures: {len(alone)} figures of {periods} are not in the control workbook; "
            "those that were taken over before are used; to correct one, write it there again"
        )


def _differences(
    period: str, measure: str, given: dict[str, float], there: list[PeriodFigure]
) -> Iterator[str]:
    counted = {one.partnership: one.value for one in there if _is_whole(one)}
    for code, value in given.items():
        figure = counted.get(code)
        if figure is not None and not math.isclose(figure, value, rel_tol=1e-9, abs_tol=1e-9):
            yield (
                f"Earlier figures: {measure} of {code} in {period} is {value:.10g}, but "
                f"{figure:.10g} was counted from the returns then, which is used; delete the "
                "row, or consolidate that period again"
            )


def _is_whole(one: PeriodFigure) -> bool:
    return one.kind is RunKind.IMPORT or one.source == WHOLE.format(period=one.period)


def _row(one: PeriodFigure, run: RecordedRun) -> dict[str, Any]:
    census = pd.Timestamp(run.census_date)
    is_counted = one.kind is RunKind.CONSOLIDATION and one.measure in OF_OUTTURN
    year = _year_before(census.date()) if is_counted else run.school_year
    return dict(
        zip(
            (column.label for column in _HISTORY.columns),
            (one.period, census, year, one.measure, one.partnership, one.value, one.source),
            strict=True,
        )
    )


def _year_before(day: date) -> str:
    return school_year(day.replace(year=day.year - 1, day=1))
