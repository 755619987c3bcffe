"""A county: its control workbook read and written, its returns put together into a book."""

from __future__ import annotations

from seip_xl.county.book import build_book
from seip_xl.county.chase import ChaseLine, chase_list
from seip_xl.county.chase_book import write_chase_list
from seip_xl.county.county import County, read_county
from seip_xl.county.example import EXAMPLE
from seip_xl.county.headline import drafts_noted
from seip_xl.county.home import (
    HOME,
    RETURNS_FOLDER,
    TO_CHECK,
    TRACKER,
)
from seip_xl.county.job import JOBS
from seip_xl.county.rules_book import RULES_FILE, read_rules, write_rules
from seip_xl.county.tracker import FileDates, TrackerRow, Version, track
from seip_xl.county.workbook import Desktop, write_county

__all__ = [
    "EXAMPLE",
    "HOME",
    "JOBS",
    "RETURNS_FOLDER",
    "RULES_FILE",
    "TO_CHECK",
    "TRACKER",
    "ChaseLine",
    "County",
    "Desktop",
    "FileDates",
    "TrackerRow",
    "Version",
    "build_book",
    "chase_list",
    "drafts_noted",
    "read_county",
    "read_rules",
    "track",
    "write_chase_list",
    "write_county",
    "write_rules",
]
