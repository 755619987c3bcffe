"""The rulebook as a workbook: written to be edited in Excel, read back with every fault."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.errors import DefinitionError, WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.formula import FUNCTIONS
from seip_xl.read import open_source, read_table
from seip_xl.rule import (
    HELPERS,
    RULES,
    RULES_TABLE,
    SETTING_TYPES,
    rule_cells,
    rule_faults,
    rule_of,
)
from seip_xl.rule.table import PARTS
from seip_xl.schema import RETURNS, RULES_ID, Stamp
from seip_xl.sheet import DataTable, TableColumn, Workbook
from seip_xl.template import Listing, write_page, write_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from seip_xl.rule import Rule
    from seip_xl.sheet import CellValue

RULES_FILE = "Rules.xlsx"
"""Name of the rulebook, beside the control workbook."""
_CREATED = date(2020, 9, 1)
_BLANK_ROWS = 20
_TITLE = "Rulebook of the returns"
_WIDTHS = (14, 34, 70)


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
    write_page(book, RULES_TABLE, listing, footer=_TITLE, rows=rows, blank_rows=_BLANK_ROWS)
    _write_words(book)
    listing.write(book)
    write_stamp(book, Stamp(return_id=RULES_ID, version="1", partnership="County", period="any"))
    return book.to_bytes()


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Read a rulebook.

    Args:
        path: The file.

    Returns:
        The rules in the order of the sheet.

    Raises:
        WorkbookError: The file cannot be opened or is no workbook.
        DefinitionError: A rule is wrong; every fault of every rule is told, with its cell.
    """
    source = open_source(path)
    if isinstance(source, Finding):
        raise WorkbookError(source.message)
    read = read_table(source, RULES_TABLE, lists={})
    lines = [one.line for one in read.findings if one.severity is Severity.ERROR]
    if lines or read.frame is None:
        raise DefinitionError("\n".join(lines))
    frame = read.frame.astype(object).where(read.frame.notna(), None)
    rules = tuple(
        rule_of(dict(zip(PARTS.values(), row, strict=True)))
        for row in frame[[*PARTS.values()]].itertuples(index=False)
    )
    rows = [int(row) for row in frame["Source row"]]
    lines = [
        f"{path.name}, {RULES_TABLE.name}!{read.cell(PARTS[one.part], rows[one.at])}: {one.message}"
        for one in rule_faults(rules)
    ]
    if lines:
        raise DefinitionError("\n".join(lines))
    return rules


def _write_words(book: Workbook) -> None:
    """Write what a formula may use: columns, helpers, settings, functions."""
    sheet = book.sheet("Words")
    sheet.widths(*_WIDTHS)
    sheet.write(0, 0, "What a formula may use", "title")
    rows: list[list[CellValue]] = [
        [table.name, f"[@[{column.label}]]", column.help_text]
        for spec in RETURNS
        for table in spec.tables
        for column in table.columns
    ]
    rows += [[one.table, f"[@[{one.label}]]", one.definition] for one in HELPERS]
    rows += [["Setting", name, "As in the control workbook."] for name in SETTING_TYPES]
    rows += [["Function", each.name, each.summary] for each in FUNCTIONS.values()]
    headings = ("Where", "How it is written", "What it is")
    columns = tuple(TableColumn(one, "text_wrap", header_style="header") for one in headings)
    sheet.table(2, 0, DataTable("Words", columns, rows))
    sheet.freeze(3, 0)
    sheet.footer(_TITLE)
