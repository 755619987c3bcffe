"""Whom to write to: late returns and those that are not right, with a text for each coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.finding import Severity
from seip_xl.read import causes_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.county.county import County
    from seip_xl.county.tracker import TrackerRow
    from seip_xl.read import Submission

_TOLD = 10
_EXPLAIN = 'please mend them, or answer in the column "Explanation"'


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseLine:
    """What one coordinator is to be written; ``email`` is empty where none is known."""

    partnership: str
    name: str
    email: str
    returns: tuple[str, ...]
    subject: str
    text: str


def chase_list(
    rows: Sequence[TrackerRow], county: County, submissions: Sequence[Submission] = ()
) -> tuple[ChaseLine, ...]:
    """Say whom to write to, and what.

    Args:
        rows: Where the returns stand.
        county: What the LA keeps.
        submissions: The returns, from which is told what is to be mended.

    Returns:
        A line for each partnership that is late or has something to mend, in report order.
    """
    asked = {
        code: [(row, ask) for row in rows if row.partnership == code and (ask := _ask(row))]
        for code in county.partnerships
    }
    wrong = {
        (one.spec.title, one.stamp.partnership): _wrong(one)
        for one in submissions
        if one.spec and one.stamp
    }
    return tuple(_line(code, asks, county, wrong) for code, asks in asked.items() if asks)


def _wrong(submission: Submission) -> list[str]:
    """Tell what is to be mended in a return, the first of it where it is much."""
    to_do = [
        one
        for one in submission.findings
        if one.severity is Severity.ERROR
        or (one.severity is Severity.QUERY and not one.is_explained)
    ]
    lines = [f"  {cause.line}" for cause in causes_of(to_do)]
    left = len(lines) - _TOLD
    return [*lines[:_TOLD], f"  and {left} more"] if left > 0 else lines


def _ask(row: TrackerRow) -> str:
    """Say in a sentence what is wanted of a return; nothing where all is well or not due yet."""
    if row.version is None:
        late = f"it was due on {row.due:%d/%m/%Y} and has not come" if row.due else ""
        return f"{late}; please send it." if row.days_late else ""
    if row.status.startswith("not accepted"):
        return f"it could not be read ({row.status}); please send it again."
    wrong = []
    if row.errors:
        wrong.append(f"{row.errors} error{'s' if row.errors > 1 else ''} to be mended")
    if row.open_queries:
        word = "query" if row.open_queries == 1 else "queries"
        wrong.append(f"{row.open_queries} {word} to be answered")
    return f"{' and '.join(wrong)}; {_EXPLAIN}, and send it again." if wrong else ""


def _line(
    code: str,
    asks: Sequence[tuple[TrackerRow, str]],
    county: County,
    wrong: Mapping[tuple[str, str], Sequence[str]],
) -> ChaseLine:
    settings = county.settings
    told = [
        line
        for row, ask in asks
        for line in (f"- {row.title}: {ask}", *wrong.get((row.title, code), ()))
    ]
    closing = [f"Questions to: {settings.contact}"] if settings.contact else []
    text = "\n".join(
        [
            f"To the coordinator of {county.names[code]}",
            "",
            f"This is still to be done for your returns of {settings.period}:",
            *told,
            "",
            "Thank you.",
            *closing,
        ]
    )
    return ChaseLine(
        partnership=code,
        name=county.names[code],
        email=county.emails[code],
        returns=tuple(row.title for row, _ in asks),
        subject=f"{code}: returns for {settings.period}",
        text=text,
    )
