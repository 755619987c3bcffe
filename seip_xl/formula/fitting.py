"""Whether a node may stand in a role of a function."""

from __future__ import annotations

from dataclasses import dataclass

from seip_xl.formula.ambiguity import hands_on, settled
from seip_xl.formula.function import Role
from seip_xl.formula.scope import Type
from seip_xl.formula.tree import Binary, Call, Cell, Column, Name, Negative, Node, Number, walk


@dataclass(frozen=True, slots=True)
class Kind:
    """What a node gives: its type (None after a fault), and the table it is a column of.

    ``countable`` is that of the column, where the node is one.
    """

    type: Type | None
    table: str = ""
    countable: bool = False


def fits(  # noqa: PLR0911  # a case a role
    node: Node, kind: Kind, role: Role, *, in_product: bool, over_columns: bool
) -> bool:
    """Say whether a node may stand in a role.

    Args:
        node: The argument.
        kind: What it gives, without fault.
        role: The role of its place.
        in_product: Whether this is inside SUMPRODUCT.
        over_columns: Whether the function takes a whole column there.
    """
    single = not kind.table or (in_product and over_columns)
    match role:
        case Role.NUMBER | Role.SETTLED | Role.DIGITS | Role.DIVISOR:
            return single and kind.type is Type.NUMBER and _fits_number(node, role)
        case Role.CHARACTER:
            return single and _is_character(node)
        case Role.TEXT | Role.ANY | Role.BRANCH | Role.FLAG:
            return single and (kind.type is Type.FLAG) == (role is Role.FLAG)
        case Role.SUMMED:
            return kind.type is Type.NUMBER and _plain(node)
        case Role.JOINED:
            return kind.type is not Type.FLAG and _plain(node)
        case Role.FACTOR:
            return kind.type is Type.NUMBER and bool(kind.table)
    return _fits_reference(node, kind, role, in_product=in_product)


def _fits_number(node: Node, role: Role) -> bool:
    match role:
        case Role.SETTLED:
            return settled(node)
        case Role.DIGITS:
            digits = node.operand if isinstance(node, Negative) else node
            return isinstance(digits, Number) and digits.value in range(10)
        case Role.DIVISOR:
            return isinstance(node, Number) and node.value.is_integer() and node.value >= 1
    return True


def _is_character(node: Node) -> bool:
    """Say whether a text is one character: longer ones are dates and amounts to some engines."""
    cuts = isinstance(node, Call) and node.function in {"LEFT", "RIGHT", "MID"}
    return cuts and isinstance(node, Call) and node.arguments[-1] == Number(1)


def _fits_reference(node: Node, kind: Kind, role: Role, *, in_product: bool) -> bool:
    match role:
        case Role.REFERENCE:
            return isinstance(node, Column | Cell | Name)
        case Role.CELL:
            return isinstance(node, Cell | Name) or (in_product and isinstance(node, Column))
        case Role.COLUMN:
            return isinstance(node, Column)
        case Role.NUMBER_COLUMN:
            return isinstance(node, Column) and kind.type is Type.NUMBER
        case Role.COUNTED_COLUMN:
            return isinstance(node, Column) and kind.countable
    return True


def _plain(node: Node) -> bool:
    """Say whether a node is a column or a single value that cannot be a blank reference."""
    if isinstance(node, Call) and hands_on(node):
        return False
    return isinstance(node, Column) or not any(
        isinstance(each, Column) for each in _outside_calls(node)
    )


def _outside_calls(node: Node) -> list[Node]:
    """Give the nodes that are worked on cell by cell: not those inside a function's brackets."""
    match node:
        case Negative(operand):
            return _outside_calls(operand)
        case Binary(_, left, right):
            return _outside_calls(left) + _outside_calls(right)
        case Call():
            return []
    return list(walk(node))


def said(node: Node, kind: Kind) -> str:
    """Say what a node is, for a message."""
    if kind.type is Type.FLAG:
        return "a condition"
    if kind.table:
        return f"a column ({kind.type})"
    return {Cell: "a cell", Column: "a column"}.get(type(node), "a") + f" {kind.type}"
