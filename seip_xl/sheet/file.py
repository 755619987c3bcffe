"""Saving bytes: either the old or the new file is whole at any moment, and nothing is lost."""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
import time
from typing import TYPE_CHECKING

from seip_xl.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Access denied, sharing violation, lock violation: a scanner, a sync client or Excel has it open.
_HELD = frozenset({5, 32, 33})
_PATIENCE_S = 3.0
_PAUSE_S = 0.1
_LEFT_S = 600.0


def save_bytes(path: Path, data: bytes, *, replace: bool = False) -> Path | None:
    """Save a file through a temporary one in the same folder; the former file is kept beside.

    Nothing is done when the file is there with the same bytes.

    Args:
        path: Where to save.
        data: The whole file.
        replace: Whether another file of this name may be replaced.

    Returns:
        Where the former file is kept, ``NAME (previous).xlsx``, or None when there was none.

    Raises:
        WriteError: The file is there, its folder is not, or it is open in Excel.
    """
    try:
        return _save(path, data, replace=replace)
    except WriteError:
        raise
    except OSError as refusal:
        raise WriteError(_told(path, refusal)) from refusal


def _save(path: Path, data: bytes, *, replace: bool) -> Path | None:
    former = path.read_bytes() if path.exists() else None
    if former == data:
        return None
    if former is not None and not replace:
        message = f"{path.name} already exists; give another name or --force"
        raise WriteError(message)
    with _beside(path, data) as temporary:
        kept = None if former is None else _keep(path, former)
        try:
            _replace(temporary, path)
        except BaseException:
            _remove(kept)
            raise
    return kept


def _keep(path: Path, former: bytes) -> Path:
    kept = _free_name(path)
    with _beside(kept, former) as temporary:
        _replace(temporary, kept)
    return kept


def _free_name(path: Path) -> Path:
    number = 1
    while True:
        mark = "(previous)" if number == 1 else f"(previous {number})"
        name = path.with_name(f"{path.stem} {mark}{path.suffix}")
        if not name.exists():
            return name
        number += 1


@contextlib.contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """Write a temporary file in the same folder, and remove it unless it was renamed."""
    stem = f"~{path.stem[:100]}"
    _remove_left(path.parent, stem)
    temporary = path.with_name(f"{stem}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        _remove(temporary)


def _remove_left(folder: Path, stem: str) -> None:
    """Remove temporary files of a program that was killed while it wrote the same file."""
    for left in folder.glob(f"{glob.escape(stem)}.????????.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_S:
                left.unlink()


def _remove(path: Path | None) -> None:
    if path is not None:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _replace(temporary: Path, path: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            os.replace(temporary, path)  # noqa: PTH105 - the call that tests make fail
        except OSError as refusal:
            if getattr(refusal, "winerror", None) not in _HELD or time.monotonic() >= deadline:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _told(path: Path, refusal: OSError) -> str:
    if getattr(refusal, "winerror", None) in _HELD:
        return f"{path.name} cannot be replaced: it is open; close it in Excel and try again"
    if isinstance(refusal, FileNotFoundError):
        return f"{path.name} cannot be saved: there is no folder {path.parent}; make it first"
    return f"{path.name} cannot be saved: {refusal.strerror or refusal}; choose another folder"


def make_folder(folder: Path) -> Path:
    """Make a folder to write to, and those above it.

    Args:
        folder: The folder; it may be there already.

    Returns:
        The same.

    Raises:
        WriteError: It cannot be made, or a file has its name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refusal:
        message = f"{folder} cannot be made a folder ({refusal.strerror}); name another one"
        raise WriteError(message) from refusal
    return folder
