"""A tree held against what it may refer to: every fault is found before anything is evaluated."""

from __future__ import annotations

import re
from typing import assert_never

from seip_xl.formula.ambiguity import (
    MAYBE_BLANK,
    UNSETTLED,
    asked_for,
    criterion_fault,
    hands_on,
    list_fault,
    maybe_blank,
    settled,
)
from seip_xl.formula.catalogue import FUNCTIONS
from seip_xl.formula.criterion import criterion
from seip_xl.formula.fault import Fault, near
from seip_xl.formula.fitting import Kind, fits, said
from seip_xl.formula.function import Function, Role
from seip_xl.formula.general import plain_number
from seip_xl.formula.scope import ColumnScope, Scope, Type
from seip_xl.formula.tree import (
    PARTNERSHIP,
    Binary,
    Call,
    Cell,
    Column,
    Name,
    Negative,
    Node,
    Number,
    Text,
)

_ORDERED = frozenset({"<", "<=", ">", ">="})
_TRUTHS = frozenset({"TRUE", "FALSE"})
_ARITHMETIC = frozenset({"+", "-", "*", "/"})
_ADDRESS = re.compile(r"[A-Za-z]{1,3}[0-9]{1,7}")
_FIRST_YEAR = 1900
_LONGEST_TEXT = 255  # Excel's limit of a text inside a formula
_LONGEST_FORMULA = 2000  # ours; Excel's is 8,192


_UNKNOWN = Kind(None)


def check(source: str, tree: Node, scope: Scope, owner: str = "") -> tuple[Kind, tuple[Fault, ...]]:
    """Check a tree against a scope.

    Args:
        source: The formula's text, for the faults.
        tree: The parsed formula.
        scope: What it may refer to.
        owner: Whose formula it is, for the faults.

    Returns:
        What the formula gives, and all faults.
    """
    checker = _Checker(source, scope, owner)
    kind = checker.kind(tree)
    if kind.table:
        checker.fault(tree, f"a whole column of {kind.table} is no single value; sum or count it")
    if kind.type is Type.TEXT and hands_on(tree):
        checker.fault(tree, 'a cell that only refers to an empty cell shows 0; add &""')
    if len(source) > _LONGEST_FORMULA:
        checker.fault(tree, f"it has {len(source)} characters; at most {_LONGEST_FORMULA}")
    return kind, tuple(checker.faults)


class _Checker:
    def __init__(self, source: str, scope: Scope, owner: str) -> None:
        self.source, self.scope, self.owner = source, scope, owner
        self.faults: list[Fault] = []
        self.in_product = False

    def fault(self, node: Node, message: str) -> Kind:
        self.faults.append(Fault(self.source, node.span, message, self.owner))
        return _UNKNOWN

    def kind(self, node: Node) -> Kind:  # noqa: C901, PLR0911, PLR0912  # a case a node
        match node:
            case Number():
                return Kind(Type.NUMBER)
            case Text(value):
                if len(value) > _LONGEST_TEXT:
                    self.fault(node, f"a text in a formula has at most {_LONGEST_TEXT} characters")
                return Kind(Type.TEXT)
            case Column() | Cell():
                column = self.column(node)
                table = node.table if isinstance(node, Column) else ""
                return Kind(column.type, table, column.countable) if column else _UNKNOWN
            case Name():
                return self.name(node)
            case Negative(operand):
                return self.operand(operand, node)
            case Binary():
                return self.binary(node)
            case Call():
                return self.call(node)
            case _:
                assert_never(node)

    def column(self, node: Column | Cell) -> ColumnScope | None:
        table = node.table if isinstance(node, Column) else self.scope.row_table
        if not table:
            self.fault(node, "there is no row here; refer to a column as Table[Column]")
        elif table not in self.scope.tables:
            self.fault(node, f"there is no table {table}; {near(table, self.scope.tables)}")
        elif node.column not in (columns := self.scope.tables[table].columns):
            known = near(node.column, [name for name, one in columns.items() if one.offered])
            self.fault(node, f"table {table} has no column {node.column}; {known}")
        else:
            return columns[node.column]
        return None

    def name(self, node: Name) -> Kind:
        if node.name == PARTNERSHIP:
            return self.fault(node, "Partnership may only be a criterion, beside its column")
        if node.name in self.scope.names:
            return Kind(self.scope.names[node.name])
        if node.name.upper() in _TRUTHS:
            why = f"{node.name} is not in the language; write the condition alone, or NOT(...)"
            return self.fault(node, why)
        if _ADDRESS.fullmatch(node.name):
            why = f"{node.name} is the address of a cell; name its column: [@[Column]]"
            return self.fault(node, why)
        known = near(node.name, {*self.scope.names, *FUNCTIONS})
        return self.fault(node, f"there is no name {node.name}; {known}")

    def operand(self, node: Node, parent: Node) -> Kind:
        kind = self.kind(node)
        if kind.type is Type.TEXT:
            return self.fault(node, "a number should stand here, this is text")
        self.whole_column(parent, kind)
        return Kind(Type.NUMBER if kind.type else None, kind.table)

    def whole_column(self, node: Node, *kinds: Kind) -> None:
        tables = {kind.table for kind in kinds if kind.table}
        if tables and not self.in_product:
            self.fault(node, "a whole column is worked on cell by cell only inside SUMPRODUCT")
        elif len(tables) > 1:
            self.fault(
                node, f"columns of two tables do not go together: {' and '.join(sorted(tables))}"
            )

    def binary(self, node: Binary) -> Kind:
        if date := _typed_date(node):
            return self.fault(node, f"this divides numbers; a date is written {date}")
        if node.operator in _ARITHMETIC:
            left, right = self.operand(node.left, node), self.operand(node.right, node)
            result = Type.NUMBER
        else:
            left, right = self.kind(node.left), self.kind(node.right)
            self.whole_column(node, left, right)
            result = Type.TEXT if node.operator == "&" else Type.FLAG
            self.compare(node, left, right)
        if left.type is None or right.type is None:
            return _UNKNOWN
        if node.operator in _ARITHMETIC:
            self.whole_column(node, left, right)
        return Kind(result, left.table or right.table)

    def compare(self, node: Binary, left: Kind, right: Kind) -> None:
        if Type.FLAG in {left.type, right.type}:
            self.fault(node, "a condition is not compared or joined; combine with AND, OR, NOT")
        elif None in {left.type, right.type}:
            return
        elif node.operator == "&":
            self.spelt(node.left, left)
            self.spelt(node.right, right)
        elif node.operator in _ORDERED and Type.TEXT in {left.type, right.type}:
            self.fault(node, "texts have no order that all spreadsheets share; compare numbers")
        elif left.type != right.type:
            self.emptiness(node, (node.left, left), (node.right, right))
        else:
            self.listed(node.left, node.right)
            self.listed(node.right, node.left)

    def spelt(self, node: Node, kind: Kind) -> None:
        """Refuse a number as text where engines would spell it differently."""
        if kind.type is Type.NUMBER and not settled(node):
            self.fault(node, UNSETTLED)
        elif kind.type is Type.NUMBER and maybe_blank(node):
            self.fault(node, MAYBE_BLANK)

    def emptiness(self, node: Binary, *sides: tuple[Node, Kind]) -> None:
        """Allow a number beside "" only where it is a cell, which can be empty."""
        text = next(side for side, kind in sides if kind.type is Type.TEXT)
        number = next(side for side, kind in sides if kind.type is Type.NUMBER)
        if text != Text(""):
            self.fault(node, _not_a_number(text))
        elif not isinstance(number, Cell | Column | Name):
            self.fault(number, "only a cell can be empty; this is a calculated number")

    def call(self, node: Call) -> Kind:
        function = FUNCTIONS.get(node.function)
        if function is None:
            known = near(node.function, FUNCTIONS)
            return self.fault(node, f"{node.function} is not in the language; {known}")
        if not function.takes(len(node.arguments)):
            given = "1 is" if len(node.arguments) == 1 else f"{len(node.arguments)} are"
            return self.fault(node, f"{function.name} takes {function.arity}, {given} given")
        was, self.in_product = self.in_product, self.in_product or function.name == "SUMPRODUCT"
        kinds = [self.argument(node, index, function) for index in range(len(node.arguments))]
        self.in_product = was
        return self.result(node, function, kinds)

    def argument(self, call: Call, index: int, function: Function) -> Kind:
        node, role = call.arguments[index], function.role(index)
        if role is Role.CRITERION:
            return self.criterion(node, call.arguments[index - 1])
        literal = {Role.ZERO: Number(0), Role.ONE: Number(1)}.get(role)
        if literal and node != literal:
            return self.fault(node, f"{function.name} takes only {role} here")
        if role is Role.MATCH and not (isinstance(node, Call) and node.function == "MATCH"):
            return self.fault(node, f"{function.name} takes only {role} here")
        kind = self.kind(node)
        if kind.type and not fits(
            node, kind, role, in_product=self.in_product, over_columns=function.over_columns
        ):
            taken = f"{function.name} takes {role} here, this is {said(node, kind)}"
            return self.fault(node, taken if not _may_hand_on(node, role) else MAYBE_BLANK)
        if role in {Role.TEXT, Role.JOINED}:
            self.spelt(node, kind)
        elif role is Role.ANY and maybe_blank(node):
            self.fault(node, MAYBE_BLANK)
        return kind

    def criterion(self, node: Node, column: Node) -> Kind:
        if node == Name(PARTNERSHIP):
            own = isinstance(column, Column) and column.column == PARTNERSHIP
            if own and self.scope.per_partnership:
                return Kind(Type.TEXT)
            return self.fault(node, "Partnership may only be a criterion, beside its column")
        kind = self.kind(node)
        if kind.type is Type.FLAG or kind.table:
            return self.fault(
                node, f"a criterion is a number or a text, this is {said(node, kind)}"
            )
        beside = self.column(column) if isinstance(column, Column) else None
        if why := self.misread(column) or self.misread(asked_for(node)):
            return self.fault(node, why)
        if kind.type and beside and (why := self.ambiguous(node, kind.type, beside.type)):
            return self.fault(node, why)
        self.listed(node, column)
        return kind

    def listed(self, text: Node, column: Node) -> None:
        """Refuse a text that a column with a closed list can never hold."""
        if not isinstance(text, Text) or not isinstance(column, Cell | Column):
            return
        held = self.scope_of(column)
        word = criterion(text.value).operand if isinstance(column, Column) else text.value
        if held is None or not held.choices or not word or set("*?~") & set(word):
            return
        if word.casefold() not in {each.casefold() for each in held.choices}:
            known = near(word, held.choices)
            self.fault(text, f"{column.column} never holds {word}; {known}")

    def misread(self, node: Node) -> str:
        """Tell of a column or cell whose closed list criteria read as numbers or dates."""
        held = self.scope_of(node) if isinstance(node, Cell | Column) else None
        return list_fault(node, held.choices) if held else ""

    def scope_of(self, node: Cell | Column) -> ColumnScope | None:
        """Find what a cell or column refers to; None where there is no such thing."""
        table = node.table if isinstance(node, Column) else self.scope.row_table
        known = self.scope.tables.get(table)
        return known.columns.get(node.column) if known else None

    def ambiguous(self, node: Node, asked: Type, column: Type) -> str:
        joined = self.kind(node.right).type if isinstance(node, Binary) else None
        return criterion_fault(node, asked, column, joined)

    def result(self, node: Call, function: Function, kinds: list[Kind]) -> Kind:
        if any(kind.type is None for kind in kinds):
            return _UNKNOWN
        tables = {kind.table for kind in kinds if kind.table}
        if len(tables) > 1:
            return self.fault(node, f"{function.name} takes columns of one table only")
        if function.name == "SUMPRODUCT" and not tables:
            return self.fault(node, "SUMPRODUCT needs a column of a table")
        if function.name == "MATCH" and kinds[0].type != kinds[1].type:
            return self.fault(node, "MATCH looks for a text among texts, a number among numbers")
        branches = {
            kind.type for index, kind in enumerate(kinds) if function.role(index) is Role.BRANCH
        }
        if len(branches) > 1:
            return self.fault(
                node, f"the values of {function.name} are of two types; give one type"
            )
        per_cell = function.over_columns and self.in_product
        result = function.result or (kinds[0].type if function.name == "INDEX" else branches.pop())
        return Kind(result, tables.pop() if per_cell and tables else "")


def _not_a_number(text: Node) -> str:
    spelt = text.value if isinstance(text, Text) else ""
    if plain_number(spelt) is not None:
        return f"a number stands without quotation marks: write {spelt}"
    return "a number is not compared with a text, only with an empty one"


def _typed_date(node: Binary) -> str:
    """Give how a date is written where one was typed as in a cell, 31/12/2026; else nothing."""
    match node:
        case Binary("/", Binary("/", Number(day), Number(month)), Number(year)):
            if day <= 31 and month <= 12 and year >= _FIRST_YEAR:
                return f"DATE({year:g},{month:g},{day:g})"
    return ""


def _may_hand_on(node: Node, role: Role) -> bool:
    """Say whether a place for single values or columns is refused for an empty cell only."""
    return role in {Role.SUMMED, Role.JOINED} and maybe_blank(node)
