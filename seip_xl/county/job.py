"""The buttons of the control workbook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A button of the control workbook: what it says and calls, and where it stands.

    Units:
        width, height: pixels.
    """

    caption: str
    macro: str
    help_text: str
    column: int
    width: int = 132
    height: int = 30


JOBS = (
    Job(
        caption="Consolidate",
        macro="Consolidate",
        help_text="Reads the returns and writes the county report.",
        column=1,
        width=210,
        height=52,
    ),
    Job(
        caption="Check a return",
        macro="CheckReturn",
        help_text="Says what is to be mended in returns, cell by cell.",
        column=3,
    ),
    Job(
        caption="Issue templates",
        macro="IssueTemplates",
        help_text="Writes the templates of this period into the folder to send.",
        column=5,
    ),
    Job(
        caption="Open last report",
        macro="OpenLastReport",
        help_text="Opens the county report of this period.",
        column=7,
    ),
    Job(
        caption="Chase list",
        macro="ChaseList",
        help_text="Lists who is late or has something to mend, with a text to send.",
        column=9,
    ),
)
"""The buttons in the order of the sheet Home."""
