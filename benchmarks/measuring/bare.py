"""The peer: bare XlsxWriter writes the same cells, formats and tables, and checks nothing.

XlsxWriter spends much of its time on rewriting formulas for the file. As ours come ready for the
file, it is also measured with that rewriting taken off: nothing that XlsxWriter offers is quicker.
"""

from __future__ import annotations

import io
import json
import pickle
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from measuring.memory import held_mib, peak_mib

if TYPE_CHECKING:
    from measuring.cells import BookCells, SheetCells


class ReadyFormulas(Worksheet):  # type: ignore[misc]  # the library gives no types
    """XlsxWriter's sheet without its rewriting of formulas."""

    def _prepare_formula(self, formula: str, _expand: object = None) -> str:
        return formula.removeprefix("=")


def write_bare(book: BookCells, kind: type[Worksheet]) -> bytes:
    """Write the cells of a workbook as XlsxWriter's manual shows it.

    Args:
        book: What to write.
        kind: XlsxWriter's sheet, or one made from it.

    Returns:
        The bytes of an .xlsx file.
    """
    target = io.BytesIO()
    raw = xlsxwriter.Workbook(target, {"in_memory": True})
    formats = [raw.add_format(look) for look in book.formats]
    for sheet in book.sheets:
        _write_sheet(raw.add_worksheet(sheet.name, kind), sheet, formats)
    raw.close()
    return target.getvalue()


def _write_sheet(
    raw: Worksheet, sheet: SheetCells, formats: list[xlsxwriter.format.Format]
) -> None:
    for name, place, headers in sheet.tables:
        columns = [{"header": header} for header in headers]
        raw.add_table(place, {"name": name, "columns": columns})
    for row, column, style, value, formula in sheet.cells:
        look = formats[style]
        if formula is not None:
            raw.write_formula(row, column, f"={formula}", look, value)
        elif value is None:
            raw.write_blank(row, column, None, look)
        elif isinstance(value, str):
            raw.write_string(row, column, value, look)
        else:
            raw.write_number(row, column, value, look)


def main() -> None:
    """Measure so many writings of pickled cells, and print the best as JSON."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    kind = ReadyFormulas if sys.argv[3] == "ready" else Worksheet
    with source.open("rb") as file:
        book: BookCells = pickle.load(file)  # noqa: S301 - written by this benchmark
    warm, runs = int(sys.argv[4]), int(sys.argv[5])
    before = held_mib()
    seconds = [_seconds(book, kind, target) for _ in range(warm + runs)][warm:]
    told = {"write": min(seconds), "peak": peak_mib(), "before": before}
    sys.stdout.write(json.dumps(told))


def _seconds(book: BookCells, kind: type[Worksheet], target: Path) -> float:
    start = time.perf_counter()
    target.write_bytes(write_bare(book, kind))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
