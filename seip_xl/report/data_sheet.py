"""The data sheets: every accepted row, its derived columns as formulas, and its origin."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from seip_xl.formula import PARTNERSHIP, Spelling
from seip_xl.measure import DERIVED, RETURN_TABLES, SPECS
from seip_xl.read import ORIGIN
from seip_xl.report.front import CHECKS_SHEET, RECEIVED
from seip_xl.report.page import CONTENTS, fitting_width, open_page
from seip_xl.schema import CHECKS as RUN
from seip_xl.schema import RECEIVED as CAME
from seip_xl.schema import Kind
from seip_xl.sheet import DataTable, TableColumn, cell_name, sheet_ref, without_collection

if TYPE_CHECKING:
    import pandas as pd

    from seip_xl.measure import Derived
    from seip_xl.report.book import Book
    from seip_xl.sheet import CellValue, Workbook

_HEADER = 3
_PAGE_WIDTH = 190  # characters of a page that are still readable when it is fitted
_DECIMALS = ("count", "one_decimal", "two_decimals")


# Excel keeps the sheet name History for itself.
_OTHER_NAMES = {
    "History": "Earlier figures",
    "Indicators": "RAG indicators",
    CAME.name: RECEIVED,
    RUN.name: CHECKS_SHEET,
}


def data_sheet(table: str) -> str:
    """Give the sheet that a data table stands on."""
    return _OTHER_NAMES.get(table, table)


def cell_reference(book: Book, table: str, label: str, row: int) -> str:
    """Give the formula by which another sheet shows a cell of a data table; rows from 0."""
    column = [each.header for each in _columns(book, table)].index(label)
    return f"={sheet_ref(data_sheet(table))}!{cell_name(_HEADER + 1 + row, column, absolute=True)}"


@without_collection()
def write_data(workbook: Workbook, book: Book, name: str) -> None:
    """Write a data table of the county on its own sheet."""
    spec, frame = SPECS[name], book.data.frames[name]
    sheet = open_page(workbook, book, data_sheet(name), f"Data: {spec.title}")
    sheet.write(1, 0, _described(name), "note")
    sheet.link(2, 0, CONTENTS, "Back to contents")
    columns = _columns(book, name)
    rows = _rows(frame, [column.header for column in columns])
    sheet.table(_HEADER, 0, DataTable(name, columns, rows))
    widths = [
        fitting_width(column.header, {row[at] for row in rows}) for at, column in enumerate(columns)
    ]
    sheet.widths(*widths)
    sheet.print_wide(ceil(sum(widths) / _PAGE_WIDTH), repeat=2)
    sheet.freeze(_HEADER + 1, 2)
    sheet.repeat_rows(_HEADER, _HEADER)


def _columns(book: Book, name: str) -> tuple[TableColumn, ...]:
    of_return = name in RETURN_TABLES
    return (
        *([TableColumn(PARTNERSHIP)] if of_return else []),
        *(
            TableColumn(column.label, _style(column.kind, column.decimals))
            for column in SPECS[name].data_columns
        ),
        *(_derived_column(book, each) for each in DERIVED if each.table == name),
        *(TableColumn(label, "origin") for label in ORIGIN if of_return),
    )


def _described(name: str) -> str:
    if name not in RETURN_TABLES:
        return f"As the local authority keeps them. In formulas this table is called {name}."
    return (
        "One row for each accepted row of a return. Columns in grey italics are formulas; the last "
        "three say which file, sheet and row it came from."
    )


def _derived_column(book: Book, each: Derived) -> TableColumn:
    formula = book.data.derived[each.table, each.label]
    style = "formula_column" if each.kind is Kind.KEY else f"formula_{_DECIMALS[each.decimals]}"
    stored = formula.spelt(Spelling(row_table=each.table))
    return TableColumn(each.label, style, stored, "header_computed")


def _style(kind: Kind, decimals: int) -> str:
    match kind:
        case Kind.DATE:
            return "date"
        case Kind.MONEY:
            return "money_pence"
        case Kind.WHOLE | Kind.NUMBER:
            return _DECIMALS[min(decimals, 2)]
        case Kind.CHOICE:
            return "row_label"  # indented, to stand clear of a number before it
        case _:
            return "text"


def _rows(frame: pd.DataFrame, labels: list[str]) -> list[list[CellValue]]:
    """Give the cells by row, None where one is blank.

    Shape:
        (rows, columns) -> rows lists of len(labels).
    """
    columns = [_cells(frame[label]) for label in labels]
    return [list(row) for row in zip(*columns, strict=True)]


def _cells(cells: pd.Series) -> list[CellValue]:
    dates = cells.dtype.kind == "M"
    listed = (cells.dt.date if dates else cells).astype(object)
    return list(listed.where(cells.notna(), None))
