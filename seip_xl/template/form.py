"""A sheet with a form: fixed lines, amounts to fill in, what is calculated as live formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003  # type of a field
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.schema import Calculated, TableSpec
from seip_xl.sheet import CellValue, DataTable, TableColumn
from seip_xl.template.amount import Amount, form_amounts, is_amount, named_amounts
from seip_xl.template.cell import fact_values, frame_rows
from seip_xl.template.column import check_column, hidden_parts, sheet_columns
from seip_xl.template.fact import fact_cells, header_row, write_facts
from seip_xl.template.layout import column_style, guard, header_style
from seip_xl.template.mark import mark_cells
from seip_xl.template.page import open_page
from seip_xl.template.standing import form_standing

if TYPE_CHECKING:
    import pandas as pd

    from seip_xl.rule import Rule
    from seip_xl.schema import Column, Line, ReturnSpec
    from seip_xl.sheet import Sheet, Workbook
    from seip_xl.template.hidden import CheckColumn
    from seip_xl.template.listing import Listing
    from seip_xl.template.standing import Standing

LINE = 0
_LINE_WIDTH, _AMOUNT_WIDTH, _CHECK_WIDTH, _TEXT_WIDTH = 44, 16, 88, 48
_TOTAL_POINTS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as it is filled in: what is typed by label of the line and field, and its amounts.

    ``amounts`` holds them by id of the line and field, the calculated ones too.
    """

    table: TableSpec
    typed: Mapping[str, Mapping[str, CellValue]]
    amounts: Mapping[tuple[str, str], Amount]

    @property
    def rows(self) -> list[list[CellValue]]:
        """Every line as it lies, columns as in the spec."""
        fields = [column.field for column in self.table.columns]
        return [[self._cell(line, field) for field in fields] for line in self.table.lines]

    def _cell(self, line: Line, field: str) -> CellValue:
        if field == self.table.columns[LINE].field:
            return line.label
        amount = self.amounts.get((line.id, field))
        typed = self.typed.get(line.label, {}).get(field)
        return amount.value if amount and amount.formula else typed


def fill_forms(spec: ReturnSpec, rows: Mapping[str, pd.DataFrame]) -> dict[str, Form]:
    """Compute the forms of a return.

    Args:
        spec: The return.
        rows: What is filled in, by table.

    Returns:
        The forms by table, in order.

    Shape:
        rows: as in ``frame_rows``.
    """
    known: dict[str, Amount] = {}
    forms = {}
    for table in spec.tables:
        if table.lines:
            typed = _typed(table, rows.get(table.name))
            amounts = form_amounts(table, typed, known, top=header_row(table) + 1)
            forms[table.name] = Form(table=table, typed=typed, amounts=amounts)
            known |= named_amounts(table, amounts)
    return forms


def write_form(
    book: Workbook,
    form: Form,
    listing: Listing,
    *,
    footer: str,
    rows: pd.DataFrame | None,
    checks: Mapping[str, CheckColumn],
    rules: Sequence[Rule],
) -> Standing:
    """Write the sheet of a form; all but what is typed is locked, without password.

    Args:
        book: The workbook.
        form: The form.
        listing: The lists.
        footer: What each printed page says at its foot.
        rows: What is filled in already; its facts are written.
        checks: Its calculated columns by label.
        rules: Its rules.

    Returns:
        How far it is filled.

    Shape:
        rows: as in ``frame_rows``.
    """
    table = form.table
    page = open_page(book, table, sheet=table.name, footer=footer)
    columns, top = sheet_columns(table), header_row(table) + 1
    widths = [_width(at, column) for at, column in enumerate(columns)]
    page.widths(*widths)
    page.print_wide(1, repeat=1)
    write_facts(page, table, listing, rows)
    data = _data_table(form, checks)
    page.table(top - 1, LINE, data)
    page.hide_columns(len(columns), len(data.columns) - 1)
    _write_calculated_lines(page, form, top)
    _write_formulas(page, table, form.amounts, top)
    area = (top, top + len(table.lines) - 1)
    for at, column in enumerate(columns):
        if not isinstance(column, Calculated) and at != LINE:
            guard(page, area, at, column, listing)
    places = {column.header: at for at, column in enumerate(data.columns)}
    mark_cells(page, table, rules, places, area)
    page.freeze(top, 1)
    page.protect()
    facts = zip(fact_cells(table), fact_values(table, rows), strict=True)
    return form_standing(table, form.amounts, dict(facts), checks)


def _width(at: int, column: Column | Calculated) -> float:
    if at == LINE:
        return _LINE_WIDTH
    if is_amount(column):
        return _AMOUNT_WIDTH
    return _CHECK_WIDTH if isinstance(column, Calculated) else _TEXT_WIDTH


def _typed(table: TableSpec, rows: pd.DataFrame | None) -> dict[str, dict[str, CellValue]]:
    fields = [column.field for column in table.columns]
    return {str(row[LINE]): dict(zip(fields, row, strict=True)) for row in frame_rows(table, rows)}


def _data_table(form: Form, checks: Mapping[str, CheckColumn]) -> DataTable:
    columns, typed = sheet_columns(form.table), form.typed
    styled = [
        check_column(checks[column.label])
        if column.label in checks
        else TableColumn(column.label, _style(at, column), header_style=_header(column))
        for at, column in enumerate(columns)
    ]
    styled += hidden_parts(form.table, checks)
    rows = []
    for at, line in enumerate(form.table.lines):
        cells: dict[str, CellValue] = {
            column.label: typed.get(line.label, {}).get(column.field) for column in columns
        }
        cells[columns[LINE].label] = line.label
        cells |= {label: check.cells[at] for label, check in checks.items()}
        rows.append([cells[column.header] for column in styled])
    return DataTable(form.table.name, tuple(styled), rows)


def _style(at: int, column: Column | Calculated) -> str:
    if at == LINE:
        return "row_label"
    if isinstance(column, Calculated):
        return "formula_money"
    return f"input_{column_style(column)}"


def _header(column: Column | Calculated) -> str:
    return "header_number" if isinstance(column, Calculated) else header_style(column)


def _write_calculated_lines(page: Sheet, form: Form, top: int) -> None:
    """Write totals: locked, but for the answer to a query about them."""
    for row, line in enumerate(form.table.lines, start=top):
        if line not in form.table.calculated_lines:
            continue
        # What Check says of totals may take two lines, and no row grows when a formula changes.
        page.height(row, _TOTAL_POINTS)
        for at, column in enumerate(sheet_columns(form.table)):
            if at == LINE:
                page.write(row, at, line.label, "total_label")
            elif is_amount(column):
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
