"""Cells that their column refused and that can be meant in one way only."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from seip_xl.read.code import Code
from seip_xl.read.spelling import spelling_key
from seip_xl.schema import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.read.grid import CellValue
    from seip_xl.schema import Column

_NUMBER = re.compile(r"£? ?([+-]?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?)")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WITH_NAME = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)


def heal(
    column: Column, value: CellValue, lists: Mapping[str, Sequence[str]]
) -> tuple[CellValue, Code] | None:
    """Read a refused text as what it can only be meant for.

    Args:
        column: The column that refused it.
        value: What stands in the cell.
        lists: The LA's lists by name.

    Returns:
        The value that was meant, which the column may still refuse, and how it was found; None
        where that would be a guess.
    """
    if not isinstance(value, str):
        return None
    text = cleaned(value)
    match column.kind:
        case Kind.CHOICE:
            return _listed(value, lists.get(column.list_name, column.choices))
        case Kind.DATE:
            day = as_date(text)
            return (day, Code.HEALED_DATE) if day else None
        case Kind.WHOLE | Kind.NUMBER | Kind.MONEY:
            number = as_number(text)
            return None if number is None else (number, Code.HEALED_NUMBER)
    return (text, Code.HEALED_SPACES) if text and text != value else None


def cleaned(text: str) -> str:
    """Take away what is not seen: spaces at the ends, of every kind, and signs without width.

    Args:
        text: What stands in a cell.

    Returns:
        The text in Unicode's composed form, inner spaces plain.
    """
    composed = unicodedata.normalize("NFC", text)
    seen = (" " if each.isspace() else each for each in composed if _is_seen(each))
    return "".join(seen).strip()


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Cc"} or character.isspace()


def _listed(value: str, listed: Sequence[str]) -> tuple[CellValue, Code] | None:
    key = spelling_key(cleaned(value))
    found = [one for one in listed if spelling_key(one) == key]
    if len(found) != 1:
        return None
    by_case = cleaned(value) != found[0]
    return found[0], Code.HEALED_CASE if by_case else Code.HEALED_SPACES


def as_number(text: str) -> int | float | None:
    """Read a number as people write it: ``12``, ``-3.5``, ``1,200``, ``£75``.

    Args:
        text: The text without spaces at its ends.

    Returns:
        The number, a whole one as int; None where it is none, as ``12,5``.
    """
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    number = float(found[1].replace(",", ""))
    return int(number) if number.is_integer() else number


def as_date(text: str) -> date | None:
    """Read a date that can be read in one way only: ``14/09/2020``, ``2020-09-04``, ``4 Sep 2020``.

    Args:
        text: The text without spaces at its ends.

    Returns:
        The date; None where there is none, or where day and month could be each other.
    """
    day = month = year = 0
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _WITH_NAME.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if day != month and day <= len(_MONTHS):
            return None
    with suppress(ValueError):
        return datetime(year, month, day).date()  # noqa: DTZ001  # a day of no zone
    return None


def _month(name: str) -> int:
    """Give the number of a month by its name or the first three letters of it, 0 for another."""
    folded = name.lower()
    short = {month[:3]: number for number, month in enumerate(_MONTHS, start=1)}
    if folded in _MONTHS:
        return _MONTHS.index(folded) + 1
    return short.get(folded, 0)
