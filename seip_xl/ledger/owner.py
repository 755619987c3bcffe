"""Whose store it is: of one county, whatever lies beside it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from seip_xl.county import read_county
from seip_xl.errors import SeipXlError, WorkbookError
from seip_xl.ledger.earlier import room_in

if TYPE_CHECKING:
    from pathlib import Path

    from seip_xl.county import County
    from seip_xl.store import Store


def check_owner(store: Store, county: County, control: Path) -> None:
    """Refuse the store of another county: its versions and earlier figures would be mixed in.

    A county may correct its name, or its partnerships; what has another name and other
    partnerships is another county.

    Args:
        store: The store.
        county: What the LA keeps.
        control: Its control workbook.

    Raises:
        WorkbookError: The store was made by another county.
    """
    last = next((run.control_sha256 for run in reversed(store.runs()) if run.control_sha256), None)
    if last is None or last == hashlib.sha256(control.read_bytes()).hexdigest():
        return
    try:
        former = _county(store, last)
    except SeipXlError:  # damaged, or of another version of the program: others tell that
        return
    own, there = county.settings.county, former.settings.county
    if own.casefold() != there.casefold() and {*county.partnerships} != {*former.partnerships}:
        msg = (
            f'{store.folder} is the store of "{there}", but {control.name} is of "{own}"; put back '
            "the store of this county, or move that folder away to begin a new one. Where it is "
            "the same county, change its name alone first, consolidate, then its partnerships"
        )
        raise WorkbookError(msg)


def _county(store: Store, sha256: str) -> County:
    data = store.file(sha256)
    with room_in(store) as room:
        path = room / "Control.xlsm"
        path.write_bytes(data)
        return read_county(path)
