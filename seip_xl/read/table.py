"""Reading one table: its cells typed column by column, each fault a finding, the rest a frame."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.read.fact import read_facts
from seip_xl.read.form import LINE, calculated_cells, form_faults, form_not_counted
from seip_xl.read.frame import rows_frame
from seip_xl.read.message import shown
from seip_xl.read.place import locate
from seip_xl.read.spelling import respell
from seip_xl.read.typed import type_cells
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import pandas as pd

    from seip_xl.finding import Finding
    from seip_xl.read.grid import Source
    from seip_xl.read.place import Place
    from seip_xl.read.spelling import Spellings
    from seip_xl.schema import TableSpec


_AS_TYPED: Spellings = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the rows of a table; blank rows and a form's totals are not rows.

    Rows with at least one error are ``rejected``; rows below the headings that hold something, but
    nothing in a column that is read, are ``ignored``.
    """

    accepted: int = 0
    rejected: int = 0
    ignored: int = 0

    @property
    def received(self) -> int:
        """All of them."""
        return self.accepted + self.rejected + self.ignored


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRead:
    """What reading a table gave.

    ``frame`` holds the accepted rows; it is None when the table as a whole was not readable.
    ``rows`` holds every row, wrong cells blank: ``wrong`` gives by label the indices of the rows in
    which the cell is wrong, ``rejected`` those of the rows that are not accepted. The last rows of
    a form are its ``calculated`` lines as they lie, which are neither counted nor tallied.
    ``columns`` holds the zero-based column of each label on the sheet, ``facts`` the address of
    each fact.

    Shape:
        ``frame`` and ``rows`` as in ``rows_frame``.
    """

    frame: pd.DataFrame | None
    findings: tuple[Finding, ...]
    rows: pd.DataFrame | None = None
    wrong: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))
    rejected: frozenset[int] = frozenset()
    calculated: int = 0
    tally: Tally = Tally()
    columns: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def without(self, rejected: Collection[int], findings: Iterable[Finding] = ()) -> TableRead:
        """Reject further rows, and tell why.

        Args:
            rejected: Their indices in ``rows``.
            findings: What was found, in the order in which it is told.

        Returns:
            The same with only the other rows accepted.
        """
        told = (*self.findings, *findings)
        if self.rows is None:
            return replace(self, findings=told)
        lines = range(len(self.rows) - self.calculated)
        every = self.rejected | {index for index in rejected if index in lines}
        if every == self.rejected:
            return replace(self, findings=told)
        kept = [index for index in lines if index not in every]
        tally = Tally(accepted=len(kept), rejected=len(every), ignored=self.tally.ignored)
        frame = self.rows.iloc[kept].reset_index(drop=True)
        return replace(self, frame=frame, rejected=every, tally=tally, findings=told)

    def cell(self, label: str, row: int) -> str:
        """Give the address of a cell.

        Args:
            label: The label of the column, or of a fact.
            row: Excel's number of the row, as in the frame's ``Source row``.

        Returns:
            For example ``K17``; that of a fact is the same for every row.
        """
        return self.facts.get(label) or cell_name(row - 1, self.columns[label])


def read_table(
    source: Source,
    table: TableSpec,
    *,
    lists: Mapping[str, Sequence[str]],
    spellings: Spellings = _AS_TYPED,
    partnership: str = "",
    sheet: str = "",
    taken: Collection[str] = (),
) -> TableRead:
    """Read and type the rows of a table.

    Args:
        source: The opened workbook.
        table: The table's spec.
        lists: The LA's lists by name, as they hold for this partnership.
        spellings: Other spellings of names on the LA's lists.
        partnership: Code of the partnership, for the frame.
        sheet: Name of the sheet, where it is not the table's.
        taken: Names of the sheets of other tables.

    Returns:
        The accepted rows, the findings and how many rows there were.

    Shape:
        frame: as in ``rows_frame``.
    """
    place, findings = locate(source, table, sheet or table.name, taken)
    if place is None:
        return TableRead(frame=None, findings=tuple(findings))
    notes = respell(place, table, spellings)
    faults, wrong, healed = type_cells(place, table, lists)
    missing, twice = form_faults(place, table, lists)
    rejected = {index for index, _ in wrong} | twice | place.merged
    not_counted = form_not_counted(
        table,
        (place.workbook, place.sheet),
        [*_lines(place, rejected), *(fault.found for fault in missing)] if table.lines else (),
    )
    if not_counted:
        rejected = {*range(len(place.rows))}
        missing.append(not_counted)
    facts = read_facts(place.above, table, lists, place.workbook, place.sheet)
    lines, unknown = calculated_cells(place, table, healed)
    size = len(place.rows)
    wrong += [(size + index, at) for index, at in unknown]
    every = [*place.cells, *lines]
    for index, at in wrong:
        every[index][at] = None
    rows = rows_frame(
        table,
        [
            *(zip(*every, strict=True) if every else ((),) * len(table.columns)),
            *([value] * len(every) for value in facts.typed),
        ],
        [row + 1 for row in (*place.rows, *(row for row, _ in place.calculated))],
        partnership=partnership,
        workbook=source.name,
        sheet=place.sheet,
    )
    read = TableRead(
        frame=rows.iloc[:size] if lines else rows,
        rows=rows,
        wrong=_wrong_rows(place, table, wrong),
        findings=(*findings, *facts.findings, *notes, *faults, *missing),
        calculated=len(lines),
        tally=Tally(accepted=size, ignored=place.around.ignored),
        columns=MappingProxyType(dict(place.header.columns)),
        facts=MappingProxyType(dict(facts.cells)),
    )
    return read.without(rejected)


def _lines(place: Place, indices: Collection[int]) -> list[str]:
    return [
        shown(place.cells[index][LINE]) or f"row {place.rows[index] + 1}"
        for index in sorted(indices)
    ]


def _wrong_rows(
    place: Place, table: TableSpec, wrong: Sequence[tuple[int, int]]
) -> Mapping[str, frozenset[int]]:
    """Give by label the indices of the rows in which a cell is wrong, all of a merged row."""
    rows: dict[str, set[int]] = {column.label: set(place.merged) for column in table.columns}
    for index, at in wrong:
        rows[table.columns[at].label].add(index)
    return {label: frozenset(indices) for label, indices in rows.items() if indices}
