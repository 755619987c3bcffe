"""The LA's own wording of headlines of the report, beside the drafts that it was written for."""

from __future__ import annotations

from typing import Annotated, Literal

from seip_xl.schema.derive import table_spec
from seip_xl.schema.field import ChoiceOf, Row, column

HEADLINE_LIST = "headlines"
"""Name of the list of the headlines; the report has it, which knows what it drafts."""
LONGEST_WORDING, MOST_LINES = 1000, 10
"""Characters and lines of a wording; more would not be shown whole in a row of a sheet."""


class WordedHeadline(Row):
    """A headline of the report: its drafts, and what the LA writes in their place."""

    headline: Annotated[str, ChoiceOf(HEADLINE_LIST)] = column("Headline", "What it is about.")
    draft: str | None = column(
        "Newest draft",
        "What the figures say; Consolidate fills it in. Without macros, copy it from the county "
        "workbook when you word it.",
        optional=True,
    )
    wording: str | None = column(
        "Wording",
        "What the report is to say; blank leaves the draft. At most "
        f"{LONGEST_WORDING:,} characters on {MOST_LINES} lines.",
        optional=True,
    )
    left_out: Literal["Yes"] | None = column(
        "Leave out", "Yes where the report goes without this headline.", optional=True
    )
    written_for: str | None = column(
        "Written for",
        "The draft that was there when it was worded; Consolidate fills it in. Clear it once your "
        "wording fits the newest draft.",
        optional=True,
    )


WORDED_HEADLINES = table_spec(
    "Headlines",
    "Wording of the headlines",
    WordedHeadline,
    "Type a wording beside the draft that Consolidate fills in: the county workbook shows both, "
    "and says when the draft has changed. Once your wording fits again, clear Written for.",
)
