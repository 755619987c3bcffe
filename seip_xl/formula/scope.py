"""What a formula may refer to, and of which type each thing is."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # a field's type
from dataclasses import dataclass, field
from enum import StrEnum


class Type(StrEnum):
    """What a value is. A date is a number; a flag is what a comparison gives, never a cell."""

    NUMBER = "number"
    TEXT = "text"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class ColumnScope:
    """A column: its type, and whether rows may be counted by it (closed list, number, date, key).

    Free text and bare student ids are never counted by: criteria read ``*`` and ``?`` in them, and
    take ``007`` and 16 digits for other numbers. ``choices`` is its closed list, where that is
    fixed: no other text can be found in it. ``offered`` says whether it is offered where a name is
    not known.
    """

    type: Type
    countable: bool = True
    choices: tuple[str, ...] = ()
    offered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TableScope:
    """A table: its columns by header."""

    columns: Mapping[str, ColumnScope]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """All that a formula may refer to.

    ``row_table`` is the table whose row the formula stands in, empty where there is no row;
    ``names`` are named values, other measures, lines of a form; ``per_partnership`` says whether
    ``Partnership`` is known.
    """

    tables: Mapping[str, TableScope] = field(default_factory=dict)
    row_table: str = ""
    names: Mapping[str, Type] = field(default_factory=dict)
    per_partnership: bool = False
