"""The register return: students, referrals, provision (every term)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from seip_xl.schema.derive import table_spec
from seip_xl.schema.field import Day, PlainName, Row, Schools, StudentId, column
from seip_xl.schema.spec import ReturnSpec

YesNo = Literal["No", "Yes"]
Outcome = Literal[
    "School to get on with it",
    "A&G offered",
    "Partnership in-school support",
    "Top up from SENA or partnership",
    "Other agency support",
    "Short term partnership placement",
    "Managed move",
    "Formal assessment begun",
    "Part time programme management",
    "Full time programme management",
    "Specialist placement",
    "Other",
]
_ID_HELP = (
    "The UPN, or your own reference of 3 to 20 letters, digits, - and / with at least one digit. "
    "Never a name."
)


class Student(Row):
    """A case that was open at any time since 1 September of the academic year."""

    student_id: StudentId = column("Student ID", _ID_HELP, masked=True, example="ABC/10-001")
    year_group: int = column("Year group", "National curriculum year.", ge=7, le=11, example=10)
    school: Schools = column("School", "The school whose roll the student is on.")
    date_added: Day = column(
        "Date added to register", "The day the case was opened.", example=date(2020, 9, 14)
    )
    date_closed: Day | None = column(
        "Date closed", "The day the case was closed; blank while it is open.", optional=True
    )
    reason_closed: (
        Literal[
            "Back in school, settled",
            "Managed move made",
            "Specialist placement",
            "Moved away",
            "Permanently excluded",
            "Other",
        ]
        | None
    ) = column("Reason closed", "Why the case was closed.", optional=True)
    home_authority: Literal["County", "City", "Other authority"] = column(
        "Home authority", "Where the student lives.", example="County"
    )
    looked_after: Literal["No", "Yes - in county", "Yes - out of county"] = column(
        "Looked after", "Out of county means looked after by another authority.", example="No"
    )
    ehcp_status: Literal[
        "None",
        "Formal assessment underway",
        "Top up currently paid",
        "EHCP no additional funding",
        "EHCP additional funding",
        "EHCP 25.5k package",
    ] = column("EHCP status", "Education, health and care plan, and what is paid.", example="None")
    pm_status: Literal["Not programme managed", "Part time", "Full time"] = column(
        "PM status",
        "Whether the partnership runs the student's education (Tier 4).",
        example="Part time",
    )
    cmn: YesNo = column(
        "CMN", "Child with medical needs, on a programme managed student.", example="No"
    )
    pm_start: Day | None = column(
        "PM start date",
        "The day programme management began.",
        optional=True,
        example=date(2020, 11, 2),
    )
    pm_end: Day | None = column("PM end date", "The day programme management ended.", optional=True)
    hours_in_school: float | None = column(
        "Hours in school",
        "Hours a week in the student's own school; part-time programme managed only.",
        optional=True,
        unit="hours a week",
        ge=0,
        le=40,
        example=12.5,
    )
    sdq_baseline: int | None = column(
        "SDQ baseline",
        "Strengths and difficulties score at the start.",
        optional=True,
        ge=0,
        le=40,
        example=21,
    )
    sdq_latest: int | None = column(
        "SDQ latest",
        "The latest strengths and difficulties score.",
        optional=True,
        ge=0,
        le=40,
        example=17,
    )
    attendance_baseline: float | None = column(
        "Attendance baseline %",
        "Attendance at the start.",
        optional=True,
        unit="%",
        ge=0,
        le=100,
        example=43.5,
    )
    attendance_latest: float | None = column(
        "Attendance latest %",
        "The latest attendance.",
        optional=True,
        unit="%",
        ge=0,
        le=100,
        example=78,
    )
    explanation: str | None = column(
        "Explanation", "Your answer to a query about this row.", optional=True
    )


class Referral(Row):
    """A referral of a student in Students."""

    student_id: StudentId = column(
        "Student ID", "As in Students.", masked=True, example="ABC/10-001"
    )
    referral_date: Day = column(
        "Referral date", "The day the school referred.", example=date(2020, 9, 8)
    )
    year_group_at_referral: int = column(
        "Year group at referral", "The year the student was in then.", ge=6, le=11, example=10
    )
    forum: Literal["Inclusion Forum", "Panel", "Fair Access", "Other"] = column(
        "Forum", "Where the referral went.", example="Inclusion Forum"
    )
    meeting_date: Day | None = column(
        "Meeting date",
        "The latest meeting that discussed it; the outcomes are that meeting's.",
        optional=True,
        example=date(2020, 9, 22),
    )
    outcome_1: Outcome | None = column(
        "Outcome 1",
        "What the meeting decided.",
        optional=True,
        example="Part time programme management",
    )
    outcome_2: Outcome | None = column("Outcome 2", "A second outcome.", optional=True)
    outcome_3: Outcome | None = column("Outcome 3", "A third outcome.", optional=True)
    managed_move_result: Literal["In trial", "Lasted", "Broke down"] | None = column(
        "Managed move result", "How the managed move went.", optional=True
    )
    first_day: Day | None = column(
        "First day of provision",
        "The first day of what was decided.",
        optional=True,
        example=date(2020, 11, 2),
    )
    explanation: str | None = column(
        "Explanation", "Your answer to a query about this row.", optional=True
    )


class Provision(Row):
    """A weekly placement of a programme managed student."""

    student_id: StudentId = column(
        "Student ID", "As in Students.", masked=True, example="ABC/10-001"
    )
    provision_type: Literal["Alternative provider", "Directly employed staff"] = column(
        "Provision type",
        "Bought from a provider, or given by the partnership's own staff.",
        example="Alternative provider",
    )
    provider: PlainName | None = column(
        "Provider",
        "Name of the alternative provider, as on the county's list; no *, ? or ~.",
        optional=True,
        spelt_by="providers",
        example="The Farm School",
    )
    hours_per_week: float = column(
        "Hours per week", "Hours of this placement.", unit="hours a week", gt=0, le=40, example=6
    )
    weekly_cost: float | None = column(
        "Weekly cost", "What the placement costs a week.", optional=True, unit="GBP", example=180
    )
    weekly_transport_cost: float | None = column(
        "Weekly transport cost",
        "What transport costs a week.",
        optional=True,
        unit="GBP",
        example=45,
    )
    start_date: Day | None = column(
        "Start date", "Blank: since before this year.", optional=True, example=date(2020, 11, 2)
    )
    end_date: Day | None = column("End date", "Blank: still running.", optional=True)
    explanation: str | None = column(
        "Explanation", "Your answer to a query about this row.", optional=True
    )


REGISTER = ReturnSpec(
    id="register",
    title="Register return",
    version="1",
    help_text="Every case open at any time since 1 September, its referrals and provision.",
    tables=(
        table_spec(
            "Students",
            "Students on the register",
            Student,
            "One row for each case open at any time since 1 September of this academic year.",
        ),
        table_spec(
            "Referrals",
            "Referrals",
            Referral,
            "One row for each referral of a student in Students; a student can have several.",
        ),
        table_spec(
            "Provision",
            "Weekly provision",
            Provision,
            "One row for each weekly placement of a programme managed student.",
        ),
    ),
)
