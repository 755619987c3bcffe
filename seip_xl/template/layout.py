"""How a column looks in a workbook to be filled: its style, its width, its help and its limits."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import TYPE_CHECKING, Literal

from seip_xl.schema import ID_LONGEST, ID_SHORTEST, Kind
from seip_xl.sheet import Bounds, InputHelp, ListChoice

if TYPE_CHECKING:
    from seip_xl.schema import Column
    from seip_xl.sheet import Sheet
    from seip_xl.template.listing import Listing

FIRST_DATE, LAST_DATE = date(2000, 1, 1), date(2099, 12, 31)
_FROM_LIST = "Choose a value from the list."
_NOT_LISTED = "This name is not on the local authority's list; keep it where it is a new one."
_UNBOUNDED = 1_000_000_000
_SMALLEST_STEP = 0.01
_LONG_TEXT = 1000
_MAX_TITLE, _MAX_TEXT = 32, 255
_DECIMALS = {0: "count", 1: "one_decimal", 2: "two_decimals"}
_WIDTHS = {Kind.DATE: 12, Kind.WHOLE: 9, Kind.NUMBER: 11, Kind.MONEY: 12, Kind.KEY: 18}
_TEXT_WIDTH, _NAME_WIDTH, _MAX_LIST_WIDTH = 40, 26, 34
# The filter button covers the end of a header, and the header is bold.
_BUTTON = 4


def column_style(column: Column) -> str:
    """Name the style of a column's cells.

    Args:
        column: The column.

    Returns:
        A name in the palette.
    """
    match column.kind:
        case Kind.TEXT:
            return "text_wrap"
        case Kind.CHOICE | Kind.KEY:
            return "text"
        case Kind.DATE:
            return "date"
        case Kind.MONEY if column.decimals == 0:
            return "money"
    return _DECIMALS[min(column.decimals, 2)]


def header_style(column: Column) -> str:
    """Name the style of a column's header; that of numbers stands at the right, as they do.

    Args:
        column: The column.

    Returns:
        A name in the palette.
    """
    numbers = {Kind.WHOLE, Kind.NUMBER, Kind.MONEY, Kind.DATE}
    return "header_number" if column.kind in numbers else "header_wrap"


def column_width(column: Column, listing: Listing) -> float:
    """Give the width at which neither a word of the header nor a listed value is cut.

    Args:
        column: The column.
        listing: The lists.

    Returns:
        The width.

    Units:
        Characters of the body font.
    """
    word = narrowest(column)
    if column.kind is Kind.CHOICE:
        longest = max(len(value) for value in listing.values(column)) + 3
        return max(word, min(longest, _MAX_LIST_WIDTH))
    if names := listing.offered(column):
        word = max(word, min(max(map(len, names)) + 3, _MAX_LIST_WIDTH))
    text = _NAME_WIDTH if column.required or column.spelt_by else _TEXT_WIDTH
    return max(word, _WIDTHS.get(column.kind, text))


def narrowest(column: Column) -> float:
    """Give the width at which no word of the header is cut.

    Args:
        column: The column.

    Returns:
        The width.

    Units:
        Characters of the body font.
    """
    return max(len(word) for word in column.label.split()) + _BUTTON


def guard(sheet: Sheet, rows: tuple[int, int], at: int, column: Column, listing: Listing) -> None:
    """Give the cells of a column their drop-down list or limits, and the help beside them.

    Args:
        sheet: The sheet.
        rows: First and last row of the cells.
        at: Zero-based column on the sheet.
        column: The column.
        listing: The lists.
    """
    help_text = _help(column)
    message = _shortened(f"Enter {column.allowed}.")
    match column.kind:
        case Kind.CHOICE:
            source = listing.source(column)
            sheet.choices(rows, at, ListChoice(source, message=_FROM_LIST, help=help_text))
        case Kind.DATE:
            dates = Bounds("date", FIRST_DATE, LAST_DATE, message=message, help=help_text)
            sheet.bounds(rows, at, dates)
        case Kind.WHOLE | Kind.NUMBER | Kind.MONEY:
            kind: Literal["whole", "decimal"] = "whole" if column.kind is Kind.WHOLE else "decimal"
            low, high = _least(column), _most(column)
            sheet.bounds(rows, at, Bounds(kind, low, high, message=message, help=help_text))
        case Kind.KEY | Kind.TEXT if column.masked:
            lengths = Bounds("length", ID_SHORTEST, ID_LONGEST, message=message, help=help_text)
            sheet.bounds(rows, at, lengths)
        case Kind.KEY | Kind.TEXT if listing.offered(column):
            source = listing.source(column)
            offered = ListChoice(source, warning=True, message=_NOT_LISTED, help=help_text)
            sheet.choices(rows, at, offered)
        case Kind.KEY | Kind.TEXT:
            message = f"This is a long text; more than {_LONG_TEXT} characters are hard to read."
            told = Bounds("length", 0, _LONG_TEXT, warning=True, message=message, help=help_text)
            sheet.bounds(rows, at, told)


def _least(column: Column) -> float:
    if column.minimum is None:
        return -_UNBOUNDED
    return column.minimum + (_SMALLEST_STEP if column.above_minimum else 0)


def _most(column: Column) -> float:
    return _UNBOUNDED if column.maximum is None else column.maximum


def _help(column: Column) -> InputHelp:
    parts = [column.help_text, _asked(column)]
    if not column.required:
        parts.append("May be blank.")
    return InputHelp(column.label[:_MAX_TITLE], _shortened(" ".join(filter(None, parts))))


def _asked(column: Column) -> str:
    match column.kind:
        case Kind.CHOICE:
            return _FROM_LIST
        case Kind.KEY | Kind.TEXT:
            return ""  # the help text says it
    return f"Enter {column.allowed}."


def _shortened(text: str) -> str:
    return textwrap.shorten(text, _MAX_TEXT, placeholder=" ...")
