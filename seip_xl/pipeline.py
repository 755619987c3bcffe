"""The one place that strings the stages together: a folder of returns in, a county workbook out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence  # type of a field
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from seip_xl.check import carry_explanations, check_across, check_elsewhere, check_return
from seip_xl.county import RULES_FILE, build_book, read_county
from seip_xl.earlier import read_earlier
from seip_xl.errors import WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.intake import checks_of, control_among, expectation
from seip_xl.ledger import (
    earlier_folders,
    history_kept,
    keep_returns,
    record_run,
    run_of,
    take_over,
)
from seip_xl.read import read_folder, sort_folder
from seip_xl.report import Received, write_book
from seip_xl.sheet import save_bytes, without_collection
from seip_xl.store import open_store

if TYPE_CHECKING:
    from seip_xl.check import Earlier, RuleCount
    from seip_xl.county import County
    from seip_xl.read import Folder, Submission
    from seip_xl.report import Book
    from seip_xl.store import Run, Store


Progress = Callable[[str], None]
STORE = "store"
"""The folder of the store, beside the control workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """What a consolidation did: the workbook it wrote, what it counted, what it found.

    ``former`` is where a workbook of the same name was kept; ``notices`` say in words which returns
    have not come, were not accepted, or are incomplete.
    """

    path: Path
    former: Path | None
    received: tuple[Received, ...]
    notices: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything was left out of the figures because it was wrong."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A folder of returns, counted: what was read, first of all of its returns, and the book."""

    control: Path
    county: County
    submissions: tuple[Submission, ...]
    returns: tuple[Path, ...]
    book: Book
    notices: tuple[str, ...]


@without_collection()
def consolidate(
    folder: Path,
    out: Path,
    *,
    replace_former: bool = False,
    earlier: Sequence[Path] = (),
    progress: Progress = lambda _: None,
    at: datetime | None = None,
) -> Consolidation:
    """Read the returns in a folder, write the county workbook, and keep all of it in the store.

    Either the county workbook is written whole or nothing is changed. The store lies beside the
    control workbook; what it has of earlier periods is used.

    Args:
        folder: Holds the control workbook and, in it or below it, the returns.
        out: The county workbook to write.
        replace_former: Whether a file of that name may be replaced; it is kept beside.
        earlier: Folders of earlier periods, with which rules compare; those that the store has
            where none are given.
        progress: Told in a few words what is being done.
        at: When this is; now where it is not given.

    Returns:
        What was done and found.
    """
    progress("control workbook")
    files = sort_folder(folder)
    control = control_among(files, folder)
    county = read_county(control)
    moment = (at or datetime.now(UTC)).isoformat(timespec="seconds")
    with open_store(control.parent / STORE) as store:
        counted = count_returns(
            store, county, files, earlier=earlier, progress=progress, moment=moment
        )
        progress("county workbook")
        former = save_bytes(out, write_book(counted.book), replace=replace_former)
        progress("store")
        keep_counted(store, counted, moment)
    return Consolidation(
        path=out,
        former=former,
        received=counted.book.received,
        notices=(*counted.book.notices, *counted.notices),
        findings=counted.book.findings,
    )


def count_returns(
    store: Store,
    county: County,
    files: Folder,
    *,
    earlier: Sequence[Path],
    progress: Progress,
    moment: str,
) -> Counted:
    """Read, check and count the returns of a folder.

    Args:
        store: The store; earlier figures that it does not have yet are taken over.
        county: What the LA keeps.
        files: The files of the folder.
        earlier: Folders of earlier periods; those of the store where there are none.
        progress: Told in a few words what is being done.
        moment: When this is: ISO text in UTC.

    Returns:
        What was counted.

    Raises:
        WorkbookError: There is no return that could be counted.
    """
    (control,) = files.control
    with TemporaryDirectory() as laid:
        folders = earlier or earlier_folders(store, county, Path(laid))
        before = read_earlier(county, folders, progress)
    read = read_folder(files, expectation(county), progress)
    submissions, counts = _checked(county, read, before)
    if not any(one.accepted for one in submissions):
        told = [finding.message for one in submissions for finding in one.findings]
        msg = "\n".join([f"No return in {control.parent} could be counted.", *told])
        raise WorkbookError(msg)
    sha256 = store.keep_file(control.read_bytes(), control.suffix)
    notices = take_over(store, county, at=moment, control_sha256=sha256)
    county = replace(county, history=history_kept(store, county))
    progress("figures")
    return Counted(
        control=control,
        county=county,
        submissions=tuple(submissions),
        returns=files.returns,
        book=build_book(county, submissions, counts),
        notices=notices,
    )


def keep_counted(store: Store, counted: Counted, moment: str) -> None:
    """Keep the returns as they came, and what was made of them.

    Args:
        store: The store.
        counted: What was counted.
        moment: When: ISO text in UTC.
    """
    kept = keep_returns(store, counted.county, counted.submissions, counted.returns)
    record_run(store, counted_run(store, counted, kept, moment))


def counted_run(store: Store, counted: Counted, kept: Mapping[int, int], moment: str) -> Run:
    """Put together what the store records of a consolidation.

    Args:
        store: The store; control workbook and rulebook are kept in it.
        counted: What was counted.
        kept: By index of what was read its id in the store.
        moment: When: ISO text in UTC.
    """
    control, rules = counted.control, counted.control.parent / RULES_FILE
    return run_of(
        counted.county,
        counted.book,
        counted.submissions,
        kept,
        at=moment,
        control_sha256=store.keep_file(control.read_bytes(), control.suffix),
        rules_sha256=(
            store.keep_file(rules.read_bytes(), rules.suffix) if rules.is_file() else None
        ),
    )


def _checked(
    county: County, read: Sequence[Submission], before: Earlier
) -> tuple[list[Submission], list[tuple[RuleCount, ...]]]:
    """Run every rule over the returns; give them, and how often each rule was run over each."""
    checks = checks_of(county)
    alone = [check_return(one, checks) for one in read]
    checked = check_elsewhere(check_across([one for one, _ in alone]), checks, before)
    submissions = [
        carry_explanations(one, county.rules, before.explained(one)) for one, _ in checked
    ]
    counts = [own + further for (_, own), (_, further) in zip(alone, checked, strict=True)]
    return submissions, counts
