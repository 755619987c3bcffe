"""Conditions that hold always, or never, whatever a row holds."""

from __future__ import annotations

import operator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from seip_xl.formula import Type, context
from seip_xl.formula.tree import Binary, Call, Cell, Column, Name, Text, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from seip_xl.formula import Value
    from seip_xl.formula.tree import Node

Bounds = tuple[float, float]
_Asked = tuple[str, float | str]
_OTHER = "\0"  # a text that no formula names
_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def always(node: Node, bounds: Mapping[str, Bounds]) -> bool | None:
    """Say whether a condition is the same for every row.

    Args:
        node: A checked condition.
        bounds: Lowest and highest number that each column of the row can hold, blank as 0.

    Returns:
        True or False where it always is; None where that depends on the row.
    """
    if (fixed := _fixed(node)) is not None:
        return bool(fixed.data) if fixed.type is Type.FLAG else None
    match node:
        case Call("AND", arguments):
            return _joined(arguments, bounds, decisive=False)
        case Call("OR", arguments):
            return _joined(arguments, bounds, decisive=True)
        case Call("NOT", (one,)):
            found = always(one, bounds)
            return None if found is None else not found
        case Binary(sign, left, right) if sign in _COMPARED:
            return _compared(sign, left, right, bounds)
    return None


def _fixed(node: Node) -> Value | None:
    """Give the value of what reads no cell; None where something does, or it cannot be had."""
    if any(isinstance(each, Cell | Column | Name) for each in walk(node)):
        return None
    value = context({}).value(node)
    return None if value.error.any() else value


def _number(node: Node) -> float | None:
    fixed = _fixed(node)
    return float(fixed.data) if fixed is not None and fixed.type is Type.NUMBER else None


def _joined(
    arguments: Sequence[Node], bounds: Mapping[str, Bounds], *, decisive: bool
) -> bool | None:
    found = [always(one, bounds) for one in arguments]
    if decisive in found:
        return decisive
    if all(one is (not decisive) for one in found):
        return not decisive
    return decisive if any(_always_one(asked, decisive) for asked in _asked(arguments)) else None


def _asked(arguments: Sequence[Node]) -> list[list[_Asked]]:
    """Give what is compared with constants of one kind, cell by cell."""
    by_cell: dict[tuple[str, type], list[_Asked]] = {}
    for one in arguments:
        if not isinstance(one, Binary) or one.operator not in _COMPARED:
            continue
        sign, cell, other = one.operator, one.left, one.right
        if isinstance(other, Cell):
            sign, cell, other = _MIRRORED.get(sign, sign), other, cell
        constant = other.value.casefold() if isinstance(other, Text) else _number(other)
        if isinstance(cell, Cell) and constant is not None:
            by_cell.setdefault((cell.column, type(constant)), []).append((sign, constant))
    return [*by_cell.values()]


def _always_one(asked: Sequence[_Asked], outcome: bool) -> bool:  # noqa: FBT001  # a verdict
    """Say whether, whatever the cell holds, at least one of the comparisons has that outcome."""
    return all(
        any(_COMPARED[sign](value, constant) is outcome for sign, constant in asked)
        for value in _telling([constant for _, constant in asked])
    )


def _telling(constants: Sequence[float | str]) -> list[float | str]:
    """Give values that stand for all that a cell can hold: the constants, and what lies between."""
    numbers = sorted(one for one in constants if not isinstance(one, str))
    if not numbers:
        return [*constants, _OTHER]
    between = [(low + high) / 2 for low, high in pairwise(numbers)]
    return [numbers[0] - 1, *numbers, *between, numbers[-1] + 1]


def _compared(sign: str, left: Node, right: Node, bounds: Mapping[str, Bounds]) -> bool | None:
    if left == right:
        return _COMPARED[sign](0, 0)
    if isinstance(right, Cell):
        sign, left, right = _MIRRORED.get(sign, sign), right, left
    number = _number(right)
    if number is None or not isinstance(left, Cell) or left.column not in bounds:
        return None
    return _against(sign, bounds[left.column], number)


def _against(sign: str, held: Bounds, number: float) -> bool | None:
    low, high = held
    if sign in {"=", "<>"}:
        return None if low <= number <= high else sign == "<>"
    ends = {_COMPARED[sign](low, number), _COMPARED[sign](high, number)}
    return ends.pop() if len(ends) == 1 else None
