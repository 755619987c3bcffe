"""A tree to text: the one spelling for people, and the one that goes into a workbook file."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # a field's type
from dataclasses import dataclass, field
from typing import assert_never

from seip_xl.formula.catalogue import FUNCTIONS
from seip_xl.formula.parser import LEVELS
from seip_xl.formula.tree import (
    PARTNERSHIP,
    Binary,
    Call,
    Cell,
    Column,
    Name,
    Negative,
    Node,
    Number,
    Text,
)

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.")
_OPERAND = len(LEVELS) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How references are spelt where a formula is printed to.

    ``row_table`` is the table whose row the formula stands in; ``cells`` gives an address to a
    column of this row where structured references are not allowed; ``names`` an address to a name
    that is not a defined name (other measures, lines of a form); ``partnership`` the code that
    stands for ``Partnership``, None for the county; ``county_tables`` the tables that have rows of
    the county's own. With ``stored`` the text is that of a workbook file.
    """

    stored: bool = True
    row_table: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    partnership: str | None = None
    county_tables: frozenset[str] = frozenset()


_CANONICAL = Spelling(stored=False)


def to_text(node: Node) -> str:
    """Print a tree as people write it; parsing it gives the same tree again."""
    return "=" + _print(node, _CANONICAL, 0)


def to_excel(node: Node, spelling: Spelling) -> str:
    """Print a tree as a workbook file stores it.

    Args:
        node: The tree of a checked formula.
        spelling: How references are spelt there.

    Returns:
        The formula with its equals sign.
    """
    return "=" + _print(node, spelling, 0)


def _print(  # noqa: C901, PLR0911, PLR0912  # a case a node
    node: Node, spelling: Spelling, level: int
) -> str:
    """Print a node, in brackets when it binds looser than ``level``."""
    match node:
        case Number(value):
            return number_text(value)
        case Text(value):
            return _quoted(value)
        case Column(table, column):
            return f"{table}[{column}]"
        case Cell(column):
            return _cell(column, spelling)
        case Name(name):
            return spelling.names.get(name, name)
        case Negative(operand):
            return "-" + _print(operand, spelling, len(LEVELS))
        case Binary(operator, left, right):
            own = next(index for index, level in enumerate(LEVELS) if operator in level)
            text = _print(left, spelling, own) + operator + _print(right, spelling, own + 1)
            return f"({text})" if own < level else text
        case Call(function, arguments):
            return _call(function, arguments, spelling)
        case _:
            assert_never(node)


def number_text(value: float) -> str:
    """Spell a number with no digit more than it needs to be read back the same."""
    return str(int(value)) if value.is_integer() and value < 1e15 else repr(value).upper()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _cell(column: str, spelling: Spelling) -> str:
    if column in spelling.cells:
        return spelling.cells[column]
    if spelling.stored:
        return f"{spelling.row_table}[[#This Row],[{column}]]"
    plain = set(column) <= _PLAIN and not column[0].isdigit()
    return f"[@{column}]" if plain else f"[@[{column}]]"


def _call(function: str, arguments: tuple[Node, ...], spelling: Spelling) -> str:
    prefix = FUNCTIONS[function].prefix if spelling.stored and function in FUNCTIONS else ""
    printed = [_print(argument, spelling, 0) for argument in arguments]
    if spelling.stored:
        for index, argument in enumerate(arguments):
            if argument == Name(PARTNERSHIP):
                printed[index] = _partnership(arguments[index - 1], spelling)
    return f"{prefix}{function}({','.join(printed)})"


def _partnership(column: Node, spelling: Spelling) -> str:
    """Spell the criterion ``Partnership``: the county is every row, or a row of its own."""
    if spelling.partnership is not None:
        return _quoted(spelling.partnership)
    own_rows = isinstance(column, Column) and column.table in spelling.county_tables
    return _quoted("County" if own_rows else "*")
