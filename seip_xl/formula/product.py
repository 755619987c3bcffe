"""SUMPRODUCT: a product summed over the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula.by_criteria import per_place, sums
from seip_xl.formula.context import Pairs
from seip_xl.formula.join import crossed, joined, joining_ids
from seip_xl.formula.tree import Binary, Call, Cell, Column, Name, Negative, Node, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.formula.context import Context
    from seip_xl.formula.levels import Codes
    from seip_xl.formula.value import Flags, Numbers, Value

WHOLE = frozenset(
    {"MIN", "MAX", "SUM", "AVERAGE", "COUNT", "COUNTA", "TEXTJOIN", "SUMPRODUCT", "INDEX", "MATCH"}
    | {"COUNTIFS", "SUMIFS", "AVERAGEIFS", "MINIFS", "MAXIFS"}
)
"""Functions that take whole columns, inside SUMPRODUCT too."""


def product_sum(context: Context, arguments: tuple[Node, ...]) -> Value:
    """SUMPRODUCT; a comparison of a column with this row is a join."""
    table = next(table for argument in arguments for table in _tables(argument))
    rows = np.arange(context.tables[table].rows)
    parts = [part for argument in arguments for part in _parts(argument)]
    pairs = _joined_pairs(context, table, arguments) if all(map(_simple, parts)) else None
    error: Flags = np.zeros((), dtype=np.bool_)
    if pairs:
        error = _error_of(context, table, parts)
    else:
        pairs = _all_pairs(context, table, arguments, rows)
    inside = context.beside(pairs)
    product: Numbers = np.ones(len(pairs.inner))
    wrong: Flags = np.zeros(len(pairs.inner), dtype=np.bool_)
    for argument in arguments:
        value = inside.value(argument)
        product, wrong = product * value.data, wrong | value.error
    wrongs = np.asarray(per_place(pairs.kept(wrong), lambda found: sums(found, None)).data)
    return per_place(pairs, lambda found: sums(found, product)).wrong((wrongs > 0) | error)


def _joined_pairs(context: Context, table: str, arguments: Sequence[Node]) -> Pairs | None:
    """Pair places with the rows that are equal in one factor; None if there is no such factor."""
    for factor in (factor for argument in arguments for factor in _factors(argument)):
        match factor:
            case Binary("=", Column() as column, other) | Binary("=", other, Column() as column):
                if _has_column(other) or not (wanted := context.value(other)).shape:
                    continue
                if wanted.type is (cells := context.value(column)).type:
                    outer, inner = joined(*joining_ids(wanted, cells))
                    return Pairs(table=table, outer=outer, inner=inner, places=wanted.shape[0])
    return None


def _all_pairs(context: Context, table: str, arguments: Sequence[Node], rows: Codes) -> Pairs:
    if context.size is None or not any(map(_depends, arguments)):
        return Pairs(table=table, outer=np.zeros(len(rows), dtype=np.int64), inner=rows)
    outer, inner = crossed(np.arange(context.size), rows)
    return Pairs(table=table, outer=outer, inner=inner, places=context.size)


def _error_of(context: Context, table: str, parts: Sequence[Node]) -> Flags:
    """Say at which places an error is met, be it in a row that a join leaves out.

    A product with an error in any row is an error, however many factors of that row are 0.
    """
    rows = np.arange(context.tables[table].rows)
    beside_rows = context.beside(Pairs(table=table, outer=rows, inner=rows))
    error: Flags = np.zeros((), dtype=np.bool_)
    for part in parts:
        if _has_column(part):
            error = error | beside_rows.value(part).error.any()
        else:
            error = error | context.value(part).error
    return error


def _parts(node: Node) -> list[Node]:
    """Cut a node where an error can only come from what is left or right of the cut."""
    match node:
        case Negative(operand):
            return _parts(operand)
        case Binary(operator, left, right) if operator != "/":
            return _parts(left) + _parts(right)
    return [node]


def _simple(node: Node) -> bool:
    """Say whether a node depends on the row of the table or on this row, not on both."""
    return not (_has_column(node) and _depends(node))


def _factors(node: Node) -> list[Node]:
    match node:
        case Negative(operand):
            return _factors(operand)
        case Binary("*", left, right):
            return _factors(left) + _factors(right)
    return [node]


def _has_column(node: Node) -> bool:
    return bool(_tables(node))


def _tables(node: Node) -> list[str]:
    """Give the tables of columns worked on row by row, not of those that a function takes whole."""
    match node:
        case Column(table):
            return [table]
        case Negative(operand):
            return _tables(operand)
        case Binary(_, left, right):
            return _tables(left) + _tables(right)
        case Call(function, arguments) if function not in WHOLE:
            return [table for argument in arguments for table in _tables(argument)]
    return []


def _depends(node: Node) -> bool:
    """Say whether a node may differ from one outer place to the next."""
    return any(isinstance(each, Cell | Name) for each in walk(node))
