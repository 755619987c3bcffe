"""Type into cells of a workbook in a running LibreOffice and save it as a workbook of Excel.

Run by LibreOffice's own Python: PIPE WORKBOOK TARGET CELLS, the last a JSON file with sheet, cell
and value of each: a number, a text, or null for a cell to be emptied.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from uno_recalculate import connect


def main(pipe, workbook, target, cells):
    desktop = connect(pipe)
    edit(desktop, workbook, target, json.loads(Path(cells).read_text(encoding="utf-8")))


def edit(desktop, workbook, target, cells):
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(workbook), "_blank", 0, (hidden,)
    )
    if document is None:
        sys.exit(f"LibreOffice cannot open {workbook}")
    for sheet, address, value in cells:
        cell = document.Sheets.getByName(sheet).getCellRangeByName(address)
        if isinstance(value, str) or value is None:
            cell.setString(value or "")
        else:
            cell.setValue(value)
    excel = PropertyValue("FilterName", 0, "Calc MS Excel 2007 XML", 0)
    document.storeToURL(uno.systemPathToFileUrl(target), (excel,))
    document.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
    # LibreOffice's library may crash while Python ends; what was asked for is written by now.
    os._exit(0)
