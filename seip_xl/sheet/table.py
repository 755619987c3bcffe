"""Excel tables (list objects) as data: header, rows, and rows ready to be filled."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError, WriteError
from seip_xl.sheet.limit import formula_fault
from seip_xl.sheet.name import header_faults, name_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seip_xl.sheet.value import CellValue

TABLE_STYLE = "Table Style Light 1"
ROW = "\ue000"
"""Stands in ``TableColumn.row_formula`` for the number of the row."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table.

    With a formula, every row holds the formula and, as its value, what the row gives; None leaves
    the cell truly empty. ``blank_value`` is the formula's value in the rows ready to be filled.
    ``row_formula`` spells the same formula for the cells, with ``ROW`` in addresses: LibreOffice
    needs three times as long to open structured references. New rows get ``formula``.
    """

    header: str
    style: str = "body"
    formula: str | None = None
    header_style: str = "header_wrap"
    _: KW_ONLY
    blank_value: CellValue = None
    row_formula: str | None = None

    @property
    def formulas(self) -> tuple[str, ...]:
        """Its formula in every spelling."""
        return tuple(one for one in (self.formula, self.row_formula) if one is not None)


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: one header row, its rows, then ``blank_rows`` rows ready to be filled.

    A table has at least one column and, as Excel wants it, at least one row; a row has one value
    a column; headers are unique ignoring case.

    Shape:
        rows: (rows, columns), in the order of ``columns``.
    """

    name: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[CellValue]]
    blank_rows: int = 0

    def __post_init__(self) -> None:
        where = f"Table {self.name}"
        faults = header_faults(column.header for column in self.columns)
        if fault := name_fault(self.name):
            faults.append(f"the name cannot be used: {fault}")
        for column in self.columns:
            found = filter(None, map(formula_fault, column.formulas))
            faults += [f'column "{column.header}": {fault}' for fault in found]
        if faults:
            raise WriteError("\n".join(f"{where}: {fault}" for fault in faults))
        self._check_shape(where)

    def _check_shape(self, where: str) -> None:
        width = len(self.columns)
        if not width or self.blank_rows < 0:
            message = f"{where}: a table needs a column, and no fewer than 0 blank rows"
            raise DefinitionError(message)
        for number, row in enumerate(self.rows, start=1):
            if len(row) != width:
                message = f"{where}, row {number}: {len(row)} values for {width} columns"
                raise DefinitionError(message)

    @property
    def height(self) -> int:
        """Rows under the header, blank ones included."""
        return max(len(self.rows) + self.blank_rows, 1)

    def filled(self) -> Iterator[Sequence[CellValue]]:
        """Give every row under the header, those ready to be filled with the formulas' values."""
        yield from self.rows
        blank = [column.blank_value if column.formula else None for column in self.columns]
        for _ in range(self.height - len(self.rows)):
            yield blank
