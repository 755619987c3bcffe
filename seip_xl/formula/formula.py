"""Formulas as the program holds them: loaded, checked, ready to be printed and evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping  # noqa: TC003
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from seip_xl.errors import FormulaError
from seip_xl.formula.checker import check
from seip_xl.formula.context import Context, TableValues
from seip_xl.formula.evaluate import evaluate
from seip_xl.formula.fault import Fault
from seip_xl.formula.parser import parse
from seip_xl.formula.printer import Spelling, to_excel, to_text
from seip_xl.formula.scope import Scope, Type
from seip_xl.formula.tree import PARTNERSHIP, Column, Name, Node, walk

if TYPE_CHECKING:
    from seip_xl.formula.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula that was held against its scope and found without fault.

    ``tables`` are those whose columns it reads, ``names`` the names that it reads.
    """

    tree: Node
    type: Type
    tables: frozenset[str] = field(init=False)
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Find the tables whose columns it reads, and the names, ``Partnership`` left out."""
        nodes = tuple(walk(self.tree))
        tables = frozenset(node.table for node in nodes if isinstance(node, Column))
        names = frozenset(node.name for node in nodes if isinstance(node, Name)) - {PARTNERSHIP}
        object.__setattr__(self, "tables", tables)
        object.__setattr__(self, "names", names)

    def __str__(self) -> str:
        """Print it in its one spelling for people."""
        return to_text(self.tree)

    def spelt(self, spelling: Spelling) -> str:
        """Print it as a workbook file stores it."""
        return to_excel(self.tree, spelling)

    def value(self, context: Context) -> Value:
        """Evaluate it along the axis of a context."""
        return context.value(self.tree)


def load(source: str, scope: Scope, owner: str = "") -> Formula:
    """Parse and check one formula.

    Args:
        source: Its text.
        scope: What it may refer to.
        owner: Whose formula it is, for messages.

    Returns:
        The formula.

    Raises:
        FormulaError: It is outside the language; every fault is told.
    """  # noqa: DOC502  # raised by load_all
    return load_all([(owner, source, scope)])[0]


def load_condition(source: str, scope: Scope, owner: str = "") -> Formula:
    """Parse and check one condition.

    Args:
        source: Its text.
        scope: What it may refer to.
        owner: Whose condition it is, for messages.

    Returns:
        The formula, of flags.

    Raises:
        FormulaError: It is outside the language, or no condition; every fault is told.
    """
    try:
        tree = parse(source)
    except FormulaError as error:
        raise FormulaError([replace(fault, owner=owner) for fault in _own(error)]) from error
    kind, found = check(source, tree, scope, owner)
    faults = list(found)
    if not faults and kind.type is not Type.FLAG:
        message = "a rule is a condition, TRUE where the row is wrong: compare this with something"
        faults.append(Fault(source, tree.span, message, owner))
    if faults:
        raise FormulaError(faults)
    return Formula(tree=tree, type=Type.FLAG)


def load_all(sources: Iterable[tuple[str, str, Scope]]) -> tuple[Formula, ...]:
    """Parse and check many formulas, and tell the faults of all of them together.

    Args:
        sources: Owner, text and scope of each.

    Returns:
        The formulas in the same order.

    Raises:
        FormulaError: At least one is outside the language; every fault of every formula is told.
    """
    loaded: list[Formula] = []
    faults: list[Fault] = []
    for owner, source, scope in sources:
        try:
            tree = parse(source)
        except FormulaError as error:
            faults += [replace(fault, owner=owner) for fault in _own(error)]
            continue
        kind, found = check(source, tree, scope, owner)
        faults += found
        if kind.type is Type.FLAG and not found:
            message = "a cell holds a number or a text; write --(...) to make 1 and 0 of this"
            faults.append(Fault(source, tree.span, message, owner))
        elif kind.type:
            loaded.append(Formula(tree=tree, type=kind.type))
    if faults:
        raise FormulaError(faults)
    return tuple(loaded)


def _own(error: FormulaError) -> list[Fault]:
    return [fault for fault in error.faults if isinstance(fault, Fault)]


def context(tables: Mapping[str, TableValues], **seen: object) -> Context:
    """Make a context over tables; what else is seen is as in ``Context``."""
    return Context(tables=tables, evaluate=evaluate, **seen)  # type: ignore[arg-type]
