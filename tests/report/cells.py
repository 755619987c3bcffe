"""Cells of the county workbook as tests look at them."""

from __future__ import annotations

import openpyxl

from seip_xl.pipeline import consolidate


def report(folder):
    """Consolidate a folder; give the workbook with its formulas, and with its values."""
    return opened(consolidate(folder, folder / "Report.xlsx").path)


def opened(path):
    return openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)


def lines(sheet, column="A"):
    return [str(cell.value) for cell in sheet[column] if cell.value is not None]


def row_of(sheet, label):
    return next([cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == label)


def block(sheet, top):
    """Give the rows of a block of cells, from a row to the first without a label."""
    rows = []
    for row in sheet.iter_rows(min_row=top):
        if row[0].value is None:
            break
        rows.append([cell.value for cell in row])
    return rows
