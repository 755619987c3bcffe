"""What is wrong with rules, all at once, each fault with the part of the rule it is in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seip_xl.errors import FormulaError
from seip_xl.formula import Fault, load_condition, near
from seip_xl.formula.tree import Cell, Column, walk
from seip_xl.rule.constant import always
from seip_xl.rule.helper import HELPERS
from seip_xl.rule.place import SHOWN_SETTINGS
from seip_xl.rule.rule import PLACE, RULE_ID, SETTING_PLACE, Rule
from seip_xl.rule.rulebook import rulebook
from seip_xl.rule.scope import return_scope
from seip_xl.schema import RETURNS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from seip_xl.formula import Formula
    from seip_xl.schema import ReturnSpec, TableSpec

_LONGEST_MESSAGE = 255  # Excel's limit of a text inside a formula
_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFault:
    """A fault: the rule's place among those given, the part it is in, and what to do about it.

    ``part`` is a field of ``Rule``.
    """

    at: int
    part: str
    message: str


def rule_faults(rules: Sequence[Rule]) -> tuple[RuleFault, ...]:
    """Find every fault of rules, also of those that are switched off.

    Args:
        rules: The rules of all returns.

    Returns:
        The faults by rule; none where the rules can be used.
    """
    faults = [*_ids(rules)]
    placed: list[tuple[int, Rule, ReturnSpec]] = []
    for at, rule in enumerate(rules):
        spec = next((one for one in RETURNS if one.id == rule.return_id), None)
        found = [*_place_faults(at, rule, spec)]
        faults += found
        if spec and not found:
            placed.append((at, rule, spec))
            faults += _words(at, rule, spec.table(rule.table))
    loaded = dict(_loaded(placed, faults))
    if not faults:
        faults += _circles(rules, loaded)
    if not faults:
        faults += _too_long(rules)
    return tuple(sorted(faults, key=lambda fault: fault.at))


def _ids(rules: Sequence[Rule]) -> Iterator[RuleFault]:
    counts = Counter(rule.id for rule in rules)
    for at, rule in enumerate(rules):
        if not RULE_ID.fullmatch(rule.id):
            message = f'"{rule.id}" is no id; write 2 to 4 capitals, _ and 3 digits: LA_001'
            yield RuleFault(at=at, part="id", message=message)
        elif counts[rule.id] > 1:
            message = f"{rule.id} stands {counts[rule.id]} times; give each rule its own id"
            yield RuleFault(at=at, part="id", message=message)


def _place_faults(at: int, rule: Rule, spec: ReturnSpec | None) -> Iterator[RuleFault]:
    if spec is None:
        known = near(rule.return_id, [one.id for one in RETURNS])
        message = f"there is no return {rule.return_id}; {known}"
        yield RuleFault(at=at, part="return_id", message=message)
    of = [spec] if spec else RETURNS
    tables = [table.name for one in of for table in one.tables]
    if rule.table not in tables:
        where = f"the return {spec.id}" if spec else "no return"
        has = "has no table" if spec else "has a table"
        message = f"{where} {has} {rule.table}; {near(rule.table, tables)}"
        yield RuleFault(at=at, part="table", message=message)


def _words(at: int, rule: Rule, table: TableSpec) -> Iterator[RuleFault]:
    labels = [column.label for column in table.columns]
    for part, named in (("columns", rule.columns), ("message", PLACE.findall(rule.message))):
        for label in named:
            if label not in labels:
                message = f'table {table.name} has no column "{label}"; {near(label, labels)}'
                yield RuleFault(at=at, part=part, message=message)
    if not rule.columns:
        message = f"no cell is named; write a heading of {table.name}, ; between two of them"
        yield RuleFault(at=at, part="columns", message=message)
    yield from _message(at, rule)


def _message(at: int, rule: Rule) -> Iterator[RuleFault]:
    for label in SETTING_PLACE.findall(rule.message):
        if label not in SHOWN_SETTINGS:
            known = near(label, SHOWN_SETTINGS)
            message = f'there is no setting "{label}" with a number or a date; {known}'
            yield RuleFault(at=at, part="message", message=message)
    if any(sign in PLACE.sub("", SETTING_PLACE.sub("", rule.message)) for sign in "{}"):
        message = "a bracket { or } stands alone; write {Column} or {setting Name}"
        yield RuleFault(at=at, part="message", message=message)
    if len(rule.words) > _LONGEST_MESSAGE:
        message = f"it has {len(rule.words)} characters; at most {_LONGEST_MESSAGE}"
        yield RuleFault(at=at, part="message", message=message)


def _loaded(
    placed: Sequence[tuple[int, Rule, ReturnSpec]], faults: list[RuleFault]
) -> Iterator[tuple[int, Formula]]:
    for at, rule, spec in placed:
        tables = {table.name for table in spec.tables}
        helpers = [helper for helper in HELPERS if helper.table in tables]
        own = [one for _, one, of in placed if of is spec]
        scope = replace(return_scope(spec, helpers, own), row_table=rule.table)
        try:
            formula = load_condition(rule.formula, scope)
        except FormulaError as error:
            told = [_at(fault) for fault in error.faults if isinstance(fault, Fault)]
            faults += [RuleFault(at=at, part="formula", message=message) for message in told]
            continue
        held = always(formula.tree, _bounds(spec.table(rule.table)))
        if held is not None:
            message = f"this is {str(held).upper()} for every row; compare with what rows hold"
            faults.append(RuleFault(at=at, part="formula", message=message))
        yield at, formula


def _at(fault: Fault) -> str:
    marked = fault.source[fault.span.start : fault.span.end]
    if not marked or marked == fault.source:
        return fault.message
    cut = marked if len(marked) <= _LONGEST_QUOTE else f"{marked[:_LONGEST_QUOTE]} ..."
    return f"{fault.message} (at {cut})"


def _bounds(table: TableSpec) -> dict[str, tuple[float, float]]:
    """Give what the numbers of a table's columns can be; a blank cell is 0."""
    numbers = {Kind.WHOLE, Kind.NUMBER, Kind.MONEY}
    bounds = {}
    for column in table.columns:
        if column.kind in numbers and column.minimum is not None and column.maximum is not None:
            low, high = column.minimum, column.maximum
            blank = () if column.required else (0.0,)
            bounds[column.label] = (min(low, *blank, high), max(low, *blank, high))
    return bounds


def _circles(rules: Sequence[Rule], loaded: Mapping[int, Formula]) -> Iterator[RuleFault]:
    ids = {rule.id: at for at, rule in enumerate(rules)}
    to = {
        at: {
            ids[node.column]
            for node in walk(formula.tree)
            if isinstance(node, Cell | Column) and node.column in ids
        }
        for at, formula in loaded.items()
    }
    for at, first in to.items():
        reached: set[int] = set()
        ahead = {*first}
        while ahead:
            one = ahead.pop()
            reached.add(one)
            ahead |= to.get(one, set()) - reached
        if at in reached:
            message = f"{rules[at].id} refers to itself, perhaps through other rules; leave one out"
            yield RuleFault(at=at, part="formula", message=message)


def _too_long(rules: Sequence[Rule]) -> Iterator[RuleFault]:
    """Tell of rules that are too long with what makes them silent on wrong cells."""
    ids = {rule.id: at for at, rule in enumerate(rules)}
    for return_id in dict.fromkeys(rule.return_id for rule in rules):
        try:
            rulebook(return_id, [replace(rule, active=True) for rule in rules])
        except FormulaError as error:
            for fault in error.faults:
                if isinstance(fault, Fault):
                    at = ids[fault.owner[:-1].split("[")[-1]]
                    message = f"with what keeps it silent on wrong cells {fault.message}"
                    yield RuleFault(at=at, part="formula", message=message)
