"""What a restyled template lacks, or should not have, each told by name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from openpyxl.utils import range_boundaries

from seip_xl.schema import STAMP_NAME
from seip_xl.template.cover import NEEDED_LABELS
from seip_xl.template.restyled import load, tables_of
from seip_xl.template.restyled_cover import issue_cells
from seip_xl.template.restyled_table import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seip_xl.schema import ReturnSpec, TableSpec
    from seip_xl.template.restyled import Restyled

_AGAIN = "restyle it again from the template as it was written, and keep it"


def restyled_faults(base: Restyled, own: bytes, spec: ReturnSpec) -> list[str]:
    """Say why a restyled template cannot be filled.

    Args:
        base: The restyled template.
        own: An empty template of ours of the same return.
        spec: The return.

    Returns:
        Every reason, in plain words; none where it can be filled.
    """
    try:
        book = load(base.content)
    except Exception as error:  # noqa: BLE001  # whatever that library stumbles on
        return [f"{base.name} cannot be opened to be filled ({error}); save it in Excel again"]
    ours = load(own)
    given, wanted = tables_of(book), tables_of(ours)
    lost = [*_lost_names(book), *_merged(book, given.values()), *_filled_beside(book, ours)]
    for table in spec.tables:
        if table.name not in given:
            lost.append(f"the Excel table {table.name} is missing; {_AGAIN}")
            continue
        sheet, found = given[table.name]
        if table.has_examples and range_boundaries(found.ref)[1] == 1:
            lost.append(f"table {table.name}: no row above its headings; {_AGAIN}")
        missing = [one for one in columns_of(wanted[table.name][1]) if one not in columns_of(found)]
        lost += [
            f"table {table.name}: the column {label} is missing; {_AGAIN}" for label in missing
        ]
        if not missing:
            lost += _lost_lines(sheet, found, table)
            lost += _filled(sheet, found, table)
    return [f"{base.name}: {each}" for each in dict.fromkeys(lost)]


def _lost_names(book: Any) -> Iterator[str]:
    """Give what the stamp and the cover lack; the names of settings are put back."""
    if STAMP_NAME not in book.defined_names:
        yield f"the name {STAMP_NAME} is missing; {_AGAIN}"
    for label in NEEDED_LABELS:
        if label not in issue_cells(book):
            yield f'the first sheet has no cell "{label}" any more; {_AGAIN}'


def _merged(book: Any, tables: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """Give merged cells where something is filled in: only one of them could hold it."""
    areas = [
        (cell.parent, cell.row, cell.row, cell.column, cell.column)
        for cell in issue_cells(book).values()
    ]
    for sheet, table in tables:
        left, top, right, bottom = range_boundaries(table.ref)
        areas.append((sheet, max(top - 1, 1), bottom, left, right))
    for sheet, top, bottom, left, right in areas:
        for one in sheet.merged_cells.ranges:
            if not (
                one.max_row < top
                or one.min_row > bottom
                or one.max_col < left
                or one.min_col > right
            ):
                yield f"sheet {sheet.title}: the cells {one.coord} are merged; take the merge away"


def _lost_lines(sheet: Any, found: Any, table: TableSpec) -> Iterator[str]:
    """Give the lines of a form that are not where its amounts are."""
    left, top, _, bottom = range_boundaries(found.ref)
    at = columns_of(found).get(table.columns[0].label, left)
    there = {sheet.cell(row, at).value for row in range(top + 1, bottom + 1)}
    for line in table.lines:
        if line.label not in there:
            yield f"table {table.name}: the line {line.label} is missing; {_AGAIN}"


def _filled(sheet: Any, found: Any, table: TableSpec) -> Iterator[str]:
    """Give the first cell that is filled in: what it holds would go to every partnership."""
    _, top, _, bottom = range_boundaries(found.ref)
    given = table.given
    columns = columns_of(found)
    totals = {line.label for line in table.calculated_lines}
    for row in range(top + 1, max(bottom, sheet.max_row) + 1):
        if totals and sheet.cell(row, columns[table.columns[0].label]).value in totals:
            continue
        for label in [one.label for one in table.columns[given:]]:
            value = sheet.cell(row, columns[label]).value
            if value is not None:
                yield _would_go_out(sheet.cell(row, columns[label]))
                return


def _filled_beside(book: Any, ours: Any) -> Iterator[str]:
    """Give the cells beside a label that are filled in: a sign-off, a date above a form."""
    for sheet in ours:
        if sheet.title not in book.sheetnames:
            continue
        given = {cell.value: cell for row in book[sheet.title].iter_rows() for cell in row}
        for row in sheet.iter_rows():
            for left, cell in pairwise(row):
                label = given.get(left.value) if left.value else None
                if label is None or cell.value is not None or cell.protection.locked:
                    continue
                filled = book[sheet.title].cell(label.row, label.column + 1)
                if filled.value is not None:
                    yield _would_go_out(filled)


def _would_go_out(cell: Any) -> str:
    return (
        f"sheet {cell.parent.title}: cell {cell.coordinate} is filled in, and would go to every "
        "partnership; restyle an empty template"
    )
