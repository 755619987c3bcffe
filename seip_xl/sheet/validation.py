"""Help and limits on cells to be filled: drop-down lists, bounds, input messages."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from seip_xl.errors import DefinitionError, WriteError
from seip_xl.sheet.a1 import cells_of
from seip_xl.sheet.limit import (
    MAX_VALIDATION_TEXT,
    MAX_VALIDATION_TITLE,
    expression_fault,
    text_fault,
    utf16_length,
)
from seip_xl.sheet.name import name_fault
from seip_xl.sheet.value import date_fault, number_fault, serial

Limit = float | dt.date | str | None
_CELL = re.compile(r"=\$?[A-Z]{1,3}\$?[1-9]\d*")


def _check_texts(title: str, message: str) -> None:
    fault = text_fault(title, MAX_VALIDATION_TITLE) or text_fault(message, MAX_VALIDATION_TEXT)
    if fault:
        told = f'The message "{title[:40]}" of a cell to be filled: {fault}'
        raise WriteError(told)


@dataclass(frozen=True, slots=True)
class InputHelp:
    """The note that Excel shows beside a cell while it is filled.

    Title at most 32 characters, text at most 255.
    """

    title: str
    text: str

    def __post_init__(self) -> None:
        _check_texts(self.title, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What every validation tells the person who fills the cell."""

    title: str = "Please check"
    message: str = "This value is not allowed here."
    warning: bool = False
    help: InputHelp | None = None

    def told(self) -> dict[str, object]:
        """Return the messages as XlsxWriter takes them."""
        options: dict[str, object] = {
            "error_title": self.title,
            "error_message": self.message,
            "error_type": "warning" if self.warning else "stop",
        }
        if self.help:
            options |= {"input_title": self.help.title, "input_message": self.help.text}
        return options


@dataclass(frozen=True, slots=True)
class ListChoice(_Told):
    """A drop-down list.

    The list is a range, ``=Lists!$A$2:$A$9``, or a defined name, ``=List_PM_status``: a list
    written out is cut by Excel at 255 characters and breaks at commas. A warning lets the person
    keep another value; otherwise Excel refuses it.
    """

    source: str

    def __post_init__(self) -> None:
        _check_texts(self.title, self.message)
        if not self.source.startswith("=") or (
            cells_of(self.source) is None and name_fault(self.source[1:])
        ):
            message = (
                f'"{self.source[:60]}" is not the range of a list; '
                f"give a column of a sheet such as =Lists!$A$2:$A$9, or a defined name"
            )
            raise WriteError(message)

    def options(self) -> dict[str, object]:
        """Return the validation as XlsxWriter takes it."""
        return {"validate": "list", "source": self.source, **self.told()}


@dataclass(frozen=True, slots=True)
class Bounds(_Told):
    """The least and the greatest value of a cell, or length of its text, either or both, inclusive.

    A bound is a number, a date, or a formula that begins with ``=`` (a name or a cell).
    """

    kind: Literal["whole", "decimal", "date", "length"]
    minimum: Limit = None
    maximum: Limit = None

    def __post_init__(self) -> None:
        _check_texts(self.title, self.message)
        if self.kind not in {"whole", "decimal", "date", "length"}:
            message = f'"{self.kind}" is not a kind of bounds; use whole, decimal, date or length'
            raise DefinitionError(message)
        given = [bound for bound in (self.minimum, self.maximum) if bound is not None]
        for bound in given:
            self._check(bound)
        if not given or self._reversed():
            message = (
                f"Bounds from {self.minimum} to {self.maximum} hold no value; "
                f"give a minimum, a maximum, or both in this order"
            )
            raise DefinitionError(message)

    def _check(self, bound: float | dt.date | str) -> None:
        match bound:
            case str():
                fault = expression_fault(bound)
                if fault is None and utf16_length(bound) > MAX_VALIDATION_TEXT:
                    fault = f"the formula is longer than {MAX_VALIDATION_TEXT} characters"
            case dt.date():
                fault = (
                    "a date is no bound of a number" if self.kind != "date" else date_fault(bound)
                )
            case _:
                fault = (
                    "a number is no bound of a date" if self.kind == "date" else number_fault(bound)
                )
        if fault:
            message = f"Bound {bound}: {fault}"
            raise WriteError(message)

    def _reversed(self) -> bool:
        match self.minimum, self.maximum:
            case (dt.date() as least, dt.date() as most):
                return least > most
            case (int() | float() as least, int() | float() as most):
                return least > most
        return False

    def options(self) -> dict[str, object]:
        """Return the validation as XlsxWriter takes it."""
        kind = {"whole": "integer"}.get(self.kind, self.kind)
        return {"validate": kind, **self._criteria(), **self.told()}

    def _criteria(self) -> dict[str, object]:
        least, most = _as_number(self.minimum), _as_number(self.maximum)
        if most is None:
            return {"criteria": ">=", "value": least}
        if least is None:
            return {"criteria": "<=", "value": most}
        return {"criteria": "between", "minimum": least, "maximum": most}


def _as_number(bound: Limit) -> float | str | None:
    # XlsxWriter turns a last date into a number only beside a first date.
    return serial(bound) if isinstance(bound, dt.date) else bound
