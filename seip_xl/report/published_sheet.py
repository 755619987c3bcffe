"""The sheet Published: every published figure of the period beside the recomputed one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from seip_xl.formula import Formula, Scope, Spelling, Type, load
from seip_xl.measure import Unit
from seip_xl.report.book import LaidTable
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.report.printed import Kind, Placed
from seip_xl.report.published_count import (
    PUBLISHED,
    PUBLISHED_COLUMNS,
    ROW_FORMULAS,
    TABLE_NUMBER,
    count_formulas,
    counted,
    published_values,
)
from seip_xl.report.table_sheet import table_cell
from seip_xl.sheet import DataTable, TableColumn, cell_name

if TYPE_CHECKING:
    from seip_xl.formula import TableValues
    from seip_xl.measure import Measure
    from seip_xl.report.book import Book
    from seip_xl.sheet import Sheet, Workbook

_NOTES = (
    "Published: as the local authority printed it; percentages are times 100.",
    "Recomputed: the cell of this workbook's table, as it is shown there.",
    "Differs: 1 where another figure was printed; an empty cell is compared as 0.",
    "Left blank: 1 where nothing was printed for a figure that is not 0.",
    "No figure: 1 where this report has none, because a return is missing; it is not compared.",
    "Kind: of this period, of earlier ones as kept in Earlier figures, or this report has no cell.",
    (
        "Rule broken in print: beyond what rounding explains, the printed figures cannot all be "
        "right. Each rule explains one figure, the one that breaks it while others are right or "
        "explained in rows of their own."
    ),
)
_WIDTHS = (9, 40, 16, 12, 12, 13, 11, 9, 9, 38, 64)
_SUMMARY = len(_NOTES) + 3  # row of its header
_TEXT_AT = (1, 2, 9, 10)
_DECIMALS = ("count", "one_decimal", "two_decimals")


def write_published(workbook: Workbook, book: Book) -> None:
    """Write the published figures of the period beside the recomputed ones, and their counts.

    Without published figures of the period there is no such sheet.
    """
    if not book.published:
        return
    title = f"Published figures of {book.settings.period}, held against this report"
    sheet = open_page(workbook, book, PUBLISHED, title)
    sheet.link(1, 0, CONTENTS, "Back to contents")
    for row, note in enumerate(_NOTES, start=2):
        sheet.write(row, 0, note, "note")
    sheet.widths(*_WIDTHS)
    values = published_values(book.published)
    header = _write_summary(sheet, book, values) + 1
    _write_table(sheet, book, header, values)
    sheet.repeat_rows(header, header)


def _write_summary(sheet: Sheet, book: Book, values: TableValues) -> int:
    """Write the counts by table and kind, then those of all tables; give the row after them."""
    headers = ("Table", "Title", "Kind", *count_formulas(Kind.CURRENT, by_table=False))
    for column, header in enumerate(headers):
        style = "header_wrap" if 0 < column < 3 else "header_number"
        sheet.write(_SUMMARY, column, header, style)
    sheet.fit_row(_SUMMARY, dict(enumerate(headers)))
    titles = {one.table.number: one.table.title for one in book.parts if isinstance(one, LaidTable)}
    kinds = [kind for kind in Kind if any(one.kind is kind for one in book.published)]
    pairs = sorted({(one.table, kinds.index(one.kind)) for one in book.published})
    row = _SUMMARY + 1
    for table, place in pairs:
        words = (table, titles.get(str(table)), str(kinds[place]))
        for column, word in enumerate(words):
            sheet.write(row, column, word, "row_label" if column else "count")
        _write_counts(sheet, row, kinds[place], values, table=table)
        row += 1
    for kind in kinds:
        for column, label in enumerate((None, "All tables", str(kind))):
            sheet.write(row, column, label, "total_label")
        _write_counts(sheet, row, kind, values)
        row += 1
    return row


def _write_counts(
    sheet: Sheet, row: int, kind: Kind, values: TableValues, table: int | None = None
) -> None:
    spelling = Spelling(names={TABLE_NUMBER: cell_name(row, 0)})
    formulas = count_formulas(kind, by_table=table is not None)
    for column, formula in enumerate(formulas.values(), start=3):
        value = counted(formula, values, table or 0)
        style = "total_count" if table is None else "count"
        sheet.formula(row, column, formula.spelt(spelling), value, style)


def _write_table(sheet: Sheet, book: Book, header: int, values: TableValues) -> None:
    columns = tuple(_column(label) for label in PUBLISHED_COLUMNS)
    cells = {label: values.columns[label].to_list(values.rows) for label in ROW_FORMULAS}
    rows = [
        [
            one.table,
            one.row,
            one.column,
            str(one.kind),
            None,  # this and the next in the measure's own style, below
            None,
            cells["Differs"][at],
            cells["Left blank"][at],
            values.columns["No figure"].to_list(values.rows)[at],
            one.rule if isinstance(one, Placed) else None,
            one.told,
        ]
        for at, one in enumerate(book.published)
    ]
    sheet.table(header, 0, DataTable(PUBLISHED, columns, rows))
    tables = {one.table.number: one for one in book.parts if isinstance(one, LaidTable)}
    for row, one in enumerate(book.published, start=header + 1):
        sheet.fit_row(row, {at: str(rows[row - header - 1][at] or "") for at in _TEXT_AT})
        if isinstance(one, Placed):
            _write_pair(sheet, book, row, one, tables[str(one.table)])
        elif one.printed is not None:
            sheet.write(row, 4, one.printed, "two_decimals")


def _column(label: str) -> TableColumn:
    if label in ROW_FORMULAS:
        stored = ROW_FORMULAS[label].spelt(Spelling(row_table=PUBLISHED))
        return TableColumn(label, "formula_count", stored, "header_number")
    if PUBLISHED_COLUMNS[label] is Type.NUMBER:
        style = "count" if label in {"Table", "No figure"} else "body"
        return TableColumn(label, style, header_style="header_number")
    return TableColumn(label, "row_label_wrap")


def _write_pair(sheet: Sheet, book: Book, row: int, figure: Placed, laid: LaidTable) -> None:
    """Write the printed figure and, by reference to its table, the recomputed one."""
    measure = book.figures.measures[figure.spot.measure]
    style = _DECIMALS[measure.decimals]
    if figure.printed is not None:
        sheet.write(row, 4, figure.printed, style)
    if figure.shown is not None:
        spot = figure.spot
        cell = table_cell(book, laid, spot.at, spot.code, is_beside=spot.is_beside)
        formula = _as_shown(measure).spelt(Spelling(names={"Cell": cell}))
        sheet.formula(row, 5, formula, figure.shown, style)


def _as_shown(measure: Measure) -> Formula:
    return _rounded(measure.decimals, is_percent=measure.unit is Unit.PERCENT)


@cache
def _rounded(decimals: int, *, is_percent: bool) -> Formula:
    scale = "*100" if is_percent else ""
    scope = Scope(names={"Cell": Type.NUMBER})
    return load(f"=ROUND(Cell{scale},{decimals})", scope, PUBLISHED)
