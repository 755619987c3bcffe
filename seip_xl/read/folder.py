"""A folder of files, sorted: the control workbook, the returns, and what is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seip_xl.errors import WorkbookError
from seip_xl.read.code import Code
from seip_xl.read.frame import ORIGIN
from seip_xl.read.submission import Expectation, Submission, read_return, read_return_id
from seip_xl.schema import COUNTY, REPORT_ID, RULES_ID, STORE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from seip_xl.schema import Stamp

_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_SPREADSHEETS = _WORKBOOKS | {".xls", ".xlsb", ".ods", ".csv"}
SEND_FOLDER = "to send"
"""A folder of templates that go out; what is in it has not come back."""
CLICK_FILE = "Consolidate.cmd"
"""The file that consolidates by a double click."""
_MARKED = re.compile(r" - checked(?: [0-9]+)?$")
# Left by Excel and systems; by us.
_FORMER = re.compile(r" \(previous(?: [0-9]+)?\)$")
_NOT_LOOKED_AT = ("~$", "~WRL", ".", "desktop.ini", "Thumbs.db", CLICK_FILE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The files of a folder by what they are; reports and templates to send are left out."""

    control: tuple[Path, ...]
    returns: tuple[Path, ...]
    rules: tuple[Path, ...]
    ignored: tuple[Path, ...]


def sort_folder(folder: Path) -> Folder:
    """Sort the files in a folder and below it; what the store keeps is not looked at.

    Args:
        folder: The folder.

    Returns:
        The files, in an order that is the same on every system.

    Raises:
        WorkbookError: There is no such folder.
    """
    if not folder.is_dir():
        msg = f"{folder} is not a folder; name the folder that holds the returns"
        raise WorkbookError(msg)
    files = [path for path in folder.rglob("*") if path.is_file()]
    stores = {path.parent for path in files if path.name == STORE_FILE}
    files = [
        path
        for path in files
        if not path.name.startswith(_NOT_LOOKED_AT)
        and not (path.name.startswith("~") and path.suffix == ".tmp")  # ours, being written
        and stores.isdisjoint(path.parents)
    ]
    files = [
        path
        for path in files
        if not any(is_send_folder(part) for part in path.relative_to(folder).parts[:-1])
    ]
    files.sort(key=lambda path: path.relative_to(folder).as_posix().casefold())
    kinds = {path: _kind(path) for path in files}
    return Folder(
        control=tuple(path for path in files if kinds[path] == COUNTY.id),
        returns=tuple(path for path in files if kinds[path] == "return"),
        rules=tuple(path for path in files if kinds[path] == RULES_ID),
        ignored=tuple(path for path in files if not kinds[path]),
    )


def is_send_folder(name: str) -> bool:
    """Say whether a folder of this name holds what is to be sent: ``to send``, also ``to-send``.

    Args:
        name: The folder's name.
    """
    return re.sub(r"[-_]", " ", name).casefold() == SEND_FOLDER


def _kind(path: Path) -> str:
    """Say what a file is; whatever a spreadsheet may be, it is read as a return and told so."""
    if path.suffix.lower() not in _SPREADSHEETS:
        return ""
    own = _stamped(path)
    return own if own in {COUNTY.id, REPORT_ID, RULES_ID} else "return"


def _stamped(path: Path) -> str:
    return read_return_id(path) if path.suffix.lower() in _WORKBOOKS else ""


def is_control(path: Path) -> bool:
    """Say whether a file is a control workbook."""
    return _stamped(path) == COUNTY.id


def read_folder(
    folder: Folder, expect: Expectation, progress: Callable[[str], None]
) -> tuple[Submission, ...]:
    """Read every return of a folder; a file that is none is told, and the rest goes on.

    Args:
        folder: The sorted folder.
        expect: What the LA waits for.
        progress: Told the name of every file before it is read.

    Returns:
        A submission a file, accepted or not; also one for every file that was left alone.
    """
    submissions: list[Submission] = []
    for path in folder.returns:
        progress(path.name)
        submissions.append(read_return(path, expect=expect))
    return (*without_doubles(submissions), *(_left_alone(path) for path in folder.ignored))


def _left_alone(path: Path) -> Submission:
    message = f"{path.name} is no spreadsheet and was left alone"
    finding = Code.FILE_IGNORED.finding(path.name, message)
    return Submission(workbook=path.name, accepted=False, findings=(finding,))


def without_doubles(submissions: Sequence[Submission]) -> list[Submission]:
    """Reject returns that came twice: none of them is counted, and each finding names them all.

    A marked copy that holds the same rows as its return is no second one: it is left alone.

    Args:
        submissions: What was read of one period.

    Returns:
        The submissions in their order, those that came twice not accepted.
    """
    submissions = [_without_copy(one, submissions) for one in submissions]
    files: dict[tuple[str, str], list[str]] = {}
    for one in submissions:
        if one.accepted and one.stamp:
            files.setdefault((one.stamp.return_id, one.stamp.partnership), []).append(one.workbook)
    doubled = {key: names for key, names in files.items() if len(names) > 1}
    return [
        _rejected(one, one.stamp, doubled[key])
        if one.accepted
        and one.stamp
        and (key := (one.stamp.return_id, one.stamp.partnership)) in doubled
        else one
        for one in submissions
    ]


def marked_name(stem: str, number: int = 1) -> str:
    """Give the name of the marked copy of a file; a marked copy is that of itself.

    Args:
        stem: Name of the file without its ending.
        number: 2 and so on where other names are taken.
    """
    if _MARKED.search(stem):
        return stem
    return f"{stem} - checked" if number == 1 else f"{stem} - checked {number}"


def _without_copy(one: Submission, others: Sequence[Submission]) -> Submission:
    """Leave a marked copy alone where its return is there with the same rows."""
    stem, _, suffix = one.workbook.rpartition(".")
    marked = _FORMER.sub("", stem)  # saving a marked copy keeps the one before
    if not (one.accepted and _MARKED.search(marked)):
        return one
    names = {f"{each}.{suffix}" for each in (_MARKED.sub("", marked), marked)} - {one.workbook}
    for other in others:
        if other.workbook in names and other.accepted and _has_same_rows(one, other):
            message = f"{one.workbook} holds the same rows as {other.workbook} and was left alone"
            finding = Code.FILE_IGNORED.finding(one.workbook, message)
            return Submission(workbook=one.workbook, accepted=False, findings=(finding,))
    return one


def _has_same_rows(one: Submission, other: Submission) -> bool:
    if one.stamp != other.stamp or one.reads.keys() != other.reads.keys():
        return False
    pairs = [(one.reads[table].rows, other.reads[table].rows) for table in one.reads]
    return all(
        left is not None
        and right is not None
        and left.drop(columns=ORIGIN[0]).equals(right.drop(columns=ORIGIN[0]))
        and one.reads[table].wrong == other.reads[table].wrong
        for table, (left, right) in zip(one.reads, pairs, strict=True)
    )


def _rejected(submission: Submission, stamp: Stamp, names: Sequence[str]) -> Submission:
    shown = ", ".join(
        name if (number := names.count(name)) == 1 else f"{name} (in {number} folders)"
        for name in dict.fromkeys(names)
    )
    message = (
        f"The {stamp.return_id} return of {stamp.partnership} came {len(names)} times: "
        f"{shown}; none of them was counted; keep the right one, and move the "
        "others out of the folder and those below it"
    )
    finding = replace(
        Code.RETURN_TWICE.finding(submission.workbook, message),
        partnership=stamp.partnership,
        return_id=stamp.return_id,
    )
    return replace(submission, accepted=False, findings=(*submission.findings, finding))
