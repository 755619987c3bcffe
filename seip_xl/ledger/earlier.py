"""The returns of earlier periods as folders, made of what the store kept of them."""

from __future__ import annotations

import contextlib
import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from seip_xl.county import RULES_FILE
from seip_xl.errors import WorkbookError, WriteError
from seip_xl.schema import school_year
from seip_xl.sheet import make_folder
from seip_xl.store import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seip_xl.county import County
    from seip_xl.store import RecordedRun, Store


_ROOM = "laid-out-"
_LEFT_S = 3600.0  # what is older was left by a program that was killed


@contextlib.contextmanager
def room_in(store: Store) -> Iterator[Path]:
    """Give a folder for what is laid out of a store: inside it, as it has data of pupils.

    Args:
        store: The store.

    Yields:
        The folder, empty; it is gone afterwards.
    """
    for left in store.folder.glob(f"{_ROOM}*"):
        with contextlib.suppress(OSError):  # another program has just removed it
            if time.time() - left.stat().st_mtime > _LEFT_S:
                shutil.rmtree(left)
    with TemporaryDirectory(prefix=_ROOM, dir=store.folder) as name:
        yield Path(name)


def earlier_folders(store: Store, county: County, folder: Path) -> dict[str, Path]:
    """Lay out the periods of this school year and the last one as they were consolidated.

    Args:
        store: The store.
        county: What the LA keeps of this period.
        folder: An empty folder, in which a folder is made for each period.

    Returns:
        The folders by period, in the order of census dates.
    """
    census = county.settings.census_date
    first = int(school_year(census)[:4]) - 1
    last = {run.period: run for run in store.runs() if run.kind is RunKind.CONSOLIDATION}
    wanted = [
        run
        for run in sorted(last.values(), key=lambda one: one.census_date)
        if run.census_date < census.isoformat() and int(run.school_year[:4]) >= first
    ]
    return {run.period: lay_out_run(store, run, folder / str(run.id)) for run in wanted}


def lay_out_run(store: Store, run: RecordedRun, folder: Path) -> Path:
    """Lay out the files of a consolidation under the names that they had.

    Args:
        store: The store.
        run: The consolidation.
        folder: Where to; made when missing.

    Returns:
        The folder.
    """
    make_folder(folder)
    if run.control_sha256:
        _lay(store, run, run.control_sha256, folder / "Control.xlsm")
    if run.rules_sha256:
        _lay(store, run, run.rules_sha256, folder / RULES_FILE)
    names = {one.id: one for one in store.submissions(period=run.period)}
    for received in store.received_by(run):
        one = names[received.submission_id]
        # Two files of one name may have lain in two folders.
        _lay(store, run, one.sha256, make_folder(folder / str(one.id)) / one.file_name)
    return folder


def _lay(store: Store, run: RecordedRun, sha256: str, path: Path) -> None:
    try:
        data = store.file(sha256)
    except WorkbookError as refusal:
        msg = (
            f"{path.name} of {run.period}: {refusal}; what else is missing or damaged is told by "
            f'seip-xl store verify "{store.folder}"'
        )
        raise WorkbookError(msg) from refusal
    try:
        path.write_bytes(data)
    except OSError as refusal:
        msg = (
            f"{path.name} of {run.period} cannot be laid out in {store.folder} "
            f"({refusal.strerror or refusal}); make room there, or ask for the right to write"
        )
        raise WriteError(msg) from refusal
