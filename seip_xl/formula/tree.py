"""The tree of a formula: one node form for each meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Span:
    """Where a node stands in its source: first character and the one after the last."""

    start: int
    end: int


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, never negative."""

    value: float
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes."""

    value: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A whole column of a table: ``Students[Year group]``."""

    table: str
    column: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell of a column in this row: ``[@[PM status]]``."""

    column: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A named value, another measure, a line of a form, or ``Partnership``."""

    name: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus sign before an operand; two of them turn a flag into 1 or 0."""

    operand: Node
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what stands between them."""

    operator: str
    left: Node
    right: Node
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function, its name in upper case, and its arguments."""

    function: str
    arguments: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False)


Node = Number | Text | Column | Cell | Name | Negative | Binary | Call
PARTNERSHIP = "Partnership"
"""The name that stands for the partnership of a figure's column."""


def walk(node: Node) -> Iterator[Node]:
    """Give a node and everything under it, from the left."""
    yield node
    match node:
        case Negative(operand):
            yield from walk(operand)
        case Binary(_, left, right):
            yield from walk(left)
            yield from walk(right)
        case Call(_, arguments):
            for argument in arguments:
                yield from walk(argument)
