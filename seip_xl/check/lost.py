"""Students of last period's registers of whom this period's returns say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.check.earlier import OLDEST, Earlier, Period, left_managed
from seip_xl.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from seip_xl.read import Submission

LOST_STUDENT = "ALL_002"
"""Code of the query that a student of last period's register is on no return of this one."""
_ID = "Student ID"


def lost_students(
    submissions: Sequence[Submission], earlier: Earlier
) -> dict[str, tuple[Finding, ...]]:
    """Ask for students who were on last period's register and are nowhere now.

    Nowhere: not on this period's register, not among the leavers, not closed, and not last summer's
    Year 11 without programme management. Who was programme managed in that Year 11 is asked for
    only where the partnership's leavers return is there.

    Args:
        submissions: The returns of this period.
        earlier: Earlier periods.

    Returns:
        The queries by code of the partnership whose register the student is missing in.
    """
    last = earlier.last
    if last is None:
        return {}
    years = earlier.years_since(last)
    now = Period(name="", census=earlier.census, submissions=submissions)
    found = {}
    for one in submissions:
        code = one.stamp.partnership if one.stamp else ""
        then = last.of("register", code)
        if one is not now.of("register", code) or then is None:
            continue
        gone = _lost(then.tables["Students"], one, now.of("leavers", code), years)
        found[code] = tuple(_finding(one, last, row) for row in gone)
    return found


def _lost(
    then: pd.DataFrame, register: Submission, leavers: Submission | None, years: int
) -> list[tuple[str, int]]:
    """Give file and row of each student who is nowhere now."""
    # A row that is there but wrong is no lost student.
    known = {*_ids(register, "Students"), *(_ids(leavers, "Leavers") if leavers else ())}
    is_lost = ~then[_ID].isin(known) & then["Date closed"].isna()
    has_left = then["Year group"] + years > OLDEST
    if years == 1 and leavers is not None:
        has_left &= ~left_managed(then)
    rows = then[is_lost & ~has_left]
    return list(zip(rows["Source file"], rows["Source row"].astype(int), strict=True))


def _ids(one: Submission, table: str) -> list[str]:
    rows = one.reads[table].rows
    return [] if rows is None else rows[_ID].dropna().tolist()


def _finding(one: Submission, last: Period, row: tuple[str, int]) -> Finding:
    where = f"row {row[1]} of Students in {row[0]}"
    advice = (
        f"was on the register of {last.name} and is neither on this one nor a leaver; add the "
        "student, with Date closed if the case is closed"
    )
    return Finding(
        code=LOST_STUDENT,
        severity=Severity.QUERY,
        workbook=one.workbook,
        message=f"The student of {where} {advice}",
        sheet="Students",
        advice=f"a student {advice}",
    )
