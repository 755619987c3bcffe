"""XlsxWriter as this program uses it: its options, its formats, and two habits taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from seip_xl.sheet.style import STYLES, unknown_style

if TYPE_CHECKING:
    import io

# Text never becomes a formula, a link or a number; nothing is written to a temporary folder.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_date_format": STYLES["date"]["num_format"],
}


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

    def _prepare_formula(self, formula: str, _expand: object = None) -> str:
        return formula.removeprefix("=")

    def _get_range_data(self, *corners: int) -> list[Any]:
        return [None if point == "" else point for point in super()._get_range_data(*corners)]


def open_book(target: io.BytesIO) -> xlsxwriter.Workbook:
    """Begin a workbook in memory.

    Args:
        target: Where its bytes go when it is closed.
    """
    return xlsxwriter.Workbook(target, _OPTIONS)
