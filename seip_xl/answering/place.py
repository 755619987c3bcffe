"""Where the store is that answers come from."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from seip_xl.errors import DefinitionError

VARIABLE = "SEIP_XL_STORE"
"""The environment variable that names the folder of the store."""
SETTING = "store.txt"
"""The file that names it otherwise, in the folder of the user's settings."""


def settings_folder() -> Path:
    r"""Give the folder of what this user has set, such as ``%APPDATA%\seip-xl``."""
    return Path(typer.get_app_dir("seip-xl"))


def store_folder() -> Path:
    """Give the folder of the store.

    Raises:
        DefinitionError: Nobody has said where it is.
    """
    setting = settings_folder() / SETTING
    told = os.environ.get(VARIABLE, "").strip() or _written(setting)
    if not told:
        message = (
            f"nobody has said where the store is; write its folder into {setting}, or set "
            f"{VARIABLE}"
        )
        raise DefinitionError(message)
    return Path(told).expanduser()


def remember_store(folder: Path) -> bool:
    """Note where the store is, unless somebody has named one that is there.

    Args:
        folder: The folder of the store.

    Returns:
        Whether it was noted; a setting that cannot be written is left to the user.
    """
    setting = settings_folder() / SETTING
    named = os.environ.get(VARIABLE, "").strip() or _written(setting)
    if named and Path(named).expanduser().is_dir():
        return False
    try:
        setting.parent.mkdir(parents=True, exist_ok=True)
        setting.write_text(f"{folder.resolve()}\n", encoding="utf-8")
    except OSError:
        return False
    return True


def _written(setting: Path) -> str:
    """Give the first line of the setting; Windows' editors may begin it with a mark."""
    try:
        lines = setting.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[0].strip().strip('"') if lines else ""
