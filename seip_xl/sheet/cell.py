"""Writing cells: every value is checked, every refusal names the sheet and the cell."""

from __future__ import annotations

import datetime as dt
from types import NoneType
from typing import TYPE_CHECKING, Any, NoReturn

from seip_xl.errors import WriteError
from seip_xl.sheet.a1 import cell_name
from seip_xl.sheet.limit import UNSAFE, formula_fault, text_fault
from seip_xl.sheet.value import KINDS, CellValue, date_fault, number_fault, serial, stored_result

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NO_CELL = "there is no such cell on a sheet of Excel"


class Cells:
    """The cells of a sheet; rows and columns count from zero.

    Text is always written as text, never as a formula or a link. Whatever Excel would not keep
    as it is given raises a WriteError that names the sheet and the cell; a style that the palette
    does not have raises a DefinitionError.
    """

    def __init__(self, name: str, raw: Any, formats: Mapping[str, Any]) -> None:
        self.name = name
        self._raw = raw
        self._formats = formats
        self._write_string = raw.write_string
        self._write_number = raw.write_number
        self._writers: dict[type, Callable[[int, int, Any, str], int]] = {
            str: self._text,
            float: self._number,
            int: self._number,
            dt.date: self._date,
            dt.datetime: self._date,
            NoneType: self._blank,
        }

    def write(self, row: int, column: int, value: CellValue, style: str = "body") -> None:
        """Write one value; None leaves the cell empty, styled when the style is not ``body``.

        Args:
            row: Zero-based row.
            column: Zero-based column.
            value: Text (an empty one counts as None), a number or a date. A flag is 1 or 0.
            style: Name in ``STYLES``; a date in ``body`` is shown in the style ``date``.
        """
        writer = self._writers.get(value.__class__)
        if writer is None:
            value, writer = self._plain(row, column, value)
        if writer(row, column, value, style):
            self._refuse(row, column, _NO_CELL)

    def formula(
        self, row: int, column: int, formula: str, value: CellValue, style: str = "body"
    ) -> None:
        """Write a formula, unchanged, with the value that Python computed for it.

        Args:
            row: Zero-based row.
            column: Zero-based column.
            formula: In the file's spelling: English, with ``=`` and ``_xlfn.`` prefixes.
            value: What readers show that do not recalculate; an error code is kept as an error.
            style: Name in ``STYLES``.
        """
        if fault := formula_fault(formula):
            self._refuse(row, column, fault)
        try:
            stored = stored_result(value)
        except WriteError as fault:
            self._refuse(row, column, str(fault))
        if self._raw.write_formula(row, column, formula, self._formats[style], stored):
            self._refuse(row, column, _NO_CELL)

    def _text(self, row: int, column: int, value: str, style: str) -> int:
        if not value:
            return self._blank(row, column, None, style)
        # isprintable() is quick and true of nearly every text.
        if not value.isprintable() and UNSAFE.search(value):
            self._refuse(row, column, text_fault(value))
        if value.startswith("<r>"):
            return self._markup(row, column, value, style)
        code: int = self._write_string(row, column, value, self._formats[style])
        if code == -2:
            self._refuse(row, column, text_fault(value))
        return code

    def _markup(self, row: int, column: int, value: str, style: str) -> int:
        """Write text that XlsxWriter would pass on as markup of its own, in three plain pieces."""
        if fault := text_fault(value):
            self._refuse(row, column, fault)
        pieces = [piece for piece in (value[:1], value[1:3], value[3:]) if piece]
        if len(pieces) < 3:
            return self._write_string(row, column, value, self._formats[style])  # type: ignore[no-any-return]  # untyped library
        return self._raw.write_rich_string(row, column, *pieces, self._formats[style])  # type: ignore[no-any-return]  # untyped library

    def _number(self, row: int, column: int, value: float, style: str) -> int:
        # Inlined for speed: false for NaN, the infinities and whole numbers over 15 digits.
        if not -1e15 < value < 1e15 and (fault := number_fault(value)):
            self._refuse(row, column, fault)
        # Minus zero is equal to zero, and shown as -0; the sum of both is zero.
        code: int = self._write_number(row, column, value + 0, self._formats[style])
        return code

    def _date(self, row: int, column: int, value: dt.date, style: str) -> int:
        if fault := date_fault(value):
            self._refuse(row, column, fault)
        shown = self._formats["date" if style == "body" else style]
        if isinstance(value, dt.datetime):
            return self._raw.write_datetime(row, column, value, shown)  # type: ignore[no-any-return]  # untyped library
        code: int = self._write_number(row, column, serial(value), shown)
        return code

    def _blank(self, row: int, column: int, _value: None, style: str) -> int:
        if style == "body":
            return 0
        code: int = self._raw.write_blank(row, column, None, self._formats[style])
        return code

    def _plain(
        self, row: int, column: int, value: object
    ) -> tuple[CellValue, Callable[[int, int, Any, str], int]]:
        """Take relatives of the plain types, such as an Enum's text or a Timestamp."""
        match value:
            case bool():
                self._refuse(row, column, "TRUE and FALSE are not written; a flag is 1 or 0")
            case str():
                return str.__str__(value), self._text
            case float():
                return float(value), self._number
            case int():
                return int(value), self._number
            case dt.date():
                return value, self._date
        return self._refuse(row, column, f"a {type(value).__name__} is not {KINDS}")

    def _refuse(self, row: int, column: int, fault: str | None) -> NoReturn:
        message = f"{self._place(row, column)}: {fault}"
        raise WriteError(message)

    def _place(self, row: int, column: int) -> str:
        try:
            return f"{self.name}!{cell_name(row, column)}"
        except WriteError:
            return f"{self.name}, row {row}, column {column}"
