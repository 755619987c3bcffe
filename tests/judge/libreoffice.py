"""LibreOffice without a window: recalculates workbooks, and takes pictures of them.

All calls of a process share one that runs until it ends; pictures are taken by one of their own.
"""

from __future__ import annotations

import glob
import json
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from judge.office import profile, run, running
from judge.value import CellError, FormulaCell, Recalculated

if TYPE_CHECKING:
    from collections.abc import Sequence

    _Row = tuple[str, str, float | str | bool | list[Any]]

START_SECONDS = 60
WORKBOOK_SECONDS = 30
CLIENT = Path(__file__).with_name("uno_recalculate.py")
EDITOR = Path(__file__).with_name("uno_edit.py")
PRESSER = Path(__file__).with_name("uno_buttons.py")
OPENER = Path(__file__).with_name("uno_open.py")
MAC = Path("/Applications/LibreOffice.app/Contents")
WINDOWS = Path("C:/Program Files/LibreOffice/program")
OFFICES = ("soffice", "libreoffice", str(MAC / "MacOS/soffice"), str(WINDOWS / "soffice.exe"))
PYTHONS = ("/usr/bin/python3", str(MAC / "Resources/python"), str(WINDOWS / "python.exe"))


def missing_programs() -> list[str]:
    """Name what the judge needs and this machine does not have."""
    needed = {
        "LibreOffice Calc": _office(),
        "Python for LibreOffice (python3-uno)": _office_python(),
        "pdftoppm (poppler-utils)": shutil.which("pdftoppm"),
    }
    return [name for name, program in needed.items() if program is None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibreOffice:
    """The judge; make one only where no program is missing."""

    office: str
    python: str

    @classmethod
    def find(cls) -> LibreOffice:
        """Find the programs on this machine.

        Raises:
            RuntimeError: LibreOffice is not installed.
        """
        office, python = _office(), _office_python()
        if office is None or python is None:
            message = f"not installed: {', '.join(missing_programs())}"
            raise RuntimeError(message)
        return cls(office=office, python=python)

    def recalculate(self, paths: Sequence[Path]) -> dict[Path, Recalculated]:
        """Open all workbooks in one LibreOffice, recalculate, and read every formula cell."""
        seconds = START_SECONDS + WORKBOOK_SECONDS * len(paths)
        with TemporaryDirectory() as folder, running(self.office) as pipe:
            target = Path(folder) / "cells.json"
            absolute = [str(path.resolve()) for path in paths]
            run([self.python, str(CLIENT), pipe, str(target), *absolute], seconds)
            books = json.loads(target.read_text(encoding="utf-8"))
        return {
            path: Recalculated(path=path, cells=_cells(books[name]))
            for path, name in zip(paths, absolute, strict=True)
        }

    def edit(
        self, path: Path, cells: Sequence[tuple[str, str, float | str | None]], target: Path
    ) -> Path:
        """Open a workbook, type values into cells (sheet, cell, value), and save it as another."""
        with TemporaryDirectory() as folder, running(self.office) as pipe:
            typed = Path(folder) / "cells.json"
            typed.write_text(json.dumps(cells), encoding="utf-8")
            files = [str(path.resolve()), str(target.resolve()), str(typed)]
            run([self.python, str(EDITOR), pipe, *files], START_SECONDS + WORKBOOK_SECONDS)
        return target

    def buttons(self, path: Path) -> dict[str, str]:
        """Open a workbook and give the macro of every button on it, by what the button says."""
        with TemporaryDirectory() as folder, running(self.office) as pipe:
            target = Path(folder) / "buttons.json"
            command = [self.python, str(PRESSER), pipe, str(path.resolve()), str(target)]
            run(command, START_SECONDS + WORKBOOK_SECONDS)
            bound: dict[str, str] = json.loads(target.read_text(encoding="utf-8"))
        return bound

    def opening(self, paths: Sequence[Path], runs: int) -> dict[Path, list[float]]:
        """Open workbooks again and again; give the seconds of each time."""
        with TemporaryDirectory() as folder, running(self.office) as pipe:
            target = Path(folder) / "seconds.json"
            command = [self.python, str(OPENER), pipe, str(target), str(runs)]
            seconds = START_SECONDS + WORKBOOK_SECONDS * len(paths) * runs
            run([*command, *(str(path.resolve()) for path in paths)], seconds)
            found = json.loads(target.read_text(encoding="utf-8"))
        return {path: found[str(path.resolve())] for path in paths}

    def to_pictures(self, path: Path, folder: Path) -> list[Path]:
        """Print the visible sheets of a workbook to PNG files, one a page, in order of pages."""
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory() as name:
            printed = ["--headless", "--convert-to", "pdf", "--outdir", name, str(path)]
            run([self.office, profile(Path(name)), *printed], START_SECONDS)
            pdf = Path(name) / f"{path.stem}.pdf"
            run(["pdftoppm", "-r", "70", "-png", str(pdf), str(folder / path.stem)], START_SECONDS)
        return sorted(folder.glob(f"{glob.escape(path.stem)}-*.png"))


def _cells(sheets: dict[str, list[_Row]]) -> dict[tuple[str, str], FormulaCell]:
    return {
        (sheet, address): FormulaCell(
            formula=formula,
            value=CellError(text=value[0], code=value[1]) if isinstance(value, list) else value,
        )
        for sheet, rows in sheets.items()
        for address, formula, value in rows
    }


@cache
def _office() -> str | None:
    return next((found for name in OFFICES if (found := shutil.which(name))), None)


@cache
def _office_python() -> str | None:
    return next((name for name in PYTHONS if shutil.which(name) and _has_uno(name)), None)


def _has_uno(python: str) -> bool:
    command = [python, "-c", "import uno"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
