"""What breaks a rule, in a coordinator's words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from seip_xl.finding import Finding, Severity
from seip_xl.formula import parse
from seip_xl.formula.tree import Binary, Call, Cell, Text, walk
from seip_xl.read import empty_frame, shown
from seip_xl.rule import PLACE
from seip_xl.schema import EXPLANATION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pandas.api.extensions import ExtensionArray

    from seip_xl.read import TableRead
    from seip_xl.rule import Rule
    from seip_xl.schema import Column, TableSpec

CRASHED = "CHECK_001"
"""Code of the finding that a rule could not be worked out."""
_LISTED_BY = {"providers": "Providers", "subjects": "Subjects"}
_NEAR = 75  # of 100; below it another name is meant


class Told:
    """Tells what breaks the rules of one table.

    Args:
        workbook: Name of the file.
        table: The table's spec.
        read: The table as it was read.
        listed: Names on the LA's lists, by table.
    """

    def __init__(
        self,
        workbook: str,
        table: TableSpec,
        read: TableRead,
        listed: Mapping[str, Sequence[str]],
    ) -> None:
        self._workbook, self._table, self._read, self._listed = workbook, table, read, listed
        self._rows = empty_frame(table) if read.rows is None else read.rows
        self._numbers: list[int] = self._rows["Source row"].tolist()
        self._sheets: list[str] = self._rows["Source sheet"].tolist()
        self._cells: dict[str, ExtensionArray] = {}
        self._explained = next(
            (each.label for each in table.columns if each.field == EXPLANATION), ""
        )

    def finding(self, rule: Rule, row: int) -> Finding:
        """Tell of a row that breaks a rule.

        Args:
            rule: The rule.
            row: Index of the row in ``rows`` of the table that was read.

        Returns:
            The finding, with the nearest listed name where the rule asks for a listed one.
        """
        first, number = self._table.column(self._first(rule, row)), self._numbers[row]
        found = self._shown(first.label, row)
        message = PLACE.sub(lambda place: self._place(place[1], row), rule.message)
        of_whole = first == self._table.columns[0]  # said of the form, not of its line
        near = _near(rule, first, found, self._listed)
        is_query = rule.severity is Severity.QUERY and self._explained
        return Finding(
            code=rule.id,
            severity=rule.severity,
            workbook=self._workbook,
            message=self._line(row, message, of_whole=of_whole) + near,
            sheet=self._sheets[row],
            cell=self._read.cell(first.label, number),
            cells=tuple(self._read.cell(label, number) for label in rule.columns),
            found="" if first.masked else found,
            column=first.label,
            advice=rule.words + near,
            explanation=self._shown(self._explained, row) if is_query else "",
        )

    def lines(self, rows: Sequence[int]) -> tuple[tuple[str, str], list[str]]:
        """Name file and sheet of a form, and some of its lines.

        Args:
            rows: Indices of the lines.
        """
        label = self._table.columns[0].label
        sheet = self._sheets[0] if self._sheets else self._table.name
        return (self._workbook, sheet), [self._shown(label, row) for row in rows]

    def crash(self, rule: Rule, rows: Sequence[int]) -> Finding:
        """Tell that a rule could not be worked out, once for all rows.

        Args:
            rule: The rule.
            rows: Indices of the rows.

        Returns:
            The finding, for the LA.
        """
        message = (
            f"{self._workbook}, {rule.table}: the rule {rule.id} could not be worked out in "
            f"{len(rows)} rows, the first is row {self._numbers[rows[0]]}; these rows are counted "
            "without this check; the local authority mends the rule"
        )
        return Finding(
            code=CRASHED,
            severity=Severity.QUERY,
            workbook=self._workbook,
            message=message,
            sheet=self._sheets[rows[0]],
            found=rule.id,
        )

    def _first(self, rule: Rule, row: int) -> str:
        """Name the cell that a finding is about: the first that the rule is not to find empty."""
        empty = [label for label in rule.columns if not self._shown(label, row)]
        asked = _asked_for(rule.formula) if empty and empty[0] != rule.columns[0] else ()
        return next((label for label in empty if label in asked), rule.columns[0])

    def _line(self, row: int, message: str, *, of_whole: bool) -> str:
        """Name the line of a form before what is wrong with it."""
        if not self._table.lines or of_whole:
            return message
        line = self._shown(self._table.columns[0].label, row)
        return f"{line}: {message[0].lower()}{message[1:]}"

    def _place(self, label: str, row: int) -> str:
        """Give a heading, and in brackets what stands there; never a text that may be a name."""
        if self._table.column(label).masked:
            return label
        cell = self._shown(label, row)
        return f"{label} ({cell})" if cell else label

    def _shown(self, label: str, row: int) -> str:
        if label not in self._cells:
            self._cells[label] = self._rows[label].array
        value: Any = self._cells[label][row]
        if pd.isna(value):
            value = None
        elif hasattr(value, "date"):
            value = value.date()
        elif isinstance(value, float) and value.is_integer():
            value = int(value)
        return shown(value)


@lru_cache(maxsize=256)
def _asked_for(formula: str) -> frozenset[str]:
    """Give the columns of which a rule says that a cell is empty."""
    asked = set()
    for node in walk(parse(formula)):
        match node:
            case Call("ISBLANK", (Cell(label),)):
                asked.add(label)
            case Binary("=", Cell(label) | Call("TRIM", (Cell(label),)), Text("")):
                asked.add(label)
    return frozenset(asked)


def _near(rule: Rule, column: Column, found: str, listed: Mapping[str, Sequence[str]]) -> str:
    """Ask whether the nearest listed name is meant; nothing is ever put in its place."""
    names = listed.get(_LISTED_BY.get(column.spelt_by, ""), ())
    if not rule.listed or not found or not names:
        return ""
    # By whole words: two names that share a word as common as AP or School are not near.
    best = process.extractOne(
        found, names, scorer=fuzz.token_ratio, processor=default_process, score_cutoff=_NEAR
    )
    return f' (is it "{best[0]}"?)' if best else ""
