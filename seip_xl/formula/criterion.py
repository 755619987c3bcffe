"""Criteria as COUNTIFS and its kin read them: ``5``, ``">=5"``, ``"<>Other"``, ``"HB*"``, ``""``.

    criterion = [ "=" | "<>" | "<" | "<=" | ">" | ">=" ] operand
    operand   = a number | a text in which * is any text, ? one character, ~ takes that away

A text is compared without case and with the whole cell. A number is found as a
number, or as the text that spells it; a blank cell by ``""``, ``"="`` and every ``"<>..."`` but
``"<>"``. An operator of order alone finds nothing, nor does a criterion that is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula.general import plain_number
from seip_xl.formula.join import close, same_ids
from seip_xl.formula.scope import Type

if TYPE_CHECKING:
    from seip_xl.formula.levels import Codes
    from seip_xl.formula.value import Flags, Numbers, Value

_PARTS = re.compile(r"(<>|<=|>=|=|<|>)?(.*)", re.DOTALL)
_SPECIAL = frozenset("*?~")
_SIGNS = "*?~<>="
_BEGIN_NUMBERS = frozenset(("", *" +-.0123456789"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion taken apart: operator, operand as written, and as a number if it is one.

    ``plain`` says whether it asks for one text, letter for letter but for case.
    """

    operator: str
    operand: str
    number: float | None
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """A criterion, or one for each of many places, taken apart once.

    ``plain`` says which ask for one value, so that cells are found by joining, and ``operands`` for
    which; ``different`` are the levels of ``value`` taken apart, none where it is of numbers.

    Shape: ``value``, ``plain`` and ``operands`` are ``()`` or ``(places,)``.
    """

    value: Value
    plain: Flags
    operands: Value
    different: tuple[Criterion, ...] = ()

    def take(self, index: Codes) -> Asked:
        """Take the criteria of these places."""
        return replace(
            self,
            value=self.value.take(index),
            plain=self.plain[index],
            operands=self.operands.take(index),
        )


# The same IDs are asked for by one formula after another.
@lru_cache(maxsize=1 << 16)
def criterion(written: str) -> Criterion:
    """Take a criterion apart."""
    match = _PARTS.fullmatch(written)
    operator, operand = (match[1] or "", match[2]) if match else ("", written)
    number = plain_number(operand) if operand.strip() else None
    # An operator alone asks for truly empty cells; "" is found by the bare criterion only.
    operator = operator or "="
    by_text = number is None and bool(operand)
    plain = by_text and operator == "=" and not _SPECIAL.intersection(operand)
    return Criterion(operator=operator, operand=operand, number=number, plain=plain)


@lru_cache(maxsize=4096)
def pattern(operand: str) -> re.Pattern[str]:
    """Turn an operand with wildcards into a regular expression over lower-case text."""
    parts: list[str] = []
    characters = iter(operand.lower())
    for character in characters:
        match character:
            case "~":
                parts.append(re.escape(next(characters, "~")))
            case "*":
                parts.append(".*")
            case "?":
                parts.append(".")
            case _:
                parts.append(re.escape(character))
    return re.compile("".join(parts), re.DOTALL)


def compared(operator: str, left: Numbers, right: Numbers | float) -> Flags:
    """Compare numbers as spreadsheets do, forgiving the last bits."""
    same = close(left, np.asarray(right))
    match operator:
        case "=":
            return same
        case "<>":
            return ~same
        case "<":
            return (left < right) & ~same
        case "<=":
            return (left < right) | same
        case ">":
            return (left > right) & ~same
        case _:
            return (left > right) | same


def asked(value: Value) -> Asked:
    """Take criteria apart."""
    if value.type is Type.NUMBER:
        return Asked(value=value, plain=np.ones(value.shape, dtype=np.bool_), operands=value)
    if value.shape and _are_plain(value.levels.texts.tolist()):
        return Asked(value=value, plain=np.ones(value.shape, dtype=np.bool_), operands=value)
    different = tuple(criterion(level) for level in value.levels.texts)
    plain = np.array([each.plain for each in different], dtype=np.bool_)
    as_they_are = all(
        each.operand == level for each, level in zip(different, value.levels.texts, strict=True)
    )
    return Asked(
        value=value,
        plain=np.asarray(plain[value.data]),
        operands=value if as_they_are else value.mapped(lambda level: criterion(level).operand),
        different=different,
    )


def _are_plain(texts: list[str]) -> bool:
    """Tell whether texts are sure to ask for themselves: a glance at them all spares taking apart.

    Neither operator nor wildcard is in any, and none is empty or begins as a number does.
    """
    every = "".join(texts)
    begins = {text[:1] for text in texts}
    return not any(sign in every for sign in _SIGNS) and begins.isdisjoint(_BEGIN_NUMBERS)


def matches(cells: Value, wanted: Asked, *, joined: bool = False) -> Flags:
    """Say which cells meet their criterion.

    Args:
        cells: Cells of a column.
        wanted: A single criterion, or one beside each cell.
        joined: Whether each cell is known to be equal to a plain criterion beside it.

    Returns:
        True where the cell meets it. A cell with an error meets every ``"<>..."`` only.

    Shape:
        (cells,), () or (cells,) -> (cells,).
    """
    value = wanted.value
    if value.type is Type.NUMBER:
        met = _meets_number(cells, "=", np.asarray(value.data, dtype=np.float64)) & ~cells.error
    elif not value.shape:
        met = _meets(cells, wanted.different[int(value.data)])
    else:
        met = _meets_each(cells, wanted, joined=joined)
    return np.asarray(met & ~value.error)


def _meets_each(cells: Value, wanted: Asked, *, joined: bool) -> Flags:
    """Hold every cell against the text criterion beside it."""
    met = np.zeros(cells.shape, dtype=np.bool_)
    if cells.type is Type.TEXT and wanted.plain.any():
        met = wanted.plain & ~cells.blank & ~cells.error
        met = met if joined else met & same_ids(wanted.operands, cells)
    if wanted.plain.all():
        return met
    code = np.asarray(wanted.value.data)
    number = np.array([each.number for each in wanted.different], dtype=np.float64)[code]
    operator = np.array([each.operator for each in wanted.different])[code]
    by_number = ~np.isnan(number)
    for sign in np.unique(operator[by_number]).tolist():
        beside = np.flatnonzero(by_number & (operator == sign))
        found = cells.take(beside)
        same = _meets_number(found, sign, number[beside])
        met[beside] = np.where(found.error, sign == "<>", same)
    others = np.flatnonzero(~wanted.plain & ~by_number)
    order = others[np.argsort(code[others], kind="stable")]
    codes, starts = np.unique(code[order], return_index=True)
    for one, beside in zip(codes, np.split(order, starts[1:]), strict=False):
        met[beside] = _meets(cells.take(beside), wanted.different[one])
    return met


def _meets(cells: Value, wanted: Criterion) -> Flags:
    return np.where(cells.error, wanted.operator == "<>", _meets_value(cells, wanted))


def _meets_value(cells: Value, wanted: Criterion) -> Flags:
    if not wanted.operand:
        emptiness = wanted.operator in {"=", "<>"}
        return np.broadcast_to((cells.blank == (wanted.operator == "=")) & emptiness, cells.shape)
    if wanted.number is not None:
        return _meets_number(cells, wanted.operator, np.asarray(wanted.number))
    if cells.type is Type.NUMBER:
        return np.full(cells.shape, wanted.operator == "<>")
    fits = pattern(wanted.operand).fullmatch
    found = np.array([fits(level) is not None for level in cells.levels.folded], dtype=np.bool_)
    met = found[cells.data] & ~cells.blank
    return np.asarray(met ^ (wanted.operator == "<>"))


def _meets_number(cells: Value, operator: str, number: Numbers) -> Flags:
    """Compare with a number; a text is equal to the number it spells, a blank cell to none."""
    if cells.type is Type.TEXT:
        spelt = np.array([plain_number(level) for level in cells.levels.texts], dtype=np.float64)
        return np.asarray((spelt[cells.data] == number) ^ (operator == "<>"))
    met = compared(operator, np.asarray(cells.data, dtype=np.float64), number)
    return np.where(cells.blank, operator == "<>", met)
