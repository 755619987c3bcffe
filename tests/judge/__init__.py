"""A second opinion: a spreadsheet program recalculates what we wrote and must come to the same."""

from __future__ import annotations

from judge.compare import Disagreement, disagreements
from judge.libreoffice import LibreOffice, missing_programs
from judge.value import CellError, FormulaCell, Recalculated

__all__ = [
    "CellError",
    "Disagreement",
    "FormulaCell",
    "LibreOffice",
    "Recalculated",
    "disagreements",
    "missing_programs",
]
