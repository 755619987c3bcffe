"""Writing filled templates, and the same cells by a peer without a formula."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import xlsxwriter

from measuring.plausible import plausible
from measuring.simulated import simulated_frame
from measuring.students import CODE, SHEET
from seip_xl.county import read_county
from seip_xl.issuing import kept_of
from seip_xl.schema import REGISTER, Stamp
from seip_xl.template import write_template

if TYPE_CHECKING:
    import pandas as pd

    from seip_xl.county import County

_RUNS = 3


def write_templates(folder: Path, control: Path, rows: int) -> dict[str, float]:
    """Write registers of simulated students: students alone, with all else, and values only.

    Args:
        folder: Where to write them.
        control: The county's control workbook.
        rows: How many students.

    Returns:
        The least seconds of writing, and the characters of the longest formula in a cell.
    """
    county = read_county(control)
    whole = plausible(
        {table.name: simulated_frame(table, county, CODE, rows) for table in REGISTER.tables},
        county,
    )
    alone = {name: one if name == SHEET else one.iloc[:0] for name, one in whole.items()}
    figures = {
        "students": _write(folder / "students.xlsx", county, alone),
        "whole": _write(folder / "whole.xlsx", county, whole),
    }
    _write_values(folder / "whole.xlsx", folder / "values.xlsx")
    return figures | {"longest": _longest(folder / "whole.xlsx")}


def _write(path: Path, county: County, frames: dict[str, pd.DataFrame]) -> float:
    stamp = Stamp(
        return_id=REGISTER.id,
        version=REGISTER.version,
        partnership=CODE,
        period=county.settings.period,
    )
    seconds = []
    for _ in range(_RUNS):
        begin = time.perf_counter()
        data = write_template(
            REGISTER,
            stamp=stamp,
            lists=county.lists(CODE),
            created=county.settings.census_date,
            rows=frames,
            kept=kept_of(county),
        )
        seconds.append(time.perf_counter() - begin)
    path.write_bytes(data)
    return min(seconds)


def _write_values(source: Path, path: Path) -> None:
    """Write the values of a workbook's cells, and nothing else, with bare XlsxWriter."""
    book = openpyxl.load_workbook(source, data_only=True)
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as bare:
        for sheet in book:
            made = bare.add_worksheet(sheet.title)
            for row, cells in enumerate(sheet.iter_rows(values_only=True)):
                made.write_row(row, 0, cells)


def _longest(path: Path) -> int:
    """Count the characters of the longest formula as Excel shows it, with ``@`` for the row."""
    cells = (cell.value for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row)
    formulas = (one for one in cells if isinstance(one, str) and one.startswith("="))
    return max(len(_as_shown(formula)) for formula in formulas)


def _as_shown(formula: str) -> str:
    return formula.replace("_xlfn.", "").replace("[#This Row],", "@")


if __name__ == "__main__":
    found = write_templates(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(json.dumps(found))
