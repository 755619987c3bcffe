"""The columns of a return that are calculated: wrong cells, rules, and Check, with their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003  # type of a field
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from seip_xl.formula import Formula, Spelling, TableValues, Type, context, load
from seip_xl.rule import KEPT, RULES, SETTING_TYPES, rulebook
from seip_xl.schema import CHECK
from seip_xl.sheet import CellValue  # noqa: TC001  # type of a field
from seip_xl.template.check import cell_formulas, row_formulas
from seip_xl.template.listing import LISTS_SHEET
from seip_xl.template.seen import column_cells, scope_of, table_cells, values_of

if TYPE_CHECKING:
    from seip_xl.formula import Value
    from seip_xl.rule import Rule, Rulebook
    from seip_xl.schema import ReturnSpec, TableSpec
    from seip_xl.template.listing import Listing
    from seip_xl.template.seen import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a template is told of what the LA keeps; what is not known leaves its rules silent.

    ``settings`` holds the settings by name, ``tables`` the columns of the LA's tables by name of
    the table and heading.
    """

    rules: tuple[Rule, ...] = RULES
    settings: Mapping[str, CellValue] = field(default_factory=lambda: MappingProxyType({}))
    tables: Mapping[str, Mapping[str, Sequence[CellValue]]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The names on the LA's lists, by what columns call the list: ``providers``."""
        return {
            table.lower(): tuple(str(name) for name in columns.get(KEPT[table][0], ()) if name)
            for table, columns in self.tables.items()
        }


NOTHING_KEPT = Kept()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckColumn:
    """A calculated column: its formula, as a file stores it and as it was loaded, and its values.

    ``cells`` has a value for each row and one for a blank row at the end; None for an error.
    """

    label: str
    formula: str
    loaded: Formula
    cells: tuple[CellValue, ...]


def is_checked(table: TableSpec) -> bool:
    """Tell whether the rows of a table are checked while they are typed."""
    return any(column.label == CHECK for column in table.calculated)


def hidden_columns(
    spec: ReturnSpec,
    listing: Listing,
    rows: Mapping[str, Sequence[Sequence[CellValue]]],
    kept: Kept,
) -> dict[str, dict[str, CheckColumn]]:
    """Compute the calculated columns of a return.

    Args:
        spec: The return.
        listing: The lists.
        rows: What is filled in, by table, columns as in the spec.
        kept: What the LA keeps.

    Returns:
        The columns by table and label, Check last; tables whose rows are not checked are left out.
    """
    checked = [table for table in spec.tables if is_checked(table)]
    book = rulebook(spec.id, kept.rules)
    seen = _Seen(
        {table.name: table_cells(table, rows.get(table.name, [])) for table in checked}, kept
    )
    sources = {table.name: cell_formulas(table, listing) for table in checked}
    seen.add_lists(listing)
    for table in checked:
        for label, source in sources[table.name].items():
            seen.add(table.name, label, seen.loaded(table.name, label, source))
    for column in book.columns:
        seen.add(column.table, column.label, column.formula)
    for table in checked:
        own = [column.rule for column in book.of(table.name) if column.rule]
        for label, source in row_formulas(table, own).items():
            seen.add(table.name, label, seen.loaded(table.name, label, source))
    return seen.columns


def settings_read(book: Rulebook) -> list[str]:
    """Give the names of the settings that the rules of a return read, in alphabetical order."""
    return sorted({name for column in book.columns for name in column.settings})


class _Seen:
    """The tables as formulas see them; what is added is seen by those after it."""

    def __init__(self, tables: Tables, kept: Kept) -> None:
        self.columns: dict[str, dict[str, CheckColumn]] = {name: {} for name in tables}
        self._tables = tables
        for name, columns in kept_columns(kept).items():
            tables[name] = {
                label: column_cells(cells, text=text) for label, (cells, text) in columns.items()
            }
        first = np.zeros((), dtype=np.int64)
        self._names: dict[str, Value] = {
            name: column_cells([kept.settings.get(name)], text=kind is Type.TEXT).take(first)
            for name, kind in SETTING_TYPES.items()
        }

    def add_lists(self, listing: Listing) -> None:
        columns = listing.columns()
        if columns:
            self._tables[LISTS_SHEET] = {
                heading: column_cells(cells, text=isinstance(cells[0], str))
                for heading, cells in columns.items()
            }

    def loaded(self, table: str, label: str, source: str) -> Formula:
        return load(source, scope_of(self._tables, row_table=table), f"{table}[{label}]")

    def add(self, table: str, label: str, formula: Formula) -> None:
        values: Mapping[str, TableValues] = values_of(self._tables)
        size = values[table].rows
        seen = context(values, row_table=table, names=self._names, size=size)
        value = formula.value(seen).take(np.arange(size)).settled()
        cells = tuple(value.to_list(size))
        self._tables[table][label] = value
        spelt = formula.spelt(Spelling(row_table=table))
        self.columns[table][label] = CheckColumn(
            label=label, formula=spelt, loaded=formula, cells=cells
        )


def kept_columns(kept: Kept) -> dict[str, dict[str, tuple[Sequence[CellValue], bool]]]:
    """Give the columns of the LA's tables, one blank row where nothing is known.

    Returns:
        By table and heading: the cells, and whether they are texts.
    """
    return {
        name: {
            label: (kept.tables.get(name, {}).get(label) or [None], text)
            for label, text in columns.items()
        }
        for name, columns in _KEPT_COLUMNS.items()
    }


_KEPT_COLUMNS = {
    "Providers": {"Provider": True, "Agreed cost per hour": False},
    "Subjects": {"Subject": True},
}
