"""Accepted rows to figures."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass, replace
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from seip_xl.errors import DefinitionError
from seip_xl.formula import (
    PARTNERSHIP,
    Formula,
    Scope,
    TableValues,
    Type,
    Value,
    context,
    load_all,
    number_column,
    text_column,
)
from seip_xl.formula.tree import Cell, Column, walk
from seip_xl.measure.county_table import (
    COUNTY_TABLES,
    RETURN_TABLES,
    TABLE_SCOPES,
    row_scope,
)
from seip_xl.measure.derived import DERIVED
from seip_xl.measure.measure import Measure  # noqa: TC001  # type of a field
from seip_xl.rule import SETTING_TYPES, setting_values, table_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from seip_xl.measure.measure import Derived
    from seip_xl.schema import Settings

COUNTY_COLUMN = "County"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Every measure for every partnership and the county.

    ``columns`` are the partnership codes in report order, then County; ``values[id]`` has a number
    for each, None where it is missing. ``formulas[id]`` is the loaded formula and ``tables[id]``
    the tables of returns that it reads, itself or through the measures it refers to.
    """

    columns: tuple[str, ...]
    measures: Mapping[str, Measure]
    formulas: Mapping[str, Formula]
    values: Mapping[str, tuple[float | None, ...]]
    tables: Mapping[str, frozenset[str]]

    def returns(self, measure: str) -> frozenset[str]:
        """Give the ids of the returns that a measure reads; none of one that is not here."""
        return frozenset(RETURN_TABLES[table] for table in self.tables.get(measure, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyData:
    """The county's data tables with their derived columns, as frames and as formulas see them."""

    frames: Mapping[str, pd.DataFrame]
    values: Mapping[str, TableValues]
    derived: Mapping[tuple[str, str], Formula]


def load_derived(columns: Iterable[Derived] = DERIVED) -> dict[tuple[str, str], Formula]:
    """Load the formulas of derived columns, by table and label."""
    listed = tuple(columns)
    owned = [
        (f"{each.table}[{each.label}]", each.formula, row_scope(each.table)) for each in listed
    ]
    return {
        (each.table, each.label): formula
        for each, formula in zip(listed, load_all(owned), strict=True)
    }


def derive(
    frames: Mapping[str, pd.DataFrame],
    settings: Settings,
    counted: Mapping[str, frozenset[str]],
) -> CountyData:
    """Add the derived columns to the accepted rows.

    A row of a partnership is blank, rather than 0, in a column that reads a table which was not
    counted of it; so is a row whose value would be an error.

    Args:
        frames: Accepted rows by table, columns by header, with their partnership.
        settings: The county's settings.
        counted: Tables counted by partnership code.

    Returns:
        The tables with the derived columns after the others.

    Shape:
        frames[table]: (rows, columns) -> (rows, columns + derived).
    """
    formulas = load_derived()
    names = setting_values(settings)
    values = {name: table_values(frame) for name, frame in frames.items()}
    full = dict(frames)
    needs: dict[tuple[str, str], frozenset[str]] = {}
    for (table, label), formula in formulas.items():
        needs[table, label] = _tables_behind(formula, table, needs)
        rows = values[table].rows
        seen = context(values, row_table=table, names=names, size=rows)
        value = formula.value(seen).take(np.arange(rows)).settled()
        value = value.wrong(_unknown(full[table], needs[table, label], counted))
        is_number = value.type is Type.NUMBER
        kind = "float64" if is_number else None
        cells = pd.Series(value.to_list(rows), index=full[table].index, dtype=kind)
        full[table] = full[table].assign(**{label: cells})
        # As the workbook has it: an empty cell, which later formulas read as 0.
        seen_again = number_column(cells) if is_number else value
        values[table] = TableValues(rows=rows, columns={**values[table].columns, label: seen_again})
    return CountyData(frames=full, values=values, derived=formulas)


def _tables_behind(
    formula: Formula, table: str, needs: Mapping[tuple[str, str], frozenset[str]]
) -> frozenset[str]:
    """Say which tables of returns a derived column reads, itself or through earlier ones."""
    read = {
        (node.table if isinstance(node, Column) else table, node.column)
        for node in walk(formula.tree)
        if isinstance(node, Column | Cell)
    }
    return _tables_read(formula, {}).union(*(needs.get(each, frozenset()) for each in read))


def _unknown(
    frame: pd.DataFrame, needed: frozenset[str], counted: Mapping[str, frozenset[str]]
) -> npt.NDArray[np.bool_]:
    """Say which rows belong to a partnership without one of the tables that are needed.

    Shape:
        (rows, columns) -> (rows,).
    """
    whole = {code for code, tables in counted.items() if needed <= tables}
    if PARTNERSHIP not in frame or not needed:
        return np.zeros(len(frame), dtype=np.bool_)
    return ~frame[PARTNERSHIP].isin(whole).to_numpy(np.bool_)


def load_measures(measures: Sequence[Measure]) -> dict[str, Formula]:
    """Load the formulas of measures, ordered so that each comes after those it refers to.

    Args:
        measures: The measures, each id once.

    Returns:
        Formulas by id.

    Raises:
        DefinitionError: An id comes twice, or measures refer to each other in a circle.
    """  # noqa: DOC502  # raised below
    return dict(_loaded(tuple(measures)))


@lru_cache(maxsize=16)  # the measures of the report are asked for by each of its parts
def _loaded(measures: tuple[Measure, ...]) -> dict[str, Formula]:
    ids = [measure.id for measure in measures]
    if twice := sorted({each for each in ids if ids.count(each) > 1}):
        msg = f"measure ids come twice: {', '.join(twice)}"
        raise DefinitionError(msg)
    names = SETTING_TYPES | dict.fromkeys(ids, Type.NUMBER)
    scope = Scope(tables=TABLE_SCOPES, names=names, per_partnership=True)
    loaded = load_all((f"measure {each.id}", each.formula, scope) for each in measures)
    formulas = dict(zip(ids, loaded, strict=True))
    graph = {each: formula.names & formulas.keys() for each, formula in formulas.items()}
    try:
        order = tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        msg = f"measures refer to each other in a circle: {' -> '.join(error.args[1])}"
        raise DefinitionError(msg) from error
    return {each: formulas[each] for each in order}


def evaluate_measures(
    measures: Sequence[Measure],
    data: CountyData,
    settings: Settings,
    counted: Mapping[str, frozenset[str]],
) -> Figures:
    """Evaluate measures for every partnership and the county.

    A partnership has no figure, rather than 0, where a table that the measure reads was not
    counted of it; the county's figure is then that of the others, or none where the measure says
    so.

    Args:
        measures: The measures.
        data: The county's data tables.
        settings: The county's settings.
        counted: Tables counted by partnership code, in report order.

    Returns:
        The figures, measures in the given order.

    Units:
        Those of each measure; percentages as fractions.
    """
    codes = tuple(counted)
    measures_by_id = {measure.id: measure for measure in measures}
    formulas = load_measures(measures)
    shown = load_measures(
        [replace(one, formula=one.shown_when) for one in measures if one.shown_when]
    )
    names: dict[str, Value] = setting_values(settings)
    own = {True: text_column([*codes, COUNTY_COLUMN]), False: text_column([*codes, "*"])}
    seen = context(
        data.values,
        names=names,
        partnership=own,
        county_tables=COUNTY_TABLES,
        size=len(codes) + 1,
    )
    needs: dict[str, frozenset[str]] = {}
    values: dict[str, tuple[float | None, ...]] = {}
    for each, formula in formulas.items():
        names[each] = formula.value(seen)
        needs[each] = _tables_read(formula, needs)
        cells = names[each].to_list(len(codes) + 1)
        has = [needs[each] <= counted[code] for code in codes]
        enough = all if measures_by_id[each].whole_county else any
        has.append(enough(has) or not codes)
        if each in shown:
            counts = shown[each].value(seen).to_list(len(codes) + 1)
            has = [there and bool(count) for there, count in zip(has, counts, strict=True)]
        values[each] = tuple(
            float(cell) if there and cell is not None else None
            for cell, there in zip(cells, has, strict=True)
        )
    return Figures(
        columns=(*codes, COUNTY_COLUMN),
        measures=measures_by_id,
        formulas=formulas,
        values=values,
        tables=needs,
    )


def _tables_read(formula: Formula, needs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Say which tables of returns a measure reads, itself or through those it refers to."""
    own = frozenset(formula.tables & RETURN_TABLES.keys())
    return own.union(*(needs[name] for name in formula.names if name in needs))
