"""The rulebook as a workbook: written to be edited in Excel, read back with every fault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.county.rules_words import write_words
from seip_xl.errors import DefinitionError, WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.read import open_source, read_table
from seip_xl.rule import (
    RULES,
    RULES_TABLE,
    rule_cells,
    rule_faults,
    rule_of,
)
from seip_xl.rule.table import PARTS
from seip_xl.schema import RULES_ID, Stamp
from seip_xl.sheet import Workbook, corners_of
from seip_xl.template import Listing, write_page, write_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from seip_xl.read import TableRead
    from seip_xl.rule import Rule

RULES_FILE = "Rules.xlsx"
"""Name of the rulebook, beside the control workbook."""
_CREATED = date(2020, 9, 1)
_BLANK_ROWS = 20
_TITLE = "Rulebook of the returns"


def write_rules(rules: Sequence[Rule] = RULES) -> bytes:
    """Write a rulebook.

    Args:
        rules: The rules.

    Returns:
        The workbook; the same bytes for the same rules.
    """
    book = Workbook(title=_TITLE, created=_CREATED)
    listing = Listing({})
    rows = pd.DataFrame(rule_cells(rules))
    write_page(
        book,
        RULES_TABLE,
        listing,
        footer=_TITLE,
        rows=rows,
        blank_rows=_BLANK_ROWS,
        fitted=True,
    )
    write_words(book, footer=_TITLE)
    listing.write(book)
    write_stamp(book, Stamp(return_id=RULES_ID, version="1", partnership="County", period="any"))
    return book.to_bytes()


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Read a rulebook.

    Args:
        path: The file.

    Returns:
        The rules in the order of the sheet; then, switched off, the standard ones that are not on
        it, so that a deleted row is told where rules that are off are told.

    Raises:
        WorkbookError: The file cannot be opened or is no workbook.
        DefinitionError: A rule is wrong; every fault of every rule is told, with its cell.
    """
    source = open_source(path)
    if isinstance(source, Finding):
        raise WorkbookError(source.message)
    read = read_table(source, RULES_TABLE, lists={})
    told = [(one.cell, one.line) for one in read.findings if one.severity is Severity.ERROR]
    rules = () if read.rows is None else _rules_of(read.rows)
    told += _faults(path.name, read, rules)
    if told:
        raise DefinitionError("\n".join(line for _, line in sorted(told, key=_place)))
    return (*rules, *_left_out(rules))


def _place(told: tuple[str, str]) -> tuple[int, ...]:
    return corners_of(told[0]) or ()


def _left_out(rules: Sequence[Rule]) -> list[Rule]:
    known = {rule.id for rule in rules}
    return [replace(rule, active=False) for rule in RULES if rule.id not in known]


def _rules_of(rows: pd.DataFrame) -> tuple[Rule, ...]:
    cells = rows[[*PARTS.values()]]
    given = cells.astype(object).where(cells.notna(), None)
    return tuple(
        rule_of(dict(zip(PARTS.values(), row, strict=True)))
        for row in given.itertuples(index=False)
    )


def _faults(name: str, read: TableRead, rules: Sequence[Rule]) -> list[tuple[str, str]]:
    """Tell what is wrong with rules, but not again of a cell that was refused when it was read.

    Returns:
        The cell of each fault, and its line.
    """
    numbers = [] if read.rows is None else read.rows["Source row"].astype(int).tolist()
    faults = [
        (read.cell(PARTS[one.part], numbers[one.at]), one.message)
        for one in rule_faults(rules)
        if one.at not in read.wrong.get(PARTS[one.part], ())
    ]
    return [(cell, f"{name}, {RULES_TABLE.name}!{cell}: {message}") for cell, message in faults]
