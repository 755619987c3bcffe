"""The sheets of the control workbook, and cells on them that hold several names."""

from __future__ import annotations

from types import MappingProxyType

from seip_xl.schema import COUNTY, WORDED_HEADLINES

# Excel keeps the sheet name History for itself.
_OTHER_NAMES = {"History": "Earlier figures", "Indicators": "RAG indicators"}
SHEETS = MappingProxyType(
    {table.name: _OTHER_NAMES.get(table.name, table.name) for table in COUNTY.tables}
)
"""The sheet that each table stands on."""
ADDED = frozenset({WORDED_HEADLINES.name})
"""Tables that a control workbook of an earlier version of the program does not have."""


def names_in(cell: object) -> tuple[str, ...]:
    """Give the names in a cell that may hold several, with ; between them.

    Args:
        cell: What stands in the cell; blank holds none.

    Returns:
        The names without spaces around them.
    """
    parts = cell.split(";") if isinstance(cell, str) else ()
    return tuple(part.strip() for part in parts if part.strip())
