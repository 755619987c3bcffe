"""The rules of a return made ready: each a formula that is silent where it cannot be answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.formula import Formula, Type, load, load_condition
from seip_xl.formula.tree import Cell, Column, walk
from seip_xl.rule.given import is_elsewhere
from seip_xl.rule.helper import HELPERS
from seip_xl.rule.rule import Helper, Rule
from seip_xl.rule.scope import return_scope
from seip_xl.rule.standard import RULES
from seip_xl.rule.values import SETTING_TYPES
from seip_xl.schema import RETURNS, wrong_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from seip_xl.formula import Scope
    from seip_xl.schema import ReturnSpec

_At = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowColumn:
    """A hidden column of a table, made ready: a rule's verdict, or a helper.

    ``formula`` gives 1 where the rule fires and 0 elsewhere. ``reads`` are the typed columns of its
    own row that it reads, also through others; where one of them is wrong, or one of ``settings``
    not known, it is silent: 0, or an empty text.
    """

    table: str
    label: str
    formula: Formula
    reads: tuple[str, ...]
    settings: tuple[str, ...]
    rule: Rule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """The active rules of a return, with their helpers.

    ``columns`` stand in an order in which each comes after those it refers to. Those rules that
    need nothing but the return are among them, ``elsewhere`` are the others, which the LA checks;
    in the LA's own rulebook it is the other way round. ``off`` are those that are switched off.
    """

    spec: ReturnSpec
    columns: tuple[RowColumn, ...]
    elsewhere: tuple[Rule, ...] = ()
    off: tuple[Rule, ...] = ()

    def of(self, table: str) -> tuple[RowColumn, ...]:
        """Give the hidden columns of a table in order."""
        return tuple(column for column in self.columns if column.table == table)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules among its columns."""
        return tuple(column.rule for column in self.columns if column.rule)


def rulebook(return_id: str, rules: Iterable[Rule] = RULES, *, elsewhere: bool = False) -> Rulebook:
    """Make the rules of a return ready.

    Args:
        return_id: The return.
        rules: Rules of this return and perhaps of others, which are left out; the standard ones
            where none are given.
        elsewhere: Whether those are wanted that the LA checks, as they read what other returns say.

    Returns:
        The rulebook.

    Raises:
        DefinitionError: A rule is outside the language, or rules refer to each other in a circle.
    """  # noqa: DOC502  # raised below
    own = tuple(rule for rule in rules if rule.return_id == return_id)
    return _rulebook(return_id, own, elsewhere)


@lru_cache(maxsize=32)
def _rulebook(return_id: str, rules: tuple[Rule, ...], elsewhere: bool) -> Rulebook:  # noqa: FBT001  # cached
    spec = next(one for one in RETURNS if one.id == return_id)
    active = [rule for rule in rules if rule.active]
    own = [rule for rule in active if is_elsewhere(rule) == elsewhere]
    tables = {table.name for table in spec.tables}
    helpers = [helper for helper in HELPERS if helper.table in tables]
    scope = return_scope(spec, helpers, own)
    sources = {
        **{(one.table, one.label): _loaded(one, scope) for one in helpers},
        **{(one.table, one.id): _loaded(one, scope) for one in own},
    }
    by_id = {(rule.table, rule.id): rule for rule in own}
    ready: dict[_At, RowColumn] = {}
    for at in _in_order(sources):
        here = replace(scope, row_table=at[0])
        column = _row_column(at, sources[at], ready, spec, here)
        ready[at] = replace(column, rule=by_id.get(at))
    return Rulebook(
        spec=spec,
        columns=tuple(ready.values()),
        elsewhere=tuple(rule for rule in active if is_elsewhere(rule) != elsewhere),
        off=tuple(rule for rule in rules if not rule.active),
    )


def _loaded(one: Rule | Helper, scope: Scope) -> Formula:
    here = replace(scope, row_table=one.table)
    if isinstance(one, Rule):
        return load_condition(one.formula, here, f"rule {one.id}")
    return load(one.formula, here, f"{one.table}[{one.label}]")


def _in_order(sources: Mapping[_At, Formula]) -> list[_At]:
    graph = {
        at: [each for each in _references(formula, at[0]) if each in sources]
        for at, formula in sources.items()
    }
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = " -> ".join(f"{table}[{label}]" for table, label in error.args[1])
        msg = f"columns refer to each other in a circle: {circle}"
        raise DefinitionError(msg) from error


def _references(formula: Formula, table: str) -> list[_At]:
    return [
        (node.table if isinstance(node, Column) else table, node.column)
        for node in walk(formula.tree)
        if isinstance(node, Cell | Column)
    ]


def _row_column(
    at: _At,
    source: Formula,
    ready: Mapping[_At, RowColumn],
    spec: ReturnSpec,
    scope: Scope,
) -> RowColumn:
    table, label = at
    cells = [node.column for node in walk(source.tree) if isinstance(node, Cell)]
    through = [ready[table, cell] for cell in cells if (table, cell) in ready]
    reads = {*cells}.union(*(one.reads for one in through))
    settings = {*source.names & SETTING_TYPES.keys()}.union(*(one.settings for one in through))
    typed = [column.label for column in spec.table(table).typed_columns]
    kept = tuple(label for label in typed if label in reads)
    named = tuple(name for name in sorted(settings) if SETTING_TYPES[name] is Type.NUMBER)
    text = _guarded(source, kept, named)
    formula = load(text, scope, f"{table}[{label}]")
    return RowColumn(table=table, label=label, formula=formula, reads=kept, settings=named)


def _guarded(source: Formula, reads: tuple[str, ...], settings: tuple[str, ...]) -> str:
    """Make a formula silent where a cell that it reads is wrong, or a setting is not known."""
    whole = str(source)[1:]
    answer = f"--({whole})" if source.type is Type.FLAG else whole
    silent = '""' if source.type is Type.TEXT else "0"
    guards = []
    if reads:
        guards.append("+".join(f"[@[{wrong_label(label)}]]" for label in reads) + ">0")
    if settings:
        guards.append(f"COUNT({','.join(settings)})<{len(settings)}")
    if not guards:
        return f"={answer}"
    guard = guards[0] if len(guards) == 1 else f"OR({','.join(guards)})"
    return f"=IF({guard},{silent},{answer})"
