"""Rows of the control workbook as faults name them: by sheet and cell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from seip_xl.county.sheet import SHEETS
from seip_xl.read import spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seip_xl.read import TableRead

Reads: TypeAlias = "Mapping[str, TableRead]"
"""The tables of the control workbook by name; one that could not be read has no frame."""


def rows_of(
    reads: Reads, table: str, labels: tuple[str, ...]
) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Give the rows of a table: Excel's number of each, and its values in some columns.

    Args:
        reads: The tables.
        table: Name of the table.
        labels: The columns that are wanted.
    """
    frame = reads[table].frame
    if frame is not None:
        columns = [frame[label].tolist() for label in labels]
        yield from zip(frame["Source row"].tolist(), zip(*columns, strict=True), strict=True)


def place(reads: Reads, table: str, label: str, row: int) -> str:
    """Name a cell with its sheet, ``Schools!B7`` for example.

    Args:
        reads: The tables.
        table: Name of the table.
        label: The column.
        row: Excel's number of the row.

    Returns:
        The address.
    """
    return f"{SHEETS[table]}!{reads[table].cell(label, row)}"


def repeated(reads: Reads, table: str, labels: tuple[str, ...], message: str) -> Iterator[str]:
    """Tell every row that says again what an earlier one says; case and spaces do not matter.

    Args:
        reads: The tables.
        table: Name of the table.
        labels: The columns that together stand once.
        message: What to tell, ``{}`` for the values.
    """
    first: dict[tuple[str, ...], int] = {}
    for row, values in rows_of(reads, table, labels):
        told = [shown_value(value) for value in values]
        earlier = first.setdefault(tuple(spelling_key(one) for one in told), row)
        if earlier != row:
            where = place(reads, table, labels[0], row)
            other = reads[table].cell(labels[0], earlier)
            named = message.format('"' + ", ".join(told) + '"')
            yield f"{where}: {named} (first in {other})"


def shown_value(value: object) -> str:
    """Show a value as it is typed.

    Args:
        value: A value of a frame.

    Returns:
        The text.
    """
    match value:
        case float():
            return f"{value:g}"
        case date():
            return f"{value:%d/%m/%Y}"
    return str(value)
