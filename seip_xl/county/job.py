"""The buttons of the control workbook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A button of the control workbook: what it says and calls, and where it stands in its row.

    Units:
        left, width, height: pixels.
    """

    caption: str
    macro: str
    help_text: str
    left: int
    width: int = 150
    height: int = 34


JOBS = (
    Job(
        caption="Consolidate",
        macro="Consolidate",
        help_text="Reads the returns and writes the county report.",
        left=0,
        width=210,
        height=52,
    ),
    Job(
        caption="Check a return",
        macro="CheckReturn",
        help_text="Says what is to be mended in returns, cell by cell.",
        left=230,
    ),
    Job(
        caption="Issue templates",
        macro="IssueTemplates",
        help_text="Writes the templates of this period into the folder to send.",
        left=390,
    ),
    Job(
        caption="Open last report",
        macro="OpenLastReport",
        help_text="Opens the county report of this period.",
        left=550,
    ),
    Job(
        caption="Chase list",
        macro="ChaseList",
        help_text="Lists who is late or has something to mend, with a text to send.",
        left=710,
    ),
)
"""The buttons in the order of the sheet Home."""
