"""What the LA keeps: settings, partnerships, schools and the history of figures."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from seip_xl.schema.derive import table_spec
from seip_xl.schema.field import Day, Row, column
from seip_xl.schema.spec import ReturnSpec

NO_SCHOOL = "No school roll"
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{1,11}")
_READ_OTHERWISE = re.compile(
    r"county|true|false"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[0-9]*",
    re.IGNORECASE,
)
_NOT_IN_FILE_NAMES = frozenset('\\/:*?"<>|')


def _partnership_code(value: str) -> str:
    # Codes are counted by and head columns: nothing that Excel reads as number, wildcard or cell.
    if not _CODE.fullmatch(value) or _READ_OTHERWISE.fullmatch(value):
        msg = "not a partnership code"
        raise ValueError(msg)
    return value


def _file_name(value: str) -> str:
    # The period stands in the names of templates and of the county workbook.
    if not value.isprintable() or _NOT_IN_FILE_NAMES & set(value) or len(value) > 40:
        msg = "not a part of a file name"
        raise ValueError(msg)
    return value


Code = Annotated[str, AfterValidator(_partnership_code)]


class Settings(Row):
    """The settings of a county for one period; each is a named value that formulas may use."""

    county: str = column("County", "Name of the county, for titles.")
    period: Annotated[str, AfterValidator(_file_name)] = column(
        "Period", "Name of the period, for example Dec 2020; it stands in names of files."
    )
    census_date: Day = column("Census date", "The day whose open cases are counted.")
    year_start: Day = column("Year start", "1 September of the academic year.")
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


class Partnership(Row):
    """A partnership, in report order."""

    code: Code = column("Code", "Short name, 2 to 12 letters and digits.", key=True)
    name: str = column("Name", "Name in full.")
    order: int = column("Order", "Place in the report, from the left.", ge=1)


class School(Row):
    """A school of a partnership."""

    school: str = column("School", "Name of the school.", key=True)
    partnership: Code = column("Partnership", "Code of its partnership.", key=True)


class HistoryFigure(Row):
    """A figure of an earlier period, of a partnership or of the county, kept and not derived."""

    # Names of periods and years are free text: criteria would read "Jul 2015" as a date.
    period: str = column("Period", "Name of the period.")
    census_date: Day = column("Census date", "The day whose open cases were counted.")
    academic_year: str = column("Academic year", "2019-20 for example.")
    measure: str = column("Measure", "Id of the measure.", key=True)
    partnership: str = column("Partnership", "Code of the partnership, or County.", key=True)
    value: float = column("Value", "The figure.", decimals=2)
    source: str = column("Source", "Where it was published, or that it is simulated.")


COUNTY = ReturnSpec(
    id="county",
    title="County settings",
    version="1",
    help_text="What the local authority keeps: settings, partnerships, schools, earlier figures.",
    tables=(
        table_spec(
            "Partnerships",
            "Partnerships",
            Partnership,
            "One row for each partnership, in report order.",
        ),
        table_spec("Schools", "Schools", School, "One row for each school."),
        table_spec(
            "History",
            "Figures of earlier periods",
            HistoryFigure,
            "One row for each figure of an earlier period.",
        ),
    ),
)
SETTINGS = table_spec(
    "Settings", "Settings", Settings, "One row for each setting; formulas use them by name."
)
