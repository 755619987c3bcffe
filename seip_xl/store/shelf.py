"""The files of the store, unchanged, each under the hash of its bytes."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path  # noqa: TC003  # type of a field
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from seip_xl.errors import WorkbookError, WriteError
from seip_xl.sheet import make_folder, save_bytes
from seip_xl.store.table import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")
_BACK = "put it back from a copy of the store"


def plain_suffix(name: str) -> str:
    """Give the ending of a file's name.

    Args:
        name: The name, or only its ending.

    Returns:
        Such as ``.xlsx``; empty where there is none of letters and digits.
    """
    found = _SUFFIX.fullmatch(f".{name.rpartition('.')[2]}".lower()) if "." in name else None
    return found[0] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file that is kept: the hash of its bytes, their number, the ending of its name."""

    sha256: str
    size: int
    suffix: str


def find_file(connection: Connection, sha256: str) -> KeptFile | None:
    """Find a kept file by its hash; None where there is none."""
    row = connection.execute(select(FILES).where(FILES.c.sha256 == sha256)).mappings().first()
    return KeptFile(**row) if row else None


def name_file(connection: Connection, file: KeptFile) -> None:
    """Have a file that is on the disk in the database too, if it is not there."""
    connection.execute(insert(FILES).values(asdict(file)).on_conflict_do_nothing())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A folder of files by hash; a file on it is never written again, nor removed."""

    folder: Path

    def path(self, sha256: str, suffix: str) -> Path:
        """Give the path of a file."""
        return self.folder / sha256[:2] / f"{sha256}{suffix}"

    def put(self, data: bytes, sha256: str, suffix: str) -> None:
        """Keep a file; when this returns it is on the disk.

        Args:
            data: The whole file.
            sha256: Its hash.
            suffix: Ending of its name.

        Raises:
            WriteError: It cannot be written, or what was kept under this hash is damaged.
        """
        path = self.path(sha256, suffix)
        if path.exists():
            try:
                there = path.read_bytes()
            except OSError as refusal:
                message = f"{path} cannot be read ({refusal.strerror or refusal}); {_BACK}"
                raise WriteError(message) from refusal
            if there == data:
                return
            message = f"{path} is damaged: it is not what was kept; {_BACK}, or move it away"
            raise WriteError(message)
        make_folder(path.parent)
        save_bytes(path, data)
        for folder in (path.parent, self.folder, self.folder.parent):
            _settle(folder)

    def get(self, sha256: str, suffix: str) -> bytes:
        """Give a file as it was kept.

        Args:
            sha256: Its hash.
            suffix: Ending of its name.

        Returns:
            The whole file.

        Raises:
            WorkbookError: It is not there, or not what was kept.
        """
        path = self.path(sha256, suffix)
        try:
            data = path.read_bytes()
        except OSError as refusal:
            message = f"{path} cannot be read ({refusal.strerror or refusal}); {_BACK}"
            raise WorkbookError(message) from refusal
        if hashlib.sha256(data).hexdigest() != sha256:
            message = f"{path} is damaged: it is not what was kept; {_BACK}"
            raise WorkbookError(message)
        return data

    def paths(self) -> Iterator[Path]:
        """Give every file there is, of whatever name, in order."""
        return (path for path in sorted(self.folder.rglob("*")) if path.is_file())


def _settle(folder: Path) -> None:
    """Have the names in a folder on the disk; Windows does it by itself."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
