"""XlsxWriter as this program uses it: its options, its formats, two habits off, cells quicker."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

from seip_xl.errors import DefinitionError
from seip_xl.sheet.a1 import column_name, range_name
from seip_xl.sheet.style import STYLES, unknown_style

if TYPE_CHECKING:
    import io
    from collections.abc import Mapping, Sequence

# Text never becomes a formula, a link or a number; nothing is written to a temporary folder.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_date_format": STYLES["date"]["num_format"],
}


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

    def add_table(self, top: int, left: int, bottom: int, right: int, options: Any) -> int:
        """Add an Excel table; its cells are written by other calls.

        The library notes every cell of a table, to find tables that overlap: here only their
        edges are compared, and it gets the header with one row.

        Raises:
            OverlappingRange: Cells of another table lie within.
        """
        for name, (above, before, below, after) in self._tables.items():
            if top <= below and bottom >= above and left <= after and right >= before:
                msg = f"it overlaps table {name}"
                raise OverlappingRange(msg)
        code: int = super().add_table(top, left, top + 1, right, options)
        if code == 0:
            made = self.tables[-1]
            made["range"] = made["a_range"] = made["autofilter"] = range_name(
                top, left, bottom, right
            )
            self._tables[made["name"]] = (top, left, bottom, right)
            self._check_dimensions(bottom, right)
        return code

    @cached_property
    def _tables(self) -> dict[str, tuple[int, int, int, int]]:
        return {}

    def spell(self, row: int, column: int) -> str:
        """Take out a cell that was just written, as its row will spell it after its place.

        Empty where the library has to write it: then the cell stays.

        Args:
            row: Zero-based row.
            column: Zero-based column.
        """
        tail = self._tail(self.table[row][column])
        if tail:
            del self.table[row][column]
        return tail

    def put(self, row: int, column: int, tails: Sequence[str], texts: int) -> None:
        """Put cells side by side into a row, spelt by ``spell``, over what was written before.

        Args:
            row: Zero-based row.
            column: Zero-based column of the first.
            tails: The cells; an empty text puts none.
            texts: How many of them repeat a text that is not a formula's.
        """
        for at in self.table.get(row, {}).keys() & {*range(column, column + len(tails))}:
            if tails[at - column]:
                del self.table[row][at]
        self._spelt.setdefault(row, []).append((column, tails))
        self.str_table.count += texts

    @cached_property
    def _spelt(self) -> dict[int, list[tuple[int, Sequence[str]]]]:
        return {}

    def _prepare_formula(self, formula: str, _expand: object = None) -> str:
        return formula.removeprefix("=")

    def _write_rows(self) -> None:
        # The innermost loop: what the library writes but for the optional spans of rows.
        opened = [f'<c r="{column_name(at)}' for at in range((self.dim_colmax or 0) + 1)]
        for row in range(self.dim_rowmin or 0, (self.dim_rowmax or 0) + 1):
            cells, info = self.table.get(row), self.row_info.get(row)
            spelt = self._spelt.pop(row, ())
            if cells or spelt:
                self._write_row(row, None, info)
                self._write_cells(row, cells or {}, spelt, opened)
                self.fh.write("</row>")
            elif info or row in self.comments:
                self._write_empty_row(row, None, info)

    def _write_cells(
        self,
        row: int,
        cells: Mapping[int, Any],
        spelt: Sequence[tuple[int, Sequence[str]]],
        opened: Sequence[str],
    ) -> None:
        number = row + 1
        if not cells and len(spelt) == 1:  # most rows by far
            ((column, tails),) = spelt
            pairs = zip(opened[column:], tails, strict=False)
            self.fh.write("".join([f"{before}{number}{tail}" for before, tail in pairs if tail]))
            return
        written = {
            at: tail for column, some in spelt for at, tail in enumerate(some, column) if tail
        } | {at: self._tail(cell) for at, cell in cells.items()}
        for column, tail in sorted(written.items()):
            if tail:
                self.fh.write(f"{opened[column]}{number}{tail}")
            else:
                self._write_cell(row, column, cells[column])

    def _tail(self, cell: Any) -> str:  # noqa: PLR0911  # a case a kind of cell
        """Spell a cell after its place; empty where the library shall write it."""
        if cell.format is None:
            return ""
        style = cell.format._get_xf_index()  # noqa: SLF001  # as the library's own loop does
        match cell.__class__.__name__:
            case "String":
                return f'" s="{style}" t="s"><v>{cell.string}</v></c>'
            case "Number":
                return f'" s="{style}"><v>{cell.number:.16G}</v></c>'
            case "Formula" if not isinstance(cell.value, str | bool):
                return f'" s="{style}"><f>{_escaped(cell.formula)}</f><v>{cell.value}</v></c>'
            case "Formula" if isinstance(cell.value, str) and not cell.value.startswith("#"):
                # The library would leave out that an empty result is a text.
                told = f"<f>{_escaped(cell.formula)}</f><v>{escape(cell.value)}</v></c>"
                return f'" s="{style}" t="str">{told}'
            case "Blank":
                return f'" s="{style}"/>'
        return ""

    def _get_range_data(self, *corners: int) -> list[Any]:
        first, _, last, _ = corners
        if any(row in self._spelt for row in range(first, last + 1)):
            msg = f"{self.name}: a chart cannot show the cells of an Excel table"
            raise DefinitionError(msg)
        return [None if point == "" else point for point in super()._get_range_data(*corners)]


def open_book(target: io.BytesIO) -> xlsxwriter.Workbook:
    """Begin a workbook in memory.

    Args:
        target: Where its bytes go when it is closed.
    """
    return xlsxwriter.Workbook(target, _OPTIONS)
