"""What is wrong in a return, as data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs.

    An error keeps its row (or file) from being counted; a query asks for a fix or an explanation;
    a note says what the program saw or did by itself.
    """

    ERROR = "error"
    QUERY = "query"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in one file: where, what was found, what is allowed, what to do.

    ``code`` is stable and never reused (``READ_001``). ``sheet`` and ``cell`` are empty where the
    whole file or the whole sheet is meant. ``message`` is a whole sentence for a coordinator; where
    a cell is wrong, ``column`` and ``advice`` repeat its heading and what is to be done. A rule
    looks at several ``cells``, of which ``cell`` is the first; ``explanation`` is the coordinator's
    answer to a query.
    """

    code: str
    severity: Severity
    workbook: str
    message: str
    partnership: str = ""
    return_id: str = ""
    sheet: str = ""
    cell: str = ""
    found: str = ""
    column: str = ""
    advice: str = ""
    cells: tuple[str, ...] = ()
    explanation: str = ""

    @property
    def is_explained(self) -> bool:
        """Whether it is a query that the return answers."""
        return bool(self.explanation.strip())

    @property
    def place(self) -> str:
        """Where it was found, as a coordinator would say it: ``file, Students!K17``."""
        within = "!".join(part for part in (self.sheet, self.cell) if part)
        return f"{self.workbook}, {within}" if within else self.workbook

    @property
    def line(self) -> str:
        """The finding in one line; a message about a whole file or sheet names it itself."""
        return f"{self.place}: {self.message}" if self.cell else self.message

    def to_dict(self) -> dict[str, str]:
        """Give the finding as plain text fields, for ``--json``."""
        fields = asdict(self) | {"cells": ", ".join(self.cells)}
        return {key: str(value) for key, value in fields.items()}
