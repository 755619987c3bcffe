"""The cells of a table held against its model: wrong ones healed or told."""

from __future__ import annotations

from functools import lru_cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from seip_xl.read.code import Code
from seip_xl.read.heal import heal
from seip_xl.read.message import cell_finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic.fields import FieldInfo

    from seip_xl.finding import Finding
    from seip_xl.read.place import Place
    from seip_xl.schema import Row, TableSpec

_HOW = {
    Code.HEALED_SPACES: "read without spaces and invisible signs around the text",
    Code.HEALED_CASE: "read in the spelling of the list",
    Code.HEALED_NUMBER: "text, read as the number that it spells",
    Code.HEALED_DATE: "text, read as the date that it spells",
}


def type_cells(
    place: Place, table: TableSpec, lists: Mapping[str, Sequence[str]]
) -> tuple[list[Finding], list[tuple[int, int]], set[tuple[int, int]]]:
    """Hold the cells of a table against its model; what can be meant in one way only is healed.

    Args:
        place: The table as it was found; healed cells are changed.
        table: The table's spec.
        lists: The LA's lists by name.

    Returns:
        What was found, notes on healed cells first; row and column of every wrong cell, by their
        indices; and of every healed one.
    """
    faults = _faults(place, table, lists)
    typed = {}
    healed: dict[tuple[int, int], Code] = {}
    for index, at in faults:
        value = place.cells[index][at]
        if found := heal(table.columns[at], value, lists):
            typed[index, at] = value
            place.cells[index][at], healed[index, at] = found
    if healed:
        faults = _faults(place, table, lists)
    for index, at in healed.keys() & set(faults):
        place.cells[index][at] = typed[index, at]  # told as it was typed
        del healed[index, at]
    told = [(index, at) for index, at in faults if not place.is_covered(index, table.columns[at])]
    notes = _healed_notes(place, table, healed)
    return [*notes, *_findings(place, table, told, lists)], faults, {*healed}


@lru_cache(maxsize=64)
def _adapters(model: type[Row]) -> Mapping[str, TypeAdapter[list[Any]]]:
    """Give by field what the cells of its column have to be, as the model says of each."""
    return {name: _adapter(info) for name, info in model.model_fields.items()}


def _adapter(info: FieldInfo) -> TypeAdapter[list[Any]]:
    cells: Any = GenericAlias(list, (info.rebuild_annotation(),))
    return TypeAdapter(cells, config=ConfigDict(strict=True))


def _faults(
    place: Place, table: TableSpec, lists: Mapping[str, Sequence[str]]
) -> list[tuple[int, int]]:
    """Give row and column, by their indices, of every cell that the model refuses."""
    context = {name: frozenset(values) for name, values in lists.items()}
    adapters = _adapters(table.model)
    faults = set()
    for at, cells in enumerate(zip(*place.cells, strict=True)):
        try:
            adapters[table.columns[at].field].validate_python([*cells], context=context)
        except ValidationError as error:
            told = error.errors(include_url=False, include_context=False)
            faults |= {(int(fault["loc"][0]), at) for fault in told}
    return sorted(faults)


def _healed_notes(
    place: Place, table: TableSpec, healed: Mapping[tuple[int, int], Code]
) -> list[Finding]:
    """Tell healed cells, those of a column that were healed in one way together."""
    grouped: dict[tuple[int, Code], list[str]] = {}
    for (index, at), code in sorted(healed.items()):
        cell = place.cell(index, table.columns[at])
        grouped.setdefault((at, code), []).append(cell)
    return [
        code.finding(
            place.workbook,
            f"{table.columns[at].label}: {_HOW[code]} ({', '.join(cells)}); nothing is to be done",
            sheet=place.sheet,
            cell=cells[0],
        )
        for (at, code), cells in grouped.items()
    ]


def _findings(
    place: Place,
    table: TableSpec,
    faults: Sequence[tuple[int, int]],
    lists: Mapping[str, Sequence[str]],
) -> list[Finding]:
    """Tell every wrong cell, but the empty cells of a row together: it may be no row at all."""
    empty: dict[int, list[int]] = {}
    for index, at in faults:
        if place.cells[index][at] is None:
            empty.setdefault(index, []).append(at)
    found = []
    for index, at in faults:
        blanks = empty.get(index, [])
        if at not in blanks or len(blanks) == 1:
            found.append(_finding(place, table, index, at, lists))
        elif at == blanks[0]:
            found.append(_empty_cells(place, table, index, blanks))
    return found


def _empty_cells(place: Place, table: TableSpec, index: int, blanks: Sequence[int]) -> Finding:
    labels = ", ".join(table.columns[at].label for at in blanks)
    message = f"row {place.rows[index] + 1}: {labels} are empty; fill them in, or delete the row"
    cell = place.cell(index, table.columns[blanks[0]])
    return Code.CELL_EMPTY.finding(place.workbook, message, sheet=place.sheet, cell=cell)


def _finding(
    place: Place, table: TableSpec, index: int, at: int, lists: Mapping[str, Sequence[str]]
) -> Finding:
    column, value = table.columns[at], place.cells[index][at]
    return cell_finding(
        column, value, lists, (place.workbook, place.sheet, place.cell(index, column))
    )
