"""The store: a folder with a database and the files that it names."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from seip_xl.errors import WorkbookError
from seip_xl.sheet import make_folder
from seip_xl.store import database, figure, proof, record, submission
from seip_xl.store.run import check_moment
from seip_xl.store.shelf import KeptFile, Shelf, find_file, name_file, plain_suffix
from seip_xl.store.table import DERIVED, empty_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection, Engine

    from seip_xl.finding import Finding
    from seip_xl.store.database import Watch
    from seip_xl.store.figure import PeriodFigure
    from seip_xl.store.proof import Fault
    from seip_xl.store.run import Explanation, Published, Received, RecordedRun, Run
    from seip_xl.store.submission import Kept, Submission

PATIENCE_S = 10.0
"""How long a program waits for another one that writes."""


def open_store(folder: Path, *, patience_s: float = PATIENCE_S) -> Store:
    """Open a store, which is made when it is not there; it is to be closed.

    Args:
        folder: The folder of the store.
        patience_s: How long to wait for another program that writes.

    Returns:
        The store.
    """
    shelf = Shelf(folder=make_folder(folder) / "files")
    engine = database.open_database(folder / database.DATABASE, patience_s=patience_s)
    return Store(folder=folder, shelf=shelf, engine=engine)


def open_to_read(folder: Path, *, patience_s: float = PATIENCE_S) -> Store:
    """Open a store that is there; through this it can only be read; it is to be closed.

    Args:
        folder: The folder of the store.
        patience_s: How long to wait for another program that writes.

    Returns:
        The store.
    """
    engine = database.open_to_read(folder / database.DATABASE, patience_s=patience_s)
    return Store(folder=folder, shelf=Shelf(folder=folder / "files"), engine=engine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Every return as it came, and what runs made of them.

    Nothing in it is ever changed or deleted; what runs made can be worked out anew as a whole, in
    ``rebuilding``. Every method is a transaction of its own, or a part of the ``transaction`` that
    the store was given. They raise WorkbookError where the store is damaged, and WriteError where
    another program writes for too long or the disk refuses.
    """

    folder: Path
    shelf: Shelf
    engine: Engine
    transaction: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def watch(self) -> Watch:
        """Begin to watch for what others write."""
        return database.watch_database(self.engine, self.folder)

    def keep(
        self,
        path_or_bytes: Path | bytes,
        *,
        return_id: str,
        partnership: str,
        period: str,
        file_name: str,
        received_at: str,
    ) -> Kept:
        """Keep a return as it came, as the next version unless it is the latest one again.

        Args:
            path_or_bytes: The file, or all of its bytes.
            return_id: Which return it is.
            partnership: Code of the partnership.
            period: Name of the period.
            file_name: What it was called.
            received_at: When it came: ISO text in UTC.

        Returns:
            The submission, new or the one that is there.
        """
        check_moment(received_at)
        data = _read(path_or_bytes) if isinstance(path_or_bytes, Path) else path_or_bytes
        file = self._shelve(data, file_name)
        arrival = submission.Arrival(
            return_id=return_id,
            partnership=partnership,
            period=period,
            received_at=received_at,
            sha256=file.sha256,
            file_name=file_name,
        )
        with self._writing() as connection:
            name_file(connection, file)
            return submission.keep_arrival(connection, arrival)

    def keep_file(self, data: bytes, suffix: str) -> str:
        """Keep a file that is no return, a control workbook for example.

        Args:
            data: The whole file.
            suffix: Ending of its name.

        Returns:
            Its hash, by which it is found.
        """
        file = self._shelve(data, suffix)
        with self._writing() as connection:
            name_file(connection, file)
        return file.sha256

    def file(self, sha256: str) -> bytes:
        """Give a file as it was kept.

        Args:
            sha256: Its hash.

        Raises:
            WorkbookError: It was never kept, is not there any more, or is damaged.
        """
        with self._reading() as connection:
            known = find_file(connection, sha256)
        if known is None:
            message = f"{self.folder}: no file of the hash {sha256} was kept; look for another one"
            raise WorkbookError(message)
        return self.shelf.get(sha256, known.suffix)

    def submissions(
        self,
        period: str | None = None,
        return_id: str | None = None,
        partnership: str | None = None,
    ) -> tuple[Submission, ...]:
        """Give every version of the returns asked for, the first to come first."""
        wanted = {"period": period, "return_id": return_id, "partnership": partnership}
        with self._reading() as connection:
            return submission.submissions_of(connection, **wanted)

    def latest(self, period: str) -> Mapping[tuple[str, str], Submission]:
        """Give the latest version of every return of a period, by return and partnership."""
        with self._reading() as connection:
            return submission.latest_of(connection, period)

    def record(self, run: Run) -> RecordedRun:
        """Write a run with everything that belongs to it, or after an exception nothing of it."""
        with self._writing() as connection:
            return record.record_run(connection, run)

    def figures(
        self, measure: str | None = None, partnership: str | None = None
    ) -> tuple[PeriodFigure, ...]:
        """Give the figures that hold for each period, as ``figures_of``."""
        with self._reading() as connection:
            return figure.figures_of(connection, measure, partnership)

    def periods(self) -> tuple[RecordedRun, ...]:
        """Give the last run of every period, by census date."""
        with self._reading() as connection:
            return figure.last_runs(connection)

    def runs(self, period: str | None = None) -> tuple[RecordedRun, ...]:
        """Give the runs of a period, or all, the first first."""
        with self._reading() as connection:
            return record.runs_of(connection, period)

    def last_run(self, period: str) -> RecordedRun | None:
        """Give the last run of a period; None where there was none."""
        return next(reversed(self.runs(period)), None)

    def received_by(self, run: RecordedRun) -> tuple[Received, ...]:
        """Give what a run made of each submission, with its findings and explanations."""
        with self._reading() as connection:
            return record.received_by(connection, run.id)

    def findings_of(
        self, run: RecordedRun, submission_id: int | None = None
    ) -> tuple[Finding, ...]:
        """Give what a run found in all submissions, or in one."""
        with self._reading() as connection:
            return record.findings_by(connection, run.id, submission_id)

    def explanations_of(
        self, run: RecordedRun, submission_id: int | None = None
    ) -> tuple[Explanation, ...]:
        """Give the explanations that a run read in all submissions, or in one."""
        with self._reading() as connection:
            return record.explanations_by(connection, run.id, submission_id)

    def published_by(self, run: RecordedRun) -> tuple[Published, ...]:
        """Give the figures as printed that a run took over."""
        with self._reading() as connection:
            return record.published_by(connection, run.id)

    def verify(self) -> tuple[Fault, ...]:
        """Check the database and every file, as ``faults_of``; nothing is changed."""
        with self._reading() as connection:
            return proof.faults_of(connection, self.shelf)

    @contextlib.contextmanager
    def whole(self) -> Iterator[Store]:
        """Record several things, or none of them where an exception comes between.

        Files that were kept by then lie on the disk and do no harm. Others go on reading what was
        there, and wait to write.

        Yields:
            The store to record in: this one would wait for it.
        """
        with self._writing() as connection:
            yield replace(self, transaction=connection)

    @contextlib.contextmanager
    def rebuilding(self) -> Iterator[Store]:
        """Empty everything that runs made, to be recorded anew, all of it or nothing.

        Yields:
            The store to record in, as ``whole``.
        """
        with self._writing() as connection:
            empty_tables(connection, DERIVED)
            yield replace(self, transaction=connection)

    @contextlib.contextmanager
    def trying(self) -> Iterator[Store]:
        """See what would hold if something were recorded: in the end nothing of it is kept.

        Yields:
            The store to record in and to ask.
        """
        with self._writing() as connection, connection.begin_nested() as trial:
            yield replace(self, transaction=connection)
            trial.rollback()

    def _shelve(self, data: bytes, name: str) -> KeptFile:
        """Have a file on the disk, before any row names it."""
        sha256 = hashlib.sha256(data).hexdigest()
        with self._reading() as connection:
            known = find_file(connection, sha256)
        file = known or KeptFile(sha256=sha256, size=len(data), suffix=plain_suffix(name))
        self.shelf.put(data, sha256, file.suffix)
        return file

    def _reading(self) -> AbstractContextManager[Connection]:
        if self.transaction:
            return contextlib.nullcontext(self.transaction)
        return database.reading(self.engine, self.folder)

    def _writing(self) -> AbstractContextManager[Connection]:
        if self.transaction:
            return database.within(self.transaction, self.folder)
        return database.writing(self.engine, self.folder)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as refusal:
        message = f"{path} cannot be read ({refusal.strerror or refusal}); close it and try again"
        raise WorkbookError(message) from refusal
