"""Formulas with one thing changed each: a comparison, a constant, a term, a function."""

from __future__ import annotations

from dataclasses import replace

from seip_xl.formula import parse, to_text
from seip_xl.formula.tree import Binary, Call, Negative, Number, Text

_OTHERS = {
    "=": ("<>",),
    "<>": ("=",),
    "<": ("<=", ">"),
    "<=": ("<", ">"),
    ">": (">=", "<"),
    ">=": (">", "<"),
    "+": ("-",),
    "-": ("+",),
    "*": ("+",),
    "/": ("*",),
}
_SWAPPED = {"AND": "OR", "OR": "AND", "MAX": "MIN", "MIN": "MAX", "MAXIFS": "MINIFS"}
_SWAPPED |= {"MINIFS": "MAXIFS", "LEFT": "RIGHT"}
_PAIRED = {"COUNTIFS": 0, "SUMIFS": 1, "MAXIFS": 1, "MINIFS": 1}


def mutants(source):
    """Give every formula that differs from this one in one place."""
    return list(dict.fromkeys(to_text(one) for one in _changed(parse(source))))


def _changed(node):  # noqa: C901, PLR0912  # a case a node
    match node:
        case Number(value):
            yield from (replace(node, value=value + 1), replace(node, value=abs(value - 1)))
        case Text(value):
            if sign := next((one for one in (">=", "<=", ">", "<") if value == one), ""):
                yield from (replace(node, value=one) for one in _OTHERS[sign])
            elif value:
                yield replace(node, value=f"{value} not")
        case Negative(operand):
            yield from (replace(node, operand=one) for one in _changed(operand))
        case Binary(sign, left, right):
            yield from (replace(node, operator=one) for one in _OTHERS.get(sign, ()))
            yield from (replace(node, left=one) for one in _changed(left))
            yield from (replace(node, right=one) for one in _changed(right))
        case Call(name, arguments):
            if name in _SWAPPED:
                yield replace(node, function=_SWAPPED[name])
            yield from _dropped(node)
            for at, argument in enumerate(arguments):
                for one in _changed(argument):
                    yield replace(node, arguments=(*arguments[:at], one, *arguments[at + 1 :]))


def _dropped(node):
    """Leave out a condition, or a column with its criterion."""
    given = node.arguments
    if node.function in {"AND", "OR"} and given[1:]:
        for at in range(len(given)):
            yield replace(node, arguments=(*given[:at], *given[at + 1 :]))
    if node.function in _PAIRED:
        start = _PAIRED[node.function]
        for at in range(start, len(given), 2):
            if len(given) - start > 2:
                yield replace(node, arguments=(*given[:at], *given[at + 2 :]))
