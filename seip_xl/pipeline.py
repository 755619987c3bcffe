"""The one place that strings the stages together: a folder of returns in, a county workbook out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003  # type of a field
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path  # noqa: TC003  # type of a field
from typing import TYPE_CHECKING

from seip_xl.county import RULES_FILE, build_book
from seip_xl.errors import WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.gathering import Gathered, Progress, find_county, gather_found
from seip_xl.ledger import (
    history_kept,
    keep_returns,
    published_kept,
    record_run,
    run_of,
    take_over,
)
from seip_xl.report import Received, draft, wordings_to_check, write_book
from seip_xl.sheet import save_bytes, without_collection
from seip_xl.store import open_store

if TYPE_CHECKING:
    from seip_xl.report import Book
    from seip_xl.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """What a consolidation did: the workbook it wrote, what it counted, what it found.

    ``former`` is where a workbook of the same name was kept; ``notices`` say in words which returns
    have not come, were not accepted, or are incomplete. ``drafts`` has by title what the headlines
    say; ``to_check`` holds the titles of those that the LA worded when they said something else.
    """

    path: Path
    former: Path | None
    received: tuple[Received, ...]
    notices: tuple[str, ...]
    findings: tuple[Finding, ...]
    drafts: Mapping[str, str]
    to_check: tuple[str, ...]
    gathered: Gathered

    @property
    def has_errors(self) -> bool:
        """Whether anything was left out of the figures because it was wrong."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Returns that were counted: what was read, the book, and what is to be said of it."""

    gathered: Gathered
    book: Book
    notices: tuple[str, ...]


@without_collection()
def consolidate(
    place: Path,
    out: Path | None = None,
    *,
    replace_former: bool = False,
    earlier: Sequence[Path] = (),
    progress: Progress = lambda _: None,
    at: datetime | None = None,
) -> Consolidation:
    """Read the returns in a folder, write the county workbook, and keep all of it in the store.

    Either the county workbook is written and recorded, or nothing is changed. The store lies beside
    the control workbook; what it has of earlier periods is used.

    Args:
        place: The folder that holds the control workbook and, in it or below it, the returns; or
            the control workbook.
        out: The county workbook to write; None for that of the period beside the control workbook.
        replace_former: Whether a file of that name may be replaced; it is kept beside.
        earlier: Folders of earlier periods, with which rules compare, besides those that the store
            has.
        progress: Told in a few words what is being done.
        at: When this is; now where it is not given.

    Returns:
        What was done and found.
    """
    progress("control workbook")
    found = find_county(place)
    if out:
        found.check_out(out)
    moment = (at or datetime.now(UTC)).isoformat(timespec="seconds")
    with open_store(found.store) as store:
        gathered = gather_found(found, store, earlier=earlier, progress=progress)
        counted = count_gathered(gathered, store, moment, progress)
        progress("county workbook")
        path, drafts = out or gathered.report, draft(counted.book)
        data = write_book(counted.book, drafts)
        progress("store")
        with store.whole() as whole:
            kept = keep_returns(whole, gathered.county, gathered.submissions, gathered.files)
            record_counted(whole, counted, kept, moment)
            former = save_bytes(path, data, replace=replace_former)
    return Consolidation(
        path=path,
        former=former,
        received=counted.book.received,
        notices=(*counted.book.notices, *counted.notices),
        findings=counted.book.findings,
        drafts=drafts.texts,
        to_check=wordings_to_check(counted.book.wordings, drafts.texts),
        gathered=gathered,
    )


def count_gathered(
    gathered: Gathered, store: Store, moment: str, progress: Progress = lambda _: None
) -> Counted:
    """Count what was gathered; nothing is kept of it yet.

    Args:
        gathered: The returns.
        store: The store; earlier figures that it does not have yet are used all the same.
        moment: When this is: ISO text in UTC.
        progress: Told in a few words what is being done.

    Returns:
        What was counted.

    Raises:
        WorkbookError: There is no return that could be counted.
    """
    submissions, county = gathered.submissions, gathered.county
    if not any(one.accepted for one in submissions):
        told = [finding.message for one in submissions for finding in one.findings]
        msg = "\n".join([f"No return in {gathered.folder} could be counted.", *told])
        raise WorkbookError(msg)
    with store.trying() as trial:
        notices = take_over(trial, county, at=moment, control_sha256=None)
        county = replace(
            county, history=history_kept(trial, county), published=published_kept(trial, county)
        )
    progress("figures")
    return Counted(
        gathered=gathered,
        book=build_book(county, submissions, gathered.counts),
        notices=(*gathered.notices, *notices),
    )


def record_counted(store: Store, counted: Counted, kept: Mapping[int, int], moment: str) -> None:
    """Record a consolidation, and before it what it takes over from the control workbook.

    Args:
        store: The store; control workbook and rulebook are kept in it.
        counted: What was counted.
        kept: By index of what was read its id in the store.
        moment: When this is: ISO text in UTC.
    """
    gathered = counted.gathered
    control, rules = gathered.control, gathered.control.parent / RULES_FILE
    sha256 = store.keep_file(control.read_bytes(), control.suffix)
    take_over(store, gathered.county, at=moment, control_sha256=sha256)
    run = run_of(
        gathered.county,
        counted.book,
        gathered.submissions,
        kept,
        at=moment,
        control_sha256=sha256,
        rules_sha256=(
            store.keep_file(rules.read_bytes(), rules.suffix) if rules.is_file() else None
        ),
    )
    record_run(store, run)


def today() -> date:
    """Give the day on this computer, for days late; nothing that is written to a report."""
    return datetime.now(tz=UTC).astimezone().date()
