"""A tree to values, all rows at once."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003
from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

import numpy as np

from seip_xl.formula.catalogue import FUNCTIONS
from seip_xl.formula.criterion import compared
from seip_xl.formula.join import close
from seip_xl.formula.product import WHOLE
from seip_xl.formula.scalar import joined_text, number_data, same_text
from seip_xl.formula.scope import Type
from seip_xl.formula.tree import Binary, Call, Cell, Column, Name, Negative, Node, Number, Text
from seip_xl.formula.value import Flags, Numbers, Value, flags, numbers, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seip_xl.formula.context import Context


def evaluate(  # noqa: C901, PLR0911, PLR0912  # a case a node
    node: Node, context: Context
) -> Value:
    """Evaluate a node of a checked formula.

    Args:
        node: The node.
        context: The tables, names and rows it sees.

    Returns:
        Its value along the axis of the context; a single one when it does not depend on the row.
    """
    match node:
        case Number(value):
            return numbers(value)
        case Text(value):
            return text(value)
        case Column(table, column):
            cells = context.column(table, column)
            return cells.take(context.pairs.inner) if context.pairs else cells
        case Cell(column):
            return _beside(context.column(context.row_table, column), context)
        case Name(name):
            return _beside(context.names[name], context)
        case Negative(operand):
            positive = context.value(operand)
            return numbers(-number_data(positive), error=positive.error)
        case Binary(operator, left, right):
            return _operated(operator, context.value(left), context.value(right), (left, right))
        case Call():
            return _called(node, context)
        case _:
            assert_never(node)


def _beside(value: Value, context: Context) -> Value:
    return value.take(context.pairs.outer) if context.pairs else value


def _called(call: Call, context: Context) -> Value:
    function = FUNCTIONS[call.function]
    if function.on_values:
        values = [context.value(argument) for argument in call.arguments]
        return function.on_values(*values).wrong(_error(values))
    if function.on_nodes is None:  # pragma: no cover  # the catalogue's test forbids it
        raise NotImplementedError(call.function)
    if function.over_columns or (function.reference and call.function not in WHOLE):
        return function.on_nodes(context, call.arguments)
    return _beside(function.on_nodes(context.outside(), call.arguments), context)


def _error(values: list[Value]) -> Flags:
    error = values[0].error
    for value in values[1:]:
        error = error | value.error
    return error


def _operated(operator: str, left: Value, right: Value, nodes: tuple[Node, Node]) -> Value:
    error = left.error | right.error
    if operator == "&":
        return joined_text(left, right).wrong(error)
    if operator in _ARITHMETIC:
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            found = _ARITHMETIC[operator](number_data(left), number_data(right))
        return numbers(found, error=error)
    if Text("") in nodes:
        return flags(_is_empty(left if nodes[1] == Text("") else right) ^ (operator == "<>"), error)
    if left.type is Type.TEXT:
        same = same_text(left, right)
        return flags(np.asarray(same.data, dtype=np.bool_) ^ (operator == "<>"), error)
    return flags(compared(operator, number_data(left), number_data(right)), error)


def _is_empty(value: Value) -> Flags:
    if value.type is not Type.TEXT:
        return np.broadcast_to(value.blank, value.shape)
    return np.asarray((value.levels.folded == "")[value.data], dtype=np.bool_)


def _difference(left: Numbers, right: Numbers) -> Numbers:
    """Subtract; a rest in the last bits only is 0, as in spreadsheets."""
    return np.where(close(left, right), 0.0, left - right)


_ARITHMETIC: Mapping[str, Callable[..., Numbers]] = MappingProxyType(
    {"+": np.add, "-": _difference, "*": np.multiply, "/": np.divide}
)
