"""What changed between two readings of the same return, row by row and cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from seip_xl.check.matched import WRONG, key_columns, match_rows, values_of
from seip_xl.read import shown
from seip_xl.sheet import corners_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from seip_xl.check.matched import ReadRow
    from seip_xl.read import Submission, TableRead
    from seip_xl.schema import TableSpec

_WRONG = "empty or wrong"  # the reader keeps no more of a cell that it refused
_MOST = 20  # changed cells of a table that are told one by one


class ChangeKind(StrEnum):
    """What happened to a row, or to a cell of a row that is in both readings."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row or a cell that is not as it was.

    ``sheet`` and ``row`` are those of the new reading, of a removed row those of the old one.
    ``line`` names the line of a form. ``cell``, ``column``, ``old`` and ``new`` are of a changed
    cell only: a blank one is empty text, and both texts are empty where they may be a child's name.
    """

    table: str
    kind: ChangeKind
    sheet: str
    row: int
    line: str = ""
    cell: str = ""
    column: str = ""
    old: str = ""
    new: str = ""


def changes_between(old: Submission, new: Submission) -> tuple[Change, ...]:
    """Compare two readings of the same return; rows that were rejected count as any other.

    Where a row stands does not matter, nor do lines of a form that are calculated.

    Args:
        old: The former reading.
        new: The later one.

    Returns:
        The changes, tables as in the return: rows that were added, removed, cells that were
        changed, each as they stand; nothing of a table that one of the readings does not have.
    """
    found: list[Change] = []
    for table in new.spec.tables if new.spec else ():
        former, later = old.reads.get(table.name), new.reads.get(table.name)
        if former and later and former.rows is not None and later.rows is not None:
            found += _changes(table, former, later)
    return tuple(found)


def told_changes(changes: Iterable[Change]) -> list[str]:
    """Tell changes in plain words.

    Args:
        changes: As ``changes_between`` gives them.

    Returns:
        A line for each table.
    """
    tables: dict[str, list[Change]] = {}
    for change in changes:
        tables.setdefault(change.table, []).append(change)
    return [f"{table}: {'; '.join(_told(found))}" for table, found in tables.items()]


def _changes(table: TableSpec, old: TableRead, new: TableRead) -> Iterator[Change]:
    matched = match_rows(table, old, new)
    for kind, rows in ((ChangeKind.ADDED, matched.added), (ChangeKind.REMOVED, matched.removed)):
        for row in rows:
            line = _line(table, row)
            yield Change(table=table.name, kind=kind, sheet=row.sheet, row=row.row, line=line)
    if matched.both:
        yield from _fact_changes(table, old, new, matched.both[0][1].sheet)
    for was, now in matched.both:
        yield from _cell_changes(table, new, was, now)


def _fact_changes(table: TableSpec, old: TableRead, new: TableRead, sheet: str) -> Iterator[Change]:
    """Compare the cells above a table, which stand in every row of it."""
    for fact in table.facts:
        # A wrong one is blank as well.
        was, now = (next(iter(values_of(read, fact.label)), None) for read in (old, new))
        corners = corners_of(new.facts.get(fact.label, ""))
        if was != now and corners:
            yield Change(
                table=table.name,
                kind=ChangeKind.CHANGED,
                sheet=sheet,
                row=corners[0] + 1,
                cell=new.facts[fact.label],
                column=fact.label,
                old=_shown(WRONG if was is None else was),
                new=_shown(WRONG if now is None else now),
            )


def _cell_changes(table: TableSpec, new: TableRead, was: ReadRow, now: ReadRow) -> Iterator[Change]:
    for column, old_cell, new_cell in zip(table.columns, was.cells, now.cells, strict=True):
        if old_cell != new_cell:
            yield Change(
                table=table.name,
                kind=ChangeKind.CHANGED,
                sheet=now.sheet,
                row=now.row,
                line=_line(table, now),
                cell=new.cell(column.label, now.row),
                column=column.label,
                old="" if column.masked else _shown(old_cell),
                new="" if column.masked else _shown(new_cell),
            )


def _line(table: TableSpec, row: ReadRow) -> str:
    if not (table.lines or table.rows_of):
        return ""
    named = key_columns(table)[0]
    return _shown(row.cells[table.columns.index(named)])


def _shown(value: Any) -> str:
    return _WRONG if value is WRONG else shown(value)


def _told(changes: Sequence[Change]) -> Iterator[str]:
    added, removed, changed = ([one for one in changes if one.kind is kind] for kind in ChangeKind)
    if added:
        yield f"{_counted(added, 'row')} added ({_rows(added)})"
    if removed:
        was = "were" if removed[1:] else "was"
        yield f"{_counted(removed, 'row')} removed ({was} {_rows(removed)})"
    if changed:
        cells = [_cell(one) for one in changed[:_MOST]]
        more = [f"and {len(changed) - _MOST} more"] if changed[_MOST:] else []
        yield f"{_counted(changed, 'cell')} changed: {', '.join([*cells, *more])}"


def _counted(changes: Sequence[Change], noun: str) -> str:
    return f"{len(changes)} {noun}{'s' if changes[1:] else ''}"


def _rows(changes: Sequence[Change]) -> str:
    """Name rows, three or more below each other as a range."""
    rows = sorted(one.row for one in changes)
    named: list[str] = []
    for _, members in groupby(enumerate(rows), key=lambda each: each[1] - each[0]):
        run = [row for _, row in members]
        named += [f"{run[0]} to {run[-1]}"] if run[2:] else map(str, run)
    return f"row{'s' if rows[1:] else ''} {', '.join(named)}"


def _cell(change: Change) -> str:
    line = f" ({change.line})" if change.line else ""
    if not (change.old or change.new):
        return f"{change.cell} {change.column}{line}: another one"
    return (
        f"{change.cell} {change.column}{line}: {change.old or 'empty'} -> {change.new or 'empty'}"
    )
