"""Limits of Excel that neither XlsxWriter nor a schema checker tells of.

Every check answers with the fault in words, or None; the caller knows the place and raises.
"""

from __future__ import annotations

import re
from functools import lru_cache

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MAX_CELL_TEXT = 32_767
MAX_FORMULA = 8_192
MAX_LITERAL = 255
MAX_NESTING = 64
MAX_ARGUMENTS = 255
MAX_VALIDATION_TITLE = 32
MAX_VALIDATION_TEXT = 255
MAX_PROPERTY = 255
MAX_LINK_TEXT = 255
MAX_COLUMN_WIDTH = 255
MAX_ROW_HEIGHT = 409

# Control characters but tab and line breaks, lone surrogates, and the two non-characters.
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# A literal, a quoted sheet name, a structured reference, or a mark that must balance.
_TOKEN = re.compile(
    r'"(?:[^"]|"")*"'
    r"|'(?:[^']|'')*'"
    r"|\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]"
    r"""|[(){},"'\[\]]""",
    re.DOTALL,
)
_OPENING = {")": "(", "}": "{"}
# What XlsxWriter would turn into a dynamic array formula unasked.
_DYNAMIC = re.compile(
    r"\b(?:ANCHORARRAY|BYCOL|BYROW|CHOOSECOLS|CHOOSEROWS|DROP|EXPAND|FILTER|HSTACK|LAMBDA|LET"
    r"|MAKEARRAY|MAP|RANDARRAY|REDUCE|SCAN|SEQUENCE|SINGLE|SORT|SORTBY|SWITCH|TAKE|TEXTSPLIT"
    r"|TOCOL|TOROW|UNIQUE|VSTACK|WRAPCOLS|WRAPROWS|XLOOKUP)\("
)


def utf16_length(text: str) -> int:
    """Count characters as Excel does: an emoji counts as two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def text_fault(text: str, longest: int = MAX_CELL_TEXT) -> str | None:
    """Tell why Excel would not keep a text as it is.

    Args:
        text: Any text.
        longest: The limit in Excel's characters.

    Returns:
        The fault in words, or None.
    """
    if unsafe := UNSAFE.search(text):
        return (
            f"the text holds the character U+{ord(unsafe[0]):04X}, which a workbook cannot hold; "
            f"clean the text when it is read"
        )
    if (length := utf16_length(text)) > longest:
        return f"the text has {length:,} characters; Excel allows {longest:,}; shorten it"
    return None


@lru_cache(maxsize=8192)
def formula_fault(formula: str) -> str | None:
    """Tell why Excel would refuse, or call damaged, a formula in a cell.

    Args:
        formula: The formula as the file holds it, with its ``=``.

    Returns:
        The fault in words, or None.
    """
    if _DYNAMIC.search(formula):
        return "the formula holds a function that spills, or its name in a text; say it otherwise"
    return expression_fault(formula)


def expression_fault(formula: str) -> str | None:
    """Tell why Excel would refuse a formula anywhere: in a cell, a name or a validation.

    Args:
        formula: The formula as the file holds it, with its ``=``.

    Returns:
        The fault in words, or None.
    """
    if not formula.startswith("=") or len(formula) < 2:
        return f'"{formula[:40]}" is not a formula; it must begin with ='
    return text_fault(formula, MAX_FORMULA) or _token_fault(formula)


def _token_fault(formula: str) -> str | None:
    commas: list[int] = []
    opened: list[str] = []
    for token in _TOKEN.findall(formula):
        if fault := _mark_fault(token, opened, commas):
            return fault
    return f'the formula has a "{opened[-1]}" that is never closed' if opened else None


def _mark_fault(token: str, opened: list[str], commas: list[int]) -> str | None:
    """Follow one mark; ``opened`` and ``commas`` are the stack and change with it."""
    if token in {"(", "{"}:
        opened.append(token)
        commas.append(0)
        return _depth_fault(opened)
    if token in {")", "}"}:
        return _close_fault(token, opened, commas)
    if token.startswith(","):
        commas[-1:] = [commas[-1] + 1] if commas else []
        return None
    if len(token) == 1:
        return f"the formula has a {token} that is never closed"
    return _literal_fault(token)


def _depth_fault(opened: list[str]) -> str | None:
    if len(opened) > MAX_NESTING:
        return f"the formula is nested deeper than {MAX_NESTING}; split it"
    return None


def _close_fault(token: str, opened: list[str], commas: list[int]) -> str | None:
    if not opened or opened.pop() != _OPENING[token]:
        return f'the formula has a "{token}" that nothing opened'
    if commas.pop() >= MAX_ARGUMENTS and _OPENING[token] == "(":
        return f"a function has more than {MAX_ARGUMENTS} arguments; split it"
    return None


def _literal_fault(token: str) -> str | None:
    if token[0] != '"' or len(token) <= MAX_LITERAL // 2:
        return None
    length = utf16_length(token[1:-1].replace('""', '"'))
    if length > MAX_LITERAL:
        return f"a text in the formula has {length} characters; Excel allows {MAX_LITERAL}"
    return None
