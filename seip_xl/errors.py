"""What this program raises on purpose; what is wrong in a return is a finding instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class SeipXlError(Exception):
    """Base of every error that this program raises on purpose."""


class DefinitionError(SeipXlError, ValueError):
    """A model, measure, table or setting is wrong; all faults are told together."""


class FormulaError(DefinitionError):
    """One or more formulas are outside the language; prints each with a caret under the place."""

    def __init__(self, faults: Sequence[object]) -> None:
        super().__init__("\n\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class WorkbookError(SeipXlError, OSError):
    """A workbook cannot be opened, or is not what it should be."""


class WriteError(SeipXlError, OSError):
    """A workbook could not be written: a limit of Excel, or the file system refused."""
