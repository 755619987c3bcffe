"""What changed between two versions of a return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.check import changes_between, told_changes
from seip_xl.county import read_county
from seip_xl.errors import WorkbookError
from seip_xl.intake import expectation, find_control, nearest_control
from seip_xl.read import read_return

if TYPE_CHECKING:
    from pathlib import Path

    from seip_xl.read import Submission


def compare_returns(old: Path, new: Path, folder: Path | None = None) -> list[str]:
    """Tell what changed from one version of a return to the next.

    Args:
        old: The former version.
        new: The later one.
        folder: Holds the control workbook; None for the nearest folder above the later one that
            does.

    Returns:
        A line for each table that changed; none where all rows are the same.

    Raises:
        WorkbookError: One of them is no return of this county, or they are not of the same return.
    """
    for path in (old, new):
        if not path.is_file():
            msg = f"{path} is not a file; name two versions of a return"
            raise WorkbookError(msg)
    control = find_control(folder) if folder else nearest_control(new)
    expect = expectation(read_county(control))
    was, now = (_read(path, read_return(path, expect=expect)) for path in (old, new))
    if was.stamp and now.stamp:
        of = [(one.stamp.return_id, one.stamp.partnership) for one in (was, now) if one.stamp]
        if of[0] != of[1]:
            msg = (
                f"{old.name} is the {of[0][0]} return of {of[0][1]}, {new.name} the {of[1][0]} "
                f"return of {of[1][1]}; name two versions of one return"
            )
            raise WorkbookError(msg)
    return told_changes(changes_between(was, now))


def _read(path: Path, one: Submission) -> Submission:
    if not one.reads:
        told = "; ".join(finding.message for finding in one.findings)
        msg = f"{path.name} cannot be compared: {told}"
        raise WorkbookError(msg)
    return one
