"""Runs: what a consolidation, or an import of earlier figures, made of what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError

if TYPE_CHECKING:
    from seip_xl.finding import Finding

COUNTY = "County"
"""What stands for a partnership in a figure of the whole county."""


class RunKind(StrEnum):
    """Where the figures of a run come from: earlier figures taken over, or returns counted."""

    IMPORT = "import"
    CONSOLIDATION = "consolidation"


class Status(StrEnum):
    """What a run made of a submission."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A coordinator's answer to a query: the rule, which record, the value asked about."""

    rule: str
    record: str
    value: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What a run made of a submission: how many errors and queries, how many queries explained.

    ``reason`` says why it was rejected.
    """

    submission_id: int
    status: Status
    reason: str = ""
    errors: int = 0
    queries: int = 0
    explained: int = 0
    findings: tuple[Finding, ...] = ()
    explanations: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure of a partnership, or of ``County``; ``source`` says where it comes from.

    ``value`` is None where it is known that there is no figure.

    Units:
        Those of the measure.
    """

    measure: str
    partnership: str
    value: float | None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A figure as it was printed, and where."""

    table_id: str
    row_label: str
    column_label: str
    printed: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunHead:
    """What a run was about.

    Invariants: ``census_date`` is ISO text of a day, ``at`` of a moment in UTC. ``control_sha256``
    and ``rules_sha256`` name the control workbook and the rulebook as they are kept.
    """

    period: str
    census_date: str
    school_year: str
    at: str
    kind: RunKind
    control_sha256: str | None = None
    rules_sha256: str | None = None

    def __post_init__(self) -> None:
        check_day(self.census_date)
        check_moment(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(RunHead):
    """A run to be recorded, with all that it found and counted; a figure stands in it once."""

    received: tuple[Received, ...] = ()
    figures: tuple[Figure, ...] = ()
    published: tuple[Published, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRun(RunHead):
    """A run that is recorded; a later one has a higher ``id``."""

    id: int


def check_day(day: str) -> None:
    """Check that a text is a day such as 2020-12-11.

    Raises:
        DefinitionError: It is not.
    """
    try:
        is_day = date.fromisoformat(day).isoformat() == day
    except ValueError:
        is_day = False
    if not is_day:
        msg = f'"{day}" is not a day; give it as 2020-12-11'
        raise DefinitionError(msg)


def check_moment(moment: str) -> None:
    """Check that a text is a moment in UTC such as 2020-12-18T09:30:00+00:00.

    Raises:
        DefinitionError: It is not.
    """
    try:
        offset = datetime.fromisoformat(moment).utcoffset()
    except ValueError:
        offset = None
    if offset != timedelta(0):
        msg = f'"{moment}" is not a moment in UTC; give it as 2020-12-18T09:30:00+00:00'
        raise DefinitionError(msg)
