"""XlsxWriter as this program uses it: its options, its formats, two habits off, cells quicker."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.worksheet import CellFormulaTuple, CellRichStringTuple, CellStringTuple, Worksheet

from seip_xl.sheet.a1 import column_name
from seip_xl.sheet.style import STYLES, unknown_style

if TYPE_CHECKING:
    import io
    from collections.abc import Mapping

# Text never becomes a formula, a link or a number; nothing is written to a temporary folder.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_date_format": STYLES["date"]["num_format"],
}


_TEXTS = (CellStringTuple, CellRichStringTuple)
# The formula of a table's column stands in each of its rows.
_escaped = lru_cache(maxsize=1024)(escape)


class Formats(dict[str, Any]):
    """XlsxWriter's format of each style, made when it is first used."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        super().__init__()
        self._book = book

    def __missing__(self, style: str) -> Any:
        if style not in STYLES:
            raise unknown_style(style)
        made = self[style] = self._book.add_format(dict(STYLES[style]))
        return made


class RawSheet(Worksheet):  # type: ignore[misc]  # the library gives no types
    """XlsxWriter's sheet without two habits: changing formulas, and charting a blank as 0."""

    # The same calls without a look for A1 notation, which is never used here.
    write_string = Worksheet._write_string  # noqa: SLF001
    write_number = Worksheet._write_number  # noqa: SLF001
    write_blank = Worksheet._write_blank  # noqa: SLF001

    def write_formula(
        self, row: int, col: int, formula: str, cell_format: Any = None, value: str | float = 0
    ) -> int:
        """Write a formula as it is; whether it is fit for a cell was looked at before."""
        if self._check_dimensions(row, col):
            return -1
        ready = self._prepare_formula(formula)
        self.table[row][col] = CellFormulaTuple(ready, cell_format, value)
        return 0

    def repeat(self, row: int, cells: Mapping[int, Any]) -> None:
        """Put cells that were made for other rows into a row as well.

        Args:
            row: Zero-based row, not above those the cells were made for.
            cells: The cells by column.
        """
        self.table[row].update(cells)
        self._check_dimensions(row, 0, ignore_col=True)
        self.str_table.count += sum(isinstance(cell, _TEXTS) for cell in cells.values())

    def _prepare_formula(self, formula: str, _expand: object = None) -> str:
        return formula.removeprefix("=")

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        # The innermost loop: byte for byte what the library writes, four times as fast. A cell
        # that stands in many rows is spelt once.
        tail = self._tails.get(id(cell))
        if tail is None:
            tail = self._tails[id(cell)] = self._tail(cell)
        if tail:
            self.fh.write(f'<c r="{column_name(col)}{row + 1}" s="{tail}')
        else:
            super()._write_cell(row, col, cell)

    @cached_property
    def _tails(self) -> dict[int, str]:
        return {}

    def _tail(self, cell: Any) -> str:
        """Spell a cell after its place; empty where the library shall write it."""
        if cell.format is None:
            return ""
        style = cell.format._get_xf_index()  # noqa: SLF001  # as the library's own loop does
        match cell.__class__.__name__:
            case "String":
                return f'{style}" t="s"><v>{cell.string}</v></c>'
            case "Number":
                return f'{style}"><v>{cell.number:.16G}</v></c>'
            case "Formula" if not isinstance(cell.value, str | bool):
                return f'{style}"><f>{_escaped(cell.formula)}</f><v>{cell.value}</v></c>'
            case "Blank":
                return f'{style}"/>'
        return ""

    def _get_range_data(self, *corners: int) -> list[Any]:
        return [None if point == "" else point for point in super()._get_range_data(*corners)]


def open_book(target: io.BytesIO) -> xlsxwriter.Workbook:
    """Begin a workbook in memory.

    Args:
        target: Where its bytes go when it is closed.
    """
    return xlsxwriter.Workbook(target, _OPTIONS)
