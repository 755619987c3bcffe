"""What the LA keeps: settings, partnerships, schools, lists, figures, wording of headlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator

from seip_xl.schema.derive import table_spec
from seip_xl.schema.field import Day, Row, column
from seip_xl.schema.headline import WORDED_HEADLINES
from seip_xl.schema.spec import ReturnSpec

if TYPE_CHECKING:
    from datetime import date

NO_SCHOOL = "No school roll"
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{1,11}")
_READ_OTHERWISE = re.compile(
    r"county|true|false"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[0-9]*",
    re.IGNORECASE,
)
_NOT_IN_FILE_NAMES = frozenset('\\/:*?"<>|[]')  # of Windows; of Excel the last two


def _partnership_code(value: str) -> str:
    # Codes are counted by and head columns: nothing that Excel reads as number, wildcard or cell.
    if not _CODE.fullmatch(value) or _READ_OTHERWISE.fullmatch(value):
        msg = "not a partnership code"
        raise ValueError(msg)
    return value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        msg = "not a colour"
        raise ValueError(msg)
    return value


def _file_name(value: str) -> str:
    # The period stands in the names of templates and of the county workbook.
    if not value.isprintable() or _NOT_IN_FILE_NAMES & set(value) or len(value) > 40:
        msg = "not a part of a file name"
        raise ValueError(msg)
    return value


def school_year(day: date) -> str:
    """Give the school year of a day, from 1 September on: ``2020-21``."""
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}-{(first + 1) % 100:02}"


Code = Annotated[str, AfterValidator(_partnership_code)]
_DUE = "The day this return is due; blank when it is not collected in this period."
_SPELLINGS = "Other spellings that are taken for this name, with ; between them."


class Settings(Row):
    """The settings of a county for one period; each is a named value that formulas may use."""

    county: str = column("County", "Name of the county, for titles.")
    period: Annotated[str, AfterValidator(_file_name)] = column(
        "Period", "Name of the period, for example Dec 2020; it stands in names of files."
    )
    census_date: Day = column("Census date", "The day whose open cases are counted.")
    academic_year: str = column("Academic year", "For example 2020-21.")
    year_start: Day = column("Year start", "1 September of the academic year.")
    autumn_start: Day = column("Autumn term start", "First school day of the autumn term.")
    autumn_end: Day = column("Autumn term end", "Last school day of the autumn term.")
    spring_start: Day = column("Spring term start", "First school day of the spring term.")
    spring_end: Day = column("Spring term end", "Last school day of the spring term.")
    summer_start: Day = column("Summer term start", "First school day of the summer term.")
    summer_end: Day = column("Summer term end", "Last school day of the summer term.")
    register_due: Day | None = column("Register due", _DUE, optional=True)
    finance_due: Day | None = column("Finance due", _DUE, optional=True)
    leavers_due: Day | None = column("Leavers due", _DUE, optional=True)
    self_evaluation_due: Day | None = column("Self evaluation due", _DUE, optional=True)
    full_time_hours: float = column(
        "Full time hours", "Hours a week that count as full time.", unit="hours a week", gt=0
    )
    low_hours: float = column(
        "Low hours", "Fewer weekly hours than this are low.", unit="hours a week", gt=0
    )
    maximum_balance: float = column(
        "Maximum balance",
        "Highest balance over the LA grant; 5% is 0.05.",
        ge=0,
        decimals=2,
    )
    ehcp_package: float = column("EHCP package", "Yearly value of the package.", unit="GBP", ge=0)
    provision_days: int = column(
        "Provision days",
        "School days from a Fair Access meeting within which provision should begin.",
        unit="school days",
        ge=1,
    )
    suppression: int = column(
        "Suppression threshold",
        "Counts of students below this are not shown in the published edition.",
        unit="students",
        ge=0,
    )
    years_on_register: int = column(
        "Years on register",
        "A case of Year 11 that was opened more years ago than this is asked about.",
        unit="years",
        default=5,
        ge=1,
    )
    years_before_register: int = column(
        "Years before register",
        "A referral more years before the case was opened than this is asked about.",
        unit="years",
        default=2,
        ge=0,
    )
    most_weekly_hours: float = column(
        "Most weekly hours",
        "More hours than this cannot be in one week of a student.",
        unit="hours a week",
        default=40,
        gt=0,
    )
    change_tolerance: float = column(
        "Change tolerance",
        "A line of a budget that moved by more than this share is asked about; 25% is 0.25.",
        default=0.25,
        ge=0,
        decimals=2,
    )
    change_amount: float = column(
        "Change amount",
        "And by more than this amount.",
        unit="GBP",
        default=10_000,
        ge=0,
    )
    cost_tolerance: float = column(
        "Cost tolerance",
        "A cost an hour that differs from its provider's county median by more than this share is "
        "asked about; 50% is 0.5.",
        default=0.5,
        ge=0,
        decimals=2,
    )
    contact: str | None = column(
        "Contact",
        "Whom coordinators ask: an office, its telephone or e-mail; it stands on every template.",
        optional=True,
    )


class Partnership(Row):
    """A partnership, in report order."""

    code: Code = column("Code", "Short name, 2 to 12 letters and digits.", key=True)
    name: str = column("Name", "Name in full.")
    order: int = column("Order", "Place in the report, from the left.", ge=1)
    other_codes: str | None = column(
        "Other codes", "Other short names in published tables, with ; between.", optional=True
    )
    colour: Annotated[str, AfterValidator(_colour)] | None = column(
        "Colour", "Of its columns in charts, as #12436D; blank for the next one.", optional=True
    )
    fund_holder: str | None = column(
        "Fund-holding school", "The school that holds the money.", optional=True
    )
    email: str | None = column(
        "Coordinator e-mail", "An office address, never a person's own.", optional=True
    )


class School(Row):
    """A school of a partnership."""

    school: str = column("School", "Name of the school.", key=True)
    partnership: Code = column("Partnership", "Code of its partnership.", key=True)
    roll: int = column("Roll 11-16", "Pupils in Years 7 to 11.", unit="pupils", ge=0)
    fsm: float = column("FSM %", "Of them, eligible for free school meals.", unit="%", ge=0, le=100)


class Provider(Row):
    """An alternative provider that the county knows."""

    provider: str = column("Provider", "Name of the provider.", key=True)
    other_spellings: str | None = column("Other spellings", _SPELLINGS, optional=True)
    agreed_cost: float | None = column(
        "Agreed cost per hour", "What was agreed for the county.", optional=True, unit="GBP", ge=0
    )


class Subject(Row):
    """A GCSE subject."""

    subject: str = column("Subject", "Name of the subject.", key=True)
    other_spellings: str | None = column("Other spellings", _SPELLINGS, optional=True)


class Indicator(Row):
    """An indicator that partnerships rate in their self-evaluation."""

    group: str = column("Group", "The group it is shown in.", key=True)
    indicator: str = column("Indicator", "What is rated.", key=True)


class PublishedFigure(Row):
    """A figure as it was published for a period, to be held against the recomputed one."""

    period: str = column("Period", "Name of the period.")
    table: int = column("Table", "Number of the table in the report.", ge=1, le=16)
    row: str = column("Row", "Label of the row, as in this report.", key=True)
    heading: str = column(
        "Column", "Code of the partnership, or County; others in words.", key=True
    )
    value: float | None = column(
        "Value",
        "As printed; percentages as 12.5 for 12.5%; blank was printed blank.",
        optional=True,
        decimals=2,
    )


class HistoryFigure(Row):
    """A figure of an earlier period, of a partnership or of the county, kept and not derived."""

    # Names of periods and years are free text: criteria would read "Jul 2015" as a date.
    period: Annotated[str, AfterValidator(_file_name)] = column("Period", "Name of the period.")
    census_date: Day = column("Census date", "The day whose open cases were counted.")
    academic_year: str = column("Academic year", "2019-20 for example.")
    measure: Literal[
        "open_cases",
        "if_referrals",
        "pm_ks3",
        "pm_ks4",
        "pm_pct",
        "avg_ap_hours",
        "cost_per_open_case",
        "balance_pct",
        "des_spend",
    ] = column("Measure", "Id of the measure.")
    partnership: str = column("Partnership", "Code of the partnership, or County.", key=True)
    value: float = column("Value", "The figure.", decimals=2)
    source: str = column("Source", "Where it was published, or that it is simulated.")


COUNTY = ReturnSpec(
    id="county",
    title="County settings",
    version="1",
    help_text="What the local authority keeps: settings, partnerships, schools, lists, figures.",
    tables=(
        table_spec(
            "Partnerships",
            "Partnerships",
            Partnership,
            "One row for each partnership, in report order.",
        ),
        table_spec("Schools", "Schools", School, "One row for each school."),
        table_spec(
            "Providers",
            "Alternative providers",
            Provider,
            "One row for each provider; other spellings in returns are taken for the name here.",
        ),
        table_spec(
            "Subjects",
            "GCSE subjects",
            Subject,
            "One row for each subject; other spellings in returns are taken for the name here.",
        ),
        table_spec(
            "Indicators",
            "Indicators of the self-evaluation",
            Indicator,
            "One row for each indicator, in the order of the report.",
        ),
        table_spec(
            "History",
            "Figures of earlier periods",
            HistoryFigure,
            "One row for each figure of an earlier period.",
        ),
        table_spec(
            "Published",
            "Figures as they were published",
            PublishedFigure,
            "One row for each published figure; those of this period are held against ours.",
        ),
        WORDED_HEADLINES,
    ),
)
SETTINGS = table_spec(
    "Settings", "Settings", Settings, "One row for each setting; formulas use them by name."
)
