"""SUMPRODUCT: a product summed over the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula.by_criteria import per_place, sums
from seip_xl.formula.context import Pairs
from seip_xl.formula.join import crossed, equal_ids, joined
from seip_xl.formula.tree import Binary, Cell, Column, Name, Negative, Node, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.formula.context import Context
    from seip_xl.formula.value import Flags, Numbers, Value


def product_sum(context: Context, arguments: tuple[Node, ...]) -> Value:
    """SUMPRODUCT; a comparison of a column with this row is a join."""
    table = next(node.table for arg in arguments for node in walk(arg) if isinstance(node, Column))
    pairs = _product_pairs(context, table, arguments)
    inside = context.beside(pairs)
    product: Numbers = np.ones(len(pairs.inner))
    wrong: Flags = np.zeros(len(pairs.inner), dtype=np.bool_)
    for argument in arguments:
        value = inside.value(argument)
        product, wrong = product * value.data, wrong | value.error
    error = np.asarray(per_place(pairs.kept(wrong), lambda found: sums(found, None)).data) > 0
    return per_place(pairs, lambda found: sums(found, product)).wrong(error)


def _product_pairs(context: Context, table: str, arguments: Sequence[Node]) -> Pairs:
    rows = np.arange(context.tables[table].rows)
    for factor in (factor for argument in arguments for factor in _factors(argument)):
        match factor:
            case Binary("=", Column() as column, other) | Binary("=", other, Column() as column):
                if _has_column(other) or not (wanted := context.value(other)).shape:
                    continue
                if wanted.type is (cells := context.value(column)).type:
                    outer, inner = joined(*equal_ids(wanted, cells))
                    return Pairs(table=table, outer=outer, inner=inner, places=wanted.shape[0])
    if context.size is None or not _depends(arguments):
        return Pairs(table=table, outer=np.zeros(len(rows), dtype=np.int64), inner=rows)
    outer, inner = crossed(np.arange(context.size), rows)
    return Pairs(table=table, outer=outer, inner=inner, places=context.size)


def _factors(node: Node) -> list[Node]:
    match node:
        case Negative(operand):
            return _factors(operand)
        case Binary("*", left, right):
            return _factors(left) + _factors(right)
    return [node]


def _has_column(node: Node) -> bool:
    return any(isinstance(each, Column) for each in walk(node))


def _depends(arguments: Sequence[Node]) -> bool:
    """Say whether the arguments may differ from one outer place to the next."""
    return any(isinstance(each, Cell | Name) for argument in arguments for each in walk(argument))
