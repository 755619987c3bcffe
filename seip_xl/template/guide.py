"""The guide: every column of a return, what it is and what is allowed, with all lists."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from seip_xl.schema import ID_LONGEST, ID_SHORTEST, Calculated, Kind
from seip_xl.template.column import sheet_columns
from seip_xl.template.start import CHECKS_SHEET, GUIDE_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seip_xl.rule import Rulebook
    from seip_xl.schema import Column, TableSpec
    from seip_xl.sheet import Sheet, Workbook
    from seip_xl.template.listing import Listing

_RULE_HEADERS = ("Sheet", "Column", "What Check says", "Why", "Error or query")
_GUIDE_HEADERS = ("Sheet", "Column", "What it is", "What is allowed", "Needed")
_GUIDE_WIDTHS = (14, 26, 60, 60, 12)
_LINE = 15


def write_guide(
    book: Workbook, tables: Sequence[TableSpec], listing: Listing, *, footer: str
) -> None:
    """Write the guide: every column of every table, what it is and what is allowed.

    Args:
        book: The workbook.
        tables: The tables.
        listing: The lists.
        footer: What each printed page says at its foot.
    """
    told = [(table.name, *texts) for table in tables for texts in _explained(table, listing)]
    title = "Every column and what is allowed"
    _write_rows(book.sheet(GUIDE_SHEET), title, _GUIDE_HEADERS, told, footer)


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
    for at, header in enumerate(headers):
        sheet.write(2, at, header, "header")
    for row, texts in enumerate(rows, start=3):
        _write_guide_row(sheet, row, texts)
    sheet.freeze(3, 0)
    sheet.repeat_rows(2, 2)
    sheet.footer(footer)


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
        case Kind.KEY | Kind.TEXT:
            return f"text of {ID_SHORTEST} to {ID_LONGEST} characters" if column.masked else "text"
    return column.allowed


def _write_guide_row(sheet: Sheet, row: int, texts: Sequence[str]) -> None:
    lines = [
        len(textwrap.wrap(text, width)) for text, width in zip(texts, _GUIDE_WIDTHS, strict=True)
    ]
    sheet.height(row, _LINE * max(lines))
    for at, text in enumerate(texts):
        sheet.write(row, at, text, "body_wrap")
