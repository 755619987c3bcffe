"""The control workbook of a county: read it, write a new one."""

from __future__ import annotations

from seip_xl.county.county import County, read_county
from seip_xl.county.workbook import write_county

__all__ = ["County", "read_county", "write_county"]
