"""What a consolidation says of itself, as tables that measures count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.check import RuleCount
from seip_xl.county.coverage import is_left_out
from seip_xl.finding import Severity
from seip_xl.read import Code, Tally
from seip_xl.report import Received
from seip_xl.schema import CHECKS, FINDINGS, RECEIVED, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.finding import Finding
    from seip_xl.read import Submission
    from seip_xl.rule import Rule
    from seip_xl.schema import TableSpec


_FORM = Code.FORM_NOT_COUNTED.short_name
_TWICE = Code.RETURN_TWICE.short_name


def received_of(submissions: Sequence[Submission]) -> tuple[Received, ...]:
    """Tell what came of every table of every return.

    Args:
        submissions: The returns in the order in which they are told.

    Returns:
        A line a table; one for a file that was not read.
    """
    doubled: set[tuple[str, str]] = set()
    found: list[Received] = []
    for one in submissions:
        reason = "" if one.accepted else reason_of(one)
        key = (one.stamp.partnership, one.stamp.return_id) if one.stamp else ("", "")
        if key in doubled and reason == _TWICE:
            found += _lines(one, f"{reason}; rows told once", again=True)
        else:
            found += _lines(one, reason)
        if reason == _TWICE:
            doubled.add(key)
    return tuple(found)


def _lines(one: Submission, reason: str, *, again: bool = False) -> list[Received]:
    """Tell the tables of a file, without their rows where another file has told them."""
    tallies = one.tallies or {"not read": Tally()}
    return [
        Received(
            partnership=one.stamp.partnership if one.stamp else "",
            return_id=one.stamp.return_id if one.stamp else "",
            file=one.workbook,
            table=table,
            received=0 if again else tally.received,
            counted=tally.accepted if one.accepted else 0,
            rejected=0 if again else tally.received - tally.ignored - tally.accepted * one.accepted,
            ignored=0 if again else tally.ignored,
            accepted=one.accepted,
            reason=_FORM if one.accepted and is_left_out(one, table) else reason,
        )
        for table, tally in tallies.items()
    ]


def reason_of(rejected: Submission) -> str:
    """Say in a few words why a file was rejected: the last fault of the whole file.

    Args:
        rejected: A return that was not accepted.

    Returns:
        The words.
    """
    errors = [one for one in rejected.findings if one.severity is Severity.ERROR]
    of_file = [one for one in errors if not one.cell] or errors
    return Code(of_file[-1].code).short_name


def received_frame(received: Sequence[Received]) -> pd.DataFrame:
    """Give what came of each table of each file as a table.

    Shape:
        (tables received, columns of Returns_received).
    """
    rows = [
        (
            one.partnership,
            one.return_id,
            one.file,
            one.table,
            one.received,
            one.counted,
            one.rejected,
            one.ignored,
            int(one.accepted),
            one.reason,
        )
        for one in received
    ]
    return _frame(RECEIVED, rows)


def findings_frame(findings: Sequence[Finding]) -> pd.DataFrame:
    """Give what was found as a table.

    Shape:
        (findings, columns of Findings).
    """
    rows = [
        (
            one.workbook,
            one.partnership,
            one.return_id,
            one.sheet,
            one.cell,
            str(one.severity),
            one.message,
            one.code,
            "Yes" if one.is_explained else "",
        )
        for one in findings
    ]
    return _frame(FINDINGS, rows)


def checks_frame(
    submissions: Sequence[Submission],
    counts: Sequence[Sequence[RuleCount]],
    rules: Sequence[Rule],
) -> pd.DataFrame:
    """Give how often each rule was run as a table, by return in their order.

    Args:
        submissions: The accepted returns.
        counts: How often each rule was run over each of them.
        rules: All rules.

    Shape:
        (returns and their rules, columns of Checks).
    """
    rows = []
    for one, own in zip(submissions, counts, strict=True):
        stamp = one.stamp
        run = {count.rule: count for count in own}
        for rule in rules:
            if stamp is None or rule.return_id != stamp.return_id:
                continue
            count = run.get(rule.id, RuleCount(rule=rule.id, rows=0))
            state = "run" if rule.id in run else "off"
            said = (stamp.partnership, rule.return_id, rule.table, rule.id, str(rule.severity))
            rows.append(
                (*said, state, count.rows, count.wrong, count.silent, count.crashed),
            )
    return _frame(CHECKS, rows)


def _frame(table: TableSpec, rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[column.label for column in table.columns])
    types = {
        column.label: "float64" if column.kind is Kind.WHOLE else "str" for column in table.columns
    }
    return frame.replace("", None).astype(types)
