"""What a return is made of: the nouns that templates, reading, formulas and the report share."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass
from datetime import date  # noqa: TC003  # type of a field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.schema.field import ID_LONGEST, ID_SHORTEST

if TYPE_CHECKING:
    from seip_xl.schema.field import Row


EXPLANATION = "explanation"
"""Field of the column that answers the queries of a row."""
_LONGEST_LIST = 100  # characters of a closed list that a message repeats
_ID_ALLOWED = (
    f"{ID_SHORTEST} to {ID_LONGEST} letters, digits, - or /, with at least one digit, never a name"
)


class Kind(StrEnum):
    """What a cell of a column holds."""

    CHOICE = "choice"  # text from a closed list
    KEY = "key"  # text that identifies a record
    TEXT = "text"  # free text: never counted by
    WHOLE = "whole"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a data table.

    Invariants: ``choices`` or ``list_name`` is there when ``kind`` is a choice; ``field`` is the
    model's field and ``label`` the header, both unique in the table. What is wrong in a ``masked``
    column is never repeated: it may be a child's name. ``spelt_by`` names a list of the LA's whose
    other spellings are taken for the name on the list; other names are allowed all the same.
    """

    field: str
    label: str
    kind: Kind
    help_text: str
    required: bool = True
    choices: tuple[str, ...] = ()
    list_name: str = ""
    minimum: float | None = None
    maximum: float | None = None
    above_minimum: bool = False
    unit: str = ""
    decimals: int = 0
    example: str | float | date | None = None
    masked: bool = False
    spelt_by: str = ""

    @property
    def allowed(self) -> str:
        """What may stand in a cell, in plain words."""
        match self.kind:
            case Kind.CHOICE:
                return self._listed
            case Kind.DATE:
                return "a date such as 14/09/2020"
            case Kind.KEY | Kind.TEXT:
                return _ID_ALLOWED if self.masked else self.help_text or "text"
            case Kind.MONEY:
                return f"an amount in {self.unit}{self._span}"
        noun = "a whole number" if self.kind is Kind.WHOLE else "a number"
        return noun + self._span + (f" ({self.unit})" if self.unit else "")

    @property
    def _listed(self) -> str:
        listed = " / ".join(self.choices)
        is_short = 0 < len(listed) <= _LONGEST_LIST
        return f"one of: {listed}" if is_short else "a value from the drop-down list"

    @property
    def _span(self) -> str:
        low, high = self.minimum, self.maximum
        if low is None:
            return "" if high is None else f" of at most {high:g}"
        if high is None:
            return f" above {low:g}" if self.above_minimum else f" of {low:g} or more"
        if self.above_minimum:
            return f" above {low:g} and at most {high:g}"
        return f" from {low:g} to {high:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculated:
    """A column that is shown and never read.

    It stands before the column of the field ``before``. What a line of a form shows in it is said
    by the line's ``cells``.
    """

    field: str
    label: str
    help_text: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a finance form.

    A total has a formula over the ids of other lines, which holds in every column of amounts.
    ``cells`` gives by field the formula of a calculated column: over the fields of its own row, and
    over lines of another form of the return as ``<table>_<line id>``, ``budget_transport`` for
    example. With ``entered`` False nothing is typed in this line: it only shows its cells.
    """

    id: str
    label: str
    formula: str = ""
    optional: bool = False
    cells: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    entered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """A data table of a return: one sheet, one header row, one model a row.

    ``lines`` is filled for a form: its rows are fixed, only the amounts are typed. With
    ``rows_of`` the rows are the values of a list that the LA keeps, each once, in the column of
    that list. ``facts`` are single cells above the table, label and value, of ``facts_model``; in
    data they are columns that say the same in every row.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    model: type[Row]
    help_text: str = ""
    lines: tuple[Line, ...] = ()
    calculated: tuple[Calculated, ...] = ()
    rows_of: str = ""
    facts: tuple[Column, ...] = ()
    facts_model: type[Row] | None = None

    @property
    def has_examples(self) -> bool:
        """Whether an example stands above the columns of its sheet; a form needs none."""
        is_form = bool(self.lines or self.rows_of)
        return not is_form and any(column.example is not None for column in self.columns)

    @property
    def data_columns(self) -> tuple[Column, ...]:
        """The columns of the table as data: those of its rows, then its facts."""
        return (*self.columns, *self.facts)

    @property
    def given(self) -> int:
        """How many columns at the left say which line or row it is, and are not typed."""
        if self.lines:
            return 1
        at = (at for at, column in enumerate(self.columns) if column.list_name == self.rows_of)
        return next(at) + 1 if self.rows_of else 0

    @property
    def typed_columns(self) -> tuple[Column, ...]:
        """The columns in which something is typed that can be wrong; not the explanation."""
        typed = self.columns[self.given :]
        return tuple(column for column in typed if column.field != EXPLANATION)

    def column(self, label: str) -> Column:
        """Find a column by its header.

        Raises:
            DefinitionError: No column has this header.
        """
        for column in self.columns:
            if column.label == label:
                return column
        msg = f"table {self.name} has no column {label}"
        raise DefinitionError(msg)

    @property
    def calculated_lines(self) -> tuple[Line, ...]:
        """The lines of a form that are calculated as a whole: its totals, and lines shown only."""
        return tuple(line for line in self.lines if line.formula or not line.entered)

    @property
    def entered_lines(self) -> tuple[Line, ...]:
        """The lines of a form that are typed, not calculated."""
        return tuple(line for line in self.lines if line.entered and not line.formula)


def choices_of(table: TableSpec, column: Column) -> tuple[str, ...]:
    """Give what a column of choices holds: in a form the labels of its calculated lines too."""
    names_line = table.lines and column == table.columns[0]
    return tuple(line.label for line in table.lines) if names_line else column.choices


def wrong_label(label: str) -> str:
    """Give the heading of the hidden column that says whether a cell of a column is wrong."""
    return f"Wrong {label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSpec:
    """A standard return workbook: its tables in order.

    ``signed_off`` tells whether a missing sign-off is asked about.
    """

    id: str
    title: str
    version: str
    tables: tuple[TableSpec, ...]
    help_text: str = ""
    signed_off: bool = False

    def table(self, name: str) -> TableSpec:
        """Find a table by its name.

        Raises:
            DefinitionError: The return has no such table.
        """
        for table in self.tables:
            if table.name == name:
                return table
        msg = f"return {self.id} has no table {name}"
        raise DefinitionError(msg)
