"""The one place that strings the stages together: a folder of returns in, a county workbook out."""

from __future__ import annotations

from collections.abc import Callable, Sequence  # type of a field
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.check import carry_explanations, check_across, check_elsewhere, check_return
from seip_xl.county import build_book, read_county
from seip_xl.earlier import read_earlier
from seip_xl.errors import WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.intake import checks_of, control_among, expectation
from seip_xl.read import read_folder, sort_folder
from seip_xl.report import Received, write_book
from seip_xl.sheet import save_bytes, without_collection

if TYPE_CHECKING:
    from pathlib import Path


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

    @property
    def has_errors(self) -> bool:
        """Whether anything was left out of the figures because it was wrong."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@without_collection()
def consolidate(
    folder: Path,
    out: Path,
    *,
    replace_former: bool = False,
    earlier: Sequence[Path] = (),
    progress: Progress = lambda _: None,
) -> Consolidation:
    """Read the returns in a folder and write the county workbook.

    Either the county workbook is written whole or nothing is changed.

    Args:
        folder: Holds the control workbook and, in it or below it, the returns.
        out: The county workbook to write.
        replace_former: Whether a file of that name may be replaced; it is kept beside.
        earlier: Folders of earlier periods, with which rules compare.
        progress: Told in a few words what is being done.

    Returns:
        What was done and found.

    Raises:
        WorkbookError: There is no control workbook, or no return that could be counted; a folder of
            an earlier period has no control workbook, or is of no earlier one.
    """
    progress("control workbook")
    files = sort_folder(folder)
    county = read_county(control_among(files, folder))
    before = read_earlier(county, earlier, progress)
    read = read_folder(files, expectation(county), progress)
    checks = checks_of(county)
    alone = [check_return(one, checks) for one in read]
    checked = check_elsewhere(check_across([one for one, _ in alone]), checks, before)
    submissions = [
        carry_explanations(one, county.rules, before.explained(one)) for one, _ in checked
    ]
    if not any(one.accepted for one in submissions):
        told = [finding.message for one in submissions for finding in one.findings]
        msg = "\n".join([f"No return in {folder} could be counted.", *told])
        raise WorkbookError(msg)
    progress("figures")
    counts = [own + further for (_, own), (_, further) in zip(alone, checked, strict=True)]
    book = build_book(county, submissions, counts)
    progress("county workbook")
    former = save_bytes(out, write_book(book), replace=replace_former)
    return Consolidation(
        path=out,
        former=former,
        received=book.received,
        notices=book.notices,
        findings=book.findings,
    )
