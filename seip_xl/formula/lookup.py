"""Look-ups and lists: MATCH, INDEX, TEXTJOIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from seip_xl.formula.criterion import pattern
from seip_xl.formula.join import equal_ids, first_match
from seip_xl.formula.scope import Type
from seip_xl.formula.tree import Column, Node
from seip_xl.formula.value import Flags, Value, numbers, texts

if TYPE_CHECKING:
    from seip_xl.formula.context import Context
    from seip_xl.formula.levels import Codes


def match_row(context: Context, arguments: tuple[Node, ...]) -> Value:
    """MATCH(sought, column, 0): the first row, counted from 1; an error when there is none."""
    sought, cells = context.value(arguments[0]), context.value(arguments[1])
    wanted = sought.take(np.zeros(1, dtype=np.int64)) if not sought.shape else sought
    wanted = Value(
        type=wanted.type,
        data=np.atleast_1d(wanted.data),
        levels=wanted.levels,
        error=np.atleast_1d(wanted.error | wanted.blank),
    )
    filled = np.flatnonzero(np.broadcast_to(~cells.blank, cells.shape))
    ids, row_ids = equal_ids(wanted, cells.take(filled))
    place, found = first_match(ids, row_ids)
    row = filled[place] if len(filled) else place
    if wanted.type is Type.TEXT:
        row, found = _by_pattern(wanted, cells.take(filled), filled, row, found)
    data, error = row + 1.0, ~found | wanted.error
    return numbers(data, error=error) if sought.shape else numbers(data[0], error=error[0])


def _by_pattern(
    wanted: Value, cells: Value, filled: Codes, row: Codes, found: Flags
) -> tuple[Codes, Flags]:
    """Look again for texts with wildcards, which MATCH reads as COUNTIFS does."""
    for code, level in enumerate(wanted.levels.texts):
        beside = wanted.data == code
        if not beside.any() or not set("*?~") & set(level):
            continue
        fits = pattern(level).fullmatch
        met = np.array([fits(each) is not None for each in cells.levels.folded], dtype=np.bool_)[
            cells.data
        ]
        row = np.where(beside, filled[met.argmax()] if met.any() else 0, row)
        found = np.where(beside, met.any(), found)
    return row, found


def cell_at(context: Context, arguments: tuple[Node, ...]) -> Value:
    """INDEX(column, MATCH(...)): the cell in that row, blank if it is."""
    row = context.value(arguments[1])
    cells = context.value(arguments[0])
    if not cells.shape[0]:
        return row.wrong(np.ones(row.shape, dtype=np.bool_))
    place = np.asarray(row.data, dtype=np.int64) - 1
    return cells.take(np.clip(place, 0, None)).wrong(row.error)


def joined_list(context: Context, arguments: tuple[Node, ...]) -> Value:
    """TEXTJOIN: empty texts are left out."""
    between = context.value(arguments[0]).texts()
    error: Flags = between.error
    parts: list[npt.NDArray[np.object_]] = []
    columns: set[int] = set()
    for place, argument in enumerate(arguments[2:]):
        cells = context.value(argument).texts()
        if isinstance(argument, Column):
            columns.add(place)
            error = error | cells.error.any()
        else:
            error = error | cells.error
        parts.append(np.where(cells.blank, "", cells.levels.texts[cells.data]))
    shapes = [part.shape for place, part in enumerate(parts) if place not in columns]
    shape = np.broadcast_shapes(between.shape, *shapes)
    lists = [
        [part.tolist()] * int(np.prod(shape))
        if place in columns
        else [[cell] for cell in np.broadcast_to(part, shape).ravel()]
        for place, part in enumerate(parts)
    ]
    separators = np.broadcast_to(between.levels.texts[between.data], shape).ravel()
    cells_joined = (
        separator.join(cell for cells in row for cell in cells if cell)
        for separator, *row in zip(separators, *lists, strict=True)
    )
    return texts(cells_joined, shape, error=error)
