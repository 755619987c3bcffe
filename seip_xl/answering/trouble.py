"""Answers that fail: a known error says so in the cell, an unknown one is kept in a log."""

from __future__ import annotations

import functools
import secrets
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from seip_xl.answering.place import settings_folder
from seip_xl.errors import SeipXlError

if TYPE_CHECKING:
    from collections.abc import Callable

LOG = "functions.log"
_MARK = "#SEIP: "

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def told(known: SeipXlError) -> str:
    """Say a known error in a cell."""
    return f"{_MARK}{known}"


def friendly(function: Callable[Given, Answer]) -> Callable[Given, Answer | str]:
    """Let a worksheet function answer with a text where it fails, never with a traceback.

    Args:
        function: The function; its name, help and arguments are kept.

    Returns:
        The function that a worksheet calls.
    """

    @functools.wraps(function)
    def answered(*args: Given.args, **kwargs: Given.kwargs) -> Answer | str:
        try:
            return function(*args, **kwargs)
        except SeipXlError as known:
            return told(known)
        except Exception as unknown:  # noqa: BLE001  # a cell must never show a traceback
            return f"{_MARK}something went wrong, reference {_kept(unknown)}"

    # Excel's side takes type hints for orders to convert; ours are for readers and mypy.
    answered.__annotations__ = {}
    return answered


def _kept(error: Exception) -> str:
    """Keep where an error came from, not what it says: that could be a pupil's data.

    Args:
        error: The error.

    Returns:
        The reference under which it stands in the log.
    """
    reference, log = secrets.token_hex(4).upper(), settings_folder() / LOG
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"{datetime.now(tz=UTC):%Y-%m-%d %H:%M:%S} UTC {reference} {type(error).__qualname__}",
        *(f"  {frame.filename}, line {frame.lineno}, in {frame.name}" for frame in frames),
    ]
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as opened:
            opened.write("\n".join([*lines, ""]))
    except OSError:
        return f"{reference} (which could not be kept in {log})"
    return reference
