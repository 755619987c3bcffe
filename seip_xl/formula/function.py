"""What a function of the language is: its parameters, its result, and how it is evaluated."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003  # a field's type
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from seip_xl.formula.scope import Type  # noqa: TC001  # a field's type

if TYPE_CHECKING:
    from seip_xl.formula.context import Context
    from seip_xl.formula.tree import Node
    from seip_xl.formula.value import Value


class Role(StrEnum):
    """What may stand as an argument; the value is how a message calls it."""

    NUMBER = "a number"
    SETTLED = "a number that is no sum or quotient, or ROUND of one"
    DIGITS = "a whole number from -9 to 9, written out"
    DIVISOR = "a whole number from 1 on, written out"
    TEXT = "a text or a number"
    CHARACTER = "one character of a text: LEFT(...,1), RIGHT(...,1) or MID(...,n,1)"
    FLAG = "a condition such as [@Open]=1"
    ANY = "a value"
    BRANCH = "a value of the same type as the others"
    SUMMED = "a number or a column of numbers"
    REFERENCE = "a cell of this row, a name or a column"
    CELL = "a cell of this row or a name"
    NUMBER_COLUMN = "a column of numbers"
    COUNTED_COLUMN = "a column that may be counted by (closed list, number, date, key)"
    CRITERION = "a criterion"
    FACTOR = "a column of numbers, or conditions turned into numbers by -- or *"
    COLUMN = "a column"
    MATCH = "MATCH(...)"
    ZERO = "0"
    ONE = "1"
    JOINED = "a value or a column"


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function of the language.

    ``roles`` are the parameters in order, of which the last ``optional`` may be left out;
    ``repeated`` is a group of parameters that follows any number of times, at least ``least``.
    ``result`` is None where it is the type of the branches. ``over_columns`` says that inside
    SUMPRODUCT it takes a whole column cell by cell in every engine. ``reference`` says that its
    result may be the cell itself, so that a blank one stays blank. Exactly one of ``on_values``
    (cell by cell, errors handed on) and ``on_nodes`` (reads its arguments itself) is there.
    """

    name: str
    summary: str
    roles: tuple[Role, ...] = ()
    optional: int = 0
    repeated: tuple[Role, ...] = ()
    least: int = 0
    result: Type | None = None
    prefix: str = ""
    over_columns: bool = False
    reference: bool = False
    on_values: Callable[..., Value] | None = None
    on_nodes: Callable[[Context, tuple[Node, ...]], Value] | None = None

    def role(self, index: int) -> Role:
        """Give the role of the argument at a place, counted from 0."""
        if index < len(self.roles):
            return self.roles[index]
        return self.repeated[(index - len(self.roles)) % len(self.repeated)]

    def takes(self, count: int) -> bool:
        """Say whether the function takes this number of arguments."""
        over = count - len(self.roles)
        if not self.repeated or over < 0:
            return -self.optional <= over <= 0
        groups, rest = divmod(over, len(self.repeated))
        return rest == 0 and groups >= self.least

    @property
    def arity(self) -> str:
        """How many arguments it takes, in words."""
        fixed = len(self.roles)
        if self.repeated:
            low = fixed + self.least * len(self.repeated)
            by = "" if len(self.repeated) == 1 else f", {len(self.repeated)} at a time"
            return f"{low} or more arguments{by}"
        if self.optional:
            return f"{fixed - self.optional} to {fixed} arguments"
        return "1 argument" if fixed == 1 else f"{fixed} arguments"
