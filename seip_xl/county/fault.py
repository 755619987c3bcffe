"""What is wrong in the control workbook beyond single cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.county.fault_date import date_faults, due_day
from seip_xl.county.fault_figure import figure_faults
from seip_xl.county.fault_headline import headline_faults
from seip_xl.county.fault_name import name_faults
from seip_xl.county.sheet import SHEETS
from seip_xl.schema import CORE_SUBJECTS, SELF_EVALUATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seip_xl.county.fault_row import Reads
    from seip_xl.read import RecordRead
    from seip_xl.schema import Settings


def faults_of(workbook: str, settings: RecordRead[Settings], reads: Reads) -> list[str]:
    """Check what the control workbook holds as a whole.

    Args:
        workbook: Name of the file.
        settings: The settings as they were read.
        reads: Its tables.

    Returns:
        A line for each fault: file, cell, what was found, what to do.
    """
    faults = [
        *name_faults(reads),
        *figure_faults(reads),
        *headline_faults(reads),
        *date_faults(settings),
        *_empty_tables(settings.record, reads),
        *_subjects(reads),
    ]
    return [f"{workbook}, {fault}" for fault in faults]


def _empty_tables(settings: Settings | None, reads: Reads) -> Iterator[str]:
    if _is_empty(reads, "Partnerships"):
        yield f"{SHEETS['Partnerships']}: there is no partnership; add at least one"
    if settings and due_day(settings, SELF_EVALUATION.id) and _is_empty(reads, "Indicators"):
        yield (
            f"{SHEETS['Indicators']}: there is no indicator to rate, but the self-evaluation is "
            "due; add them, or leave its day blank"
        )


def _subjects(reads: Reads) -> Iterator[str]:
    """Tell which subjects that the report counts by name are not on the list."""
    frame = reads["Subjects"].frame
    listed = set() if frame is None else set(frame["Subject"])
    # Without any list subjects are taken as they are spelt.
    if listed and (missing := [one for one in CORE_SUBJECTS if one not in listed]):
        yield (
            f"{SHEETS['Subjects']}: English and maths are counted by name, and "
            f"{', '.join(missing)} is not on the list; add it, and put other spellings into the "
            "column beside it"
        )


def _is_empty(reads: Reads, table: str) -> bool:
    return reads[table].frame is not None and not reads[table].tally.received
