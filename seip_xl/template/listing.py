"""The hidden sheet of lists: one column a list, each list once, drop-downs point there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.sheet import range_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.schema import Column
    from seip_xl.sheet import Workbook

LISTS_SHEET = "Lists"


class Listing:
    """The lists that the columns of a workbook use, in the order they were asked for.

    Args:
        lists: The LA's lists by name.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._columns: dict[tuple[str, ...], str] = {}

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

    def source(self, column: Column) -> str:
        """Give the range of a column's list, as a drop-down names it.

        Args:
            column: A column that holds choices.

        Returns:
            For example ``=Lists!$A$2:$A$9``.
        """
        values = self.values(column)
        self._columns.setdefault(values, column.label)
        at = list(self._columns).index(values)
        return f"={LISTS_SHEET}!{range_name(1, at, len(values), at, absolute=True)}"

    def write(self, book: Workbook) -> None:
        """Write the hidden sheet; called once, after the last column has asked.

        Args:
            book: The workbook.
        """
        if not self._columns:
            return
        sheet = book.sheet(LISTS_SHEET, hidden=True)
        for at, (values, label) in enumerate(self._columns.items()):
            sheet.write(0, at, label, "header")
            for row, value in enumerate(values, start=1):
                sheet.write(row, at, value, "text")
