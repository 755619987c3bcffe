"""IronCalc: it knows LAMBDA, LibreOffice does not; it calls functions that a file defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ironcalc

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def asked(path: Path, formulas: Sequence[str]) -> dict[str, float | str | None]:
    """Give what formulas come to in a new sheet of a workbook, which is recalculated."""
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    sheet = len(model.get_worksheets_properties())
    model.new_sheet()
    for row, formula in enumerate(formulas, start=1):
        model.set_user_input(sheet, row, 1, formula)
    model.evaluate()
    return {
        formula: model.get_cell_value(sheet, row, 1)
        for row, formula in enumerate(formulas, start=1)
    }
