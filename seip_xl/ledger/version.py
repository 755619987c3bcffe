"""Which version of a return each file is, and what changed since the one before."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from seip_xl.check import changes_between, told_changes
from seip_xl.county import Version
from seip_xl.errors import WorkbookError
from seip_xl.intake import expectation
from seip_xl.ledger.earlier import room_in
from seip_xl.ledger.keep import key_of, returns_of
from seip_xl.read import read_return

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.county import County
    from seip_xl.read import Submission
    from seip_xl.store import Store
    from seip_xl.store import Submission as KeptSubmission

_LONGEST = 400  # characters of a cell of the tracker; seip-xl diff tells everything
_SAME = "the same rows and cells as before"
_UNREADABLE = "the version before cannot be read again; seip-xl store verify says why"


def versions_of(
    store: Store, county: County, submissions: Sequence[Submission], files: Sequence[Path]
) -> dict[tuple[str, str], Version]:
    """Say which version each return is, before it is kept, and what changed.

    Args:
        store: The store.
        county: What the LA keeps.
        submissions: What was read, first of all that of each of the files in their order.
        files: The files.

    Returns:
        The versions by return and partnership; those that are not kept are left out.
    """
    known: dict[tuple[str, str], list[KeptSubmission]] = {}
    for kept in store.submissions(period=county.settings.period):
        known.setdefault((kept.return_id, kept.partnership), []).append(kept)
    versions = {}
    for one, path in returns_of(county, submissions, files):
        if path is not None:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            former = known.get(key_of(one), [])
            is_new = not former or former[-1].sha256 != sha256
            former = former if is_new else former[:-1]
            change = _change(store, county, former[-1], one) if former else ""
            number = len(former) + 1
            versions[key_of(one)] = Version(number=number, change=change, is_new=is_new)
    return versions


def _change(store: Store, county: County, former: KeptSubmission, now: Submission) -> str:
    """Tell the changes in words, in one line."""
    try:
        data = store.file(former.sha256)
    except WorkbookError:
        return _UNREADABLE
    with room_in(store) as room:
        path = room / f"former{Path(former.file_name).suffix}"
        path.write_bytes(data)
        was = read_return(path, expect=expectation(county))
    if not (was.reads and now.reads):
        return "" if was.reads else _UNREADABLE
    told = ". ".join(told_changes(changes_between(was, now))) or _SAME
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST].rpartition(' ')[0]} ..."
