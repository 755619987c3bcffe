"""What a job tells at its end: one message, short enough for a message box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.summary import cause_lines, found_line, rows_line, wordings_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from seip_xl.errors import SeipXlError
    from seip_xl.issuing import Issued
    from seip_xl.pipeline import Consolidation
    from seip_xl.read import Submission

_MOST = 12  # lines that a message box shows on a small screen


def consolidated_words(
    done: Consolidation, *, tracked: bool, noted: bool, answering: bool = False
) -> str:
    """Say what was counted and what was not.

    Args:
        done: What was done.
        tracked: Whether the tracker was filled.
        noted: Whether the drafts were noted beside the wording of headlines.
        answering: Whether worksheet functions answer from this store from now on.

    Returns:
        The message.
    """
    lines = [f"{done.path.name} is written.", rows_line(done.received), found_line(done.findings)]
    if done.gathered.resubmitted:
        lines += ["", *_shortened(done.gathered.resubmitted, "the tracker")]
    if done.notices:
        lines += ["", "Missing or not counted:", *_shortened(done.notices, "Cover")]
    if done.to_check:
        lines += ["", wordings_line(done.to_check)]
    if done.former:
        lines += ["", f"The former report was kept as {done.former.name}."]
    if not tracked:
        lines += ["", "The table Tracker is not on the sheet Home, so it was not filled."]
    if not noted and done.gathered.county.wordings:
        lines += ["", "The table Headlines was not found, so the drafts were not noted in it."]
    if answering:
        lines += [
            "",
            "Worksheet functions such as =SEIP_BALANCE_PCT() answer from these figures now.",
        ]
    return "\n".join(lines)


def checked_words(submissions: Sequence[Submission], out: Path) -> str:
    """Say what was found in returns.

    Args:
        submissions: The returns as they were checked.
        out: The workbook with everything that was found.

    Returns:
        The message.
    """
    findings = [finding for one in submissions for finding in one.findings]
    files = "1 return" if len(submissions) == 1 else f"{len(submissions)} returns"
    lines = [f"{files} checked. {found_line(findings)}"]
    lines += _shortened(cause_lines(findings), out.name)
    return "\n".join(lines)


def issued_words(issued: Issued, folder: Path) -> str:
    """Say which templates were written.

    Args:
        issued: The templates.
        folder: Where they are.

    Returns:
        The message.
    """
    return "\n".join([f"{len(issued.paths)} templates are in {folder}.", *issued.notices])


def fault_words(fault: SeipXlError) -> str:
    """Say why a job was not done.

    Args:
        fault: What was raised; it may tell many faults, a line each.

    Returns:
        The message.
    """
    first, *others = str(fault).splitlines() or [type(fault).__name__]
    more = len(others) - _MOST
    rest = [f"... and {more} more; these have to be mended first."] if more > 0 else []
    return "\n".join([first, *others[:_MOST], *rest])


def _shortened(lines: Sequence[str], place: str) -> list[str]:
    """Give the first lines, and say where the others are."""
    shown = [f"- {line}" for line in lines[:_MOST]]
    more = len(lines) - _MOST
    return [*shown, f"... and {more} more, see {place}."] if more > 0 else shown
