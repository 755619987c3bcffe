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
    received: int = column(
        "Rows received", "Rows that are not blank: counted, rejected, ignored.", ge=0
    )
    counted: int = column("Counted", "Rows that the figures are made of.", ge=0)
    rejected: int = column("Rejected", "Rows with an error, which are not counted.", ge=0)
    ignored: int = column(
        "Ignored", "Rows below the headings that hold nothing in a column that is read.", ge=0
    )
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
    explained: str | None = column(
        "Explained", "Yes for a query that the return answers.", optional=True, key=True
    )


class CheckRow(Row):
    """How often a rule was run over a return, and what came of it."""

    partnership: str = column("Partnership", "Code.", key=True)
    return_id: str = column("Return", "Which return it is.", key=True)
    table: str = column("Table", "The table whose rows are checked.", key=True)
    rule: str = column("Rule", "Its id in the rulebook.", key=True)
    severity: str = column("Severity", "error or query.", key=True)
    state: str = column("State", "run, or off where the rulebook switches it off.", key=True)
    rows: int = column("Rows", "Rows that were received.", ge=0)
    failed: int = column("Failed", "Rows that break the rule.", ge=0)
    silent: int = column(
        "Not evaluated", "Rows with a cell that the rule reads and that is wrong itself.", ge=0
    )
    crashed: int = column("Crashed", "Rows in which the rule could not be worked out.", ge=0)


RECEIVED = table_spec(
    "Returns_received",
    "Returns received",
    ReceivedRow,
    "One row for each table of each file: rows received, counted and rejected.",
)
FINDINGS = table_spec(
    "Findings", "Findings", FindingRow, "One row for each thing that was found in the returns."
)
CHECKS = table_spec(
    "Checks_run", "Checks", CheckRow, "One row for each rule and return: how often it was run."
)
