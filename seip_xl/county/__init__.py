"""A county: its control workbook read and written, its returns put together into a book."""

from __future__ import annotations

from seip_xl.county.book import build_book
from seip_xl.county.county import County, read_county
from seip_xl.county.rules_book import RULES_FILE, read_rules, write_rules
from seip_xl.county.workbook import write_county

__all__ = [
    "RULES_FILE",
    "County",
    "build_book",
    "read_county",
    "read_rules",
    "write_county",
    "write_rules",
]
