"""Where the returns of a period stand: a row for each return of each partnership."""

from __future__ import annotations

import os
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.county.fault_date import due_day
from seip_xl.county.outcome import reason_of
from seip_xl.finding import Severity
from seip_xl.schema import RETURNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from seip_xl.county.county import County
    from seip_xl.read import Submission
    from seip_xl.schema import ReturnSpec, Settings
    from seip_xl.sheet import CellValue

AWAITED = "awaited"
ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerRow:
    """Where one return of one partnership stands; what is not known yet is None.

    ``title`` is the return's, ``version`` counts how often it has come, ``explained`` are
    the queries that the coordinator has answered, ``last_change`` says when its file was saved last
    and what is not as it was in the version before.

    Units:
        days_late: days after the day it was due, None where it is in time.
    """

    title: str
    partnership: str
    due: date | None
    received: date | None = None
    version: int | None = None
    errors: int | None = None
    queries: int | None = None
    explained: int | None = None
    last_change: str | None = None
    days_late: int | None = None
    status: str = AWAITED

    @property
    def cells(self) -> tuple[CellValue, ...]:
        """Its cells in the order of the columns of the tracker."""
        return astuple(self)

    @property
    def open_queries(self) -> int:
        """Queries that nobody has answered."""
        return (self.queries or 0) - (self.explained or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Which version of a return its file is, and in words what changed since the one before.

    ``is_new`` tells that the store does not have it yet.
    """

    number: int
    change: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDates:
    """When a file came into the folder, and when it was saved last.

    Systems that do not keep when a file came give the day it was saved last for both.
    """

    received: date
    changed: date

    @classmethod
    def of(cls, path: Path) -> FileDates:
        """Look at a file.

        Args:
            path: The file.
        """
        kept = path.stat()
        came = getattr(kept, "st_birthtime", kept.st_ctime if os.name == "nt" else kept.st_mtime)
        return cls(received=_day(came), changed=_day(kept.st_mtime))


_NO_VERSIONS: Mapping[tuple[str, str], Version] = MappingProxyType({})
_Came = tuple["Submission", FileDates | None]


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds, tz=UTC).astimezone().date()


def awaited(settings: Settings, codes: Sequence[str]) -> tuple[TrackerRow, ...]:
    """List the returns of which none has come.

    Args:
        settings: They say what is due.
        codes: Codes of the partnerships in report order.

    Returns:
        A row for each return that is due, of each partnership; by return.
    """
    return tuple(
        TrackerRow(title=spec.title, partnership=code, due=due_day(settings, spec.id))
        for spec in RETURNS
        if due_day(settings, spec.id)
        for code in codes
    )


def track(
    county: County,
    submissions: Sequence[Submission],
    dates: Sequence[FileDates],
    today: date,
    versions: Mapping[tuple[str, str], Version] = _NO_VERSIONS,
) -> tuple[TrackerRow, ...]:
    """Say where every return stands that is due or has come.

    Args:
        county: What the LA keeps.
        submissions: Everything that was read, checked.
        dates: Dates of the files, in the order of the submissions; the last ones may have none.
        today: The day from which days late are counted while nothing has come.
        versions: Which version each is to the store, by return and partnership; others count their
            files.

    Returns:
        The rows, by return and partnership in report order.
    """
    came: dict[tuple[str, str], list[_Came]] = {}
    for one, of_file in zip_longest(submissions, dates):
        if one.stamp:
            came.setdefault((one.stamp.return_id, one.stamp.partnership), []).append((one, of_file))
    return tuple(
        _row(spec, code, county.settings, came[spec.id, code], versions.get((spec.id, code)))
        if (spec.id, code) in came
        else _missing(spec, code, due_day(county.settings, spec.id), today)
        for spec in RETURNS
        for code in county.partnerships
        if spec.id in county.due or (spec.id, code) in came
    )


def _missing(spec: ReturnSpec, code: str, due: date | None, today: date) -> TrackerRow:
    late = _late(due, today)
    status = f"not received, {_many(late, 'day')} late" if late else AWAITED
    return TrackerRow(title=spec.title, partnership=code, due=due, days_late=late, status=status)


def _row(
    spec: ReturnSpec, code: str, settings: Settings, came: Sequence[_Came], version: Version | None
) -> TrackerRow:
    findings = [finding for one, _ in came for finding in one.findings]
    queries = [one for one in findings if one.severity is Severity.QUERY]
    of_files = [dates for _, dates in came if dates]
    received = min((each.received for each in of_files), default=None)
    changed = max((each.changed for each in of_files), default=None)
    due = due_day(settings, spec.id)
    found = TrackerRow(
        title=spec.title,
        partnership=code,
        due=due,
        received=received,
        version=version.number if version else len(came),
        errors=sum(one.severity is Severity.ERROR for one in findings),
        queries=len(queries),
        explained=sum(one.is_explained for one in queries),
        last_change=_change(changed, version),
        days_late=_late(due, received),
        status="",
    )
    return replace(found, status=_status(found, [one for one, _ in came]))


def _change(changed: date | None, version: Version | None) -> str | None:
    saved = f"saved {changed.day} {changed:%b %Y}" if changed else ""
    return ": ".join(filter(None, (saved, version.change if version else ""))) or None


def _status(row: TrackerRow, came: Sequence[Submission]) -> str:
    if not any(one.accepted for one in came):
        return f"not accepted: {reason_of(came[-1])}"
    if row.errors:
        return f"counted but for what is wrong: {_many(row.errors, 'error')} to mend"
    if row.open_queries:
        return f"counted; {_many(row.open_queries, 'query', 'queries')} to answer"
    return ACCEPTED


def _late(due: date | None, day: date | None) -> int | None:
    days = (day - due).days if due and day else 0
    return days if days > 0 else None


def _many(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
