"""Tokens to a tree.

formula    = [ "=" ] comparison
comparison = joined { ( "=" | "<>" | "<" | "<=" | ">" | ">=" ) joined }
joined     = sum { "&" sum }
sum        = product { ( "+" | "-" ) product }
product    = signed { ( "*" | "/" ) signed }
signed     = "-" signed | operand
operand    = NUMBER | TEXT | CELL | COLUMN | NAME | call | "(" comparison ")"
call       = NAME "(" [ comparison { "," comparison } ] ")"
CELL       = "[@" Column "]" | "[@[" Column with spaces "]]"
COLUMN     = Table "[" Column "]"
"""

from __future__ import annotations

from seip_xl.errors import FormulaError
from seip_xl.formula.fault import Fault
from seip_xl.formula.lexer import Sort, Token, tokens
from seip_xl.formula.tree import (
    Binary,
    Call,
    Cell,
    Column,
    Name,
    Negative,
    Node,
    Number,
    Span,
    Text,
)

LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"=", "<>", "<", "<=", ">", ">="}),
    frozenset({"&"}),
    frozenset({"+", "-"}),
    frozenset({"*", "/"}),
)
"""Operators from the loosest to the tightest; each level groups from the left."""
_OPERATORS = frozenset().union(*LEVELS)
_DEEPEST = 64  # Excel's limit of nesting
_MOST_OPERATORS = 100  # ours: each may be a level of the tree, which is walked by recursion


def parse(source: str) -> Node:
    """Parse a formula.

    Args:
        source: The formula, with or without its equals sign in front.

    Returns:
        Its tree; every node knows its place in the source.

    Raises:
        FormulaError: The text is not a formula of the language; shows the place.
    """  # noqa: DOC502  # raised by the parser and the lexer
    parser = _Parser(source)
    parser.few_operators()
    node = parser.level(0)
    if parser.token.sort is not Sort.END:
        before = f"before {parser.token.text}"
        if parser.token.text in {",", ")"}:
            parser.fail(f"a bracket is closed too early, or once too often, {before}")
        parser.fail(f"an operator or the end should stand {before}")
    return node


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = tokens(source)
        self.place = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.place]

    def fail(self, message: str) -> None:
        raise FormulaError([Fault(self.source, self.token.span, message)])

    def few_operators(self) -> None:
        """Refuse a formula that would be too deep a tree."""
        places = [n for n, token in enumerate(self.tokens) if token.text in _OPERATORS]
        if len(places) > _MOST_OPERATORS:
            self.place = places[_MOST_OPERATORS]
            self.fail(f"there are more than {_MOST_OPERATORS} operators; split the formula")

    def take(self) -> Token:
        token = self.token
        self.place += 1
        return token

    def expect(self, text: str, message: str) -> Token:
        if self.token.text != text:
            self.fail(message)
        return self.take()

    def level(self, index: int) -> Node:
        if index == len(LEVELS):
            return self.signed()
        left = self.level(index + 1)
        while self.token.sort is Sort.OPERATOR and self.token.text in LEVELS[index]:
            operator = self.take().text
            right = self.level(index + 1)
            left = Binary(operator, left, right, Span(left.span.start, right.span.end))
        return left

    def signed(self) -> Node:
        if self.token.text != "-" or self.token.sort is not Sort.OPERATOR:
            return self.operand()
        start = self.take().span.start
        operand = self.signed()
        return Negative(operand, Span(start, operand.span.end))

    def operand(self) -> Node:
        token = self.token
        match token.sort:
            case Sort.NUMBER:
                return Number(float(self.take().text), token.span)
            case Sort.TEXT:
                return Text(self.take().text[1:-1].replace('""', '"'), token.span)
            case Sort.CELL:
                return Cell(self.take().text[2:-1].strip("[]"), token.span)
            case Sort.COLUMN:
                table, _, column = self.take().text[:-1].partition("[")
                return Column(table, column, token.span)
            case Sort.NAME:
                return self.name_or_call()
            case _:
                return self.bracketed()

    def name_or_call(self) -> Node:
        name = self.take()
        if self.token.text != "(":
            return Name(name.text, name.span)
        self.deeper()
        arguments: list[Node] = []
        while self.token.text != ")" or arguments:
            arguments.append(self.level(0))
            if self.token.text != ",":
                break
            self.take()
        end = self.expect(")", f"{name.text}( is not closed: a comma or ) should stand here")
        self.depth -= 1
        return Call(name.text.upper(), tuple(arguments), Span(name.span.start, end.span.end))

    def bracketed(self) -> Node:
        if self.token.text != "(":
            what = f", not {self.token.text}" if self.token.text else ""
            self.fail(f"a value, a column, a name or ( should stand here{what}")
        self.deeper()
        node = self.level(0)
        self.expect(")", "a bracket is not closed: ) should stand here")
        self.depth -= 1
        return node

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.fail(f"brackets are nested deeper than {_DEEPEST}, the limit of Excel")
        self.take()
