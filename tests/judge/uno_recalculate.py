"""Recalculate workbooks in a running LibreOffice and list their formula cells as JSON.

Run by LibreOffice's own Python, which has the module uno: PIPE TARGET WORKBOOK...
Cells are asked for in blocks: each call to LibreOffice costs about a millisecond.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import cache
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FORMULA_CELLS = 16  # com.sun.star.sheet.CellFlags.FORMULA
LOGICAL = 1024  # com.sun.star.util.NumberFormat.LOGICAL
START_SECONDS = 60


def main(pipe, target, *workbooks):
    desktop = connect(pipe)
    cells = {workbook: formula_cells(desktop, workbook) for workbook in workbooks}
    Path(target).write_text(json.dumps(cells), encoding="utf-8")


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return remote.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", remote
            )


def formula_cells(desktop, workbook):
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(workbook),
        "_blank",
        0,
        (PropertyValue("Hidden", 0, True, 0), PropertyValue("ReadOnly", 0, True, 0)),
    )
    if document is None:
        sys.exit(f"LibreOffice cannot open {workbook}")
    try:
        document.calculateAll()
        truth = truth_formats(document.NumberFormats)
        return {sheet.Name: list(sheet_cells(sheet, truth)) for sheet in document.Sheets}
    finally:
        document.close(True)


def sheet_cells(sheet, truth):
    """List address, formula and value of each formula cell of a sheet."""
    areas = sheet.queryContentCells(FORMULA_CELLS).getRangeAddresses()
    truths = truth_areas(sheet, truth) if areas else []
    for area in areas:
        cells = sheet.getCellRangeByPosition(
            area.StartColumn, area.StartRow, area.EndColumn, area.EndRow
        )
        rows = zip(cells.getFormulaArray(), cells.getDataArray())
        for row, (formulas, values) in enumerate(rows, area.StartRow):
            for column, pair in enumerate(zip(formulas, values), area.StartColumn):
                formula, value = pair
                yield address(column, row), formula, exact(sheet, column, row, value, truths)


def truth_formats(number_formats):
    """Give a test for number formats that show TRUE or FALSE; to LibreOffice they are numbers."""

    @cache
    def truth(key):
        return bool(number_formats.getByKey(key).Type & LOGICAL)

    return truth


def truth_areas(sheet, truth):
    """Find the cells that are shown as TRUE or FALSE."""
    formats = sheet.getUniqueCellFormatRanges()
    return [
        area
        for cells in (formats.getByIndex(index) for index in range(formats.Count))
        if truth(cells.NumberFormat)
        for area in cells.getRangeAddresses()
    ]


def exact(sheet, column, row, value, truths):
    """Tell errors (a list: text, code) and truth values from plain numbers and texts."""
    if value is None:
        cell = sheet.getCellByPosition(column, row)
        return [cell.String, cell.getError()]
    if value in {0.0, 1.0} and any(
        area.StartColumn <= column <= area.EndColumn and area.StartRow <= row <= area.EndRow
        for area in truths
    ):
        return bool(value)
    return value


def address(column, row):
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


if __name__ == "__main__":
    main(*sys.argv[1:])
    # LibreOffice's library may crash while Python ends; what was asked for is written by now.
    os._exit(0)
