"""The store that this user's answers come from, open as long as this program runs."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from seip_xl.answering.place import store_folder
from seip_xl.answering.record import Record, read_record
from seip_xl.store import open_to_read

if TYPE_CHECKING:
    from pathlib import Path


class Reader:
    """A store that is open to be read, and what was read of it until somebody wrote."""

    def __init__(self, folder: Path) -> None:
        """Open a store.

        Args:
            folder: Its folder.
        """
        self._store = open_to_read(folder)
        self._watch = self._store.watch()
        self._lock = threading.Lock()
        self._read: tuple[int, Record] | None = None

    def record(self) -> Record:
        """Give what is on record now."""
        with self._lock:
            version = self._watch.version()
            if self._read is None or self._read[0] != version:
                self._read = version, read_record(self._store)
            return self._read[1]

    def close(self) -> None:
        """Let go of the store."""
        self._watch.raw.close()
        self._store.close()


class _Desk:
    """The one reader that is open."""

    def __init__(self) -> None:
        self._open: tuple[Path, Reader] | None = None
        self._lock = threading.Lock()

    def reader(self, folder: Path) -> Reader:
        with self._lock:
            if self._open is None or self._open[0] != folder:
                self._close()
                self._open = folder, Reader(folder)
            return self._open[1]

    def close(self) -> None:
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._open:
            self._open[1].close()
        self._open = None


_DESK = _Desk()


def current_record() -> Record:
    """Give what is on record in the store of this user."""
    return _DESK.reader(store_folder()).record()


def let_go() -> None:
    """Let go of the store where one is open; the next answer opens it anew."""
    _DESK.close()
