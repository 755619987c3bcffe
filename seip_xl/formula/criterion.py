"""Criteria as COUNTIFS and its kin read them: ``5``, ``">=5"``, ``"<>Other"``, ``"HB*"``, ``""``.

    criterion = [ "=" | "<>" | "<" | "<=" | ">" | ">=" ] operand
    operand   = a number | a text in which * is any text, ? one character, ~ takes that away

A text is compared without case and with the whole cell. A number is found as a
number, or as the text that spells it; a blank cell by ``""``, ``"="`` and every ``"<>..."`` but
``"<>"``. An operator of order alone finds nothing, nor does a criterion that is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula.general import plain_number
from seip_xl.formula.join import close, same_ids
from seip_xl.formula.scope import Type

if TYPE_CHECKING:
    from seip_xl.formula.value import Flags, Numbers, Value

_PARTS = re.compile(r"(<>|<=|>=|=|<|>)?(.*)", re.DOTALL)
_SPECIAL = frozenset("*?~")


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion taken apart: operator, operand as written, and as a number if it is one."""

    operator: str
    operand: str
    number: float | None

    @property
    def plain(self) -> bool:
        """Whether it asks for one text, letter for letter but for case."""
        by_text = self.number is None and bool(self.operand)
        return by_text and self.operator == "=" and not _SPECIAL & set(self.operand)


@lru_cache(maxsize=4096)
def criterion(written: str) -> Criterion:
    """Take a criterion apart."""
    match = _PARTS.fullmatch(written)
    operator, operand = (match[1] or "", match[2]) if match else ("", written)
    number = plain_number(operand) if operand.strip() else None
    # An operator alone asks for truly empty cells; "" is found by the bare criterion only.
    return Criterion(operator=operator or "=", operand=operand, number=number)


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


def matches(cells: Value, asked: Value) -> Flags:
    """Say which cells meet their criterion.

    Args:
        cells: Cells of a column.
        asked: A single criterion, or one beside each cell.

    Returns:
        True where the cell meets it. A cell with an error meets every ``"<>..."`` only.

    Shape:
        (cells,), () or (cells,) -> (cells,).
    """
    if asked.type is Type.NUMBER:
        met = _meets_number(cells, "=", np.asarray(asked.data, dtype=np.float64)) & ~cells.error
    elif not asked.shape:
        met = _meets(cells, criterion(str(asked.levels[asked.data])))
    else:
        met = _meets_each(cells, asked)
    return np.asarray(met & ~asked.error)


def plain_part(asked: Value) -> tuple[Flags, Value]:
    """Say which criteria ask for one value, so that cells are found by joining, and for which.

    Shape:
        (places,) -> (places,), (places,).
    """
    if asked.type is Type.NUMBER:
        return np.ones(asked.shape, dtype=np.bool_), asked
    plain = np.array([criterion(str(level)).plain for level in asked.levels], dtype=np.bool_)
    return plain[asked.data], asked.mapped(lambda level: criterion(level).operand)


def _meets_each(cells: Value, asked: Value) -> Flags:
    """Hold every cell against the text criterion beside it."""
    plain, operands = plain_part(asked)
    met = np.zeros(cells.shape, dtype=np.bool_)
    if cells.type is Type.TEXT and plain.any():
        met = plain & ~cells.blank & ~cells.error & same_ids(operands, cells)
    others = np.flatnonzero(~plain)
    order = others[np.argsort(asked.data[others], kind="stable")]
    codes, starts = np.unique(asked.data[order], return_index=True)
    for code, beside in zip(codes, np.split(order, starts[1:]), strict=False):
        met[beside] = _meets(cells.take(beside), criterion(str(asked.levels[code])))
    return met


def _meets(cells: Value, asked: Criterion) -> Flags:
    return np.where(cells.error, asked.operator == "<>", _meets_value(cells, asked))


def _meets_value(cells: Value, asked: Criterion) -> Flags:
    if not asked.operand:
        emptiness = asked.operator in {"=", "<>"}
        return np.broadcast_to((cells.blank == (asked.operator == "=")) & emptiness, cells.shape)
    if asked.number is not None:
        return _meets_number(cells, asked.operator, np.asarray(asked.number))
    if cells.type is Type.NUMBER:
        return np.full(cells.shape, asked.operator == "<>")
    fits = pattern(asked.operand).fullmatch
    found = np.array([fits(level) is not None for level in cells.folded], dtype=np.bool_)
    met = found[cells.data] & ~cells.blank
    return np.asarray(met ^ (asked.operator == "<>"))


def _meets_number(cells: Value, operator: str, number: Numbers) -> Flags:
    """Compare with a number; a text is equal to the number it spells, a blank cell to none."""
    if cells.type is Type.TEXT:
        spelt = np.array([plain_number(level) for level in cells.levels], dtype=np.float64)
        return np.asarray((spelt[cells.data] == number) ^ (operator == "<>"))
    met = compared(operator, np.asarray(cells.data, dtype=np.float64), number)
    return np.where(cells.blank, operator == "<>", met)
