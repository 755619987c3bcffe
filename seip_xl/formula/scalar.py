"""Functions that work on one cell after another; errors of their arguments are handed on."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from operator import add
from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula.join import same_ids
from seip_xl.formula.value import Numbers, Value, flags, numbers, texts

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = frozenset("0123456789")
_UTF_16 = "utf-16-le"


def number_data(value: Value) -> Numbers:
    """Give the numbers of a value; flags count 1 and 0."""
    return np.asarray(value.data, dtype=np.float64)


def joined_text(left: Value, right: Value) -> Value:
    """Join texts (the operator &)."""
    first, second = left.texts(), right.texts()
    if not first.shape:
        start = str(first.levels.texts[first.data])
        return second.mapped(lambda text: start + text, distinct=True)
    if not second.shape:
        end = str(second.levels.texts[second.data])
        return first.mapped(lambda text: text + end, distinct=True)
    shape = np.broadcast_shapes(first.shape, second.shape)
    return texts(map(add, first.strings(shape), second.strings(shape)), shape)


def length(value: Value) -> Value:
    """LEN: characters as Excel counts them, in units of UTF-16."""
    return numbers(value.texts().measured(_length))


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(_UTF_16)) // 2


def left(value: Value, count: Value | None = None) -> Value:
    """LEFT."""
    return _cut(value, None, count, lambda _, number: lambda text: text[:number])


def right(value: Value, count: Value | None = None) -> Value:
    """RIGHT."""
    return _cut(
        value, None, count, lambda _, number: lambda text: text[max(len(text) - number, 0) :]
    )


def middle(value: Value, start: Value, count: Value) -> Value:
    """MID, which counts as LEN does."""
    return _cut(value, start, count, _from_the_middle)


def _from_the_middle(start: int, number: int) -> Callable[[str], str]:
    def cut(text: str) -> str:
        if text.isascii():
            return text[start - 1 : start - 1 + number]
        units = text.encode(_UTF_16)[2 * start - 2 :][: 2 * number]
        return units.decode(_UTF_16, "replace")

    return cut


def _cut(
    value: Value,
    start: Value | None,
    count: Value | None,
    cut: Callable[[int, int], Callable[[str], str]],
) -> Value:
    """Cut all texts by what ``cut`` gives for a start, counted from 1, and a number."""
    text = value.texts()
    starts = number_data(start) if start else np.ones(())
    counts = number_data(count) if count else np.ones(())
    error = (starts < 1) | (counts < 0)
    first, most = np.trunc(starts).clip(1, 40_000), np.trunc(counts).clip(0, 40_000)
    if not (first.shape or most.shape):
        return text.mapped(cut(int(first), int(most))).wrong(error)
    shape = np.broadcast_shapes(text.shape, starts.shape, counts.shape)
    rows = zip(
        text.strings(shape),
        np.broadcast_to(first, shape).ravel().astype(int).tolist(),
        np.broadcast_to(most, shape).ravel().astype(int).tolist(),
        strict=True,
    )
    cells = [cut(at, number)(string) for string, at, number in rows]
    return texts(cells, shape, error=error)


def trimmed(value: Value) -> Value:
    """TRIM: no spaces at the ends, single ones within."""
    return value.texts().mapped(lambda text: " ".join(part for part in text.split(" ") if part))


def upper(value: Value) -> Value:
    """UPPER: letters without a single capital (the German sharp s) stay."""
    return value.texts().mapped(
        lambda text: "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
    )


def digit_of(value: Value) -> Value:
    """VALUE of one character: its digit; an error for anything else."""
    return numbers(
        value.measured(lambda text: float(text) if text in _DIGITS else math.nan),
        error=value.error,
    )


def exact(one: Value, other: Value) -> Value:
    """EXACT: equal with case."""
    a, b = one.texts(), other.texts()
    return flags(np.asarray(a.levels.texts[a.data] == b.levels.texts[b.data], dtype=np.bool_))


def same_text(one: Value, other: Value) -> Value:
    """Compare texts without case (the operator =)."""
    return flags(same_ids(one, other))


def negated(value: Value) -> Value:
    """NOT."""
    return flags(~np.asarray(value.data, dtype=np.bool_))


def absolute(value: Value) -> Value:
    """ABS."""
    return numbers(np.abs(number_data(value)))


def whole(value: Value) -> Value:
    """INT: the next lower whole number."""
    return numbers(np.floor(number_data(value)))


def remainder(value: Value, divisor: Value) -> Value:
    """MOD: the rest, with the sign of the divisor; an error for a divisor of 0."""
    by = number_data(divisor)
    with np.errstate(divide="ignore", invalid="ignore"):
        return numbers(np.where(by == 0, np.nan, np.mod(number_data(value), by)))


def rounded(value: Value, digits: Value) -> Value:
    """ROUND: half away from zero, judged by 15 digits as spreadsheets do."""
    data, places = np.broadcast_arrays(number_data(value), np.trunc(number_data(digits)))
    asked = list(zip(data.ravel().tolist(), places.ravel().tolist(), strict=True))
    # A column of hours or amounts holds few different numbers.
    found = {each: round_half_away(each[0], int(each[1])) for each in dict.fromkeys(asked)}
    cells = np.fromiter(map(found.__getitem__, asked), dtype=np.float64, count=len(asked))
    return numbers(cells.reshape(data.shape))


def round_half_away(number: float, digits: int) -> float:
    """Round a number half away from zero.

    Args:
        number: The number.
        digits: Decimals to keep; below 0 for tens, hundreds ...

    Returns:
        2.5 -> 3, -2.5 -> -3, 1.005 to two digits -> 1.01.
    """
    unit = Decimal(1).scaleb(-max(min(digits, 15), -300))
    exact_number = Decimal(format(number, ".15g"))
    if exact_number.adjusted() - unit.adjusted() > 25:  # already rounder than asked
        return number
    return float((exact_number / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit)
