"""Run the Python of a button on a stand-in of the open workbook: WORKBOOK CODE.

The stand-in is that of xlwings' engine for Excel on the web, which needs its licence key before
xlwings is imported: so this is a program of its own. It writes as JSON what the code did to the
workbook, and which workbooks it opened.
"""

from __future__ import annotations

import json
import os
import sys

os.environ["XLWINGS_LICENSE_KEY"] = "noncommercial"

import openpyxl
import xlwings
from openpyxl.utils import get_column_letter, range_boundaries


def main(path, code):
    opened = []
    xlwings.Book.fullname = property(lambda _: path)
    book = xlwings.Book(json=payload(path))
    xlwings.main.Books.open = lambda _, name: opened.append(name)
    book.set_mock_caller()
    exec(code, {})  # noqa: S102
    json.dump({"actions": book.json()["actions"], "opened": opened}, sys.stdout)


def payload(path):
    """Describe a workbook as Excel on the web does."""
    book = openpyxl.load_workbook(path, data_only=True)
    at = {sheet.title: place for place, sheet in enumerate(book.worksheets)}
    names = [
        {
            "name": name,
            "sheet_index": at[sheet],
            "address": cells.replace("$", ""),
            "scope_sheet_name": None,
            "scope_sheet_index": None,
            "book_scope": True,
            "kind": "Range",
            "visible": True,
        }
        for name, defined in book.defined_names.items()
        for sheet, cells in defined.destinations
        if sheet in at
    ]
    return {
        "client": "Office.js",
        "version": xlwings.__version__,
        "book": {
            "name": os.path.basename(path),  # noqa: PTH119
            "active_sheet_index": 0,
            "selection": "A1",
            "calculation": "Automatic",
        },
        "names": names,
        "sheets": [described(sheet) for sheet in book.worksheets],
    }


def described(sheet):
    last = f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
    return {
        "name": sheet.title,
        "visibility": "Visible",
        "show_gridlines": True,
        "print_area": None,
        "notes": [],
        "notes_supported": True,
        "used_range_address": f"A1:{last}",
        "used_range_row_count": sheet.max_row,
        "used_range_column_count": sheet.max_column,
        "values": [[shown(cell.value) for cell in row] for row in sheet.iter_rows()],
        "pictures": [],
        "shapes": [],
        "charts": [],
        "pivot_tables": [],
        "tables": [table_of(one) for one in sheet.tables.values()],
    }


def shown(value):
    if value is None:
        return ""
    return f"{value.isoformat()}.000Z" if hasattr(value, "isoformat") else value


def table_of(table):
    left, top, right, bottom = range_boundaries(table.ref)
    first, last = get_column_letter(left), get_column_letter(right)
    return {
        "name": table.displayName,
        "range_address": table.ref,
        "row_count": bottom - top + 1,
        "column_count": right - left + 1,
        "columns": [column.name for column in table.tableColumns],
        "header_row_range_address": f"{first}{top}:{last}{top}",
        "data_body_range_address": f"{first}{top + 1}:{last}{bottom}",
        "total_row_range_address": None,
        "show_headers": True,
        "show_totals": False,
        "table_style": None,
        "show_autofilter": True,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
