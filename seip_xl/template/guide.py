"""The guide: every column of a return, what it is and what is allowed, with all lists."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from seip_xl.schema import ID_LONGEST, ID_SHORTEST, Calculated, Kind
from seip_xl.sheet import MAX_ROW_HEIGHT
from seip_xl.template.column import sheet_columns
from seip_xl.template.start import CHECKS_HEADING, CHECKS_SHEET, GUIDE_SHEET, LISTED_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seip_xl.rule import Rulebook
    from seip_xl.schema import Column, TableSpec
    from seip_xl.sheet import Sheet, Workbook
    from seip_xl.template.hidden import Kept
    from seip_xl.template.listing import Listing

_RULE_HEADERS = (CHECKS_HEADING, "Column", "What Check says", "Why", "Error or query")
_GUIDE_HEADERS = ("Sheet", "Column", "What it is", "What is allowed", "Needed")
_GUIDE_WIDTHS = (14, 26, 60, 60, 12)
_COST = "Agreed cost per hour"
_LISTED_HEADERS = ("Sheet", "Column", "Name on the list", _COST, "")
_LINE = 15


def write_guide(
    book: Workbook, tables: Sequence[TableSpec], listing: Listing, kept: Kept, *, footer: str
) -> None:
    """Write the guide: every column of every table, what it is and what is allowed; listed names.

    Args:
        book: The workbook.
        tables: The tables.
        listing: The lists.
        kept: What the LA keeps.
        footer: What each printed page says at its foot.
    """
    told = [(table.name, *texts) for table in tables for texts in _explained(table, listing)]
    title, sheet = "Every column and what is allowed", book.sheet(GUIDE_SHEET)
    _write_rows(sheet, title, _GUIDE_HEADERS, told, footer)
    listed = [row for table in tables for row in _listed(table, listing, kept)]
    if listed:
        top = len(told) + 5
        sheet.write(top - 1, 0, LISTED_HEADING, "heading")
        _write_table(sheet, top, _LISTED_HEADERS, listed)


def write_checks(book: Workbook, rules: Rulebook, *, footer: str) -> None:
    """Write what is checked: every rule, what Check says then, and why.

    Args:
        book: The workbook.
        rules: The rules of the return.
        footer: What each printed page says at its foot.
    """
    named = [(rule, "") for rule in rules.rules]
    named += [(rule, ", by the local authority") for rule in rules.elsewhere]
    order = [table.name for table in rules.spec.tables]
    named.sort(key=lambda each: (order.index(each[0].table), each[0].id))
    told = [
        (rule.table, ", ".join(rule.columns), rule.words, rule.guidance, f"{rule.severity}{by}")
        for rule, by in named
    ]
    title = "Every check and why it is made"
    _write_rows(book.sheet(CHECKS_SHEET), title, _RULE_HEADERS, told, footer)


def _write_rows(
    sheet: Sheet, title: str, headers: Sequence[str], rows: Sequence[tuple[str, ...]], footer: str
) -> None:
    sheet.widths(*_GUIDE_WIDTHS)
    sheet.write(0, 0, title, "title")
    sheet.height(0, 28)
    _write_table(sheet, 2, headers, rows)
    sheet.freeze(3, 0)
    sheet.repeat_rows(2, 2)
    sheet.footer(footer)


def _write_table(
    sheet: Sheet, top: int, headers: Sequence[str], rows: Sequence[tuple[str, ...]]
) -> None:
    for at, header in enumerate(headers):
        sheet.write(top, at, header, "header")
    for row, texts in enumerate(rows, start=top + 1):
        _write_guide_row(sheet, row, texts)


def _listed(table: TableSpec, listing: Listing, kept: Kept) -> Iterator[tuple[str, ...]]:
    """Give the names offered in a table; what was agreed for an hour, where costs are typed."""
    asks_cost = any(column.kind is Kind.MONEY for column in table.columns)
    providers = kept.tables.get("Providers", {})
    costs = dict(zip(providers.get("Provider", ()), providers.get(_COST, ()), strict=False))
    for column in table.columns:
        for name in listing.offered(column):
            cost = costs.get(name) if asks_cost else None
            yield table.name, column.label, name, "" if cost is None else f"GBP {cost:,.2f}", ""


def _explained(table: TableSpec, listing: Listing) -> Iterator[tuple[str, ...]]:
    for column in (*table.facts, *sheet_columns(table)):
        if isinstance(column, Calculated):
            yield column.label, column.help_text, "nothing: it is a formula", "calculated"
        else:
            needed = "required" if column.required else "optional"
            yield column.label, column.help_text, _allowed(column, listing), needed


def _allowed(column: Column, listing: Listing) -> str:
    match column.kind:
        case Kind.CHOICE:
            return "one of: " + " / ".join(listing.values(column))
        case Kind.KEY | Kind.TEXT if listing.offered(column):
            return "a name on the list at the end of this sheet, or a new one"
        case Kind.KEY | Kind.TEXT:
            return f"text of {ID_SHORTEST} to {ID_LONGEST} characters" if column.masked else "text"
    return column.allowed


def _write_guide_row(sheet: Sheet, row: int, texts: Sequence[str]) -> None:
    lines = [
        len(textwrap.wrap(text, width)) for text, width in zip(texts, _GUIDE_WIDTHS, strict=True)
    ]
    sheet.height(row, min(_LINE * max(lines), MAX_ROW_HEIGHT))
    for at, text in enumerate(texts):
        sheet.write(row, at, text, "body_wrap")
