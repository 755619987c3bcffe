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


def _written(setting: Path) -> str:
    """Give the first line of the setting; Windows' editors may begin it with a mark."""
    try:
        lines = setting.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[0].strip().strip('"') if lines else ""
