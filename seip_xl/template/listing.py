"""The hidden sheet of lists: one table, one column a list, each list once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.rule import LETTER_LIST, LETTERS, LISTS
from seip_xl.schema import ID_LONGEST
from seip_xl.sheet import DataTable, TableColumn, range_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.schema import Column
    from seip_xl.sheet import CellValue, Workbook

LISTS_SHEET = LISTS
"""Name of the sheet and of its table."""

PLACES = "Place"
"""The list of places in a text, 1 to at least that of the last character of a student id."""


class Listing:
    """The lists that the columns of a workbook use, in the order they were asked for.

    Drop-downs point to their ranges, formulas to their columns of the table.

    Args:
        lists: The LA's lists by name.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._headings: dict[tuple[str, ...], str] = {}
        self._places = False

    def values(self, column: Column) -> tuple[str, ...]:
        """Give the values of a column's list.

        Args:
            column: A column that holds choices.

        Returns:
            The values in order.

        Raises:
            DefinitionError: The LA's list is not there, or empty.
        """
        values = tuple(column.choices or self._lists.get(column.list_name, ()))
        if not values:
            message = f'column {column.label}: the list "{column.list_name}" is missing or empty'
            raise DefinitionError(message)
        return values

    def offered(self, column: Column) -> tuple[str, ...]:
        """Give the names that the LA lists for a column in which others may stand as well.

        Args:
            column: Any column.

        Returns:
            The names in order; none where the column has no such list, or it is not known.
        """
        return tuple(self._lists.get(column.spelt_by, ()))

    def heading(self, column: Column) -> str:
        """Give the heading under which a column's list stands.

        Args:
            column: A column that holds choices, or is offered names.

        Returns:
            The label of the first column with this list.
        """
        values = self.offered(column) or self.values(column)
        if values not in self._headings:
            taken = column.label in {*self._headings.values(), PLACES, LETTER_LIST}
            another = f"{column.label} ({len(self._headings) + 1})"
            self._headings[values] = another if taken else column.label
        return self._headings[values]

    def places(self) -> str:
        """Give the heading of the list of places in a text."""
        self._places = True
        return PLACES

    def source(self, column: Column) -> str:
        """Give the range of a column's list, as a drop-down names it.

        Args:
            column: A column that holds choices, or is offered names.

        Returns:
            For example ``=Lists!$A$2:$A$9``.
        """
        values = self.offered(column) or self.values(column)
        heading = self.heading(column)
        at = [*self._headings.values()].index(heading)
        return f"={LISTS_SHEET}!{range_name(1, at, len(values), at, absolute=True)}"

    def columns(self) -> dict[str, tuple[CellValue, ...]]:
        """Give the columns of the table by heading, all of its length."""
        height = max((len(values) for values in self._headings), default=0)
        height = max(height, ID_LONGEST, len(LETTERS)) if self._places else height
        columns: dict[str, tuple[CellValue, ...]] = {
            heading: (*values, *[None] * (height - len(values)))
            for values, heading in self._headings.items()
        }
        if self._places:
            columns[PLACES] = tuple(range(1, height + 1))
            columns[LETTER_LIST] = (*LETTERS, *[None] * (height - len(LETTERS)))
        return columns

    def write(self, book: Workbook) -> None:
        """Write the hidden sheet; called once, after the last column has asked.

        Args:
            book: The workbook.
        """
        columns = self.columns()
        if not columns:
            return
        styles = {PLACES: "count"} if self._places else {}
        headed = tuple(
            TableColumn(each, styles.get(each, "text"), header_style="header") for each in columns
        )
        rows = [list(row) for row in zip(*columns.values(), strict=True)]
        book.sheet(LISTS_SHEET, hidden=True).table(0, 0, DataTable(LISTS_SHEET, headed, rows))
