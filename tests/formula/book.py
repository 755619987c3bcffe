"""A small county of two tables, and formulas over it: for our evaluator and as a workbook."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from judge import CellError
from seip_xl.formula import (
    ColumnScope,
    Context,
    Formula,
    Scope,
    Spelling,
    TableScope,
    TableValues,
    Type,
    Value,
    context,
    load,
    number_column,
    text_column,
)
from seip_xl.formula.value import numbers, text
from seip_xl.sheet import DataTable, TableColumn, Workbook, cell_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from judge import Recalculated

Cell = float | int | str | dt.date | None
Result = float | str | None
DAY = dt.date(2024, 5, 16)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns by header, and which of its text columns hold free text."""

    columns: Mapping[str, Sequence[Cell]]
    texts: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()

    @property
    def rows(self) -> int:
        return len(next(iter(self.columns.values())))


@dataclass(frozen=True, slots=True)
class County:
    """Tables and named values; a row of ``row_table`` is what a column formula stands in."""

    tables: Mapping[str, Table]
    names: Mapping[str, Cell] = field(default_factory=dict)
    row_table: str = "Students"

    def scope(self, *, in_row: bool = True) -> Scope:
        return Scope(
            tables={name: _table_scope(table) for name, table in self.tables.items()},
            row_table=self.row_table if in_row else "",
            names={name: _type(value) for name, value in self.names.items()},
        )

    def context(self, *, in_row: bool = True) -> Context:
        return context(
            {
                name: TableValues(
                    rows=table.rows,
                    columns={
                        header: column_value(cells, is_text=header in table.texts)
                        for header, cells in table.columns.items()
                    },
                )
                for name, table in self.tables.items()
            },
            row_table=self.row_table if in_row else "",
            names={name: _single(value) for name, value in self.names.items()},
            size=self.tables[self.row_table].rows if in_row else None,
        )

    def load(self, source: str, *, in_row: bool = True) -> Formula:
        return load(source, self.scope(in_row=in_row))

    def values(self, source: str) -> list[Result]:
        """Evaluate a formula in every row of the row table."""
        value = self.load(source).value(self.context())
        return value.to_list(self.tables[self.row_table].rows)

    def single(self, source: str) -> Result:
        """Evaluate a formula that stands in no row."""
        return self.load(source, in_row=False).value(self.context(in_row=False)).to_list(1)[0]


def column_value(cells: Sequence[Cell], *, is_text: bool) -> Value:
    if is_text:
        return text_column([None if cell is None else str(cell) for cell in cells])
    return number_column(np.array([_number(cell) for cell in cells], dtype=np.float64))


def _number(cell: Cell) -> float:
    if cell is None:
        return math.nan
    return float((cell - dt.date(1899, 12, 30)).days if isinstance(cell, dt.date) else cell)


def _table_scope(table: Table) -> TableScope:
    return TableScope(
        columns={
            header: ColumnScope(
                Type.TEXT if header in table.texts else Type.NUMBER, header not in table.free
            )
            for header in table.columns
        }
    )


def _type(value: Cell) -> Type:
    return Type.TEXT if isinstance(value, str) else Type.NUMBER


def _single(value: Cell) -> Value:
    if isinstance(value, str):
        return text(value)
    blank = np.asarray(value is None)
    return numbers(0.0 if value is None else _number(value), blank=blank)


def write(
    path: Path, county: County, formulas: Sequence[Formula], singles: Sequence[Formula] = ()
) -> Path:
    """Write a county with formulas as columns of its row table, and single ones on a sheet.

    Every formula cell is stored as 0: what counts is what the judge makes of it.
    """
    book = Workbook(title="Cases", created=DAY)
    for name, table in county.tables.items():
        extra = formulas if name == county.row_table else ()
        spelling = Spelling(row_table=name)
        columns = [TableColumn(header) for header in table.columns]
        columns += [
            TableColumn(f"Formula {n}", formula=formula.spelt(spelling))
            for n, formula in enumerate(extra)
        ]
        rows = [(*cells, *[0] * len(extra)) for cells in zip(*table.columns.values(), strict=True)]
        book.sheet(name).table(0, 0, DataTable(name, tuple(columns), rows))
    single = book.sheet("Single")
    for row, formula in enumerate(singles):
        single.formula(row, 0, formula.spelt(Spelling()), 0)
    names = book.sheet("Names")
    for row, (name, value) in enumerate(county.names.items()):
        names.write(row, 0, value)
        book.define_name(name, f"=Names!$A${row + 1}")
    path.write_bytes(book.to_bytes())
    return path


def column_results(judged: Recalculated, county: County, number: int) -> list[Result]:
    """Read what the judge made of a column formula."""
    table = county.tables[county.row_table]
    column = len(table.columns) + number
    return [
        result(judged.value(county.row_table, cell_name(row + 1, column)))
        for row in range(table.rows)
    ]


def single_result(judged: Recalculated, number: int) -> Result:
    return result(judged.value("Single", cell_name(number, 0)))


def result(value: object) -> Result:
    if value is None or isinstance(value, CellError):
        return None
    return value if isinstance(value, str) else float(value)  # type: ignore[arg-type]


def agree(ours: Result, theirs: Result) -> bool:
    if ours is None or theirs is None or isinstance(ours, str) or isinstance(theirs, str):
        return ours == theirs and type(ours) is type(theirs)
    return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9)


COUNTY = County(
    tables={
        "Students": Table(
            {
                "Key": ["A|1", "a|2", "B|3", "B|4", "C|5", None],
                "Note": ["Ann", "bob ", "O*k", " what?", "ti~de", None],
                "Status": ["Open", "open", "Closed", "None", None, "On hold"],
                "Code": ["HB*", "h?1", "HB1", "hb2", "a~*b", None],
                "Hours": [12.5, 0, -3.25, None, 1_000_000, 0.125],
                "Year group": [7, 8, -2, None, 11, 0],
                "Start": [
                    dt.date(2024, 5, 16),
                    dt.date(1950, 1, 1),
                    dt.date(2100, 12, 31),
                    None,
                    dt.date(2024, 2, 29),
                    dt.date(2023, 12, 31),
                ],
                "Flag": [1, 0, 1, None, 0, 1],
                "Digits": ["7", "07", "8a", None, "b", "x"],
                "Void": [None] * 6,
                "Void text": [None] * 6,
            },
            texts=frozenset({"Key", "Note", "Status", "Code", "Digits", "Void text"}),
            free=frozenset({"Note"}),
        ),
        "Provision": Table(
            {
                "Key": ["a|1", "A|1", "B|3", "Z|9", None],
                "Type": ["Tuition", "tuition", "HB1", None, "HB*"],
                "Text": ["x", "Y", "7", None, "12.5"],
                "Weekly": [5, 2.5, None, 7, 0],
                "Year": [7, 7, 8, 11, None],
                "From": [
                    dt.date(2024, 5, 16),
                    dt.date(2024, 5, 17),
                    None,
                    dt.date(1950, 1, 1),
                    dt.date(2023, 12, 31),
                ],
                "Counts": [1, 0, 1, None, 1],
            },
            texts=frozenset({"Key", "Type", "Text"}),
            free=frozenset({"Text"}),
        ),
    },
    names={"Census_date": DAY, "Word": "open", "Low_hours": 12.5, "Unset": None},
)
