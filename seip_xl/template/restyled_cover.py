"""The cover and the guide of a restyled template, told for one partnership and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from seip_xl.schema import START_SHEET
from seip_xl.template.cover import ISSUE_LABELS
from seip_xl.template.start import GUIDE_SHEET

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALLOWED = 3
"""Column of the guide, from 0, that says what is allowed; sheet and column stand first."""


def fill_cover(book: Any, ours: Any) -> None:
    """Say on the cover of a restyled template whose it is, and for when.

    Args:
        book: The restyled template.
        ours: Our template for the partnership.
    """
    wanted = {label: cell.value for label, cell in issue_cells(ours).items()}
    for label, cell in issue_cells(book).items():
        cell.value = wanted.get(label)


def issue_cells(book: Any) -> Mapping[str, Any]:
    """Give the cells of a cover that say which return it is, each right of its label.

    Args:
        book: The template.
    """
    if START_SHEET not in book.sheetnames:
        return {}
    cover = book[START_SHEET]
    found: dict[str, Any] = {}
    for row in cover.iter_rows():
        for cell in row:
            if cell.value in ISSUE_LABELS:
                found.setdefault(cell.value, cover.cell(cell.row, cell.column + 1))
    return found


def fill_guide(book: Any, ours: Any) -> None:
    """Say in the guide what this partnership's lists allow; every other word stays.

    Args:
        book: The restyled template; it may have no guide.
        ours: Our template for the partnership.
    """
    if GUIDE_SHEET not in book.sheetnames:
        return
    told = {(row[0].value, row[1].value): row[_ALLOWED] for row in ours[GUIDE_SHEET].iter_rows()}
    for row in book[GUIDE_SHEET].iter_rows(min_col=1, max_col=_ALLOWED + 1):
        own = told.get((row[0].value, row[1].value))
        if own is not None and row[0].value and row[1].value:
            row[_ALLOWED].value = own.value
