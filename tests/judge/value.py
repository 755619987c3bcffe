"""What a formula cell holds, as stored in the file and as recalculated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class CellError:
    """An error instead of a value; the code is LibreOffice's, None when read from a file."""

    text: str
    code: int | None = None


Value: TypeAlias = float | str | bool | CellError


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaCell:
    """A formula cell with the formula in its reader's own spelling.

    The value is None only when a file stores none beside the formula.
    """

    formula: str
    value: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalculated:
    """Every formula cell of a workbook after recalculation, by (sheet, address)."""

    path: Path
    cells: Mapping[tuple[str, str], FormulaCell]

    def value(self, sheet: str, address: str) -> Value | None:
        """Give the recalculated value of one formula cell; KeyError if it is not one."""
        return self.cells[sheet, address].value
