"""Joining two tables by equal values: every pair of places that hold the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula.scope import Type

if TYPE_CHECKING:
    from seip_xl.formula.levels import Codes
    from seip_xl.formula.value import Flags, Numbers, Value


def close(left: Numbers, right: Numbers) -> Flags:
    """Say where two numbers are equal to spreadsheets, which forgive the last bits.

    Source:
        LibreOffice rtl::math::approxEqual (2^-48 of the larger); Excel compares 15 digits.
    """
    apart = np.abs(left - right)
    return np.asarray(apart <= np.ldexp(np.maximum(np.abs(left), np.abs(right)), -48))


def equal_ids(left: Value, right: Value) -> tuple[Codes, Codes]:
    """Number the cells of two values so that equal cells have equal numbers.

    Text is equal without case, a blank cell equals ``""`` and 0. Numbers must be equal to the last
    bit here, as MATCH has it.

    Args:
        left: Cells of one type.
        right: Cells of the same type.

    Returns:
        The numbers of the cells of each.

    Shape:
        ``left.data.shape`` and ``right.data.shape``.
    """
    if left.type is Type.TEXT:
        of_left, of_right = left.levels.alike(right.levels)
        return of_left[left.data], of_right[right.data]
    both = np.concatenate([np.ravel(left.data), np.ravel(right.data)])
    ids_of_both = np.unique(both, return_inverse=True)[1]
    split = np.size(left.data)
    return (
        ids_of_both[:split].reshape(np.shape(left.data)),
        ids_of_both[split:].reshape(np.shape(right.data)),
    )


def joining_ids(left: Value, right: Value) -> tuple[Codes, Codes]:
    """Number cells as ``equal_ids`` does, but numbers alike also where the last bits differ.

    Cells numbered alike may be equal and are still to be compared; others are not equal.

    Shape:
        (places,), (rows,) -> (places,), (rows,).
    """
    if left.type is Type.TEXT:
        return equal_ids(left, right)
    both = np.concatenate([left.data, right.data])
    different, places = np.unique(both, return_inverse=True)
    size = np.maximum(np.abs(different[1:]), np.abs(different[:-1]))
    apart = np.diff(different) > np.ldexp(size, -47)  # twice what is close, to be safe
    ids = np.concatenate([[0], np.cumsum(apart)])[places]
    return ids[: len(left.data)], ids[len(left.data) :]


def same_ids(left: Value, right: Value) -> Flags:
    """Say where the cells of two values of one type are equal, as ``equal_ids`` takes them."""
    of_left, of_right = equal_ids(left, right)
    return np.asarray(of_left == of_right)


def joined(outer_ids: Codes, inner_ids: Codes) -> tuple[Codes, Codes]:
    """Pair every outer place with every inner row of the same number, without a loop.

    Args:
        outer_ids: A number a place, from 0 on.
        inner_ids: A number a row.

    Returns:
        Outer places and inner rows of the pairs; by outer place, then by row.

    Shape:
        (places,), (rows,) -> (pairs,), (pairs,).
    """
    order = np.argsort(inner_ids, kind="stable")
    rows = np.bincount(inner_ids, minlength=outer_ids.max(initial=0) + 1)
    first, count = (np.cumsum(rows) - rows)[outer_ids], rows[outer_ids]
    outer = np.repeat(np.arange(len(outer_ids)), count)
    within = np.arange(len(outer)) - np.repeat(np.cumsum(count) - count, count)
    return outer, order[np.repeat(first, count) + within]


def crossed(places: Codes, rows: Codes) -> tuple[Codes, Codes]:
    """Pair every place with every row.

    Shape:
        (places,), (rows,) -> (places * rows,) twice.
    """
    return np.repeat(places, len(rows)), np.tile(rows, len(places))


def first_match(outer_ids: Codes, inner_ids: Codes) -> tuple[Codes, Flags]:
    """Find the first row of the same number for every place.

    Returns:
        Rows (0 where there is none), and whether there is one.

    Shape:
        (places,), (rows,) -> (places,), (places,).
    """
    if not len(inner_ids):
        return np.zeros(len(outer_ids), dtype=np.int64), np.zeros(len(outer_ids), dtype=np.bool_)
    order = np.argsort(inner_ids, kind="stable")
    ranked = inner_ids[order]
    first = np.searchsorted(ranked, outer_ids, side="left").clip(max=len(ranked) - 1)
    return order[first], ranked[first] == outer_ids
