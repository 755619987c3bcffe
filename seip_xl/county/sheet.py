"""The sheets of the control workbook."""

from __future__ import annotations

from types import MappingProxyType

from seip_xl.schema import COUNTY

# Excel keeps the sheet name History for itself.
_OTHER_NAMES = {"History": "Earlier figures"}
SHEETS = MappingProxyType(
    {table.name: _OTHER_NAMES.get(table.name, table.name) for table in COUNTY.tables}
)
"""The sheet that each table stands on."""
