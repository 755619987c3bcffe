"""Identities: what figures of one column owe each other, whatever rows they were counted from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula import Formula, Scope, Type, context, load_all, number_column
from seip_xl.measure import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.measure import Figures, Measure

# Money, hours and FTE are printed rounded; what else is printed without decimals was counted.
_ROUNDED = frozenset({Unit.GBP, Unit.HOURS, Unit.FTE, Unit.PERCENT, Unit.POINTS})
SLACK = 1e-9  # of binary fractions


class Relation(StrEnum):
    """How a figure stands to what a formula makes of others."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A relation that holds between the figures of every partnership and of the county.

    ``measure`` stands at its left, ``formula`` over ids of measures at its right. Printed figures
    that break it by more than their rounding allows cannot come from any rows.
    """

    id: str
    title: str
    measure: str
    formula: str
    relation: Relation = Relation.EQUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an identity: both sides, and whether they agree as far as rounding allows.

    ``gap`` is by how much the sides are apart as printed, 0 where a bound is kept.
    """

    left: float
    right: float
    holds: bool
    gap: float


@cache
def load_identities(identities: tuple[Identity, ...], known: frozenset[str]) -> tuple[Formula, ...]:
    """Load the formulas of identities.

    Args:
        identities: The identities.
        known: The ids of measures.

    Returns:
        Their formulas in the same order.

    Raises:
        FormulaError: A formula names what is no measure, or is outside the language; all are told.
    """  # noqa: DOC502  # raised by load_all
    scope = Scope(names=dict.fromkeys(known, Type.NUMBER))
    sides = [(f"identity {one.id}", side) for one in identities for side in _sides(one)]
    return load_all((owner, side, scope) for owner, side in sides)[1::2]


def _sides(identity: Identity) -> tuple[str, str]:
    return f"={identity.measure}", identity.formula


def half_unit(measure_id: str, figures: Figures) -> float:
    """Give how far a printed figure can lie from the figure before it was rounded.

    Args:
        measure_id: The measure.
        figures: The figures.

    Returns:
        Half a unit of the last printed decimal; 0 for what was counted.

    Units:
        Those of the measure; percentages as fractions.
    """
    measure = figures.measures[measure_id]
    if _is_counted(measure, figures):
        return 0.0
    return float(0.5 * 10.0 ** -_decimals(measure))


def _decimals(measure: Measure) -> int:
    return measure.decimals + (2 if measure.unit is Unit.PERCENT else 0)


def _is_counted(measure: Measure, figures: Figures) -> bool:
    if measure.decimals or measure.unit in _ROUNDED:
        return False
    names = figures.formulas[measure.id].names & figures.measures.keys()
    return all(_is_counted(figures.measures[name], figures) for name in names)


def outcome(
    identity: Identity,
    formula: Formula,
    printed: Mapping[str, float],
    halves: Mapping[str, float],
) -> Outcome | None:
    """Hold printed figures of one column against an identity.

    Every figure lies within half a unit of what is printed. The right side is evaluated at all
    ends of these ranges: where the left one is outside of what it gives, rounding is no excuse.

    Args:
        identity: The identity.
        formula: Its formula, loaded.
        printed: The printed figures by measure, percentages as fractions.
        halves: Their half units.

    Returns:
        What came of it; None where a figure was not printed or the right side has no value.
    """
    names = sorted(formula.names)
    if any(name not in printed for name in (identity.measure, *names)):
        return None
    ends = [(printed[name], halves[name]) for name in names]
    rights = _evaluated(formula, names, ends)
    if any(right is None for right in rights):
        return None
    right, *around = (float(each or 0) for each in rights)
    left, half = printed[identity.measure], halves[identity.measure]
    return compared(left, right, identity.relation, half=half, around=around)


def compared(
    left: float,
    right: float,
    relation: Relation,
    *,
    half: float = 0.0,
    around: Sequence[float] = (),
) -> Outcome:
    """Compare the two sides of an identity.

    Args:
        left: The left side.
        right: The right side.
        relation: How they should stand to each other.
        half: How far the left side can lie from what is printed.
        around: What else the right side can be.

    Returns:
        What came of it.
    """
    reach = half + SLACK * max(1.0, abs(left), abs(right))
    below = left - reach <= max(right, *around, right)
    above = left + reach >= min(right, *around, right)
    match relation:
        case Relation.AT_MOST:
            holds, gap = below, max(left - right, 0.0)
        case Relation.AT_LEAST:
            holds, gap = above, max(right - left, 0.0)
        case _:
            holds, gap = below and above, abs(left - right)
    return Outcome(left=left, right=right, holds=holds, gap=gap)


def _evaluated(
    formula: Formula, names: Sequence[str], ends: Sequence[tuple[float, float]]
) -> list[float | str | None]:
    """Evaluate a formula at its operands as printed, then at all ends of their ranges.

    Shape:
        (operands,) -> 1 + 2 ** (operands that were rounded) values.
    """
    ranges = [(value - half, value + half) if half else (value,) for value, half in ends]
    points = np.array([[value for value, _ in ends], *product(*ranges)], dtype=np.float64)
    columns = {name: number_column(points[:, at]) for at, name in enumerate(names)}
    return formula.value(context({}, names=columns, size=len(points))).to_list(len(points))
