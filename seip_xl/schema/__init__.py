"""The returns as models, and the specs derived from them."""

from __future__ import annotations

from seip_xl.schema.county import COUNTY, NO_SCHOOL, SETTINGS, Settings
from seip_xl.schema.field import Row
from seip_xl.schema.finance import FINANCE
from seip_xl.schema.register import REGISTER
from seip_xl.schema.spec import Column, Kind, Line, ReturnSpec, TableSpec
from seip_xl.schema.stamp import REPORT_ID, STAMP_SHEET, Stamp

RETURNS = (REGISTER, FINANCE)

__all__ = [
    "COUNTY",
    "FINANCE",
    "NO_SCHOOL",
    "REGISTER",
    "REPORT_ID",
    "RETURNS",
    "SETTINGS",
    "STAMP_SHEET",
    "Column",
    "Kind",
    "Line",
    "ReturnSpec",
    "Row",
    "Settings",
    "Stamp",
    "TableSpec",
]
