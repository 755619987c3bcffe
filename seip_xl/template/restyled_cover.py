"""The words of a restyled template: its cover, guide and checks, told for one partnership."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from seip_xl.schema import START_SHEET
from seip_xl.template.cover import ISSUE_LABELS
from seip_xl.template.start import CHECKS_HEADING, CHECKS_SHEET, GUIDE_SHEET, LISTED_HEADING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    guide, own_guide = book[GUIDE_SHEET], ours[GUIDE_SHEET]
    listed = _take_listed(own_guide)
    _take_listed(guide)
    told = {(row[0].value, row[1].value): row[_ALLOWED] for row in own_guide.iter_rows()}
    for row in guide.iter_rows(min_col=1, max_col=_ALLOWED + 1):
        own = told.get((row[0].value, row[1].value))
        if own is not None and row[0].value and row[1].value:
            row[_ALLOWED].value = own.value
    _put_listed(guide, listed)


def _take_listed(guide: Any) -> list[list[Any]]:
    """Take the table of listed names, and its heading, out of a guide."""
    taken = []
    heading = next((row for row in guide.iter_rows() if row[0].value == LISTED_HEADING), None)
    for row in guide.iter_rows(min_row=heading[0].row) if heading else ():
        if row[0].value is None:
            break
        taken.append([cell.value for cell in row])
        for cell in row:
            cell.value = None
    return taken


def _put_listed(guide: Any, listed: Sequence[Sequence[Any]]) -> None:
    """Write the table of listed names under a guide, in the look of what stands above it."""
    filled = [row[0].row for row in guide.iter_rows() if any(cell.value for cell in row)]
    last = max(filled, default=1)
    _put_rows(guide, last + 2, listed, last)


def fill_checks(book: Any, ours: Any) -> None:
    """Say what is checked now; the heading and the look of the rows stay.

    Args:
        book: The restyled template; it may have no such sheet.
        ours: Our template for the partnership.
    """
    if CHECKS_SHEET not in book.sheetnames:
        return
    sheet, own = book[CHECKS_SHEET], ours[CHECKS_SHEET]
    top, own_top = _headers(sheet), _headers(own)
    if not top:
        return
    for row in sheet.iter_rows(min_row=top + 1, max_col=own.max_column):
        for cell in row:
            cell.value = None
    told = own.iter_rows(min_row=own_top + 1, max_col=own.max_column, values_only=True)
    _put_rows(sheet, top + 1, [*told], top + 1)


def _headers(sheet: Any) -> int:
    """Give the row of the headings of the checks; 0 where they were changed."""
    return next((row[0].row for row in sheet.iter_rows() if row[0].value == CHECKS_HEADING), 0)


def _put_rows(sheet: Any, top: int, rows: Sequence[Sequence[Any]], like: int) -> None:
    """Write rows in the look of another where a cell has none of its own."""
    for row, values in enumerate(rows, start=top):
        for at, value in enumerate(values, start=1):
            cell = sheet.cell(row, at)
            cell.value = value
            if not cell.has_style:
                cell._style = copy(sheet.cell(like, at)._style)  # noqa: SLF001  # the library's own way to copy a look
