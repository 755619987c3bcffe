"""A sheet with a form: fixed lines, amounts to fill in, totals as live formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import Scope, Spelling, Type, context, load, number_column
from seip_xl.sheet import DataTable, TableColumn, cell_name
from seip_xl.template.cell import frame_rows
from seip_xl.template.layout import guard, header_style
from seip_xl.template.page import HEADER_ROW, open_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from seip_xl.formula import Formula
    from seip_xl.schema import Line, TableSpec
    from seip_xl.sheet import CellValue, Sheet, Workbook
    from seip_xl.template.listing import Listing

LINE, AMOUNT = 0, 1
_WIDTHS = (44, 16, 60)
_COLUMNS = ("row_label", "input_money", "input_text_wrap")


def write_form(
    book: Workbook,
    table: TableSpec,
    listing: Listing,
    *,
    footer: str,
    rows: pd.DataFrame | None = None,
) -> None:
    """Write the sheet of a form; all but amounts and explanations is locked, without password.

    Args:
        book: The workbook.
        table: The form's spec.
        listing: The lists.
        footer: What each printed page says at its foot.
        rows: Amounts and explanations that are filled in already, by line.

    Shape:
        rows: as in ``frame_rows``.
    """
    page = open_page(book, table, sheet=table.name, footer=footer)
    page.widths(*_WIDTHS)
    given = {row[LINE]: row for row in frame_rows(table, rows)}
    filled = [given.get(line.label, [line.label, None, None]) for line in table.lines]
    columns = tuple(
        TableColumn(column.label, style, header_style=header_style(column))
        for column, style in zip(table.columns, _COLUMNS, strict=True)
    )
    page.table(HEADER_ROW, 0, DataTable(table.name, columns, filled))
    _write_totals(page, table, {str(row[LINE]): row[AMOUNT] for row in filled})
    span = (HEADER_ROW + 1, HEADER_ROW + len(table.lines))
    guard(page, span, AMOUNT, table.columns[AMOUNT], listing)
    page.freeze(HEADER_ROW + 1, 1)
    page.protect()


def _write_totals(page: Sheet, table: TableSpec, amounts: Mapping[str, CellValue]) -> None:
    cells = {
        line.id: cell_name(row, AMOUNT)
        for row, line in enumerate(table.lines, start=HEADER_ROW + 1)
    }
    values: dict[str, float] = {}
    for row, line in enumerate(table.lines, start=HEADER_ROW + 1):
        amount = amounts[line.label]
        values[line.id] = float(amount) if isinstance(amount, int | float) else 0.0
        if line.formula:
            values[line.id] = total_value(line, values)
            page.write(row, LINE, line.label, "total_label")
            page.write(row, AMOUNT + 1, None, "total_label")
            page.formula(row, AMOUNT, total_formula(line, cells), values[line.id], "total_money")


def total_formula(line: Line, cells: Mapping[str, str]) -> str:
    """Print the formula of a total.

    Args:
        line: A line that has a formula over ids of lines.
        cells: The address of the amount of each line, by id.

    Returns:
        The formula over cells.
    """
    return _loaded(line, cells).spelt(Spelling(names=cells))


def total_value(line: Line, values: Mapping[str, float]) -> float:
    """Compute a total.

    Args:
        line: A line that has a formula over ids of lines.
        values: The amount of each line above it, by id; blank is 0.

    Returns:
        The total.

    Units:
        GBP.
    """
    named = {name: number_column(value) for name, value in values.items()}
    return float(_loaded(line, values).value(context({}, names=named)).data)


def _loaded(line: Line, known: Iterable[str]) -> Formula:
    return load(line.formula, Scope(names=dict.fromkeys(known, Type.NUMBER)), line.label)
