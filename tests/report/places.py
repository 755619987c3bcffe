"""Where the county workbook shows the measures that have a function."""

from __future__ import annotations

import pytest

from seip_xl.report import TABLES, Row

# Measures that no table has a row for; where else they stand: rows that add up, or a chart's.
ELSEWHERE = {
    "pm_students": [("Table 6", "Totals"), ("Table 7", "Totals")],
    "cost_per_open_case": [("Chart 5", "2019-20")],
}
PLACES = ELSEWHERE | {
    row.measure: [(table.sheet, row.label)]
    for table in TABLES
    for row in table.rows
    if isinstance(row, Row) and row.measure not in ELSEWHERE
}
WORDS = ("Measure", "Title", "Unit", "Definition", "Source")


def rows_of_block(sheet, header, label):
    """Give the rows of a block by label, each by heading; the headings under their first label."""
    headings = [cell.value for cell in sheet[header]]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=header)]
    return {row[label]: dict(zip(headings, row, strict=True)) for row in rows}


def _cell(sheet, label, code):
    header = next(row[0].row for row in sheet.iter_rows() if code in [cell.value for cell in row])
    return rows_of_block(sheet, header, 0)[label][code]


def shown_in(book, measure, code):
    cells = [_cell(book[sheet], label, code) for sheet, label in PLACES[measure]]
    return None if None in cells else sum(cells)


def is_close(answer, figure):
    return answer == "" if figure is None else answer == pytest.approx(figure, rel=1e-9, abs=1e-9)
