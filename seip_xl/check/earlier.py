"""What the returns of earlier periods say, as far as rules compare with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003  # type of a field
from dataclasses import dataclass
from datetime import date  # noqa: TC003  # type of a field
from typing import TYPE_CHECKING

from seip_xl.check.explanation import NOTHING_EXPLAINED, Explained, explained_in
from seip_xl.read import Submission  # noqa: TC001  # type of a field
from seip_xl.rule import Rule  # noqa: TC001  # type of a field
from seip_xl.schema import school_year

if TYPE_CHECKING:
    import pandas as pd

OLDEST = 11
"""The last year group of the register."""
_NOT_MANAGED = "Not programme managed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The returns of a period as they were accepted, and the rules they were checked by."""

    name: str
    census: date
    submissions: Sequence[Submission]
    rules: Sequence[Rule] = ()

    def of(self, return_id: str, partnership: str) -> Submission | None:
        """Give the return of a partnership; None where none was accepted."""
        return next(
            (
                one
                for one in self.submissions
                if one.accepted
                and one.stamp
                and (one.stamp.return_id, one.stamp.partnership) == (return_id, partnership)
            ),
            None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The periods before the one of ``census``, in any order."""

    census: date
    periods: Sequence[Period] = ()

    @property
    def last(self) -> Period | None:
        """The period before this one; None where none is known."""
        return max(self.periods, key=lambda one: one.census, default=None)

    @property
    def last_year(self) -> Period | None:
        """The last period of the school year before; None where none is known."""
        then = [one for one in self.periods if self.years_since(one) == 1]
        return max(then, key=lambda one: one.census, default=None)

    def explained(self, one: Submission) -> Explained:
        """Give what the partnership explained in the same return the last time.

        Args:
            one: The return of this period.
        """
        if one.stamp is None:
            return NOTHING_EXPLAINED
        for period in sorted(self.periods, key=lambda each: each.census, reverse=True):
            then = period.of(one.stamp.return_id, one.stamp.partnership)
            if then is not None:
                return explained_in(then, period.rules)
        return NOTHING_EXPLAINED

    def years_since(self, period: Period) -> int:
        """Give how many school years lie between a period and this one."""
        first, then = (int(school_year(day)[:4]) for day in (self.census, period.census))
        return first - then


def left_managed(students: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each student whether a register has them in Year 11 and programme managed.

    Shape:
        (rows, columns of Students) -> (rows,).
    """
    return (students["Year group"] == OLDEST) & (students["PM status"] != _NOT_MANAGED)


def former_amounts(earlier: Earlier, partnership: str) -> Mapping[str, float]:
    """Give the outturn that was returned a year ago by line, its balance at the end too.

    Args:
        earlier: The earlier periods.
        partnership: Code of the partnership.

    Returns:
        The amounts, a blank one as 0; empty where no outturn was accepted then.

    Units:
        GBP.
    """
    then = earlier.last_year.of("finance", partnership) if earlier.last_year else None
    read = then.reads["Outturn"] if then else None
    if read is None or read.rows is None or not read.tally.accepted:
        return {}
    if read.rows["Amount"].isna().all():
        return {}
    amounts = read.rows["Amount"].fillna(0)
    return dict(zip(read.rows["Line"].astype(str), amounts.tolist(), strict=True))
