"""Columns that rules may read, but no return has: what other returns and earlier ones say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import Type, parse
from seip_xl.formula.tree import Cell, Column, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seip_xl.rule.rule import Rule

COUNTY_MEDIAN, ON_LAST_REGISTER, LAST_RATING = "County median", "On last register", "Last rating"
FORMER_AMOUNT, FORMER_BALANCE, SIGNED_OFF = "Former amount", "Former balance", "Signed off"

GIVEN: Mapping[str, Mapping[str, Type]] = {
    "Provision": {COUNTY_MEDIAN: Type.NUMBER},
    "Leavers": {ON_LAST_REGISTER: Type.NUMBER},
    "Ratings": {LAST_RATING: Type.TEXT},
    "Outturn": {
        FORMER_AMOUNT: Type.NUMBER,
        FORMER_BALANCE: Type.NUMBER,
        SIGNED_OFF: Type.NUMBER,
    },
}
"""By table and heading; each is blank where it is not known."""
GIVEN_WORDS: Mapping[str, str] = {
    COUNTY_MEDIAN: "Median cost of an hour with the row's provider over all returns, in GBP.",
    ON_LAST_REGISTER: (
        "1 for who was in Year 11 and programme managed on last period's register, 0 for others."
    ),
    LAST_RATING: "The rating of the last school year.",
    FORMER_AMOUNT: "The amount of the line in the last school year.",
    FORMER_BALANCE: "The balance at the end of the last school year.",
    SIGNED_OFF: "1 where the return is signed off, 0 where it is not.",
}
"""What these columns hold, by heading."""


def is_elsewhere(rule: Rule) -> bool:
    """Tell whether a rule reads what the return itself does not have: the LA checks it.

    Args:
        rule: The rule, inside the language.
    """
    given = {(table, label) for table, labels in GIVEN.items() for label in labels}
    return any(
        (node.table if isinstance(node, Column) else rule.table, node.column) in given
        for node in walk(parse(rule.formula))
        if isinstance(node, Cell | Column)
    )
