"""What is wrong in a cell, in a coordinator's words."""

from __future__ import annotations

import contextlib
import difflib
import re
from dataclasses import replace
from datetime import date, datetime, time
from itertools import permutations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from seip_xl.read.code import Code
from seip_xl.read.extent import Unreadable
from seip_xl.schema import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.finding import Finding
    from seip_xl.read.grid import CellValue
    from seip_xl.schema import Column

_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*\.?[0-9]*")
_DATE = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4}")
_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]{1,2}")
_EVERY_SCHOOL = frozenset({"academy", "college", "community", "high", "primary", "school", "the"})
_NEAR = 75  # of 100; below it another name is meant
_LONGEST = 80  # characters of a wrong cell that are repeated
_AGAIN = "format the cell as {}, then type it again: "
_PATTERNS = ((datetime, "%d/%m/%Y %H:%M"), (date, "%d/%m/%Y"), (time, "%H:%M"))


def cell_finding(
    column: Column,
    value: CellValue,
    lists: Mapping[str, Sequence[str]],
    where: tuple[str, str, str],
) -> Finding:
    """Tell of a cell that its column refused.

    Args:
        column: The column.
        value: What stands in the cell.
        lists: The LA's lists by name.
        where: File, sheet and address of the cell.

    Returns:
        The finding; it repeats no text of a column that may hold a name.
    """
    code, what = _what(column, value)
    advice = _advice(column, value, lists, what)
    workbook, sheet, cell = where
    found = "" if column.masked and isinstance(value, str) else shown(value)
    said_of_the_column = value is None or isinstance(value, Unreadable)
    message = f"{column.label}{'' if said_of_the_column else ':'} {what}; {advice}"
    finding = code.finding(workbook, message, sheet=sheet, cell=cell, found=found)
    return replace(finding, column=column.label, advice=advice)


def shown(value: CellValue) -> str:
    """Show a value as a coordinator would see it in the cell.

    Args:
        value: What stands in the cell.

    Returns:
        Text without quotes.
    """
    match value:
        case None:
            return ""
        case Unreadable(error):
            return error
        case bool():
            return str(value).upper()
    pattern = next((pattern for kind, pattern in _PATTERNS if isinstance(value, kind)), "")
    text = "".join(
        each if each.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for each in format(value, pattern)
    )
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."


def _what(column: Column, value: CellValue) -> tuple[Code, str]:
    match value:
        case None:
            return Code.CELL_EMPTY, "is empty"
        case Unreadable(""):
            return Code.FORMULA_WITHOUT_RESULT, "holds a formula without a result"
        case Unreadable(error):
            return Code.ERROR_VALUE, f"shows the error {error}"
    code, words = _refusal(column, value)
    return code, f"{_quoted(column, value)} {words}"


def _quoted(column: Column, value: CellValue) -> str:
    if column.masked and isinstance(value, str):
        return "what stands here"
    return f'"{shown(value)}"' if isinstance(value, str) else shown(value)


def _refusal(column: Column, value: CellValue) -> tuple[Code, str]:
    match column.kind:
        case Kind.CHOICE:
            return Code.NOT_IN_LIST, "is not in the list"
        case Kind.DATE:
            words = "has a time of day" if isinstance(value, datetime) else _no_date(value)
            return Code.NOT_A_DATE, words
        case Kind.KEY | Kind.TEXT:
            return Code.NOT_ALLOWED_TEXT, _no_text(value)
    return _number_refusal(column, value)


def _no_date(value: CellValue) -> str:
    if isinstance(value, int | float):
        return "is a number, not a date"
    if isinstance(value, date):
        return "is before 1 March 1900"
    if not isinstance(value, str) or not _DATE.fullmatch(value.strip()):
        return "is not a date"
    return "is text, not a date" if _is_day(value) else "is no day of the calendar"


def _is_day(text: str) -> bool:
    """Say whether there is such a day, in any order of its numbers."""
    numbers = [int(number) for number in re.split("[/.-]", text.strip())]
    for year, month, day in permutations(numbers):
        with contextlib.suppress(ValueError):
            date(year if year > 99 else 2000 + year, month, day)
            return True
    return False


def _no_text(value: CellValue) -> str:
    if not isinstance(value, str):
        return "is not text"
    return "is not allowed" if value == value.strip() else "has a space at an end"


def _number_refusal(column: Column, value: CellValue) -> tuple[Code, str]:
    if not isinstance(value, int | float) or isinstance(value, bool):
        looks_right = isinstance(value, str) and _NUMBER.fullmatch(value.strip())
        return Code.NOT_A_NUMBER, "is text, not a number" if looks_right else "is not a number"
    if column.kind is Kind.WHOLE and isinstance(value, float):
        return Code.NOT_WHOLE, "is not a whole number"
    return Code.OUT_OF_BOUNDS, "is out of bounds"


def _advice(column: Column, value: CellValue, lists: Mapping[str, Sequence[str]], what: str) -> str:
    if column.kind is Kind.CHOICE:
        return _choice_advice(column, value, lists)
    is_readable = value is not None and not isinstance(value, str | Unreadable)
    if column.kind in {Kind.KEY, Kind.TEXT} and is_readable:
        return "format the cell as Text and type it again"
    is_number = column.kind in {Kind.WHOLE, Kind.NUMBER, Kind.MONEY}
    if is_number and isinstance(value, str) and _COMMA.fullmatch(value.strip()):
        point = value.strip().replace(",", ".")
        return f"write it with a point, {point}; allowed is {_lowered(column.allowed)}"
    again = ""
    if "is text, not" in what or "is a number, not" in what:
        again = _AGAIN.format("Date" if column.kind is Kind.DATE else "Number")
    return f"{again}enter {_lowered(column.allowed)}".removesuffix(".")


def _choice_advice(column: Column, value: CellValue, lists: Mapping[str, Sequence[str]]) -> str:
    listed = [*lists.get(column.list_name, column.choices)]
    if isinstance(value, str):
        by_case = {one.casefold(): one for one in reversed(listed)}
        near = difflib.get_close_matches(value.strip().casefold(), by_case, n=3)
        alike = [one for one in near if not column.list_name or _are_alike(one, value)]
        if alike:
            return f'did you mean "{by_case[alike[0]]}"? Choose {column.allowed}'
    elif value is not None and any(one[:1].isdigit() for one in listed):
        # 9 was typed into a cell of numbers, or 9-9, which became a date.
        return f"{_AGAIN.format('Text')}choose {column.allowed}"
    return f"choose {column.allowed}"


def _are_alike(listed: str, typed: str) -> bool:
    """Say whether names of schools are near to each other without what every school is called."""
    own = [
        " ".join(word for word in name.split() if word.casefold() not in _EVERY_SCHOOL) or name
        for name in (listed, typed)
    ]
    return fuzz.token_ratio(*own, processor=default_process) >= _NEAR


def _lowered(text: str) -> str:
    # A help text opens with a capital; an abbreviation such as UPN keeps it.
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
