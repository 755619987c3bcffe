"""Single cells above a table: a label, and beside it the cell to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.sheet import cell_name
from seip_xl.template.cell import fact_values
from seip_xl.template.layout import column_style, guard

if TYPE_CHECKING:
    import pandas as pd

    from seip_xl.schema import TableSpec
    from seip_xl.sheet import Sheet
    from seip_xl.template.listing import Listing

HEADER_ROW = 3
"""Zero-based row of the header of a table without facts and example."""


def header_row(table: TableSpec) -> int:
    """Give the row of a table's header: below its facts, with a row between, or its example.

    Args:
        table: The table's spec.

    Returns:
        The zero-based row.
    """
    return HEADER_ROW + len(table.facts) + bool(table.facts) + table.has_examples


def fact_cells(table: TableSpec) -> list[str]:
    """Give the addresses of the cells to fill in above a table.

    Args:
        table: The table's spec.
    """
    return [cell_name(row, 1) for row, _ in enumerate(table.facts, start=HEADER_ROW)]


def write_facts(page: Sheet, table: TableSpec, listing: Listing, rows: pd.DataFrame | None) -> None:
    """Write the facts of a table: labels in column A, cells to fill in in column B.

    Args:
        page: The sheet of the table.
        table: The table's spec.
        listing: The lists.
        rows: What is filled in already.

    Shape:
        rows: as in ``fact_values``.
    """
    values = fact_values(table, rows)
    for row, (column, value) in enumerate(zip(table.facts, values, strict=True), start=HEADER_ROW):
        page.write(row, 0, column.label, "row_label")
        page.write(row, 1, value, f"input_{column_style(column)}")
        guard(page, (row, row), 1, column, listing)
