"""What spreadsheets read differently, found in a tree before anything is evaluated.

Excel and LibreOffice part ways over the last bits of a calculated number, over the empty cell that
comes out of an IF, and over criteria that are of another type than their column.
"""

from __future__ import annotations

import re

from seip_xl.formula.catalogue import FUNCTIONS
from seip_xl.formula.criterion import Criterion, criterion
from seip_xl.formula.function import Role
from seip_xl.formula.scope import Type
from seip_xl.formula.tree import Binary, Call, Cell, Column, Name, Negative, Node, Number, Text

UNSETTLED = "this number is calculated; give it ROUND first, spreadsheets part over its last digits"
MAYBE_BLANK = (
    "an empty cell may come out of this, which is 0 or nothing; "
    'add &"" to a text in it, put a number into ROUND'
)
_EXACT = frozenset(
    {"ROUND", "INT", "MOD", "LEN", "YEAR", "MONTH", "DAY", "DATE", "EDATE", "NETWORKDAYS"}
    | {"COUNT", "COUNTA", "COUNTIFS", "MATCH"}
)
_KEPT = frozenset({"IF", "IFS", "IFERROR", "INDEX", "ABS", "MIN", "MAX", "MINIFS", "MAXIFS"})
_SMALLEST = 1e-4  # joined to a text, smaller ones are 1E-05 or 0.00001
_LARGEST = 1e15
_OPERATOR = re.compile(r"<>|<=|>=|=|<|>")
_READ_AS_NUMBER = re.compile(
    r"\s*(?:[-+(£$€#.]*\s*[0-9].*|true|false|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*[ -]*[0-9].*)",
    re.IGNORECASE | re.DOTALL,
)


def settled(node: Node) -> bool:
    """Say whether a number has no last digits that engines could differ in.

    Cells, names, counts and what was rounded are settled; sums and quotients are not.
    """
    match node:
        case Number(value):
            return value == 0 or _SMALLEST <= value < _LARGEST
        case Cell() | Column() | Name():
            return True
        case Negative(operand):
            return settled(operand)
        case Call(function, arguments) if function in _KEPT:
            return all(settled(each) for each in _values(function, arguments))
        case Call(function):
            return function in _EXACT or FUNCTIONS[function].result is not Type.NUMBER
    return isinstance(node, Text)


def maybe_blank(node: Node) -> bool:
    """Say whether a function may hand on an empty cell, which not every engine does alike."""
    if not isinstance(node, Call) or not FUNCTIONS[node.function].reference:
        return False
    branches = _values(node.function, node.arguments)
    return node.function != "INDEX" and any(hands_on(each) for each in branches)


def hands_on(node: Node) -> bool:
    """Say whether a node is a cell or hands one on, be it empty."""
    found = isinstance(node, Call) and node.function == "INDEX"
    return found or isinstance(node, Cell | Name) or maybe_blank(node)


def _values(function: str, arguments: tuple[Node, ...]) -> list[Node]:
    """Give the arguments of which one is the result."""
    known = FUNCTIONS[function]
    chosen = {Role.BRANCH, Role.SUMMED, Role.NUMBER, Role.COLUMN, Role.NUMBER_COLUMN}
    return [each for index, each in enumerate(arguments) if known.role(index) in chosen]


def criterion_fault(node: Node, asked: Type, column: Type, joined: Type | None) -> str:
    """Tell why engines could differ over a criterion.

    Args:
        node: The criterion.
        asked: Its type.
        column: The type of the column that it stands beside.
        joined: The type of what is joined to the text that it begins with; None if nothing is.

    Returns:
        The fault in words, empty if there is none.
    """
    if maybe_blank(node):
        return MAYBE_BLANK
    if asked is Type.NUMBER:
        return "" if column is Type.NUMBER else "a column of texts is asked for a number here"
    written = _first(node)
    operator = _OPERATOR.match(written)
    if column is Type.TEXT:
        ordered = operator and operator[0] not in {"=", "<>"}
        return _NO_ORDER if ordered else _read_as_number(node)
    if isinstance(node, Text):
        fits = _fits_numbers(criterion(written))
    else:
        fits = bool(operator) and written == operator[0] and joined is Type.NUMBER  # type: ignore[index]  # matched
    return "" if fits else _ASK_NUMBERS


_NO_ORDER = "texts have no order that all spreadsheets share; compare numbers"
_ASK_NUMBERS = 'a column of numbers is asked for a number, or for an operator and one: ">="&number'


def _read_as_number(node: Node) -> str:
    operand = criterion(node.value).operand if isinstance(node, Text) else ""
    if not _READ_AS_NUMBER.fullmatch(operand):
        return ""
    return f"{operand} is a number or a date to some spreadsheets; list another word"


def asked_for(node: Node) -> Node:
    """Give what a criterion asks for, without the operators and empty texts joined to it."""
    while isinstance(node, Binary) and node.operator == "&":
        ahead = isinstance(node.left, Text) and not node.left.value.strip("<>=")
        node = node.right if ahead else node.left
    return node


def list_fault(node: Node, choices: tuple[str, ...]) -> str:
    """Tell which word of a closed list spreadsheets read as a number or a date in criteria.

    Args:
        node: The column or cell with that list.
        choices: The list; empty where there is none.

    Returns:
        The fault in words, empty if there is none.
    """
    word = next((each for each in choices if _READ_AS_NUMBER.fullmatch(each)), "")
    if not word or not isinstance(node, Cell | Column):
        return ""
    return (
        f"{node.column} may hold {word}, which criteria read as a number or a date in some "
        f'spreadsheets; compare instead: SUMPRODUCT(--(Table[{node.column}]="{word}"))'
    )


def _fits_numbers(asked: Criterion) -> bool:
    return asked.number is not None or (not asked.operand and asked.operator in {"=", "<>"})


def _first(node: Node) -> str:
    """Give the text that a criterion begins with."""
    while isinstance(node, Binary) and node.operator == "&":
        node = node.left
    return node.value if isinstance(node, Text) else ""
