"""The columns of a sheet as they stand there: those of the spec, and what is calculated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from seip_xl.formula import Spelling
from seip_xl.schema import CHECK, Calculated
from seip_xl.sheet import ROW, TableColumn, column_name
from seip_xl.template.layout import column_style, column_width, header_style, narrowest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.schema import Column, TableSpec
    from seip_xl.sheet import CellValue
    from seip_xl.template.hidden import CheckColumn
    from seip_xl.template.listing import Listing

_CHECK_WIDTH = 60
_WIDEST, _WIDEST_GIVEN = 60, 44


def sheet_columns(table: TableSpec) -> tuple[Column | Calculated, ...]:
    """Give the columns of a table as they stand on its sheet, the calculated ones at their place.

    Args:
        table: The table's spec.

    Returns:
        The columns from the left, hidden ones left out.
    """
    columns: list[Column | Calculated] = []
    for column in table.columns:
        columns += [one for one in table.calculated if one.before == column.field]
        columns.append(column)
    return tuple(columns)


def page_columns(table: TableSpec, checks: Mapping[str, CheckColumn]) -> tuple[TableColumn, ...]:
    """Give the columns of a data table as they are written, hidden parts of the check last.

    Args:
        table: The table's spec.
        checks: The columns of the check by label.
    """
    locked = table.given
    written = []
    for at, column in enumerate(sheet_columns(table)):
        if isinstance(column, Calculated):
            written.append(check_column(checks[column.label]))
        else:
            style = _style(column, given=at < locked, form=bool(locked))
            written.append(TableColumn(column.label, style, header_style=header_style(column)))
    return (*written, *hidden_parts(table, checks))


def hidden_parts(table: TableSpec, checks: Mapping[str, CheckColumn]) -> list[TableColumn]:
    """Give the hidden columns of a table as they are written, all but Check.

    Args:
        table: The table's spec.
        checks: The columns of the check by label.
    """
    hidden = [one for one in checks.values() if one.label != CHECK]
    first = len(sheet_columns(table))
    # Only what nobody sees, and so nobody moves, has an address: cells that are typed are moved,
    # and an address would go with them.
    cells = {one.label: f"${column_name(at)}{ROW}" for at, one in enumerate(hidden, start=first)}
    spelling = Spelling(row_table=table.name, cells=cells)
    # A wrapped heading of a hidden column would make the row of headings high.
    return [
        replace(check_column(one), header_style="header", row_formula=one.loaded.spelt(spelling))
        for one in hidden
    ]


def page_rows(
    table: TableSpec, given: Sequence[Sequence[CellValue]], checks: Mapping[str, CheckColumn]
) -> list[list[CellValue]]:
    """Give rows as they are written, with the values of their checks.

    Args:
        table: The table's spec.
        given: What is filled in, columns as in the spec.
        checks: The columns of the check by label.

    Returns:
        The rows, columns as in ``page_columns``.
    """
    labels = [column.label for column in table.columns]
    order = [column.header for column in page_columns(table, checks)]
    rows = []
    for at, row in enumerate(given):
        cells = dict(zip(labels, row, strict=True))
        cells |= {label: check.cells[at] for label, check in checks.items()}
        rows.append([cells[label] for label in order])
    return rows


def page_widths(
    table: TableSpec, listing: Listing, given: Sequence[Sequence[CellValue]]
) -> list[float]:
    """Give the widths at which neither headings, lists nor what is filled in are cut.

    Args:
        table: The table's spec.
        listing: The lists.
        given: What is filled in, columns as in the spec.

    Returns:
        A width for each of ``sheet_columns``.

    Units:
        Characters of the body font.
    """
    locked, places = table.given, {one.field: at for at, one in enumerate(table.columns)}
    widths: list[float] = []
    for at, column in enumerate(sheet_columns(table)):
        if isinstance(column, Calculated):
            widths.append(_CHECK_WIDTH)
            continue
        least = narrowest(column) if at < locked else column_width(column, listing)
        longest = max((_length(row[places[column.field]]) for row in given), default=0) + 2
        widths.append(max(least, min(longest, _WIDEST_GIVEN if at < locked else _WIDEST)))
    return widths


def check_column(check: CheckColumn) -> TableColumn:
    """Give a column of the check as it is written; the text of Check itself is wrapped.

    Args:
        check: The column.
    """
    return TableColumn(
        check.label,
        "formula_wrap" if check.label == CHECK else "formula_column",
        check.formula,
        "header_computed",
        blank_value=check.cells[-1],
    )


def _style(column: Column, *, given: bool, form: bool) -> str:
    if given:
        return "body_wrap"
    return f"input_{column_style(column)}" if form else column_style(column)


def _length(cell: CellValue) -> int:
    return len(cell) if isinstance(cell, str) else 0
