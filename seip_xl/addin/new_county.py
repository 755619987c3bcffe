"""The folder of a new county: its control workbook, a place for returns, a double click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.addin.control_workbook import CONTROL_FILE, control_workbook
from seip_xl.county import EXAMPLE, RETURNS_FOLDER, RULES_FILE
from seip_xl.errors import WriteError
from seip_xl.read import CLICK_FILE, SEND_FOLDER
from seip_xl.sheet import make_folder, save_bytes

if TYPE_CHECKING:
    from pathlib import Path

_CLICK = rf"""@echo off
rem Reads the returns beside this file and writes the county report, without macros.
set "PROGRAM=%LOCALAPPDATA%\seip-xl\venv\Scripts\seip-xl.exe"
if not exist "%PROGRAM%" set "PROGRAM=seip-xl"
"%PROGRAM%" consolidate "%~dp0{CONTROL_FILE}"
pause
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCounty:
    """What was made for a new county, and what is to be done next, a line each."""

    control: Path
    steps: tuple[str, ...]


def make_county(folder: Path, name: str) -> NewCounty:
    """Make the folder of a new county.

    Args:
        folder: Where; made when missing.
        name: Name of the county, for titles.

    Returns:
        What was made.

    Raises:
        WriteError: There is no name, or one that a workbook cannot hold; or the folder has another
            control workbook, or cannot be written to.
    """
    if not name.strip():
        msg = "the name of the county is empty; write it after --county"
        raise WriteError(msg)
    data = control_workbook(EXAMPLE.model_copy(update={"county": name}))
    returns = make_folder(folder / RETURNS_FOLDER)
    control, click = folder / CONTROL_FILE, folder / CLICK_FILE
    save_bytes(control, data)
    save_bytes(click, _CLICK.replace("\n", "\r\n").encode("ascii"))
    commands = (
        f'Without the buttons: seip-xl template "{folder}" -o "{folder / SEND_FOLDER}", and then '
        f'seip-xl consolidate "{folder}".'
    )
    rulebook = (
        f'To change a check or add your own: seip-xl rules --out "{folder / RULES_FILE}", and edit '
        "that in Excel."
    )
    return NewCounty(
        control=control,
        steps=(
            f"Open {control} in Excel and allow its macros.",
            "On the sheet Settings change the period and all dates: they are an example.",
            "Fill in Partnerships, Schools, Providers; look through Subjects and RAG indicators.",
            rulebook,
            "On the sheet Home press Issue templates, and send out what it writes.",
            f"Save the returns that come back into {returns}, then press Consolidate.",
            f"Where macros are not allowed, double-click {click} instead of pressing Consolidate.",
            commands,
        ),
    )
