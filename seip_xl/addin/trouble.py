"""What nobody foresaw: kept in a log under a reference, without anything that was in a cell."""

from __future__ import annotations

import os
import secrets
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

LOG = "seip-xl.log"
_FOLDER = "seip-xl"


def log_file() -> Path:
    """Say where the log of this user is.

    Returns:
        The file.
    """
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state")
    return base / _FOLDER / LOG


def keep_trouble(error: BaseException) -> str:
    """Keep where an error came from, not what it says: that could be a pupil's data.

    Args:
        error: The error.

    Returns:
        What to tell the user: the reference, and where it is explained.
    """
    reference, path = secrets.token_hex(4), log_file()
    lines = [f"{datetime.now(tz=UTC):%Y-%m-%d %H:%M:%S} UTC {reference}", *_frames(error), ""]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        where = "It could not be kept in a log."
    else:
        where = f"It is kept in {path}."
    return (
        f"Something went wrong that seip-xl does not know (reference {reference}). {where} "
        "Your returns are as they were. Send the reference and that file to whoever looks after "
        "seip-xl; there is nothing of a pupil in it."
    )


def _frames(error: BaseException) -> list[str]:
    """Give type and lines of code of an error, and of those that it came from."""
    told: list[str] = []
    one: BaseException | None = error
    while one is not None:
        told.append(type(one).__qualname__)
        told += [
            f"  {frame.filename}, line {frame.lineno}, in {frame.name}: {frame.line}"
            for frame in traceback.extract_tb(one.__traceback__)
        ]
        one = one.__cause__ or one.__context__
    return told
