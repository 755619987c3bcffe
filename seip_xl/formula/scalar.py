"""Functions that work on one cell after another; errors of their arguments are handed on."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
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


def joined_text(*values: Value) -> Value:
    """Join texts (the operator &)."""
    parts = [value.texts() for value in values]
    shape = np.broadcast_shapes(*(part.shape for part in parts))
    cells = [part.strings(shape) for part in parts]
    return texts(("".join(row) for row in zip(*cells, strict=True)), shape)


def length(value: Value) -> Value:
    """LEN: characters as Excel counts them, in units of UTF-16."""
    return numbers(value.texts().measured(lambda text: len(text.encode(_UTF_16)) // 2))


def left(value: Value, count: Value | None = None) -> Value:
    """LEFT."""
    return _cut(value, None, count, lambda text, _, number: text[:number])


def right(value: Value, count: Value | None = None) -> Value:
    """RIGHT."""
    return _cut(value, None, count, lambda text, _, number: text[max(len(text) - number, 0) :])


def middle(value: Value, start: Value, count: Value) -> Value:
    """MID, which counts as LEN does."""
    return _cut(value, start, count, _from_the_middle)


def _from_the_middle(text: str, start: int, number: int) -> str:
    if text.isascii():
        return text[start - 1 :][:number]
    units = text.encode(_UTF_16)[2 * start - 2 :][: 2 * number]
    return units.decode(_UTF_16, "replace")


def _cut(
    value: Value,
    start: Value | None,
    count: Value | None,
    cut: Callable[[str, int, int], str],
) -> Value:
    text = value.texts()
    starts = number_data(start) if start else np.ones(())
    counts = number_data(count) if count else np.ones(())
    shape = np.broadcast_shapes(text.shape, starts.shape, counts.shape)
    rows = zip(
        text.strings(shape),
        np.broadcast_to(np.trunc(starts).clip(1, 40_000), shape).ravel().astype(int).tolist(),
        np.broadcast_to(np.trunc(counts).clip(0, 40_000), shape).ravel().astype(int).tolist(),
        strict=True,
    )
    cells = [cut(string, at, number) for string, at, number in rows]
    return texts(cells, shape, error=(starts < 1) | (counts < 0))


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
    return flags(np.asarray(a.levels[a.data] == b.levels[b.data], dtype=np.bool_))


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
