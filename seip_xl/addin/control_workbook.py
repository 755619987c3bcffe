"""The control workbook with its buttons, made on any machine."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.addin.vba_project import BOOK_MODULE, ribbon, sheet_modules, vba_project
from seip_xl.county import EXAMPLE, Desktop, write_county
from seip_xl.demo.rows import simulated_rows
from seip_xl.schema import COUNTY
from seip_xl.sheet import Macros

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from seip_xl.schema import Settings

CONTROL_FILE = "seip_county.xlsm"
"""Name of the control workbook."""

CONFIG = MappingProxyType(
    {
        "INTERPRETER_WIN": r"%LOCALAPPDATA%\seip-xl\venv\Scripts\python.exe",
        "INTERPRETER_MAC": "$HOME/seip-xl/venv/bin/python",
        # Otherwise a file beside a workbook could stand in for a library.
        "ADD_WORKBOOK_TO_PYTHONPATH": "false",
        "UDF MODULES": "udfs",
        "SHOW CONSOLE": "False",
        "USE UDF SERVER": "False",
    }
)
"""What the sheet xlwings.conf says."""
# Beside the tables: Home and Settings before them; lists, stamp and xlwings.conf after them.
_SHEETS = len(COUNTY.tables) + 5


def control_workbook(
    settings: Settings = EXAMPLE, tables: Mapping[str, pd.DataFrame] | None = None
) -> bytes:
    """Write a control workbook with its buttons.

    Args:
        settings: The settings.
        tables: Rows of the tables by name, a table left out has none; None for the lists that a new
            county begins with.

    Returns:
        An .xlsm file; the same bytes for the same arguments.

    Shape:
        tables[name]: (rows, labels of the table and any others).
    """
    macros = Macros(
        project=vba_project(_SHEETS),
        book_name=BOOK_MODULE,
        sheet_names=sheet_modules(_SHEETS),
        ribbon=ribbon(),
    )
    rows = begin_with() if tables is None else tables
    return write_county(settings, rows, desktop=Desktop(macros=macros, config=CONFIG))


def begin_with() -> dict[str, pd.DataFrame]:
    """Give the lists that a new county begins with: published indicators, usual GCSE subjects."""
    return {name: simulated_rows(COUNTY.table(name)) for name in ("Indicators", "Subjects")}
