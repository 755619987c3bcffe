"""Functions over cells and columns: SUM, AVERAGE, MIN, MAX, COUNT, COUNTA."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula.scope import Type
from seip_xl.formula.tree import Column, Node
from seip_xl.formula.value import Flags, Numbers, Value, numbers, ratio

if TYPE_CHECKING:
    from collections.abc import Callable

    from seip_xl.formula.context import Context


def total(context: Context, arguments: tuple[Node, ...]) -> Value:
    """SUM."""
    return _combined(context, arguments, lambda data, held: np.where(held, data, 0).sum(-1), np.add)


def mean(context: Context, arguments: tuple[Node, ...]) -> Value:
    """AVERAGE: blank cells do not count; an error when nothing does."""
    summed, counted = total(context, arguments), count(context, arguments)
    return ratio(np.asarray(summed.data), np.asarray(counted.data), summed.error)


def lowest(context: Context, arguments: tuple[Node, ...]) -> Value:
    """MIN: blank cells do not count; 0 when nothing does."""
    return _extreme(context, arguments, np.inf, np.minimum)


def highest(context: Context, arguments: tuple[Node, ...]) -> Value:
    """MAX: blank cells do not count; 0 when nothing does."""
    return _extreme(context, arguments, -np.inf, np.maximum)


def _extreme(context: Context, arguments: tuple[Node, ...], start: float, keep: np.ufunc) -> Value:
    found = _combined(
        context,
        arguments,
        lambda data, held: keep.reduce(np.where(held, data, start), axis=-1, initial=start),
        keep,
        finite=False,
    )
    data = np.asarray(found.data)
    return numbers(np.where(data == start, 0, data), error=found.error)


def count(context: Context, arguments: tuple[Node, ...]) -> Value:
    """COUNT: cells that hold a number."""
    return _counted(context, arguments, lambda value: ~value.blank & (value.type is Type.NUMBER))


def count_filled(context: Context, arguments: tuple[Node, ...]) -> Value:
    """COUNTA: cells that are not empty; an error counts too."""
    return _counted(context, arguments, lambda value: ~value.blank | value.error)


def _counted(
    context: Context, arguments: tuple[Node, ...], counts: Callable[[Value], Flags]
) -> Value:
    found: Numbers = np.zeros(())
    for argument in arguments:
        value = context.value(argument)
        held = np.broadcast_to(counts(value), value.shape)
        found = found + (held.sum() if isinstance(argument, Column) else held.astype(np.float64))
    return numbers(found)


def _combined(
    context: Context,
    arguments: tuple[Node, ...],
    reduce: Callable[[Numbers, Flags], Numbers],
    combine: np.ufunc,
    *,
    finite: bool = True,
) -> Value:
    """Reduce every column to one number, keep cells as they are, and combine them all."""
    parts: list[Numbers] = []
    error: Flags = np.zeros((), dtype=np.bool_)
    for argument in arguments:
        value = context.value(argument)
        data = np.asarray(value.data, dtype=np.float64)
        held = np.broadcast_to(~value.blank, data.shape)
        if isinstance(argument, Column):
            error = error | value.error.any()
            parts.append(np.asarray(reduce(data, held)))
        else:
            error = error | value.error
            parts.append(np.asarray(reduce(data[..., None], held[..., None])))
    found = parts[0]
    for part in parts[1:]:
        found = combine(found, part)
    return (
        numbers(found, error=error)
        if finite
        else Value(type=Type.NUMBER, data=np.asarray(found), error=error)
    )
