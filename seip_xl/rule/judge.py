"""Rules over the rows of a return: pass, fail, not evaluated, crashed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula import Known, TableValues, context
from seip_xl.schema import wrong_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from seip_xl.formula import Value
    from seip_xl.rule.rule import Rule
    from seip_xl.rule.rulebook import RowColumn, Rulebook

    Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verdict:
    """What a rule says of the rows of its table.

    A row that neither is wrong, nor silent, nor crashed, passes.

    Shape:
        ``wrong``, ``silent`` (not evaluated) and ``crashed``: (rows,).
    """

    rule: Rule
    wrong: Flags
    silent: Flags
    crashed: Flags


def judge(
    book: Rulebook, tables: Mapping[str, TableValues], names: Mapping[str, Value]
) -> tuple[Verdict, ...]:
    """Evaluate the rules of a return.

    Args:
        book: The rules.
        tables: The tables of the return and those the LA keeps, with a column ``Wrong ...`` for
            every typed column, 1 where the cell lacks its type or list value.
        names: The settings.

    Returns:
        A verdict a rule.
    """
    known = hidden_columns(book, tables, names)
    return tuple(
        _verdict(column, column.rule, known[column.table], names)
        for column in book.columns
        if column.rule
    )


def hidden_columns(
    book: Rulebook, tables: Mapping[str, TableValues], names: Mapping[str, Value]
) -> dict[str, TableValues]:
    """Add the hidden columns of a rulebook to tables.

    Args:
        book: The rules.
        tables: As in ``judge``.
        names: The settings.

    Returns:
        The tables with a column for every rule and helper.
    """
    known = {
        name: TableValues(rows=one.rows, columns={**one.columns}) for name, one in tables.items()
    }
    found = {name: Known() for name in known}
    for column in book.columns:
        table = known[column.table]
        seen = context(
            known,
            row_table=column.table,
            names=names,
            size=table.rows,
            known=found[column.table],
        )
        value = column.formula.value(seen).take(np.arange(table.rows)).settled()
        columns = {**table.columns, column.label: value}
        known[column.table] = TableValues(rows=table.rows, columns=columns)
    return known


def _verdict(
    column: RowColumn, rule: Rule, table: TableValues, names: Mapping[str, Value]
) -> Verdict:
    value = table.columns[column.label]
    silent = np.zeros(table.rows, dtype=np.bool_)
    for label in column.reads:
        silent |= np.asarray(table.columns[wrong_label(label)].data) > 0
    if any(names[name].blank.any() for name in column.settings):
        silent[:] = True
    crashed = np.broadcast_to(value.error, table.rows)
    wrong = np.broadcast_to(np.asarray(value.data) == 1, table.rows) & ~crashed
    return Verdict(rule=rule, wrong=wrong, silent=silent, crashed=crashed)
