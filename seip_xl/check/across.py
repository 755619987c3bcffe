"""What only shows when the returns of all partnerships lie side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.finding import Finding, Severity
from seip_xl.read import with_findings
from seip_xl.schema import REGISTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.read import Submission

SAME_UPN = "ALL_001"
"""Code of the finding that a UPN stands on the registers of two partnerships."""
_STUDENTS, _ID = "Students", "Student ID"
# A letter, 11 digits, a digit or letter; a partnership's own references may be equal by chance.
_UPN = re.compile(r"[A-Za-z][0-9]{11}[0-9A-Za-z]")


def check_across(submissions: Sequence[Submission]) -> list[Submission]:
    """Find students who are on the registers of two partnerships; neither row is counted.

    Args:
        submissions: The returns, each checked by itself.

    Returns:
        The returns in their order, with what was found.
    """
    holders: dict[str, set[str]] = {}
    for one in submissions:
        for upn in _upns(one).values():
            holders.setdefault(upn, set()).add(one.stamp.partnership if one.stamp else "")
    shared = {upn: codes for upn, codes in holders.items() if codes - {""} and len(codes) > 1}
    return [_checked(one, shared) for one in submissions]


def _upns(one: Submission) -> dict[int, str]:
    """Give the UPNs of a register by the index of their row, in capitals."""
    read = one.reads.get(_STUDENTS)
    is_register = one.accepted and one.spec is not None and one.spec.id == REGISTER.id
    if not is_register or read is None or read.rows is None:
        return {}
    ids = read.rows[_ID].tolist()
    return {
        row: each.upper()
        for row, each in enumerate(ids)
        if isinstance(each, str) and _UPN.fullmatch(each)
    }


def _checked(one: Submission, shared: dict[str, set[str]]) -> Submission:
    rows = {row: shared[upn] for row, upn in _upns(one).items() if upn in shared}
    if not rows or one.stamp is None:
        return one
    read = one.reads[_STUDENTS]
    found = [_finding(one, row, codes - {one.stamp.partnership}) for row, codes in rows.items()]
    reads = {**one.reads, _STUDENTS: read.without(frozenset(rows), found)}
    return with_findings(replace(one, reads=MappingProxyType(reads)), found)


def _finding(one: Submission, row: int, others: set[str]) -> Finding:
    read = one.reads[_STUDENTS]
    number = int(read.rows["Source row"].iloc[row]) if read.rows is not None else 0
    advice = "agree whose case it is, and delete the other row; until then neither is counted"
    cell = read.cell(_ID, number)
    return Finding(
        code=SAME_UPN,
        severity=Severity.ERROR,
        workbook=one.workbook,
        message=f"{_ID} is also on the register of {', '.join(sorted(others))}; {advice}",
        sheet=_STUDENTS if read.rows is None else str(read.rows["Source sheet"].iloc[row]),
        cell=cell,
        cells=(cell,),
        column=_ID,
        advice=f"the UPN is also on another partnership's register; {advice}",
    )
