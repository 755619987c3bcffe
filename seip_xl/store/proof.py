"""Proving that everything kept is still what it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select, text
from sqlalchemy.exc import DBAPIError

from seip_xl.errors import WorkbookError
from seip_xl.finding import Severity
from seip_xl.store.table import FILES, SUBMISSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from seip_xl.store.shelf import Shelf

_BACK = "put back a copy of the whole store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was kept; a note tells of what does no harm."""

    place: str
    message: str
    severity: Severity = Severity.ERROR


def faults_of(connection: Connection, shelf: Shelf) -> tuple[Fault, ...]:
    """Check the database and every file; nothing is changed.

    Args:
        connection: In a transaction.
        shelf: The files.

    Returns:
        What is wrong, the database first; then notes of files of which the database does not know.
    """
    found = [*_damage(connection)]
    if found:
        return tuple(found)
    return (*_loose_rows(connection), *_gaps(connection), *_files(connection, shelf))


def _damage(connection: Connection) -> Iterator[Fault]:
    try:
        told = connection.scalars(text("PRAGMA integrity_check")).all()
    except DBAPIError as refusal:
        told = [str(refusal.orig)]
    for one in told:
        if one != "ok":
            yield Fault(place="database", message=f"The database is damaged ({one}); {_BACK}")


def _loose_rows(connection: Connection) -> Iterator[Fault]:
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        message = f"Row {row} of {table} belongs to a row of {parent} that is not there; {_BACK}"
        yield Fault(place=table, message=message)


def _gaps(connection: Connection) -> Iterator[Fault]:
    key = (SUBMISSIONS.c.period, SUBMISSIONS.c.return_id, SUBMISSIONS.c.partnership)
    version = SUBMISSIONS.c.version
    count, last, first = func.count(), func.max(version), func.min(version)
    query = (
        select(*key, count, last).group_by(*key).having(or_(count != last, first != 1))
    ).order_by(*key)
    for *place, number, highest in connection.execute(query):
        message = f"Of versions 1 to {highest} only {number} are there; {_BACK}"
        yield Fault(place=", ".join(place), message=message)


def _files(connection: Connection, shelf: Shelf) -> Iterator[Fault]:
    named = set()
    for row in connection.execute(select(FILES).order_by(FILES.c.sha256)):
        path = shelf.path(row.sha256, row.suffix)
        named.add(path)
        try:
            size = len(shelf.get(row.sha256, row.suffix))
        except WorkbookError as refusal:
            yield Fault(place=path.name, message=str(refusal))
            continue
        if size != row.size:
            message = f"{path.name} has {size} bytes, not {row.size} as the database says; {_BACK}"
            yield Fault(place=path.name, message=message)
    for path in shelf.paths():
        if path not in named:
            message = f"{path} is not a file that the store knows; it does no harm, and may go"
            yield Fault(place=path.name, message=message, severity=Severity.NOTE)
