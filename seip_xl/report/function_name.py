"""The worksheet functions as names of the county workbook, for Microsoft 365 without this program.

They look the figure up on the sheet Figures. Where there is none they give an empty text, and for a
partnership or measure that is not there #N/A. Only parameters and functions of every Excel stand in
their bodies, so a program that does not know LAMBDA still opens the workbook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import FUNCTIONS, VALUE_FUNCTION
from seip_xl.report.figures_sheet import FIGURES, figure_place
from seip_xl.sheet import parameter, range_name, sheet_ref

if TYPE_CHECKING:
    from seip_xl.report.book import Book
    from seip_xl.sheet import Workbook

_PARTNERSHIP, _MEASURE = "partnership", "measure"


def define_functions(workbook: Workbook, book: Book) -> None:
    """Define a function for each of the listed ones, and one for any measure."""
    first, *_, last = book.figures.measures
    top, left = figure_place(book, first, 0)
    bottom, right = figure_place(book, last, len(book.figures.columns) - 1)
    column = _place(_PARTNERSHIP, _range(top - 1, left, top - 1, right))
    row = _place(_MEASURE, _range(top, 0, bottom, 0))
    for function in FUNCTIONS:
        own, _ = figure_place(book, function.measure, 0)
        body = _shown(f"INDEX({_range(own, left, own, right)},{column})")
        workbook.define_function(function.name, (_PARTNERSHIP,), body, sheet=FIGURES)
    body = _shown(f"INDEX({_range(top, left, bottom, right)},{row},{column})")
    workbook.define_function(VALUE_FUNCTION, (_MEASURE, _PARTNERSHIP), body, sheet=FIGURES)


def _range(top: int, left: int, bottom: int, right: int) -> str:
    return f"{sheet_ref(FIGURES)}!{range_name(top, left, bottom, right, absolute=True)}"


def _place(name: str, among: str) -> str:
    return f"MATCH({parameter(name)},{among},0)"


def _shown(figure: str) -> str:
    """Show an empty cell as empty: by itself it would be shown as 0."""
    return f'IF(ISBLANK({figure}),"",{figure})'
