"""The leavers return: last summer's Year 11, where they went, what they achieved (every autumn)."""

from __future__ import annotations

from typing import Literal

from seip_xl.schema.derive import table_spec
from seip_xl.schema.field import Row, Schools, StudentId, column
from seip_xl.schema.spec import ReturnSpec

# A double award has two grades, the same or next to each other.
# Source: Joint Council for Qualifications, grades of a GCSE double award.
Grade = Literal[
    "9",
    "8",
    "7",
    "6",
    "5",
    "4",
    "3",
    "2",
    "1",
    "U",
    "9-9",
    "9-8",
    "8-8",
    "8-7",
    "7-7",
    "7-6",
    "6-6",
    "6-5",
    "5-5",
    "5-4",
    "4-4",
    "4-3",
    "3-3",
    "3-2",
    "2-2",
    "2-1",
    "1-1",
    "U-U",
    "Pass",
    "Merit",
    "Distinction",
    "Not passed",
]

CORE_SUBJECTS = ("English Language", "English Literature", "Mathematics")
"""Subjects that the report counts by name, so that the LA's list must have them."""


class Leaver(Row):
    """A student who was in Year 11 and programme managed at the end of the last school year."""

    student_id: StudentId = column(
        "Student ID", "As it was in the register. Never a name.", masked=True, example="ABC/10-001"
    )
    school: Schools = column("School", "The school whose roll the student was on.")
    destination: Literal[
        "Further Education",
        "Voluntary Sector",
        "Employment",
        "Apprenticeship",
        "Custody",
        "Other/not known",
        "NEET",
    ] = column("Destination", "Where the student went after Year 11.", example="Further Education")
    post_transition_check: (
        Literal["Done - sustained", "Done - not sustained", "Not yet done"] | None
    ) = column(
        "Post-transition check",
        "Whether the student is still there, once asked.",
        optional=True,
        example="Done - sustained",
    )
    attendance: float | None = column(
        "Attendance %",
        "Attendance in Year 11.",
        optional=True,
        unit="%",
        ge=0,
        le=100,
        example=81.5,
    )
    explanation: str | None = column(
        "Explanation", "Your answer to a query about this row.", optional=True
    )


class Qualification(Row):
    """An entry of a leaver for a qualification."""

    student_id: StudentId = column(
        "Student ID", "As in Leavers.", masked=True, example="ABC/10-001"
    )
    type: Literal["GCSE", "Functional Skills English", "Functional Skills Maths", "Other"] = column(
        "Type", "What kind of qualification it is.", example="GCSE"
    )
    subject: str | None = column(
        "Subject",
        "Needed for GCSE, as on the county's list, and for Other.",
        optional=True,
        spelt_by="subjects",
        example="Combined Science",
    )
    level: Literal["Entry level", "Level 1", "Level 2", "Not recorded"] | None = column(
        "Level", "Needed for all but GCSE.", optional=True
    )
    grade: Grade = column(
        "Grade",
        "GCSE: 9 to 1 or U, a double award 9-9 to 1-1 or U-U; others: Pass, Merit, Distinction "
        "or Not passed.",
        example="5-4",
    )
    provider: str | None = column(
        "Provider",
        "Where the student was taught for it.",
        optional=True,
        spelt_by="providers",
        example="The Farm School",
    )
    explanation: str | None = column(
        "Explanation", "Your answer to a query about this row.", optional=True
    )


LEAVERS = ReturnSpec(
    id="leavers",
    title="Leavers return",
    version="1",
    help_text="Last summer's programme managed Year 11: destinations and qualifications.",
    tables=(
        table_spec(
            "Leavers",
            "Year 11 leavers of last summer",
            Leaver,
            "One row for each student who left Year 11 last summer and was programme managed.",
        ),
        table_spec(
            "Qualifications",
            "Qualifications of the leavers",
            Qualification,
            "One row for each entry; a double award in science is one row with two grades.",
        ),
    ),
)
