"""The county report: parts declared, laid out, written."""

from __future__ import annotations

from seip_xl.report.book import Book, LaidChart, LaidTable, Received
from seip_xl.report.build import lay_out, report_measures
from seip_xl.report.coverage import Coverage
from seip_xl.report.findings_book import write_findings_book
from seip_xl.report.gap import Gap
from seip_xl.report.headline_sheet import draft
from seip_xl.report.headlines import HEADLINES
from seip_xl.report.part import (
    Chart,
    EachPeriod,
    EachProvider,
    Heading,
    PeriodChart,
    RatingTable,
    Row,
    RowPart,
    Table,
)
from seip_xl.report.published import hold_published
from seip_xl.report.tables import PARTS, TABLES
from seip_xl.report.wording import NO_DRAFT, Wording, wordings_to_check
from seip_xl.report.write import write_book

__all__ = [
    "HEADLINES",
    "NO_DRAFT",
    "PARTS",
    "TABLES",
    "Book",
    "Chart",
    "Coverage",
    "EachPeriod",
    "EachProvider",
    "Gap",
    "Heading",
    "LaidChart",
    "LaidTable",
    "PeriodChart",
    "RatingTable",
    "Received",
    "Row",
    "RowPart",
    "Table",
    "Wording",
    "draft",
    "hold_published",
    "lay_out",
    "report_measures",
    "wordings_to_check",
    "write_book",
    "write_findings_book",
]
