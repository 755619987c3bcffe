"""Reading one table: its rows typed in one call, each fault a finding, the rest a frame."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.finding import Finding
from seip_xl.read.code import Code
from seip_xl.read.fact import read_facts
from seip_xl.read.form import form_faults, form_not_counted, is_calculated
from seip_xl.read.frame import rows_frame
from seip_xl.read.grid import free_text, is_free_text
from seip_xl.read.header import find_header
from seip_xl.read.spelling import respell
from seip_xl.read.typed import type_cells
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from seip_xl.read.grid import CellValue, Grid, Source
    from seip_xl.read.header import Header
    from seip_xl.read.spelling import Spellings
    from seip_xl.schema import Column, TableSpec


_AS_TYPED: Spellings = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the rows of a table; blank rows and a form's totals are not rows."""

    received: int = 0
    accepted: int = 0

    @property
    def rejected(self) -> int:
        """Rows with at least one error."""
        return self.received - self.accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRead:
    """What reading a table gave.

    ``frame`` is None when the table as a whole was not readable. ``columns`` holds the zero-based
    column of each label on the sheet, ``facts`` the address of each fact.
    """

    frame: pd.DataFrame | None
    findings: tuple[Finding, ...]
    tally: Tally = Tally()
    columns: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def cell(self, label: str, row: int) -> str:
        """Give the address of a cell.

        Args:
            label: The label of the column, or of a fact.
            row: Excel's number of the row, as in the frame's ``Source row``.

        Returns:
            For example ``K17``; that of a fact is the same for every row.
        """
        return self.facts.get(label) or cell_name(row - 1, self.columns[label])


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A table in a file: where its rows were found.

    ``rows`` holds the zero-based row of each of ``cells``, the filled rows, columns as in the spec;
    ``above`` the rows of the sheet above its header.
    """

    workbook: str
    sheet: str
    header: Header
    rows: list[int]
    cells: list[list[CellValue]]
    above: Grid

    def cell(self, index: int, column: Column) -> str:
        """Give the address of the cell of a column in the row of this index."""
        return cell_name(self.rows[index], self.header.columns[column.label])


def read_table(
    source: Source,
    table: TableSpec,
    *,
    lists: Mapping[str, Sequence[str]],
    spellings: Spellings = _AS_TYPED,
    partnership: str = "",
    sheet: str = "",
) -> TableRead:
    """Read and type the rows of a table.

    Args:
        source: The opened workbook.
        table: The table's spec.
        lists: The LA's lists by name, as they hold for this partnership.
        spellings: Other spellings of names on the LA's lists.
        partnership: Code of the partnership, for the frame.
        sheet: Name of the sheet, where it is not the table's.

    Returns:
        The accepted rows, the findings and how many rows there were.

    Shape:
        frame: as in ``rows_frame``.
    """
    place, findings = locate(source, table, sheet or table.name)
    if place is None:
        return TableRead(frame=None, findings=tuple(findings))
    notes = respell(place, table, spellings)
    faults, rejected = type_cells(place, table, lists)
    missing, twice = form_faults(place, table, lists)
    rejected |= twice
    if not_counted := form_not_counted(place, table, rejected, missing):
        rejected = {*range(len(place.rows))}
        missing.append(not_counted)
    facts = read_facts(place.above, table, lists, place.workbook, place.sheet)
    kept = [index for index in range(len(place.rows)) if index not in rejected]
    cells = [[place.cells[index][at] for index in kept] for at in range(len(table.columns))]
    frame = rows_frame(
        table,
        [*cells, *([value] * len(kept) for value in facts.typed)],
        [place.rows[index] + 1 for index in kept],
        partnership=partnership,
        workbook=source.name,
        sheet=place.sheet,
    )
    return TableRead(
        frame=frame,
        findings=(*findings, *facts.findings, *notes, *faults, *missing),
        tally=Tally(received=len(place.rows), accepted=len(kept)),
        columns=MappingProxyType(dict(place.header.columns)),
        facts=MappingProxyType(dict(facts.cells)),
    )


def locate(source: Source, table: TableSpec, sheet: str) -> tuple[Place | None, list[Finding]]:
    """Find a table on its sheet.

    Args:
        source: The opened workbook.
        table: The table's spec.
        sheet: Name of the sheet; case does not matter.

    Returns:
        Its place, None when the table is not readable, and what was found.
    """
    title = find_sheet(source, sheet)
    if isinstance(title, Finding):
        return None, [title]
    grid = source.grid(title)
    if isinstance(grid, Finding):
        return None, [grid]
    labels = [column.label for column in table.columns]
    passed = [column.label for column in table.calculated]
    header, findings = find_header(grid, labels, source.name, title, passed=passed)
    if header is None:
        return None, findings
    filled = list(_filled(grid, table, header))
    place = Place(
        workbook=source.name,
        sheet=title,
        header=header,
        rows=[row for row, _ in filled],
        cells=[cells for _, cells in filled],
        above=grid[: header.row],
    )
    return place, findings


def find_sheet(source: Source, sheet: str) -> str | Finding:
    """Find a sheet by its name, without regard to case.

    Args:
        source: The opened workbook.
        sheet: The name.

    Returns:
        The name as the workbook has it, or that it is missing.
    """
    title = next((one for one in source.sheets if one.casefold() == sheet.casefold()), None)
    if title is not None:
        return title
    near = difflib.get_close_matches(sheet, source.sheets, n=1)
    hint = f' (is it "{near[0]}"?)' if near else ""
    message = f'{source.name}: the sheet "{sheet}" is missing{hint}; put it back under this name'
    return Code.SHEET_MISSING.finding(source.name, message, sheet=sheet)


def _filled(grid: Grid, table: TableSpec, header: Header) -> Iterator[tuple[int, list[CellValue]]]:
    columns = [header.columns[column.label] for column in table.columns]
    texts = [at for at, column in enumerate(table.columns) if is_free_text(column)]
    for row in range(header.row + 1, len(grid)):
        values, width = grid[row], len(grid[row])
        cells = [values[column] if column < width else None for column in columns]
        if all(value is None for value in cells) or is_calculated(table, cells):
            continue
        for at in texts:
            cells[at] = free_text(cells[at])
        yield row, cells
