"""Keeping returns as they came."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from seip_xl.read import Code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from seip_xl.county import County
    from seip_xl.read import Submission
    from seip_xl.store import Store


def keep_returns(
    store: Store, county: County, submissions: Sequence[Submission], files: Sequence[Path]
) -> dict[int, int]:
    """Keep the files of a county's returns of this period.

    A file that is no return, or one of another period or partnership, is not kept; nor is one of
    several files of a return, but for the one that was accepted.

    Args:
        store: The store.
        county: What the LA keeps.
        submissions: What was read, first of all that of each of the files in their order.
        files: The files.

    Returns:
        By index of the submission its id in the store.
    """
    kept: dict[int, int] = {}
    for index, (one, path) in enumerate(returns_of(county, submissions, files)):
        if path is not None and one.stamp is not None:
            changed = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
            found = store.keep(
                path,
                return_id=one.stamp.return_id,
                partnership=one.stamp.partnership,
                period=one.stamp.period,
                file_name=path.name,
                received_at=changed.isoformat(timespec="seconds"),
            )
            kept[index] = found.submission.id
    return kept


def returns_of(
    county: County, submissions: Sequence[Submission], files: Sequence[Path]
) -> list[tuple[Submission, Path | None]]:
    """Pair what was read with its file.

    Args:
        county: What the LA keeps.
        submissions: As in ``keep_returns``.
        files: The files.

    Returns:
        The pairs in their order; None for a file that is not kept.
    """
    pairs = list(zip(submissions, files, strict=False))
    keys = Counter(key_of(one) for one, _ in pairs if _is_ours(one, county))
    return [
        (
            one,
            path if _is_ours(one, county) and (one.accepted or keys[key_of(one)] == 1) else None,
        )
        for one, path in pairs
    ]


def key_of(one: Submission) -> tuple[str, str]:
    """Give return and partnership of what was read, two empty texts where it is no return."""
    return (one.stamp.return_id, one.stamp.partnership) if one.stamp else ("", "")


def _is_ours(one: Submission, county: County) -> bool:
    if one.stamp is None or one.spec is None or one.stamp.period != county.settings.period:
        return False
    is_doubled = any(each.code == Code.RETURN_TWICE for each in one.findings)
    return one.stamp.partnership in county.partnerships and not (one.left_alone or is_doubled)
