"""Who is late or has something to mend, as a workbook with a text for each coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003  # type of a field

from seip_xl.county import TrackerRow, chase_list, write_chase_list  # type of a field
from seip_xl.gathering import Progress, gather
from seip_xl.pipeline import today
from seip_xl.sheet import save_bytes

CHASE_FILE = "Chase list.xlsx"
"""The workbook beside the control workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chased:
    """Where the returns stand, whom to write to in words, and the workbook; None for nobody."""

    rows: tuple[TrackerRow, ...]
    told: str
    out: Path | None = None


def chased(
    place: Path,
    out: Path | None = None,
    *,
    replace_former: bool = False,
    progress: Progress = lambda _: None,
) -> Chased:
    """Write the chase list of a county.

    Args:
        place: The control workbook, or the folder that holds it.
        out: Where to; None for beside the control workbook, where the former list is replaced.
        replace_former: Whether another file of that name may be replaced; it is kept beside.
        progress: Told in a few words what is being done.

    Returns:
        Who is late, or has something to mend.
    """
    gathered = gather(place, progress=progress)
    rows = gathered.tracker(today())
    lines = chase_list(rows, gathered.county, gathered.submissions)
    if not lines:
        return Chased(rows=rows, told="Nobody is late, and nothing is to be mended.")
    path = out or gathered.control.parent / CHASE_FILE
    data = write_chase_list(lines, gathered.county.settings)
    save_bytes(path, data, replace=replace_former or out is None)
    codes = ", ".join(line.partnership for line in lines)
    told = f"To write to: {codes}. The texts are in {path.name}."
    return Chased(rows=rows, told=told, out=path)
