"""Which data tables stand behind a measure, those of derived columns too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula.tree import Cell, Column, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seip_xl.formula import Formula
    from seip_xl.measure import Figures

    Derived = Mapping[tuple[str, str], Formula]


def tables_read(figures: Figures, derived: Derived) -> dict[str, frozenset[str]]:
    """Give the data tables that each measure reads, itself or through what it refers to.

    Args:
        figures: The measures' formulas, each after those that it refers to.
        derived: The formulas of derived columns by table and label, in such an order too.

    Returns:
        Names of tables by id of the measure.
    """
    behind: dict[tuple[str, str], frozenset[str]] = {}
    for place, formula in derived.items():
        behind[place] = _behind(formula, place[0], behind) | {place[0]}
    found: dict[str, frozenset[str]] = {}
    for each, formula in figures.formulas.items():
        named = (found[name] for name in formula.names if name in found)
        found[each] = _behind(formula, "", behind).union(*named)
    return found


def _behind(
    formula: Formula, own: str, known: Mapping[tuple[str, str], frozenset[str]]
) -> frozenset[str]:
    read = {
        (node.table if isinstance(node, Column) else own, node.column)
        for node in walk(formula.tree)
        if isinstance(node, Column | Cell)
    }
    return frozenset(table for table, _ in read).union(*(known.get(one, ()) for one in read))
