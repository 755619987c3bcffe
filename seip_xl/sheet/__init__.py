"""The only door to XlsxWriter: checked calls, named styles, data tables, charts, atomic save."""

from __future__ import annotations

from seip_xl.sheet.a1 import cell_name, column_name, corners_of, range_name, sheet_ref
from seip_xl.sheet.chart import Chart, Series, Side
from seip_xl.sheet.file import make_folder, save_bytes
from seip_xl.sheet.limit import MAX_ROW_HEIGHT
from seip_xl.sheet.macros import Button, Macros
from seip_xl.sheet.name import parameter
from seip_xl.sheet.pause import without_collection
from seip_xl.sheet.style import COUNTY_COLOUR, PARTNERSHIP_COLOURS, STYLES, colours_of
from seip_xl.sheet.table import ROW, DataTable, TableColumn
from seip_xl.sheet.validation import Bounds, InputHelp, ListChoice
from seip_xl.sheet.value import CellValue
from seip_xl.sheet.workbook import Workbook
from seip_xl.sheet.worksheet import Sheet

__all__ = [
    "COUNTY_COLOUR",
    "MAX_ROW_HEIGHT",
    "PARTNERSHIP_COLOURS",
    "ROW",
    "STYLES",
    "Bounds",
    "Button",
    "CellValue",
    "Chart",
    "DataTable",
    "InputHelp",
    "ListChoice",
    "Macros",
    "Series",
    "Sheet",
    "Side",
    "TableColumn",
    "Workbook",
    "cell_name",
    "colours_of",
    "column_name",
    "corners_of",
    "make_folder",
    "parameter",
    "range_name",
    "save_bytes",
    "sheet_ref",
    "without_collection",
]
