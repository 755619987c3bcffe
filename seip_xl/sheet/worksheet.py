"""One sheet: its cells, tables, charts, help for filling, and layout."""

from __future__ import annotations

import datetime as dt
import re
from types import NoneType
from typing import TYPE_CHECKING, Any

from seip_xl.sheet.a1 import cell_name, range_name, sheet_of, sheet_ref
from seip_xl.sheet.chart import make_chart
from seip_xl.sheet.limit import MAX_LINK_TEXT, expression_fault, text_fault
from seip_xl.sheet.page import Page
from seip_xl.sheet.refusal import done, refusing
from seip_xl.sheet.table import ROW, TABLE_STYLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import xlsxwriter

    from seip_xl.sheet.chart import Chart
    from seip_xl.sheet.macros import Button
    from seip_xl.sheet.name import Register
    from seip_xl.sheet.table import DataTable, TableColumn
    from seip_xl.sheet.validation import Bounds, ListChoice
    from seip_xl.sheet.value import CellValue

_MACRO = re.compile(r"[A-Za-z]\w{0,63}", re.ASCII)
_TARGET = re.compile(r"\$?[A-Z]{1,3}\$?[1-9]\d*(:\$?[A-Z]{1,3}\$?[1-9]\d*)?")


_PLAIN = (str, float, int, dt.date, NoneType)


class _Column:
    """A column of a table while it is written.

    ``spelt`` holds its cells by class and value: most values stand in a column many times, and are
    checked and spelt once. By class, because 1, 1.0 and TRUE are equal. ``by_row`` tells that the
    formula has the number of its row in it.
    """

    __slots__ = ("by_row", "formula", "place", "spelt", "style")

    def __init__(self, place: int, column: TableColumn) -> None:
        self.place, self.style = place, column.style
        self.formula = column.row_formula or column.formula
        self.by_row = column.row_formula is not None
        self.spelt: dict[type, dict[CellValue, str]] = {kind: {} for kind in _PLAIN}

    def writes(self, value: CellValue) -> bool:
        """Tell whether a value makes a cell; what stood there before stays otherwise."""
        if self.formula is not None:
            return value is not None
        return value not in (None, "") or self.style != "body"


class Sheet(Page):
    """A sheet of a workbook that is being written; made by ``Workbook.sheet`` only.

    Rows and columns count from zero, both ends of a pair included.
    """

    def __init__(
        self,
        name: str,
        raw: Any,
        formats: Mapping[str, Any],
        *,
        book: xlsxwriter.Workbook,
        register: Register,
        landscape: bool,
        gridlines: bool,
    ) -> None:
        super().__init__(name, raw, formats, landscape=landscape, gridlines=gridlines)
        self._book = book
        self._register = register

    def link(
        self,
        row: int,
        column: int,
        sheet_name: str,
        text: str,
        style: str = "link",
        *,
        cell: str = "A1",
    ) -> None:
        """Write a link to a cell of this workbook.

        Args:
            row: Zero-based row.
            column: Zero-based column.
            sheet_name: The sheet it leads to, as its tab shows it; it may be added later.
            text: What the cell shows.
            style: Name in ``STYLES``.
            cell: The cell or range it leads to.
        """
        fault = text_fault(text, MAX_LINK_TEXT) if text else "a link needs a text"
        if not _TARGET.fullmatch(cell):
            fault = f'"{cell}" is not a cell; write it as B4'
        if fault:
            self._refuse(row, column, fault)
        where = self._place(row, column)
        self._register.expect_sheet(where, sheet_name)
        target = f"internal:{sheet_ref(sheet_name)}!{cell}"
        with refusing(where):
            done(self._raw.write_url(row, column, target, self._formats[style], text), where)

    def table(self, row: int, column: int, table: DataTable) -> None:
        """Write an Excel table with its header in the given row, every cell once.

        Args:
            row: Zero-based row of the header.
            column: Zero-based column of its left edge.
            table: What to write.
        """
        where = f"{self._place(row, column)}, table {table.name}"
        self._register.claim(table.name, where)
        last_row, last_column = row + table.height, column + len(table.columns) - 1
        with refusing(where):
            cell_name(last_row, last_column)
            options = self._table_options(table)
            done(self._raw.add_table(row, column, last_row, last_column, options), where)
        # Given to add_table, a formula would be written into every row twice, first with value 0.
        for made, wanted in zip(self._raw.tables[-1]["columns"], table.columns, strict=True):
            made["formula"] = (wanted.formula or "").removeprefix("=")
        headed = enumerate(table.columns, start=column)
        self._headers[row] = [
            (at, one.header) for at, one in headed if one.header_style != "header"
        ]
        plan = [_Column(at, one) for at, one in enumerate(table.columns, start=column)]
        for below, values in enumerate(table.filled(), start=row + 1):
            self._table_row(below, plan, values)

    def _table_options(self, table: DataTable) -> dict[str, object]:
        columns = [
            {
                "header": one.header,
                "header_format": self._formats[one.header_style],
                "format": None if one.style == "body" else self._formats[one.style],
            }
            for one in table.columns
        ]
        return {"name": table.name, "columns": columns, "style": TABLE_STYLE}

    def _table_row(self, row: int, plan: Sequence[_Column], values: Sequence[CellValue]) -> None:
        tails, texts, number = [], 0, str(row + 1)
        for column, value in zip(plan, values, strict=True):
            known = column.spelt.get(value.__class__)
            tail = None if known is None else known.get(value)
            if tail is None:
                tail = self._spell(row, column, value)
            elif column.formula is None and value.__class__ is str:
                texts += 1
            tails.append(tail.replace(ROW, number) if column.by_row else tail)
        self._raw.put(row, plan[0].place, tails, texts)

    def _spell(self, row: int, column: _Column, value: CellValue) -> str:
        tail, writes = "", column.writes(value)
        if writes:
            if column.formula is None:
                self.write(row, column.place, value, column.style)
            else:
                self.formula(row, column.place, column.formula, value, column.style)
            tail = self._raw.spell(row, column.place)
            if not tail and column.formula is not None and column.by_row:
                here = column.formula.replace(ROW, str(row + 1))
                self.formula(row, column.place, here, value, column.style)
        if (tail or not writes) and value.__class__ in column.spelt:
            column.spelt[value.__class__][value] = tail
        return tail

    def choices(self, rows: tuple[int, int], column: int, choice: ListChoice) -> None:
        """Give the cells of a column a drop-down list.

        Args:
            rows: First and last row.
            column: Zero-based column.
            choice: The list and its messages.
        """
        self._register.expect_sheet(self._place(rows[0], column), sheet_of(choice.source))
        self._validate(rows, column, choice)

    def bounds(self, rows: tuple[int, int], column: int, bounds: Bounds) -> None:
        """Give the cells of a column a least and a greatest value.

        Args:
            rows: First and last row.
            column: Zero-based column.
            bounds: The bounds and their messages.
        """
        self._validate(rows, column, bounds)

    def _validate(self, rows: tuple[int, int], column: int, told: ListChoice | Bounds) -> None:
        where = self._place(rows[0], column)
        with refusing(where):
            code = self._raw.data_validation(rows[0], column, rows[1], column, told.options())
            done(code, where)

    def highlight(
        self, rows: tuple[int, int], columns: tuple[int, int], formula: str, style: str
    ) -> None:
        """Show cells in another style while a formula is true of them.

        Args:
            rows: First and last row.
            columns: First and last column.
            formula: For the top left cell, for example ``=$H8=1``; no structured references.
            style: Name in ``STYLES``; its colours count.
        """
        where = f"{self.name}!{range_name(rows[0], columns[0], rows[1], columns[1])}"
        if (fault := expression_fault(formula)) or "[" in formula:
            self._refuse(rows[0], columns[0], fault or "no [ ] references here; write $H8")
        options = {"type": "formula", "criteria": formula, "format": self._formats[style]}
        with refusing(where):
            code = self._raw.conditional_format(rows[0], columns[0], rows[1], columns[1], options)
            done(code, where)

    def chart(self, row: int, column: int, chart: Chart) -> None:
        """Place a chart with its top left corner in a cell.

        Args:
            row: Zero-based row.
            column: Zero-based column.
            chart: What to draw.
        """
        where = f'{self._place(row, column)}, chart "{chart.title}"'
        for one in chart.series:
            for reference in one.references():
                self._register.expect_sheet(where, sheet_of(reference))
        with refusing(where):
            placed = {"description": chart.alt_text, "object_position": 2}
            made = make_chart(self._book, chart)
            done(self._raw.insert_chart(row, column, made, placed), where)

    def button(self, row: int, column: int, button: Button) -> None:
        """Place a button that calls a macro with its top left corner in a cell.

        Args:
            row: Zero-based row.
            column: Zero-based column.
            button: What it says and calls.
        """
        where = f'{self._place(row, column)}, button "{button.caption}"'
        if not self._book.vba_project or not _MACRO.fullmatch(button.macro):
            self._refuse(row, column, f'"{button.macro}" is no macro of this workbook')
        with refusing(where):
            done(self._raw.insert_button(row, column, button.options()), where)
