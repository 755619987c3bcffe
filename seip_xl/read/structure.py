"""What a return is built of, beside its values: tables, guards on cells, formulas, protection."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl

from seip_xl.read.grid import Grid
from seip_xl.read.header import HEADER_ROWS, find_header, label_key
from seip_xl.read.markup import Walk, local
from seip_xl.read.package import walk_part
from seip_xl.sheet import corners_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seip_xl.read.package import Package
    from seip_xl.schema import ReturnSpec, TableSpec

Corners = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A data table on its sheet, rows and columns from 0.

    ``top`` is the row below the headings; ``columns`` has every column by label, those that are
    calculated too; ``rows`` the filled rows;
    ``lines`` the row of each line of a form; ``guarded`` the ranges in which typing is checked;
    ``formulas`` the row and column of every formula; ``extent`` that of the Excel table, None
    where it is none.
    """

    sheet: str
    top: int
    columns: Mapping[str, int]
    rows: tuple[int, ...]
    lines: Mapping[str, int]
    guarded: tuple[Corners, ...]
    formulas: frozenset[tuple[int, int]]
    extent: Corners | None
    protected: bool

    def is_guarded(self, row: int, column: int) -> bool:
        """Tell whether what is typed into a cell is checked."""
        return any(
            top <= row <= bottom and left <= column <= right
            for top, left, bottom, right in self.guarded
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The sheets of a workbook in order, its defined names, and its data tables by name."""

    sheets: tuple[str, ...]
    names: frozenset[str]
    areas: Mapping[str, Area]


def structure_of(package: Package, spec: ReturnSpec) -> Structure:
    """Look at what a return is built of.

    Args:
        package: The checked file.
        spec: Which return it is.

    Returns:
        Its structure; tables whose sheet or headings are not found are left out.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about extensions that it does not keep: nothing is saved
        book = openpyxl.load_workbook(BytesIO(package.content))
    found = {table.name: _area(package, book, table) for table in spec.tables}
    return Structure(
        sheets=tuple(book.sheetnames),
        names=frozenset(book.defined_names),
        areas={name: area for name, area in found.items() if area},
    )


def _area(package: Package, book: Any, table: TableSpec) -> Area | None:
    title = next((one for one in book.sheetnames if one.casefold() == table.name.casefold()), "")
    if not title:
        return None
    sheet = book[title]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    labels = [column.label for column in table.columns]
    header, _ = find_header(Grid(rows[:HEADER_ROWS]), labels, package.name, title)
    if header is None:
        return None
    shown = {label_key(column.label): column.label for column in table.calculated}
    calculated = {
        shown[key]: at
        for at, value in enumerate(rows[header.row])
        if (key := label_key(value)) in shown
    }
    read, first = [*header.columns.values()], header.row + 1
    filled = [at for at in range(first, len(rows)) if any(rows[at][one] for one in read)]
    extent = next((one.ref for one in sheet.tables.values() if one.name == table.name), "")
    return Area(
        sheet=title,
        top=first,
        columns={**header.columns, **calculated},
        rows=tuple(filled),
        lines={str(rows[at][read[0]]): at for at in filled} if table.lines else {},
        guarded=_guarded(package, title),
        formulas=frozenset(
            (at, column)
            for at in range(first, len(rows))
            for column, value in enumerate(rows[at])
            if _is_formula(value)
        ),
        extent=corners_of(extent),
        protected=bool(sheet.protection.sheet),
    )


def _is_formula(value: object) -> bool:
    return value.startswith("=") if isinstance(value, str) else hasattr(value, "ref")


def _guarded(package: Package, sheet: str) -> tuple[Corners, ...]:
    """Give the ranges with a validation; Excel keeps those with lists elsewhere in an extension."""
    ranges: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        ranges.extend(walk.text.split())
        walk.keep_text(wanted=local(tag) == "sqref")
        if local(tag) == "dataValidation":
            ranges.extend(attributes.get("sqref", "").split())

    walk = Walk(start)
    walk_part(package.archive, package.sheets[sheet], walk)
    found = (corners_of(cells) for cells in [*ranges, *walk.text.split()])
    return tuple(corners for corners in found if corners)
