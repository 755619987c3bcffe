"""Formula text to tokens with their places.

openpyxl has a tokenizer too, but its tokens do not know where they stand, and a fault must be shown
under its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from seip_xl.errors import FormulaError
from seip_xl.formula.fault import Fault
from seip_xl.formula.tree import Span


class Sort(StrEnum):
    """What a token is."""

    NUMBER = "number"
    TEXT = "text"
    CELL = "cell"
    COLUMN = "column"
    NAME = "name"
    OPERATOR = "operator"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: what it is, its text as written, and where it stands."""

    sort: Sort
    text: str
    span: Span


_PATTERN = re.compile(
    r"""
    (?P<number>[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?)
  | (?P<text>"(?:[^"]|"")*")
  | (?P<cell>\[@(?:\[[^\[\]@\#']+\]|[A-Za-z_][A-Za-z0-9_.]*)\])
  | (?P<column>[A-Za-z_][A-Za-z0-9_.]*\[[^\[\]@\#']+\])
  | (?P<name>[A-Za-z_][A-Za-z0-9_.]*)
  | (?P<operator><>|<=|>=|[-+*/&=<>(),])
    """,
    re.VERBOSE,
)
_BARE = re.compile(r"\[{1,2}@\[?([^\[\]@#']*)\]{1,2}")
"""A cell of the row, some of its brackets missing."""
_SPACE = re.compile(r"[ \t\r\n]*")
_WHY = {
    '"': "this text has no closing quote",
    "\u201c": 'texts stand in straight quotes: "',
    "\u201d": 'texts stand in straight quotes: "',
    "\u2018": 'texts stand in straight quotes: "',
    "\u2019": 'texts stand in straight quotes: "',
    "[": "a cell of this row is written [@Column] or [@[Column with spaces]]",
    ";": "arguments are parted by commas",
    "{": "lists of constants are not in the language",
    "^": "powers are not in the language; multiply instead",
    "%": "write a percentage as a fraction, 0.05 for 5%",
    "!": "cells are not addressed by sheet; refer to tables, columns and names",
    "$": "cells are not addressed; refer to tables, columns and names",
    ":": "ranges are not in the language; refer to a table's column",
    "#": "error values are not in the language",
}


def tokens(source: str) -> tuple[Token, ...]:
    """Cut a formula into tokens.

    Args:
        source: The formula, with or without its equals sign in front.

    Returns:
        Its tokens and an end token, so that the last place is known too.

    Raises:
        FormulaError: Characters are outside the language; all of them are told.
    """
    found: list[Token] = []
    faults: list[Fault] = []
    place = _SPACE.match(source).end()  # type: ignore[union-attr]  # matches the empty text too
    if source.startswith("=", place):
        place += 1
    while (place := _SPACE.match(source, place).end()) < len(source):  # type: ignore[union-attr]
        match = _PATTERN.match(source, place)
        if match is None:
            faults.append(_fault(source, place))
            place = faults[-1].span.end if source[place] != '"' else len(source)
            continue
        found.append(Token(Sort(str(match.lastgroup)), match[0], Span(place, match.end())))
        place = match.end()
    if faults:
        raise FormulaError(faults)
    return (*found, Token(Sort.END, "", Span(len(source), len(source) + 1)))


def _fault(source: str, place: int) -> Fault:
    """Say why no token begins at a place; missing brackets are told once, not sign by sign."""
    if meant := _BARE.match(source, place):
        cell = f"[@[{meant[1].strip()}]]"
        why = f"a heading with spaces or signs has two pairs of brackets: write {cell}"
        return Fault(source, Span(place, meant.end()), why)
    why = _WHY.get(source[place], f"{source[place]} is not in the language")
    return Fault(source, Span(place, place + 1), why)
