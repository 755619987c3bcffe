"""What was found, in the words of every face: lines that may be pasted into an e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.finding import Severity
from seip_xl.read import causes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.finding import Finding
    from seip_xl.report import Received

_MANY = {Severity.ERROR: "errors", Severity.QUERY: "queries", Severity.NOTE: "notes"}


def cause_lines(findings: Sequence[Finding]) -> list[str]:
    """Tell each cause in a line with all its cells.

    Args:
        findings: What was found.

    Returns:
        The lines.
    """
    return [f"{cause.weight}: {cause.line}" for cause in causes_of(findings)]


def found_line(findings: Sequence[Finding]) -> str:
    """Count what was found.

    Args:
        findings: What was found.

    Returns:
        For example ``Found: 1 error, 2 notes.``
    """
    counts = [
        f"{number} {severity if number == 1 else _MANY[severity]}"
        for severity in Severity
        if (number := sum(one.severity is severity for one in findings))
    ]
    if explained := sum(one.is_explained for one in findings):
        counts.append(f"{explained} of the queries explained")
    return f"Found: {', '.join(counts)}." if counts else "Nothing was found."


def rows_line(received: Sequence[Received]) -> str:
    """Count the rows of all returns.

    Args:
        received: What came of each table of each return.

    Returns:
        For example ``Rows counted: 171; rejected: 0.``
    """
    counted = sum(one.counted for one in received)
    rejected = sum(one.rejected for one in received)
    return f"Rows counted: {counted}; rejected: {rejected}."


def wordings_line(titles: Sequence[str]) -> str:
    """Say which wordings of headlines are to be read again.

    Args:
        titles: Titles of the headlines; at least one.

    Returns:
        For example ``Check the wording of headlines whose draft has changed: Balances.``
    """
    return f"Check the wording of headlines whose draft has changed: {', '.join(titles)}."
