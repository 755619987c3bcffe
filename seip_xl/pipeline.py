"""The one place that strings the stages together: a folder of returns in, a county workbook out."""

from __future__ import annotations

from collections.abc import Callable  # type of a field
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.check import Checks, check_across, check_return
from seip_xl.county import RULES_FILE, County, build_book, read_county
from seip_xl.errors import WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.read import (
    Expectation,
    Folder,
    read_folder,
    sort_folder,
)
from seip_xl.report import Received, write_book
from seip_xl.schema import RETURNS
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


def expectation(county: County) -> Expectation:
    """Say what a county takes: also a return that is not due is read and counted when it comes."""
    return Expectation(
        period=county.settings.period,
        partnerships=county.partnerships,
        lists={code: county.lists(code) for code in county.partnerships},
        specs=RETURNS,
        spellings=county.spellings,
    )


def checks_of(county: County) -> Checks:
    """Say what the returns of a county are checked by."""
    return Checks(
        county.rules,
        county.settings,
        {"Providers": county.providers, "Subjects": county.subjects},
    )


def find_control(folder: Path) -> Path:
    """Find the control workbook in a folder.

    Args:
        folder: The folder that holds it.

    Returns:
        Its path.
    """
    return _control(sort_folder(folder), folder)


def _control(files: Folder, folder: Path) -> Path:
    if len(files.control) == 1:
        control = files.control[0]
        astray = [path for path in files.rules if path != control.parent / RULES_FILE]
        if not astray:
            return control
        names = ", ".join(path.name for path in astray)
        msg = f"{names}: a rulebook is used as {RULES_FILE} beside the control workbook; move it"
        raise WorkbookError(msg)
    msg = f"there is no control workbook in {folder}; put it there, beside the returns"
    if files.control:
        names = ", ".join(path.name for path in files.control)
        msg = f"there are {len(files.control)} control workbooks in {folder}: {names}; keep one"
    raise WorkbookError(msg)


@without_collection()
def consolidate(
    folder: Path,
    out: Path,
    *,
    replace_former: bool = False,
    progress: Progress = lambda _: None,
) -> Consolidation:
    """Read the returns in a folder and write the county workbook.

    Either the county workbook is written whole or nothing is changed.

    Args:
        folder: Holds the control workbook and, in it or below it, the returns.
        out: The county workbook to write.
        replace_former: Whether a file of that name may be replaced; it is kept beside.
        progress: Told in a few words what is being done.

    Returns:
        What was done and found.

    Raises:
        WorkbookError: There is no control workbook, or no return that could be counted.
    """
    progress("control workbook")
    files = sort_folder(folder)
    county = read_county(_control(files, folder))
    read = read_folder(files, expectation(county), progress)
    checks = checks_of(county)
    submissions = check_across([check_return(one, checks)[0] for one in read])
    if not any(one.accepted for one in submissions):
        told = [finding.message for one in submissions for finding in one.findings]
        msg = "\n".join([f"No return in {folder} could be counted.", *told])
        raise WorkbookError(msg)
    progress("figures")
    book = build_book(county, submissions)
    progress("county workbook")
    former = save_bytes(out, write_book(book), replace=replace_former)
    return Consolidation(
        path=out,
        former=former,
        received=book.received,
        notices=book.notices,
        findings=book.findings,
    )
