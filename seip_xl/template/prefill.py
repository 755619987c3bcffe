"""Last period's open cases, ready to be edited in this period's register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

OLDEST = 11
"""The last year group of the register: who was in it last school year has left."""

_STUDENT = "Student ID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Rows by table that are filled in, and how many students were and were not carried over."""

    rows: Mapping[str, pd.DataFrame]
    students: int
    closed: int
    left: int

    @property
    def told(self) -> str:
        """What was carried over, in words."""
        dropped = f"{self.closed} closed before this school year, {self.left} past Year {OLDEST}"
        return f"{self.students} students carried over, {dropped}"


def carry_over(tables: Mapping[str, pd.DataFrame], *, years: int, year_start: date) -> Carried:
    """Carry the cases of a register into the next one, where their rows are edited.

    A register has every case that was open at any time of its school year: cases closed before the
    year began drop out, with whoever is past Year 11, and so do placements that had ended by then.
    Explanations answered queries about the old values: they are not carried here.

    Args:
        tables: The accepted rows of last period's register.
        years: School years between the two periods, by which year groups are moved up.
        year_start: 1 September of the new period's school year.

    Returns:
        The rows, and what was left behind.

    Shape:
        tables[name]: (rows, columns with at least the labels of the spec), rows[name] likewise.
    """
    begins = pd.Timestamp(year_start)
    students = tables["Students"]
    is_closed = students["Date closed"] < begins
    year_group = students["Year group"] + years
    has_left = ~is_closed & (year_group > OLDEST)
    kept = students.assign(**{"Year group": year_group})[~is_closed & ~has_left]
    of_kept = {
        name: tables[name][tables[name][_STUDENT].isin(kept[_STUDENT])]
        for name in ("Referrals", "Provision")
    }
    has_ended = of_kept["Provision"]["End date"] < begins
    rows = {
        "Students": kept,
        "Referrals": of_kept["Referrals"],
        "Provision": of_kept["Provision"][~has_ended],
    }
    return Carried(
        rows={name: frame.assign(Explanation=None) for name, frame in rows.items()},
        students=len(kept),
        closed=int(is_closed.sum()),
        left=int(has_left.sum()),
    )
