"""What the other returns, and earlier ones, say of the rows of a return."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from seip_xl.check.earlier import former_amounts, left_managed
from seip_xl.formula import Value, number_column, text_column
from seip_xl.rule import (
    COUNTY_MEDIAN,
    FORMER_AMOUNT,
    FORMER_BALANCE,
    LAST_RATING,
    ON_LAST_REGISTER,
    SIGNED_OFF,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.check.earlier import Earlier
    from seip_xl.read import Submission

_BALANCE = "Balance at end of period"
_BOUGHT = "Alternative provider"
Columns = dict[str, Value]


def given_columns(
    one: Submission, medians: Mapping[str, float], earlier: Earlier
) -> dict[str, Columns]:
    """Give the columns that rules may read and a return does not have.

    Args:
        one: The return, accepted.
        medians: Median cost of an hour by provider, in GBP.
        earlier: Earlier periods.

    Returns:
        By table of the return and heading, blank where it is not known.

    Shape:
        A value of (rows,) a column.
    """
    frames = {name: read.rows for name, read in one.reads.items() if read.rows is not None}
    code = one.stamp.partnership if one.stamp else ""
    made: dict[str, Columns] = {}
    if "Provision" in frames:
        costs = _looked_up(frames["Provision"]["Provider"], medians)
        made["Provision"] = {COUNTY_MEDIAN: number_column(costs)}
    if "Leavers" in frames:
        made["Leavers"] = {ON_LAST_REGISTER: _on_last_register(frames["Leavers"], code, earlier)}
    if "Ratings" in frames:
        made["Ratings"] = {LAST_RATING: _last_ratings(frames["Ratings"], code, earlier)}
    if "Outturn" in frames:
        former = former_amounts(earlier, code)
        lines = frames["Outturn"]["Line"].astype(str)
        made["Outturn"] = {
            FORMER_AMOUNT: number_column(_looked_up(lines, former)),
            FORMER_BALANCE: number_column(np.full(len(lines), former.get(_BALANCE, np.nan))),
            SIGNED_OFF: number_column(np.full(len(lines), float(one.signed_off))),
        }
    return made


def county_medians(submissions: Sequence[Submission]) -> dict[str, float]:
    """Give the median cost of an hour by provider, over the accepted rows of all returns.

    Args:
        submissions: The returns.

    Returns:
        The medians by provider; none where the register of one partnership only is there, as it
        would be held against itself.

    Units:
        GBP an hour.
    """
    frames = [one.tables["Provision"] for one in submissions if "Provision" in one.tables]
    if len(frames) < 2:
        return {}
    rows = pd.concat(frames, ignore_index=True)
    bought = rows[(rows["Provision type"] == _BOUGHT) & (rows["Hours per week"] > 0)]
    costs = (bought["Weekly cost"] / bought["Hours per week"]).groupby(bought["Provider"]).median()
    return {str(name): float(cost) for name, cost in costs.dropna().items()}


def _looked_up(keys: pd.Series[str], amounts: Mapping[str, float]) -> list[float]:
    return [amounts.get(key, np.nan) for key in keys]


def _on_last_register(leavers: pd.DataFrame, code: str, earlier: Earlier) -> Value:
    # A register of this school year has nobody who left in the summer before.
    last = earlier.last if earlier.last == earlier.last_year else None
    register = last.of("register", code) if last else None
    if register is None:
        return number_column([np.nan] * len(leavers))
    students = register.tables["Students"]
    known = {*students["Student ID"][left_managed(students)]}
    return number_column([float(one in known) for one in leavers["Student ID"]])


def _last_ratings(ratings: pd.DataFrame, code: str, earlier: Earlier) -> Value:
    then = earlier.last_year.of("self_evaluation", code) if earlier.last_year else None
    former = then.tables["Ratings"] if then else None
    known = (
        {}
        if former is None
        else dict(zip(former["Indicator"], former["Rating"].astype(object), strict=True))
    )
    found = [known.get(one) for one in ratings["Indicator"]]
    return text_column([one if isinstance(one, str) else None for one in found])
