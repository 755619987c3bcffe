"""Tables 13 to 16: GCSEs, English and maths, other qualifications, destinations."""

from __future__ import annotations

from seip_xl.measure import DESTINATIONS
from seip_xl.report.part import Row, Table

_LAST_SUMMER = "Year 11 students of last summer who were programme managed."
_LEVELS = {"entry": "Entry", "level_1": "L1", "level_2": "L2"}


def _levels(label: str, measure: str) -> tuple[Row, ...]:
    return tuple(
        Row(label=f"{label} {short}", measure=f"{measure}_{level}")
        for level, short in _LEVELS.items()
    )


LEAVER_TABLES: tuple[Table, ...] = (
    Table(
        number="13",
        title="GCSE outcomes",
        rows=(
            Row(label="No of leavers", measure="leavers", total=True),
            Row(label="Entered", measure="gcse_entered"),
            Row(label="Graded", measure="gcse_graded"),
            Row(label="Average entries per student", measure="gcse_entered_avg"),
            Row(label="Average GCSEs per student", measure="gcse_graded_avg"),
            Row(label="At 4+", measure="gcse_4plus"),
            Row(label="Average at 4+", measure="gcse_4plus_avg"),
            Row(label="Students with 1 or more at 4+", measure="leavers_1_at_4plus"),
            Row(label="Students with no GCSE outcomes", measure="leavers_no_gcse"),
            Row(label="% with 1 or more GCSE", measure="leavers_1_gcse_pct"),
            Row(label="Students with 4 or more GCSEs", measure="leavers_4_gcse"),
            Row(label="% with 4 or more", measure="leavers_4_gcse_pct"),
        ),
        notes=(f"{_LAST_SUMMER} Graded: all but U. A double award in science is two GCSEs.",),
    ),
    Table(
        number="14",
        title="English and maths",
        rows=(
            Row(label="No of leavers", measure="leavers", total=True),
            Row(label="English entry", measure="english_entry"),
            Row(label="English 4+", measure="english_4plus"),
            Row(label="Maths entry", measure="maths_entry"),
            Row(label="Maths 4+", measure="maths_4plus"),
            Row(label="English entry %", measure="english_entry_pct"),
            Row(label="English 4+ %", measure="english_4plus_pct"),
            Row(label="Maths entry %", measure="maths_entry_pct"),
            Row(label="Maths 4+ %", measure="maths_4plus_pct"),
        ),
        notes=(
            (
                "GCSE, each leaver counted once by the best grade. English: English Language or "
                "English Literature."
            ),
        ),
    ),
    Table(
        number="15",
        title="Other qualifications",
        rows=(
            *_levels("FS English", "fs_english"),
            Row(label="FS English total", measure="fs_english", total=True),
            *_levels("FS Maths", "fs_maths"),
            Row(label="FS Maths total", measure="fs_maths", total=True),
            *_levels("Other", "other"),
            Row(label="Additional qualifications graded", measure="additional", total=True),
            Row(label="Average per student", measure="additional_avg"),
            Row(label="Students with no additional qualification", measure="leavers_no_additional"),
        ),
        notes=(
            (
                "Passes. FS: Functional Skills; its totals count passes of every level, also "
                "those not recorded."
            ),
            "Additional qualifications graded: all of these, and others of no recorded level.",
        ),
    ),
    Table(
        number="16",
        title="Destinations",
        rows=(
            *(Row(label=each, measure=measure) for measure, each in DESTINATIONS.items()),
            Row(label="Total", measure="destinations", total=True),
        ),
        notes=(_LAST_SUMMER,),
    ),
)
