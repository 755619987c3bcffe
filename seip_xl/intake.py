"""What a county takes: its control workbook, the returns it waits for, what they are checked by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.check import Checks
from seip_xl.county import RULES_FILE, County
from seip_xl.errors import WorkbookError
from seip_xl.read import Expectation, Folder, sort_folder
from seip_xl.rule import settings_by_name, with_settings
from seip_xl.schema import RETURNS

if TYPE_CHECKING:
    from pathlib import Path


def expectation(county: County) -> Expectation:
    """Say what a county takes: also a return that is not due is read and counted when it comes."""
    return Expectation(
        period=county.settings.period,
        partnerships=county.partnerships,
        lists={code: county.lists(code) for code in county.partnerships},
        specs=RETURNS,
        spellings=county.spellings,
    )


def checks_of(county: County) -> Checks:
    """Say what the returns of a county are checked by."""
    return Checks(
        with_settings(county.rules, settings_by_name(county.settings)),
        county.settings,
        {"Providers": county.providers, "Subjects": county.subjects},
    )


def find_control(folder: Path) -> Path:
    """Find the control workbook in a folder.

    Args:
        folder: The folder that holds it.

    Returns:
        Its path.
    """
    return control_among(sort_folder(folder), folder)


def control_among(files: Folder, folder: Path) -> Path:
    """Find the control workbook among the files of a folder.

    Args:
        files: The files.
        folder: The folder, for messages.

    Returns:
        Its path.

    Raises:
        WorkbookError: There is none or more than one, or a rulebook that is not beside it.
    """
    if len(files.control) == 1:
        control = files.control[0]
        astray = [path for path in files.rules if path != control.parent / RULES_FILE]
        if not astray:
            return control
        names = ", ".join(path.name for path in astray)
        msg = f"{names}: a rulebook is used as {RULES_FILE} beside the control workbook; move it"
        raise WorkbookError(msg)
    msg = f"there is no control workbook in {folder}; put it there, beside the returns"
    if files.control:
        names = ", ".join(path.name for path in files.control)
        msg = f"there are {len(files.control)} control workbooks in {folder}: {names}; keep one"
    raise WorkbookError(msg)
