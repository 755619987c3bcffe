"""The rulebook as a table: a row a rule, as the LA reads and edits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from seip_xl.finding import Severity
from seip_xl.rule.rule import Rule
from seip_xl.schema import RETURNS, Row, table_spec
from seip_xl.schema.field import ChoiceOf, column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BETWEEN = "; "
_OWN = "own"
RETURN_IDS = tuple(spec.id for spec in RETURNS)
_TABLES = tuple(table.name for spec in RETURNS for table in spec.tables)


class RuleRow(Row):
    """A rule, as it stands in the rulebook."""

    id: str = column(
        "Id", "A name that is never used again; your own begin with LA_, as LA_001.", key=True
    )
    active: Literal["Yes", "No"] = column("Active", "No switches the rule off.")
    severity: Literal["error", "query"] = column(
        "Severity", "An error keeps the row from being counted; a query asks for an explanation."
    )
    return_id: Annotated[str, ChoiceOf("returns", RETURN_IDS)] = column(
        "Return", "The return that is checked."
    )
    table: Annotated[str, ChoiceOf("tables", _TABLES)] = column(
        "Table", "The table whose rows are checked; it is one of the return."
    )
    formula: str = column(
        "Formula",
        "The formula as in Excel, without = at its beginning: TRUE where a row is wrong.",
    )
    message: str = column(
        "Message",
        "What was found and what to do; {Column} stands for a column of the row, "
        "{setting Maximum balance} for the value of a setting.",
    )
    columns: str = column("Cells to mark", "Headings with ; between; the first is told.")
    guidance: str | None = column("Guidance", "Why it is checked.", optional=True)
    since: str | None = column(
        "Since", f"Version of the rulebook that brought it; blank is {_OWN}.", optional=True
    )


RULES_TABLE = table_spec(
    "Rules", "Rulebook", RuleRow, "One row for each rule; the sheet Words says how one is written."
)
PARTS: Mapping[str, str] = {spec.field: spec.label for spec in RULES_TABLE.columns}
"""The heading of each part of a rule."""


def rule_cells(rules: Sequence[Rule]) -> dict[str, list[str | None]]:
    """Give rules as cells of the table by heading."""
    rows = [
        (
            rule.id,
            "Yes" if rule.active else "No",
            str(rule.severity),
            rule.return_id,
            rule.table,
            rule.formula.removeprefix("="),
            rule.message,
            _BETWEEN.join(rule.columns),
            rule.guidance or None,
            rule.since,
        )
        for rule in rules
    ]
    labels = list(PARTS.values())
    return {label: [row[at] for row in rows] for at, label in enumerate(labels)}


def rule_of(cells: Mapping[str, Any]) -> Rule:
    """Make a rule of the cells of a row, by heading; a blank one is None.

    A cell that is needed and blank was refused when it was read; the others may be looked at.
    """
    given = {part: cells[label] or "" for part, label in PARTS.items()}
    named = given["columns"].split(";")
    return Rule(
        id=given["id"].strip(),
        return_id=given["return_id"].strip(),
        table=given["table"].strip(),
        severity=Severity(given["severity"] or Severity.QUERY),
        formula="=" + given["formula"].strip().removeprefix("="),
        message=given["message"],
        columns=tuple(label.strip() for label in named if label.strip()),
        guidance=given["guidance"],
        since=given["since"] or _OWN,
        active=given["active"] == "Yes",
    )
