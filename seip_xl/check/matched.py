"""Which rows of two readings of a table are the same row."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from seip_xl.schema import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from seip_xl.read import TableRead
    from seip_xl.schema import Column, TableSpec


class _Wrong:
    """What is known of a cell that was refused: nothing."""


WRONG = _Wrong()
"""Stands for a cell that is wrong, or blank where it may not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row as it was read.

    ``key`` tells it from others, None where it is not known; ``cells`` are those of the table's
    columns, ``rest`` those that are no part of the key.
    """

    row: int
    sheet: str
    key: tuple[str, ...] | None
    cells: tuple[Any, ...]
    rest: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The rows of two readings: those in both, those only in the old one, only in the new one."""

    both: tuple[tuple[ReadRow, ReadRow], ...]
    removed: tuple[ReadRow, ...]
    added: tuple[ReadRow, ...]


def key_columns(table: TableSpec) -> tuple[Column, ...]:
    """Give the columns that tell which record a row is about: its student, its line."""
    if table.lines:
        return table.columns[:1]
    if table.rows_of:
        return tuple(one for one in table.columns if one.list_name == table.rows_of)
    return tuple(one for one in table.columns if one.masked or one.kind is Kind.KEY)


def match_rows(table: TableSpec, old: TableRead, new: TableRead) -> Matched:
    """Match the rows of two readings of a table, those that were rejected too.

    Rows that are equal come first, then those of the same key in their order, then those of which
    only the key is another one, then those without a known key in their order.

    Args:
        table: Its spec.
        old: The former reading.
        new: The later one.

    Returns:
        The rows, in the order of the new reading, removed ones in that of the old one.
    """
    is_fixed = bool(table.lines or table.rows_of)
    ways: tuple[Callable[[ReadRow], Hashable], ...] = (
        lambda row: row.cells,
        lambda row: row.key,
        lambda row: None if is_fixed or set(row.rest) <= {None} else row.rest,
        lambda row: row.key is None or None,
    )
    removed, added = _rows(table, old), _rows(table, new)
    both: list[tuple[ReadRow, ReadRow]] = []
    for way in ways:
        pairs = _pairs(removed, added, way)
        both += pairs
        gone = {id(one) for pair in pairs for one in pair}
        removed, added = ([one for one in rows if id(one) not in gone] for rows in (removed, added))
    both.sort(key=lambda pair: pair[1].row)
    return Matched(both=tuple(both), removed=tuple(removed), added=tuple(added))


def values_of(read: TableRead, label: str) -> list[Any]:
    """Give the cells of a column that was read, as they would be typed.

    Args:
        read: The table; its rows could be read.
        label: The column.

    Returns:
        The cells, calculated lines of a form left out; None for a blank one, ``WRONG`` for a wrong
        one.
    """
    if read.rows is None or label not in read.rows:
        return []
    column = read.rows[label].iloc[: len(read.rows) - read.calculated]
    wrong = read.wrong.get(label, frozenset())
    values = column.astype(object).where(column.notna(), None).tolist()
    return [WRONG if at in wrong else _typed(value) for at, value in enumerate(values)]


def _typed(value: Any) -> Any:
    if hasattr(value, "date"):
        return value.date()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _rows(table: TableSpec, read: TableRead) -> list[ReadRow]:
    keys = {one.label for one in key_columns(table)}
    labels = [one.label for one in table.columns]
    cells = zip(*(values_of(read, label) for label in labels), strict=True)
    places = zip(values_of(read, "Source row"), values_of(read, "Source sheet"), strict=True)
    found = []
    for (row, sheet), values in zip(places, cells, strict=True):
        named = [one for label, one in zip(labels, values, strict=True) if label in keys]
        rest = [one for label, one in zip(labels, values, strict=True) if label not in keys]
        found.append(ReadRow(row=row, sheet=sheet, key=_key(named), cells=values, rest=tuple(rest)))
    return found


def _key(named: Sequence[Any]) -> tuple[str, ...] | None:
    is_known = all(isinstance(one, str) for one in named)
    return tuple(one.casefold() for one in named) if is_known else None


def _pairs(
    old: Sequence[ReadRow], new: Sequence[ReadRow], way: Callable[[ReadRow], Hashable]
) -> list[tuple[ReadRow, ReadRow]]:
    """Pair rows that are the same in one way, in their order; None is the same as nothing."""
    waiting: defaultdict[Hashable, deque[ReadRow]] = defaultdict(deque)
    for row in old:
        if (same := way(row)) is not None:
            waiting[same].append(row)
    return [(waiting[same].popleft(), row) for row in new if waiting.get(same := way(row))]
