"""Names in a workbook: of sheets, tables, defined names and headers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seip_xl.errors import WriteError
from seip_xl.sheet.limit import text_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NAME = re.compile(r"[^\W\d][\w.]*|_[\w.]*")
# Wider than Excel's own rule (it allows ZZZ1), so that no engine can read a name as a cell.
_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d+|R\d*(C\d*)?|C\d*|TRUE|FALSE", re.IGNORECASE)
_MAX_NAME = 255
_MAX_SHEET_NAME = 31
_PARAMETER = "_xlpm."  # before a parameter of a function, as the file holds it
_PARAMETER_IN_BODY = re.compile(r"_xlpm\.(\w+)")
_FORBIDDEN_IN_SHEET = re.compile(r"[\[\]:*?/\\\n\r\t]")


def name_fault(name: str) -> str | None:
    """Tell why Excel would refuse a table's or a defined name.

    Args:
        name: The name.
    """
    if not _NAME.fullmatch(name):
        return "a name begins with a letter or _ and holds letters, digits, _ and . only"
    if _LIKE_A_CELL.fullmatch(name):
        return "it could be read as a cell; put _ between letters and digits, for example Table_01"
    if name.lower().startswith(("_xl", "_xlnm.")):
        return "names that begin with _xl are Excel's own"
    return text_fault(name, _MAX_NAME)


def parameter(name: str) -> str:
    """Give a parameter as the body of a function holds it.

    Args:
        name: Its name, as Excel shows it.
    """
    return f"{_PARAMETER}{name}"


def parameters_fault(names: Sequence[str], body: str) -> str | None:
    """Tell why Excel would refuse the parameters of a function, or one would do nothing.

    Args:
        names: The parameters in their order, as Excel shows them.
        body: What the function gives.
    """
    for name in names:
        if (fault := name_fault(name)) or "." in name:
            return f'the parameter "{name}" cannot be used: {fault or "leave out the ."}'
    if not names or len({name.casefold() for name in names}) < len(names):
        return "a function needs a parameter, and each parameter only once"
    if off := set(names) ^ set(_PARAMETER_IN_BODY.findall(body)):
        return f"parameters and body do not agree on {', '.join(sorted(off))}"
    return None


def sheet_name_fault(name: str) -> str | None:
    """Tell why Excel would refuse a sheet's name.

    Args:
        name: The name as the tab shows it.
    """
    if not name.strip():
        return "it is empty"
    if _FORBIDDEN_IN_SHEET.search(name):
        return r"it holds one of [ ] : * ? / \ or a line break; leave that out"
    if name.startswith("'") or name.endswith("'"):
        return "it begins or ends with an apostrophe; leave that out"
    if name.casefold() == "history":
        return "Excel keeps the name History for itself; choose another"
    if name.casefold().endswith(".py"):
        # The add-in takes a sheet with such a name for program text.
        return "a sheet's name must not end in .py"
    return text_fault(name, _MAX_SHEET_NAME)


def header_faults(headers: Iterable[str]) -> list[str]:
    """List what Excel would refuse in a table's headers.

    Args:
        headers: Headers from left to right.
    """
    faults, seen = [], set[str]()
    for header in headers:
        if not header or header != header.strip() or re.search(r"[\n\r\t]", header):
            faults.append(f'header "{header}" is empty, or has a line break or blanks around it')
        elif fault := text_fault(header, _MAX_NAME):
            faults.append(f'header "{header[:40]}": {fault}')
        elif header.casefold() in seen:
            faults.append(f'header "{header}" stands twice; headers differ in more than case')
        seen.add(header.casefold())
    return faults


@dataclass(slots=True)
class Register:
    """What must be unique in a workbook, and what must exist when it closes."""

    taken: set[str] = field(default_factory=set)
    expected: list[tuple[str, str]] = field(default_factory=list)

    def claim(self, name: str, where: str) -> None:
        """Take a table's or a defined name.

        Args:
            name: The name.
            where: The place that a message tells.

        Raises:
            WriteError: Excel would refuse the name, or it is taken.
        """
        fault = name_fault(name)
        if fault is None and name.casefold() in self.taken:
            fault = "it is taken by a table or a defined name; choose another"
        if fault:
            message = f'{where}: the name "{name}" cannot be used: {fault}'
            raise WriteError(message)
        self.taken.add(name.casefold())

    def expect_sheet(self, where: str, sheet_name: str | None) -> None:
        """Remember that a sheet is referred to.

        Args:
            where: The place that a message tells.
            sheet_name: The sheet, or None when the reference names none.
        """
        if sheet_name is not None:
            self.expected.append((where, sheet_name))

    def missing(self, sheet_names: Iterable[str]) -> list[str]:
        """List the references to sheets that the workbook does not have.

        Args:
            sheet_names: The sheets it has.
        """
        have = {name.casefold() for name in sheet_names}
        return [
            f'{where}: there is no sheet "{name}"; add it or mend the reference'
            for where, name in self.expected
            if name.casefold() not in have
        ]
