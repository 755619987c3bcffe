"""Functions by criteria: COUNTIFS, SUMIFS, AVERAGEIFS, MINIFS, MAXIFS.

Seen from a row (or a partnership), a criterion that depends on it is a join of two tables: pairs of
an outer place and a row of the table, found by equal values and then filtered by everything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula.context import Pairs
from seip_xl.formula.criterion import Asked, asked, matches
from seip_xl.formula.join import joined, joining_ids
from seip_xl.formula.scope import Type
from seip_xl.formula.tree import PARTNERSHIP, Column, Name, Node
from seip_xl.formula.value import Flags, Numbers, Value, numbers, ratio, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from seip_xl.formula.context import Context
    from seip_xl.formula.levels import Codes


def count_by(context: Context, arguments: tuple[Node, ...]) -> Value:
    """COUNTIFS."""
    return per_place(selected(context, arguments), lambda pairs: sums(pairs, None))


def sum_by(context: Context, arguments: tuple[Node, ...]) -> Value:
    """SUMIFS."""
    return _reduced(context, arguments, sums)


def mean_by(context: Context, arguments: tuple[Node, ...]) -> Value:
    """AVERAGEIFS: an error when no number meets the criteria."""
    pairs, data, error = _numbers_met(context, arguments)
    summed = per_place(pairs, lambda found: sums(found, data))
    counted = per_place(pairs, lambda found: sums(found, None))
    return ratio(np.asarray(summed.data), np.asarray(counted.data), error)


def lowest_by(context: Context, arguments: tuple[Node, ...]) -> Value:
    """MINIFS: 0 when no number meets the criteria."""
    return _reduced(context, arguments, lambda pairs, data: _extremes(pairs, data, np.minimum))


def highest_by(context: Context, arguments: tuple[Node, ...]) -> Value:
    """MAXIFS: 0 when no number meets the criteria."""
    return _reduced(context, arguments, lambda pairs, data: _extremes(pairs, data, np.maximum))


def _reduced(
    context: Context,
    arguments: tuple[Node, ...],
    reduce: Callable[[Pairs, Numbers], Numbers],
) -> Value:
    pairs, data, error = _numbers_met(context, arguments)
    return per_place(pairs, lambda found: reduce(found, data)).wrong(error)


def _numbers_met(context: Context, arguments: tuple[Node, ...]) -> tuple[Pairs, Numbers, Flags]:
    """Give the pairs that meet the criteria with a number, the numbers, and who met errors."""
    pairs = selected(context, arguments[1:])
    cells = context.value(arguments[0]).take(pairs.inner)
    wrong = pairs.kept(np.broadcast_to(cells.error, cells.shape))
    held = ~np.broadcast_to(cells.blank | cells.error, cells.shape)
    error = np.asarray(per_place(wrong, lambda found: sums(found, None)).data) > 0
    return pairs.kept(held), np.asarray(cells.data, dtype=np.float64)[held], error


def selected(context: Context, arguments: tuple[Node, ...]) -> Pairs:
    """Find the rows that meet criteria, for every place that the criteria depend on.

    Args:
        context: What the formula sees.
        arguments: Columns of one table and their criteria in turn.

    Returns:
        The pairs of places and rows; without places when no criterion depends on any.
    """
    table = arguments[0].table if isinstance(arguments[0], Column) else ""
    kept = np.ones(context.tables[table].rows, dtype=np.bool_)
    varying: list[tuple[Node, Node]] = []
    for asking in zip(arguments[::2], arguments[1::2], strict=True):
        met = _met(context, table, asking)
        if met is None:
            varying.append(asking)
        else:
            kept = kept & met
    rows = np.flatnonzero(kept)
    if not varying:
        return Pairs(table=table, outer=np.zeros(len(rows), dtype=np.int64), inner=rows)
    if len(varying) == 1 and varying[0][1] == Name(PARTNERSHIP):
        members = _members(context, table, varying[0])
        return members.kept(kept[members.inner])
    return _beside(context, table, varying, rows)


def _met(context: Context, table: str, asking: tuple[Node, Node]) -> Flags | None:
    """Say which rows meet a criterion; None where that depends on the place."""
    known = context.known.met
    if asking not in known:
        cells, wanted = context.value(asking[0]), _wanted(context, table, asking[1])
        if wanted.shape:
            return None
        known[asking] = matches(cells, asked(wanted))
    return known[asking]


def _members(context: Context, table: str, asking: tuple[Node, Node]) -> Pairs:
    """Pair partnerships with all their rows."""
    known = context.known.paired
    if asking not in known:
        every = np.arange(context.tables[table].rows)
        known[asking] = _beside(context, table, [asking], every)
    return known[asking]


def _beside(context: Context, table: str, varying: list[tuple[Node, Node]], rows: Codes) -> Pairs:
    """Pair places with those of the rows that meet all criteria which depend on the place."""
    seen = [
        (context.value(column), _asked(context, table, criterion)) for column, criterion in varying
    ]
    first, spread = _different([test.value for _, test in seen])
    tests = [(cells, test.take(first)) for cells, test in seen]
    outer, inner = _paired(rows, tests)
    pairs = Pairs(table=table, outer=outer, inner=inner, places=len(first), spread=spread)
    for cells, test in tests:
        beside = test.take(pairs.outer)
        pairs = pairs.kept(matches(cells.take(pairs.inner), beside, joined=True))
    return pairs


def _asked(context: Context, table: str, node: Node) -> Asked:
    """Take the criteria of all places apart, once for all formulas that ask by them."""
    known = context.known.asked
    asking = (table if node == Name(PARTNERSHIP) else "", node)
    if asking not in known:
        known[asking] = asked(_wanted(context, table, node))
    return known[asking]


def _wanted(context: Context, table: str, node: Node) -> Value:
    """Evaluate a criterion; a blank cell asks for 0, as it does in Excel."""
    if node == Name(PARTNERSHIP):
        return context.partnership[table in context.county_tables]
    value = context.value(node)
    if value.type is Type.TEXT and value.blank.any():
        cells = np.where(value.blank, "=0", value.levels.texts[value.data])
        return texts(np.ravel(cells).tolist(), value.shape, error=value.error)
    return value


def _different(wanted: list[Value]) -> tuple[Codes, Codes]:
    """Find the places that ask for something different, and which of them each place repeats.

    Shape:
        (places,) each -> (different,), (places,).
    """
    ids: Codes = np.zeros(wanted[0].shape, dtype=np.int64)
    first = spread = ids
    for value in wanted:
        if value.type is Type.TEXT:
            size, codes = len(value.levels.texts), value.data
        else:
            own, codes = np.unique(value.data, return_inverse=True)
            size = len(own)
        ids = (ids * size + codes.reshape(ids.shape)) * 2 + value.error
        _, first, spread = np.unique(ids, return_index=True, return_inverse=True)
        ids = spread
    return first, spread


def _paired(rows: Codes, tests: list[tuple[Value, Asked]]) -> tuple[Codes, Codes]:
    """Pair places with the rows that may meet all their criteria.

    A place is joined to the rows that are equal in everything that it asks for by one value, so
    that pairs are few; to all rows where it asks by patterns and order only.
    """
    plain = np.stack([test.plain for _, test in tests])
    alike = plain[:, :1]
    if plain.size and (plain == alike).all():
        by = [test for test, joined_by in zip(tests, alike.ravel(), strict=True) if joined_by]
        return _equal_pairs(np.arange(plain.shape[1]), rows, by)
    kinds, kind_of = np.unique(plain, axis=1, return_inverse=True)
    outer = inner = np.zeros(0, dtype=np.int64)
    for number, joins in enumerate(kinds.T):
        by = [test for test, joined_by in zip(tests, joins, strict=True) if joined_by]
        places, found = _equal_pairs(np.flatnonzero(kind_of == number), rows, by)
        outer, inner = np.append(outer, places), np.append(inner, found)
    return outer, inner


def _equal_pairs(
    places: Codes, rows: Codes, tests: list[tuple[Value, Asked]]
) -> tuple[Codes, Codes]:
    """Pair places with the rows that are equal in all tests; with all rows where there are none."""
    ids: Codes = np.zeros(len(places) + len(rows), dtype=np.int64)
    for number, (cells, wanted) in enumerate(tests):
        own = np.concatenate(joining_ids(wanted.operands.take(places), cells.take(rows)))
        both = ids * (own.max(initial=0) + 1) + own
        ids = np.unique(both, return_inverse=True)[1] if number else own
    outer, inner = joined(ids[: len(places)], ids[len(places) :])
    return places[outer], rows[inner]


def per_place(pairs: Pairs, reduce: Callable[[Pairs], Numbers]) -> Value:
    """Reduce pairs to a number a place, or to a single number when there are no places."""
    found = reduce(pairs)
    if pairs.spread is not None:
        found = found[pairs.spread]
    return numbers(found if pairs.places is not None else found[0])


def sums(pairs: Pairs, data: Numbers | None) -> Numbers:
    """Sum the data of every place's pairs, or count them."""
    return np.bincount(pairs.outer, data, _length(pairs)).astype(np.float64)


def _length(pairs: Pairs) -> int:
    """Give the number of results: one where there are no places, none where there are 0."""
    return 1 if pairs.places is None else pairs.places


def _extremes(pairs: Pairs, data: Numbers, keep: np.ufunc) -> Numbers:
    start = np.inf if keep is np.minimum else -np.inf
    found = np.full(_length(pairs), start)
    keep.at(found, pairs.outer, data)
    return np.where(np.isinf(found), 0.0, found)
