"""Checking returns before they are counted: findings, and what of their templates is gone."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from seip_xl.check import Earlier, check_elsewhere, check_return, is_marked_copy, marked
from seip_xl.county import read_county
from seip_xl.errors import WorkbookError, WriteError
from seip_xl.intake import checks_of, expectation, find_control, nearest_control
from seip_xl.issuing import blank_template
from seip_xl.read import (
    marked_name,
    read_return,
    sort_folder,
    with_tamper_notes,
    without_doubles,
)
from seip_xl.report import write_findings_book
from seip_xl.sheet import save_bytes
from seip_xl.template import standard_templates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from seip_xl.county import County
    from seip_xl.read import Submission


def returns_named(paths: Sequence[Path]) -> list[Path]:
    """Give the returns that are named one by one, or by the folder they are in.

    Args:
        paths: Returns, and folders of returns.

    Returns:
        The returns.

    Raises:
        WorkbookError: There is no such file or folder, or no return in a folder.
    """
    found: list[Path] = []
    for path in paths:
        inside = sort_folder(path).returns if path.is_dir() else (path,)
        if not inside:
            msg = f"there is no return in {path}; name returns, or a folder that holds some"
            raise WorkbookError(msg)
        found += inside
    return found


def check_files(files: Sequence[Path], folder: Path | None = None) -> tuple[Submission, ...]:
    """Check returns, each by itself, and whether one came twice among them.

    Args:
        files: The returns.
        folder: Holds the control workbook; None for the nearest folder above a return that does.

    Returns:
        What each file gave, with all that was found.

    Raises:
        WorkbookError: There is no such file, or no control workbook near it.
    """
    near: dict[Path, _Near] = {}
    named = {path.resolve(): path for path in files}  # a file that is named twice is one file
    for path in named.values():
        if not path.is_file():
            msg = f"{path} is not there; name the returns to be checked, or their folder"
            raise WorkbookError(msg)
        control = find_control(folder) if folder else nearest_control(path)
        county = near.get(control) or _Near(read_county(control))
        near[control] = county
        county.check(path)
    return tuple(one for county in near.values() for one in without_doubles(county.read))


class _Near:
    """The returns near one control workbook, each held against its template."""

    def __init__(self, county: County) -> None:
        self._found: list[Submission] = []
        self._county = county
        self._expect = expectation(county)
        self._checks = checks_of(county)
        self._standard = standard_templates()

    def check(self, path: Path) -> None:
        """Read a return, and tell what of its template is gone."""
        read, _ = check_return(read_return(path, expect=self._expect), self._checks)
        if read.accepted and read.stamp and read.spec:
            issued = blank_template(self._county, read.stamp.partnership, read.spec)
            standard = self._standard[f"{read.spec.title}.xlsx"]
            read = with_tamper_notes(
                read, path, issued=issued, standard=standard, rules=self._county.rules
            )
        self._found.append(read)

    @property
    def read(self) -> list[Submission]:
        """What each file gave, held against the others too."""
        earlier = Earlier(census=self._county.settings.census_date)
        return [one for one, _ in check_elsewhere(self._found, self._checks, earlier)]


def save_findings(
    submissions: Sequence[Submission],
    files: Sequence[Path],
    out: Path,
    *,
    replace_former: bool = False,
) -> None:
    """Write everything that was found in returns to a workbook.

    Args:
        submissions: The returns as they were read.
        files: Their files; the workbook is dated as the last of them that was changed.
        out: The workbook to write.
        replace_former: Whether a file of that name may be replaced; it is kept beside.

    Raises:
        WriteError: The workbook would replace one of the returns.
    """
    if out.resolve() in {path.resolve() for path in files}:
        msg = f"{out} is one of the returns that are checked; name another file for what was found"
        raise WriteError(msg)
    changed = datetime.fromtimestamp(max(path.stat().st_mtime for path in files), tz=UTC)
    save_bytes(out, write_findings_book(submissions, changed.date()), replace=replace_former)


def save_marked(submissions: Sequence[Submission], files: Sequence[Path]) -> list[Path]:
    """Write a copy of every return with the cells marked in which something was found.

    Args:
        submissions: The returns as they were read.
        files: Their files.

    Returns:
        The copies, beside the files: ``FILE - checked.xlsx``; one that was marked before is its
        own. A former copy is kept under another name, and stays where it is when somebody has
        worked in it: then the new one is numbered. A file that could not be opened, or in which
        nothing was found, has none.
    """
    paths: dict[str, list[Path]] = {}  # two folders may hold files of one name, read in this order
    for path in {path.resolve(): path for path in files}.values():
        paths.setdefault(path.name, []).append(path)
    written = []
    for one in submissions:
        path = paths[one.workbook].pop(0)
        if one.stamp is None or not one.findings:
            continue
        content = path.read_bytes()
        target = _marked_path(path, content)
        save_bytes(target, marked(content, one.findings), replace=True)
        written.append(target)
    return written


def _marked_path(path: Path, content: bytes) -> Path:
    names = (f"{marked_name(path.stem, number)}{path.suffix}" for number in count(1))
    targets = map(path.with_name, names)
    return next(
        one
        for one in targets
        if one == path or not one.exists() or is_marked_copy(one.read_bytes(), content)
    )
