"""Functions that choose: conditions, branches, fallbacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula.scope import Type
from seip_xl.formula.value import Flags, Value, flags, numbers, text, texts

if TYPE_CHECKING:
    from seip_xl.formula.context import Context
    from seip_xl.formula.tree import Node


def every(*conditions: Value) -> Value:
    """AND."""
    return flags(np.logical_and.reduce(np.broadcast_arrays(*(c.data for c in conditions))))


def some(*conditions: Value) -> Value:
    """OR."""
    return flags(np.logical_or.reduce(np.broadcast_arrays(*(c.data for c in conditions))))


def chosen(context: Context, arguments: tuple[Node, ...]) -> Value:
    """IF: an error in the branch not taken does no harm; one taken nowhere is not evaluated."""
    condition = context.value(arguments[0])
    holds = np.asarray(condition.data, dtype=np.bool_)
    if not holds.any():
        yes = no = context.value(arguments[2])
    elif holds.all():
        yes = no = context.value(arguments[1])
    else:
        yes, no = (context.value(argument) for argument in arguments[1:])
    return _where(holds, yes, no).wrong(condition.error)


def first_chosen(context: Context, arguments: tuple[Node, ...]) -> Value:
    """IFS: the value beside the first condition that holds; an error when none does."""
    values = [context.value(argument) for argument in arguments]
    like = values[1]
    result = (numbers(0.0) if like.type is Type.NUMBER else text("")).wrong(np.ones((), np.bool_))
    for condition, branch in reversed(list(zip(values[::2], values[1::2], strict=True))):
        taken = _where(np.asarray(condition.data, dtype=np.bool_), branch, result)
        result = taken.wrong(condition.error)
    return result


def fallback(context: Context, arguments: tuple[Node, ...]) -> Value:
    """IFERROR."""
    value, instead = (context.value(argument) for argument in arguments)
    return _where(~value.error, value, instead)


def is_blank(context: Context, arguments: tuple[Node, ...]) -> Value:
    """ISBLANK: a cell with nothing in it."""
    value = context.value(arguments[0])
    return flags(np.broadcast_to(value.blank & ~value.error, value.shape))


def is_number(context: Context, arguments: tuple[Node, ...]) -> Value:
    """ISNUMBER: false for a blank cell and for an error."""
    value = context.value(arguments[0])
    is_type = np.full(value.shape, value.type is Type.NUMBER)
    return flags(is_type & ~value.blank & ~value.error)


def _where(condition: Flags, yes: Value, no: Value) -> Value:
    """Take ``yes`` where the condition holds, else ``no``; blank ones are 0 or ``""`` now."""
    shape = np.broadcast_shapes(condition.shape, yes.shape, no.shape)
    error = np.where(condition, yes.error, no.error)
    if yes.type is Type.TEXT:
        taken = np.broadcast_to(condition, shape).ravel().tolist()
        rows = zip(taken, yes.strings(shape), no.strings(shape), strict=True)
        return texts((one if is_taken else other for is_taken, one, other in rows), shape, error)
    data = np.where(condition, yes.data, no.data)
    if yes.type is Type.FLAG:
        return flags(data, error=error)
    return numbers(data, error=error)
