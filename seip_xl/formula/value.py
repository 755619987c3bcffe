"""Values along an axis: the cells of a column, or of one row after another, or a single one.

A blank cell is 0 to an operator that wants a number and ``""`` to one that wants a text; only a
reference to it is still blank. An error is remembered as such, not its kind: the engines disagree
on kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence  # noqa: TC003  # type of a field
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from seip_xl.formula.general import general
from seip_xl.formula.levels import NO_LEVELS, Codes, Levels, numbered
from seip_xl.formula.scope import Type

Flags: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = npt.NDArray[np.float64]
NOWHERE: Flags = np.zeros((), dtype=np.bool_)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Value:
    """Cells of one type.

    Shape: ``data`` is ``()`` or ``(cells,)``; ``blank`` and ``error`` broadcast to it. For text,
    ``data`` holds codes into ``levels``, the different texts; for numbers floats (dates as Excel's
    serial numbers); for flags booleans. A blank or wrong cell has a valid datum all the same: 0, or
    the code of ``""``.
    """

    type: Type
    data: npt.NDArray[Any]
    levels: Levels = NO_LEVELS
    blank: Flags = field(default_factory=lambda: NOWHERE)
    error: Flags = field(default_factory=lambda: NOWHERE)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the axis: ``()`` for a single value."""
        return np.broadcast_shapes(self.data.shape, self.error.shape)

    def take(self, index: Codes) -> Value:
        """Take the cells at these places; a single value serves every place."""
        if not self.shape:
            return self
        return Value(
            type=self.type,
            data=np.broadcast_to(self.data, self.shape)[index],
            levels=self.levels,
            blank=self.blank[index] if self.blank.shape else self.blank,
            error=self.error[index] if self.error.shape else self.error,
        )

    def settled(self) -> Value:
        """Hand back the value as an operator's result is: blank cells are now 0 or ``""``."""
        return self if self.blank is NOWHERE else self.wrong(NOWHERE, keep_blank=False)

    def wrong(self, error: Flags, *, keep_blank: bool = True) -> Value:
        """Mark further cells as errors."""
        return Value(
            type=self.type,
            data=self.data,
            levels=self.levels,
            blank=self.blank if keep_blank else NOWHERE,
            error=self.error | error if error is not NOWHERE else self.error,
        )

    def texts(self) -> Value:
        """Read the cells as text: numbers are spelt as Excel joins them to text."""
        if self.type is Type.TEXT:
            return self
        numbers = np.asarray(self.data, dtype=np.float64)
        different, codes = np.unique(numbers, return_inverse=True)
        spelt = [general(float(number)) for number in different]
        if self.blank.any():
            spelt.append("")
            codes = np.where(self.blank, len(spelt) - 1, codes.reshape(numbers.shape))
        return _coded(codes.reshape(np.shape(codes) or ()), spelt, self.blank, self.error)

    def strings(self, shape: tuple[int, ...]) -> list[str]:
        """Give the texts of all cells one after another, a single one again and again."""
        cells = np.asarray(self.levels.texts[self.data], dtype=object)
        listed: list[str] = np.broadcast_to(cells, shape).ravel().tolist()
        return listed

    def mapped(self, change: Callable[[str], str], *, distinct: bool = False) -> Value:
        """Change every text; a blank one counts as ``""``.

        Args:
            change: Gives what a text is changed to.
            distinct: Whether it is sure to give different ones for different texts.
        """
        changed = [change(level) for level in self.levels.texts]
        if distinct:
            return _coded(self.data, changed, NOWHERE, self.error)
        codes, levels = numbered(changed)
        return _coded(codes[self.data], levels, NOWHERE, self.error)

    def measured(self, measure: Callable[[str], float]) -> Numbers:
        """Give the measure of every text."""
        per_level = np.array([measure(level) for level in self.levels.texts], dtype=np.float64)
        return np.asarray(per_level[self.data])

    def to_list(self, size: int) -> list[float | str | None]:
        """Give the cells as a spreadsheet would show them, None for an error.

        Args:
            size: Cells wanted, where the value is a single one.
        """
        data = np.broadcast_to(self.data, self.shape or (size,))
        error = np.broadcast_to(self.error, data.shape)
        cells = self.levels.texts[data] if self.type is Type.TEXT else data.astype(np.float64)
        listed: list[float | str] = cells.tolist()
        return [None if wrong else cell for cell, wrong in zip(listed, error, strict=True)]


def numbers(data: npt.ArrayLike, *, blank: Flags = NOWHERE, error: Flags = NOWHERE) -> Value:
    """Make a value of numbers; what is not finite is an error."""
    array = np.asarray(data, dtype=np.float64)
    odd = ~np.isfinite(array)
    if odd.any():
        array, error = np.where(odd, 0.0, array), error | odd
    return Value(type=Type.NUMBER, data=array, blank=blank, error=error)


def number_column(data: npt.ArrayLike) -> Value:
    """Make a value of a column of numbers, in which what is not a number is blank."""
    array = np.asarray(data, dtype=np.float64)
    blank = np.isnan(array)
    return Value(type=Type.NUMBER, data=np.where(blank, 0.0, array), blank=blank)


def text_column(data: Sequence[str | None]) -> Value:
    """Make a value of a column of texts, in which None is blank."""
    every, levels = numbered(["", None, *data])
    codes = every[2:]
    return _coded(codes - (codes > 0), ["", *filter(None, levels)], codes == 1, NOWHERE)


def coded_column(codes: Codes, levels: Sequence[str]) -> Value:
    """Make a value of a column of texts from codes into its levels; a code of -1 is blank."""
    blank = codes < 0
    return _coded(np.where(blank, len(levels), codes), [*levels, ""], blank, NOWHERE)


def text(single: str) -> Value:
    """Make a value of a single text."""
    return _coded(np.zeros((), dtype=np.int64), [single], NOWHERE, NOWHERE)


def texts(data: Iterable[str], shape: tuple[int, ...], error: Flags = NOWHERE) -> Value:
    """Make a value of computed texts."""
    codes, levels = numbered([*data])
    return _coded(codes.reshape(shape), levels, NOWHERE, error)


def ratio(summed: Numbers, counted: Numbers, error: Flags) -> Value:
    """Divide sums by counts; an error where nothing was counted."""
    none = counted == 0
    return numbers(summed / np.where(none, 1, counted), error=error | none)


def flags(data: Flags, error: Flags = NOWHERE) -> Value:
    """Make a value of flags."""
    return Value(type=Type.FLAG, data=np.asarray(data), error=error)


def _coded(codes: npt.ArrayLike, levels: Sequence[str], blank: Flags, error: Flags) -> Value:
    data = np.asarray(codes, dtype=np.int64)
    return Value(type=Type.TEXT, data=data, levels=Levels(levels), blank=blank, error=error)
