"""What a consolidation says of itself, as tables that measures may count."""

from __future__ import annotations

from seip_xl.schema.derive import table_spec
from seip_xl.schema.field import Row, column


class ReceivedRow(Row):
    """What came of one table of one file."""

    partnership: str | None = column(
        "Partnership", "Code; blank when the file did not say.", optional=True, key=True
    )
    return_id: str | None = column(
        "Return", "Which return it is; blank when the file did not say.", optional=True, key=True
    )
    file: str = column("File", "Name of the file.")
    table: str = column("Table", "Name of the table.", key=True)
    received: int = column("Rows received", "Rows that were not blank.", ge=0)
    counted: int = column("Counted", "Rows that the figures are made of.", ge=0)
    rejected: int = column("Rejected", "Rows with an error, which are not counted.", ge=0)
    accepted: int = column("Accepted", "1 when the file was accepted.", ge=0, le=1)
    reason: str | None = column(
        "Why rejected", "In a few words; blank when the file was accepted.", optional=True
    )


class FindingRow(Row):
    """Something that was found in a file."""

    file: str = column("File", "Name of the file.")
    partnership: str | None = column(
        "Partnership", "Code; blank when the file did not say.", optional=True, key=True
    )
    return_id: str | None = column("Return", "Which return it is.", optional=True, key=True)
    sheet: str | None = column("Sheet", "Blank for the whole file.", optional=True)
    cell: str | None = column("Cell", "Blank for the whole sheet.", optional=True)
    severity: str = column("Severity", "error, query or note.", key=True)
    message: str = column("Message", "What was found, what is allowed, what to do.")
    code: str = column("Code", "What kind of finding it is.", key=True)


RECEIVED = table_spec(
    "Returns_received",
    "Returns received",
    ReceivedRow,
    "One row for each table of each file: rows received, counted and rejected.",
)
FINDINGS = table_spec(
    "Findings", "Findings", FindingRow, "One row for each thing that was found in the returns."
)
