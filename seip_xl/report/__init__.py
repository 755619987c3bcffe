"""The county report: parts declared, laid out, written."""

from __future__ import annotations

from seip_xl.report.build import Book, Gap, LaidTable, Received, lay_out, report_measures
from seip_xl.report.part import EachPeriod, PeriodChart, Row, Table
from seip_xl.report.tables import TABLES
from seip_xl.report.write import write_book

__all__ = [
    "TABLES",
    "Book",
    "EachPeriod",
    "Gap",
    "LaidTable",
    "PeriodChart",
    "Received",
    "Row",
    "Table",
    "lay_out",
    "report_measures",
    "write_book",
]
