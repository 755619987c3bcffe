"""A sheet with a form: fixed lines, amounts to fill in, what is calculated as live formulas."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.schema import Calculated
from seip_xl.sheet import DataTable, TableColumn
from seip_xl.template.amount import form_amounts, is_amount, named_amounts
from seip_xl.template.cell import fact_values, frame_rows
from seip_xl.template.column import sheet_columns
from seip_xl.template.fact import fact_cells, header_row, write_facts
from seip_xl.template.layout import column_style, guard, header_style
from seip_xl.template.page import open_page
from seip_xl.template.standing import form_standing

if TYPE_CHECKING:
    import pandas as pd

    from seip_xl.schema import Column, TableSpec
    from seip_xl.sheet import CellValue, Sheet, Workbook
    from seip_xl.template.amount import Amount
    from seip_xl.template.listing import Listing
    from seip_xl.template.standing import Standing

LINE = 0
_LINE_WIDTH, _AMOUNT_WIDTH, _TEXT_WIDTH = 44, 16, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenForm:
    """A form as it was written: its amounts as ``<table>_<line id>``, how far it is filled."""

    amounts: Mapping[str, Amount]
    standing: Standing


def write_form(
    book: Workbook,
    table: TableSpec,
    listing: Listing,
    *,
    footer: str,
    rows: pd.DataFrame | None = None,
    known: Mapping[str, Amount],
) -> WrittenForm:
    """Write the sheet of a form; all but what is typed is locked, without password.

    Args:
        book: The workbook.
        table: The form's spec.
        listing: The lists.
        footer: What each printed page says at its foot.
        rows: What is filled in already, by line.
        known: Amounts of the forms before, as ``<table>_<line id>``.

    Returns:
        Its amounts, and how far it is filled.

    Shape:
        rows: as in ``frame_rows``.
    """
    page = open_page(book, table, sheet=table.name, footer=footer)
    columns, top = sheet_columns(table), header_row(table) + 1
    page.widths(*(_width(at, column) for at, column in enumerate(columns)))
    write_facts(page, table, listing, rows)
    typed = _typed(table, rows)
    page.table(top - 1, LINE, _data_table(table, typed))
    amounts = form_amounts(table, typed, known, top=top)
    _write_locked_rows(page, table, top)
    _write_formulas(page, table, amounts, top)
    for at, column in enumerate(columns):
        if at != LINE and not isinstance(column, Calculated):
            guard(page, (top, top + len(table.lines) - 1), at, column, listing)
    page.freeze(top, 1)
    page.protect()
    facts = zip(fact_cells(table), fact_values(table, rows), strict=True)
    return WrittenForm(
        amounts=named_amounts(table, amounts), standing=form_standing(table, amounts, dict(facts))
    )


def _width(at: int, column: Column | Calculated) -> float:
    if at == LINE:
        return _LINE_WIDTH
    return _AMOUNT_WIDTH if is_amount(column) else _TEXT_WIDTH


def _typed(table: TableSpec, rows: pd.DataFrame | None) -> dict[str, dict[str, CellValue]]:
    fields = [column.field for column in table.columns]
    return {str(row[LINE]): dict(zip(fields, row, strict=True)) for row in frame_rows(table, rows)}


def _data_table(table: TableSpec, typed: Mapping[str, Mapping[str, CellValue]]) -> DataTable:
    columns = sheet_columns(table)
    styled = tuple(
        TableColumn(column.label, _style(at, column), header_style=_header(column))
        for at, column in enumerate(columns)
    )
    rows = [
        [
            line.label,
            *(typed.get(line.label, {}).get(column.field) for column in columns[LINE + 1 :]),
        ]
        for line in table.lines
    ]
    return DataTable(table.name, styled, rows)


def _style(at: int, column: Column | Calculated) -> str:
    if at == LINE:
        return "row_label"
    if isinstance(column, Calculated):
        return "formula_money"
    return f"input_{column_style(column)}"


def _header(column: Column | Calculated) -> str:
    return "header_number" if isinstance(column, Calculated) else header_style(column)


def _write_locked_rows(page: Sheet, table: TableSpec, top: int) -> None:
    for row, line in enumerate(table.lines, start=top):
        if line.formula or not line.entered:
            page.write(row, LINE, line.label, "total_label")
            for at in range(LINE + 1, len(sheet_columns(table))):
                page.write(row, at, None, "total_label")


def _write_formulas(
    page: Sheet, table: TableSpec, amounts: Mapping[tuple[str, str], Amount], top: int
) -> None:
    for row, line in enumerate(table.lines, start=top):
        style = "total_money" if line.formula or not line.entered else "formula_money"
        for at, column in enumerate(sheet_columns(table)):
            amount = amounts.get((line.id, column.field))
            if amount and amount.formula:
                page.formula(row, at, amount.formula, amount.value, style)
