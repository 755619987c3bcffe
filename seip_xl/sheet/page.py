"""How a sheet looks on screen and on paper, and what a protected one still allows."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from seip_xl.errors import WriteError
from seip_xl.sheet.a1 import cell_name, column_name
from seip_xl.sheet.cell import Cells
from seip_xl.sheet.limit import MAX_COLUMN_WIDTH, MAX_ROW_HEIGHT, text_fault
from seip_xl.sheet.refusal import done, refusing

if TYPE_CHECKING:
    from collections.abc import Mapping

_A4 = 9
_MAX_FOOTER = 200
# Points of a line; characters of a column left alone, and those that bold type takes more.
_LINE = 15
_USUAL_WIDTH = 8.43
_BOLD = 1
# A protected sheet stays readable: columns may be widened, rows filtered and sorted.
_STILL_ALLOWED = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}


class Page(Cells):
    """The cells of a sheet and its layout: A4, one page wide, gridlines never printed."""

    def __init__(
        self,
        name: str,
        raw: Any,
        formats: Mapping[str, Any],
        *,
        landscape: bool,
        gridlines: bool,
    ) -> None:
        super().__init__(name, raw, formats)
        self._widths: dict[int, float] = {}
        self._hidden: set[int] = set()
        self._looks: dict[int, str] = {}
        self._heights: set[int] = set()
        self._headers: dict[int, list[tuple[int, str]]] = {}
        raw.set_paper(_A4)
        raw.fit_to_pages(1, 0)
        raw.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        raw.hide_gridlines(1 if gridlines else 2)
        if landscape:
            raw.set_landscape()

    def widths(self, *widths: float, first: int = 0) -> None:
        """Set the widths of columns from left to right.

        Args:
            *widths: One width a column.
            first: Zero-based column of the first.

        Units:
            Characters of the body font.

        Raises:
            WriteError: A width is not within 0 to 255, or there is no such column.
        """
        for column, width in enumerate(widths, start=first):
            if not 0 <= width <= MAX_COLUMN_WIDTH:
                message = f"{self.name}, column {column}: width {width}; Excel allows 0 to 255"
                raise WriteError(message)
            self._widths[column] = width
            self._set_column(column)

    def hide_columns(self, first: int, last: int) -> None:
        """Hide columns, both ends included; their widths stay.

        Args:
            first: Zero-based first column.
            last: Zero-based last column.
        """
        for column in range(first, last + 1):
            self._hidden.add(column)
            self._set_column(column)

    def column_style(self, column: int, style: str) -> None:
        """Give a style to the cells of a column that are not written, down to the last row.

        Args:
            column: Zero-based column.
            style: Name in ``STYLES``.
        """
        self._looks[column] = style
        self._set_column(column)

    def _set_column(self, column: int) -> None:
        where = f"{self.name}, column {column_name(column)}"
        width, hidden = self._widths.get(column), {"hidden": column in self._hidden}
        look = self._formats[self._looks[column]] if column in self._looks else None
        done(self._raw.set_column(column, column, width, look, hidden), where)

    def height(self, row: int, points: float) -> None:
        """Set the height of a row.

        Args:
            row: Zero-based row.
            points: The height.

        Units:
            Points; a line of the body font takes 15.

        Raises:
            WriteError: The height is not within 0 to 409, or there is no such row.
        """
        where = f"{self.name}, row {row + 1}"
        if not 0 <= points <= MAX_ROW_HEIGHT:
            message = f"{where}: height {points}; Excel allows 0 to {MAX_ROW_HEIGHT} points"
            raise WriteError(message)
        done(self._raw.set_row(row, points), where)
        self._heights.add(row)

    def fit_headers(self) -> None:
        """Make the header rows of tables as high as their wrapped texts; Excel alone does so."""
        for row, headers in self._headers.items():
            if row not in self._heights:
                lines = max((self._lines(at, header) for at, header in headers), default=1)
                self.height(row, _LINE * lines + 3)

    def _lines(self, column: int, header: str) -> int:
        room = self._widths.get(column, _USUAL_WIDTH) - _BOLD
        lines = (textwrap.wrap(line, max(int(room), 4)) for line in header.split("\n"))
        return sum(max(len(line), 1) for line in lines)

    def fit_row(self, row: int, cells: Mapping[int, str]) -> None:
        """Make a row as high as its wrapped texts need, and Excel allows; set widths before.

        Args:
            row: Zero-based row.
            cells: Its wrapped texts by column.
        """
        lines = max((self._lines(column, text) for column, text in cells.items()), default=1)
        self.height(row, min(_LINE * max(lines, 1), MAX_ROW_HEIGHT))

    def print_wide(self, pages: int, *, repeat: int) -> None:
        """Print a wide table on several pages side by side, its first columns again on each.

        Args:
            pages: How many pages side by side.
            repeat: How many columns from the left are printed on every page.
        """
        self._raw.fit_to_pages(pages, 0)
        if pages > 1:
            self._raw.repeat_columns(0, repeat - 1)

    def print_on_one_page(self) -> None:
        """Print the sheet on one page, made smaller where it must be."""
        self._raw.fit_to_pages(1, 1)

    def freeze(self, row: int, column: int) -> None:
        """Keep the rows above and the columns left of a cell in sight.

        Args:
            row: Zero-based row of the first cell that scrolls.
            column: Zero-based column of it.
        """
        cell_name(row, column)
        self._raw.freeze_panes(row, column)

    def repeat_rows(self, first: int, last: int) -> None:
        """Print rows again at the top of every page.

        Args:
            first: Zero-based first row.
            last: Zero-based last row.
        """
        cell_name(first, 0)
        cell_name(last, 0)
        with refusing(f"{self.name}, print titles"):
            self._raw.repeat_rows(first, last)

    def footer(self, text: str) -> None:
        """Print a text at the left, and page of pages at the right, under every page.

        Args:
            text: Plain text; ``&`` is printed as it is.

        Raises:
            WriteError: The text is too long or holds what a workbook cannot hold.
        """
        if fault := text_fault(text.replace("&", "&&"), _MAX_FOOTER):
            message = f"{self.name}, footer: {fault}"
            raise WriteError(message)
        with refusing(f"{self.name}, footer"):
            self._raw.set_footer(f"&L&9{_after_digits(text)}&R&9Page &P of &N")

    def protect(self) -> None:
        """Lock every cell but those in ``input`` and ``unlocked`` styles; there is no password."""
        self._raw.protect("", _STILL_ALLOWED)


def _after_digits(text: str) -> str:
    # A digit right after the font size would be read as part of it.
    return (" " if text[:1].isdigit() else "") + text.replace("&", "&&")
