"""The door to the database: it is opened, checked, read and written here, and nowhere else.

What the database refuses is raised as WorkbookError where the file is not, or no more, a store, and
as WriteError where another program writes for too long or the disk refuses.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from seip_xl.errors import WorkbookError, WriteError
from seip_xl.store.table import DERIVED, KEPT, VERSION, make_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import PoolProxiedConnection

DATABASE = "seip.sqlite"
_SMALLEST = 512  # bytes of a database
_OWNER = int.from_bytes(b"seip")
_STAMPS = ("application_id", "user_version")
_BEGIN = "seip_begin"
_PAUSE_S = 0.05
_IN_USE = "the store is in use by another program; try again in a minute"
_NO_STORE = "is not a store of seip-xl; name another folder, or move the file away"
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and try again",
    sqlite3.SQLITE_READONLY: "it may not be written to; ask for the right to, or copy the store",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; ask for the right to write to its folder",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A connection of its own, which sees whether others have written."""

    path: Path
    raw: PoolProxiedConnection

    def version(self) -> int:
        """Give a number that is another one whenever another connection has written."""
        with _told(self.path):
            # Not in a transaction, which would go on seeing what was there when it began.
            row = self.raw.cursor().execute("PRAGMA data_version").fetchone()
        return int(row[0])


def watch_database(engine: Engine, path: Path) -> Watch:
    """Begin to watch a database."""
    with _told(path):
        return Watch(path=path, raw=engine.raw_connection())


def open_to_read(path: Path, *, patience_s: float) -> Engine:
    """Open a database that is there; through this it can only be read.

    Args:
        path: The file.
        patience_s: How long to wait for another program that writes.

    Returns:
        The open database; it is to be disposed of.

    Raises:
        WorkbookError: It is not there, or no store.
    """
    _check_size(path)
    if not path.is_file():
        message = f"there is no store of seip-xl in {path.parent}; consolidate, or name its folder"
        raise WorkbookError(message)
    name = quote(path.absolute().as_posix(), safe="/:")
    # Two empty names before the path: a network path would be taken for one of another computer.
    url = URL.create(
        "sqlite",
        database=f"file://{name if name.startswith('/') else f'/{name}'}",
        query={"mode": "ro", "uri": "true"},
    )
    engine = _engine(url, patience_s)
    with contextlib.ExitStack() as undone:
        undone.callback(engine.dispose)
        with reading(engine, path) as connection:
            if _is_new(connection, path):
                message = f"{path} {_NO_STORE}"
                raise WorkbookError(message)
        undone.pop_all()
    return engine


def open_database(path: Path, *, patience_s: float) -> Engine:
    """Open a database, which is made when it is not there.

    Args:
        path: The file; its folder is there.
        patience_s: How long to wait for another program that writes.

    Returns:
        The open database; it is to be disposed of.
    """
    _check_size(path)
    engine = _engine(URL.create("sqlite", database=str(path.absolute())), patience_s)
    try:
        _keep_log_apart(engine, path, patience_s)
        with reading(engine, path) as connection:
            is_new = _is_new(connection, path)
        if is_new:
            with writing(engine, path) as connection:
                # Another program may have been quicker.
                if _is_new(connection, path):
                    _make(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextlib.contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """Read in one transaction, undisturbed by whoever writes."""
    with _told(path), engine.connect() as connection:
        yield connection


@contextlib.contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """Write in one transaction, alone: all of it is kept, or after an exception nothing."""
    alone = engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
    with _told(path), alone.begin() as connection:
        yield connection


@contextlib.contextmanager
def within(connection: Connection, path: Path) -> Iterator[Connection]:
    """Write as a part of a transaction: after an exception only this part is not kept."""
    with _told(path), connection.begin_nested():
        yield connection


def _check_size(path: Path) -> None:
    """Refuse a file of a few bytes: SQLite would take it for an empty one and write over it.

    It is not opened: closing it would undo the locks of a store that this program has open.

    Raises:
        WorkbookError: It is too small for a database.
    """
    if path.exists() and 0 < path.stat().st_size < _SMALLEST:
        message = f"{path} {_NO_STORE}"
        raise WorkbookError(message)


def _engine(url: URL, patience_s: float) -> Engine:
    # Parameters may be about a pupil: no exception repeats them.
    engine = create_engine(url, connect_args={"timeout": patience_s}, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(raw: Any, _: object) -> None:
    raw.isolation_level = None  # transactions begin as _begin says, not as the driver guesses
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.execute(text(options.get(_BEGIN, "BEGIN")))


def _keep_log_apart(engine: Engine, path: Path, patience_s: float) -> None:
    """Let readers read while one writes; on the way there SQLite itself does not wait.

    Raises:
        WriteError: Another program holds the database.
    """
    deadline = time.monotonic() + patience_s
    while True:
        try:
            with _told(path), contextlib.closing(engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
        except WriteError as refusal:
            if str(refusal) != _IN_USE or time.monotonic() >= deadline:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _is_new(connection: Connection, path: Path) -> bool:
    """Tell whether a database is empty.

    Raises:
        WorkbookError: It is not ours, or of a newer program.
    """
    owner, version = (connection.scalar(text(f"PRAGMA {name}")) for name in _STAMPS)
    if (owner, version) == (0, 0):
        if not connection.scalar(text("SELECT count(*) FROM sqlite_master")):
            return True
    elif owner == _OWNER and version == VERSION:
        return False
    elif owner == _OWNER:
        message = f"{path} was made by a newer seip-xl; update the program"
        raise WorkbookError(message)
    message = f"{path} {_NO_STORE}"
    raise WorkbookError(message)


def _make(connection: Connection) -> None:
    make_tables(connection, (*KEPT, *DERIVED))
    for name, number in zip(_STAMPS, (_OWNER, VERSION), strict=True):
        connection.execute(text(f"PRAGMA {name} = {number}"))


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as refusal:
        raise _plain(path, refusal) from refusal


def _plain(path: Path, refusal: DBAPIError | sqlite3.Error) -> WorkbookError | WriteError:
    cause = refusal.orig if isinstance(refusal, DBAPIError) else refusal
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return WriteError(_IN_USE)
    if code == sqlite3.SQLITE_NOTADB:
        return WorkbookError(f"{path} {_NO_STORE}")
    if code == sqlite3.SQLITE_CORRUPT:
        return WorkbookError(f"{path} is damaged ({cause}); put back a copy of the whole folder")
    if isinstance(refusal, IntegrityError):
        return WriteError(f"{path.name}: nothing was kept, as it does not fit the rest: {cause}")
    return WriteError(f"{path} cannot be used: {_REASONS.get(code, f'{cause}; try again')}")
