"""The one place that strings the stages together: a folder of returns in, a county workbook out."""

from __future__ import annotations

from collections.abc import Callable, Sequence  # type of a field
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from seip_xl.check import carry_explanations, check_across, check_elsewhere, check_return
from seip_xl.county import FileDates, build_book, read_county, track
from seip_xl.earlier import read_earlier
from seip_xl.errors import WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.intake import checks_of, control_among, expectation
from seip_xl.read import read_folder, sort_folder
from seip_xl.report import Received, write_book
from seip_xl.sheet import save_bytes, without_collection

if TYPE_CHECKING:
    from pathlib import Path

    from seip_xl.check import RuleCount
    from seip_xl.county import County, TrackerRow
    from seip_xl.read import Submission


REPORT_STEM = "County report"
"""How the names of county workbooks begin."""

Progress = Callable[[str], None]


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
    gathered: Gathered

    @property
    def has_errors(self) -> bool:
        """Whether anything was left out of the figures because it was wrong."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The returns in the folder of a control workbook, read and checked, not yet counted.

    Invariant: ``counts`` says of each of ``submissions`` how often each rule was run.
    """

    folder: Path
    county: County
    files: tuple[Path, ...]
    submissions: tuple[Submission, ...]
    counts: tuple[tuple[RuleCount, ...], ...]

    @property
    def report(self) -> Path:
        """Where the county workbook of the period is written, unless another place is named."""
        return self.folder / f"{REPORT_STEM} {self.county.settings.period}.xlsx"

    def tracker(self, today: date) -> tuple[TrackerRow, ...]:
        """Say where every return stands.

        Args:
            today: The day from which days late are counted.

        Returns:
            A row for each return of each partnership that is due or has come.
        """
        dates = {path.name: FileDates.of(path) for path in self.files}
        return track(self.county, self.submissions, dates, today)


@without_collection()
def gather(
    place: Path, *, earlier: Sequence[Path] = (), progress: Progress = lambda _: None
) -> Gathered:
    """Read and check the returns in a folder.

    Args:
        place: The folder that holds the control workbook and, in it or below it, the returns; or
            the control workbook.
        earlier: Folders of earlier periods, with which rules compare.
        progress: Told in a few words what is being done.

    Returns:
        What was read and found.
    """
    progress("control workbook")
    folder = place.parent if place.is_file() else place
    files = sort_folder(folder)
    county = read_county(control_among(files, folder))
    before = read_earlier(county, earlier, progress)
    read = read_folder(files, expectation(county), progress)
    checks = checks_of(county)
    alone = [check_return(one, checks) for one in read]
    checked = check_elsewhere(check_across([one for one, _ in alone]), checks, before)
    counts = [own + further for (_, own), (_, further) in zip(alone, checked, strict=True)]
    return Gathered(
        folder=folder,
        county=county,
        files=files.returns,
        submissions=tuple(
            carry_explanations(one, county.rules, before.explained(one)) for one, _ in checked
        ),
        counts=tuple(counts),
    )


@without_collection()
def consolidate(
    place: Path,
    out: Path | None = None,
    *,
    replace_former: bool = False,
    earlier: Sequence[Path] = (),
    progress: Progress = lambda _: None,
) -> Consolidation:
    """Read the returns in a folder and write the county workbook.

    Either the county workbook is written whole or nothing is changed.

    Args:
        place: The folder that holds the control workbook and, in it or below it, the returns; or
            the control workbook.
        out: The county workbook to write; None for that of the period beside the control workbook.
        replace_former: Whether a file of that name may be replaced; it is kept beside.
        earlier: Folders of earlier periods, with which rules compare.
        progress: Told in a few words what is being done.

    Returns:
        What was done and found.

    Raises:
        WorkbookError: There is no control workbook, or no return that could be counted; a folder of
            an earlier period has no control workbook, or is of no earlier one.
    """
    gathered = gather(place, earlier=earlier, progress=progress)
    submissions = gathered.submissions
    if not any(one.accepted for one in submissions):
        told = [finding.message for one in submissions for finding in one.findings]
        msg = "\n".join([f"No return in {gathered.folder} could be counted.", *told])
        raise WorkbookError(msg)
    progress("figures")
    book = build_book(gathered.county, submissions, gathered.counts)
    progress("county workbook")
    path = out or gathered.report
    former = save_bytes(path, write_book(book), replace=replace_former)
    return Consolidation(
        path=path,
        former=former,
        received=book.received,
        notices=book.notices,
        findings=book.findings,
        gathered=gathered,
    )


def today() -> date:
    """Give the day on this computer, for days late; nothing that is written to a report."""
    return datetime.now(tz=UTC).astimezone().date()
