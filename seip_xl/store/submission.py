"""Submissions: every return as it came, version by version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from seip_xl.store.table import SUBMISSIONS, row_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A return of a partnership for a period, as it came.

    Versions of one return, partnership and period count from 1 without gaps. ``received_at`` is ISO
    text in UTC, ``sha256`` names the file that is kept, ``file_name`` is what it was called.
    """

    id: int
    return_id: str
    partnership: str
    period: str
    version: int
    received_at: str
    sha256: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What keeping a return gave; ``is_new`` is False where the latest version is the same file."""

    submission: Submission
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A return that is to be kept; its fields are those of the submission."""

    return_id: str
    partnership: str
    period: str
    received_at: str
    sha256: str
    file_name: str


def keep_arrival(connection: Connection, arrival: Arrival) -> Kept:
    """Keep a return as the next version, unless it is the latest one again.

    Args:
        connection: In a transaction that writes.
        arrival: The return; its file is kept already.

    Returns:
        The submission, new or the one that is there.
    """
    table = SUBMISSIONS.c
    former = connection.execute(
        select(SUBMISSIONS)
        .where(
            table.period == arrival.period,
            table.return_id == arrival.return_id,
            table.partnership == arrival.partnership,
        )
        .order_by(table.version.desc())
        .limit(1)
    )
    row = former.mappings().first()
    if row and row["sha256"] == arrival.sha256:
        return Kept(submission=Submission(**row), is_new=False)
    values = row_values(arrival, SUBMISSIONS) | {"version": row["version"] + 1 if row else 1}
    new = connection.execute(insert(SUBMISSIONS).values(values).returning(SUBMISSIONS))
    return Kept(submission=Submission(**new.mappings().one()), is_new=True)


def submissions_of(connection: Connection, **wanted: str | None) -> tuple[Submission, ...]:
    """Give all submissions, as they came.

    Args:
        connection: In a transaction.
        wanted: Values of columns; None for any.

    Returns:
        Every version, the first to come first.
    """
    query = select(SUBMISSIONS).order_by(SUBMISSIONS.c.id)
    for name, value in wanted.items():
        if value is not None:
            query = query.where(SUBMISSIONS.c[name] == value)
    return tuple(Submission(**row) for row in connection.execute(query).mappings())


def latest_of(connection: Connection, period: str) -> Mapping[tuple[str, str], Submission]:
    """Give the latest version of every return of a period.

    Args:
        connection: In a transaction.
        period: Name of the period.

    Returns:
        The submissions by return and partnership, in this order.
    """
    key = (SUBMISSIONS.c.return_id, SUBMISSIONS.c.partnership)
    last = select(func.max(SUBMISSIONS.c.id)).where(SUBMISSIONS.c.period == period).group_by(*key)
    query = select(SUBMISSIONS).where(SUBMISSIONS.c.id.in_(last)).order_by(*key)
    found = [Submission(**row) for row in connection.execute(query).mappings()]
    return {(one.return_id, one.partnership): one for one in found}
