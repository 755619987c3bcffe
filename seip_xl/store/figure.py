"""Figures over the periods: of each period those that hold, with where they come from."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, or_, select

from seip_xl.store.record import recorded
from seip_xl.store.run import RunKind
from seip_xl.store.table import FIGURES, RUNS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select, Subquery

    from seip_xl.store.run import RecordedRun


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFigure:
    """A figure that holds for a period, and the run that it is from.

    Units:
        Those of the measure.
    """

    period: str
    measure: str
    partnership: str
    value: float | None
    source: str
    run_id: int
    kind: RunKind


def figures_of(
    connection: Connection, measure: str | None = None, partnership: str | None = None
) -> tuple[PeriodFigure, ...]:
    """Give the figures that hold for each period.

    Those of one measure and period come from one run: the last consolidation, or an import, that
    gave the measure any figure, whichever was later. Earlier consolidations hold no more.

    Args:
        connection: In a transaction.
        measure: The measure; None for all.
        partnership: The partnership, or ``County``; None for all.

    Returns:
        By census date of the period, then by measure, then as they were recorded.
    """
    wanted = {"measure": measure, "partnership": partnership}
    given = {name: value for name, value in wanted.items() if value is not None}
    rows = connection.execute(_holding(**dict.fromkeys(given, True)), given).mappings()
    return tuple(PeriodFigure(**{**row, "kind": RunKind(row["kind"])}) for row in rows)


@cache  # to put it together takes longer than to run it
def _holding(*, measure: bool = False, partnership: bool = False) -> Select[Any]:
    """Ask for the figures that hold, of a measure or a partnership where they are given."""
    period = _last_runs()
    last = func.max(RUNS.c.id).over(partition_by=(RUNS.c.period, FIGURES.c.measure))
    counted = _last_ids().where(RUNS.c.kind == RunKind.CONSOLIDATION)
    query = (
        select(FIGURES, RUNS.c.period, RUNS.c.kind, period.c.census_date, last.label("last_run"))
        .join(RUNS, RUNS.c.id == FIGURES.c.run_id)
        .join(period, period.c.period == RUNS.c.period)
        .where(or_(RUNS.c.kind == RunKind.IMPORT, RUNS.c.id.in_(counted)))
    )
    if measure:
        query = query.where(FIGURES.c.measure == bindparam("measure"))
    found = query.subquery()
    holding = select(*(found.c[each.name] for each in fields(PeriodFigure)))
    holding = holding.where(found.c.run_id == found.c.last_run)
    if partnership:
        holding = holding.where(found.c.partnership == bindparam("partnership"))
    return holding.order_by(found.c.census_date, found.c.period, found.c.measure, found.c.ordinal)


def last_runs(connection: Connection) -> tuple[RecordedRun, ...]:
    """Give the last run of every period, by census date."""
    last = _last_runs()
    query = select(last).order_by(last.c.census_date, last.c.period)
    return tuple(recorded(row) for row in connection.execute(query).mappings())


def _last_runs() -> Subquery:
    """Give the last run of each period: it says when the period was."""
    return select(RUNS).where(RUNS.c.id.in_(_last_ids())).subquery()


def _last_ids() -> Select[Any]:
    return select(func.max(RUNS.c.id)).group_by(RUNS.c.period)
