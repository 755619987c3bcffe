"""Stored against recalculated values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from judge.stored import stored_formulas
from judge.value import CellError, FormulaCell

if TYPE_CHECKING:
    from pathlib import Path

    from judge.value import Recalculated, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A formula cell whose stored value is not what recalculation gives, or is an error.

    recalculated is None when LibreOffice did not take the cell for a formula.
    """

    path: Path
    sheet: str
    cell: str
    formula: str
    stored: Value | None
    recalculated: Value | None

    def __str__(self) -> str:
        place = f"{self.path.name} {self.sheet}!{self.cell}"
        return (
            f"{place}: stored {self.stored!r}, LibreOffice {self.recalculated!r}, ={self.formula}"
        )


def disagreements(
    path: Path, recalculated: Recalculated, tolerance: float = 1e-9
) -> list[Disagreement]:
    """Compare every formula cell of the file, on hidden sheets too.

    Numbers may differ by the tolerance, relative or absolute; texts are compared exactly. TRUE
    and 1 agree, because LibreOffice has no truth values apart from a number format.
    """
    unseen = FormulaCell(formula="", value=None)
    found = []
    for (sheet, address), cell in stored_formulas(path).items():
        value = recalculated.cells.get((sheet, address), unseen).value
        if not _agree(cell.value, value, tolerance):
            found.append(
                Disagreement(
                    path=path,
                    sheet=sheet,
                    cell=address,
                    formula=cell.formula,
                    stored=cell.value,
                    recalculated=value,
                )
            )
    return found


def _agree(stored: Value | None, value: Value | None, tolerance: float) -> bool:
    match stored, value:
        case (None | CellError(), _) | (_, None | CellError()):
            return False
        case (str(), _) | (_, str()):
            return stored == value
        case _:
            return math.isclose(stored, value, rel_tol=tolerance, abs_tol=tolerance)
