"""Names in other spellings: what stands in a cell is taken for the name on the LA's list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from seip_xl.read.code import Code
from seip_xl.read.message import shown

if TYPE_CHECKING:
    from seip_xl.finding import Finding
    from seip_xl.read.place import Place
    from seip_xl.schema import TableSpec

Spellings: TypeAlias = Mapping[str, Mapping[str, str]]
"""By name of the list: the listed name of each spelling, the spelling as ``spelling_key``."""


def spelling_key(text: str) -> str:
    """Spell a name without what does not matter: case, and spaces but single ones inside.

    Args:
        text: The name.

    Returns:
        The name by which spellings are looked up.
    """
    return " ".join(text.split()).casefold()


def respell(place: Place, table: TableSpec, spellings: Spellings) -> list[Finding]:
    """Put listed names in the place of their other spellings; other names stay as they are.

    Args:
        place: The table as it was found; its cells are changed.
        table: The table's spec.
        spellings: The other spellings of the LA's lists.

    Returns:
        A note for each cell that is read otherwise than it was typed.
    """
    notes: list[Finding] = []
    for at, column in enumerate(table.columns):
        names = spellings.get(column.spelt_by, {}) if column.spelt_by else {}
        for index, cells in enumerate(place.cells if names else ()):
            typed = cells[at]
            name = names.get(spelling_key(typed)) if isinstance(typed, str) else None
            if name is None or name == typed:
                continue
            cells[at] = name
            found = shown(typed)
            message = f'{column.label}: "{found}" is read as "{name}"'
            cell = place.cell(index, column)
            notes.append(
                Code.OTHER_SPELLING.finding(
                    place.workbook, message, sheet=place.sheet, cell=cell, found=found
                )
            )
    return notes
