"""The LA's settings in the messages of rules: ``{setting Maximum balance}`` shows 5%."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from seip_xl.rule.rule import SETTING_PLACE, SETTING_WORDS
from seip_xl.rule.values import setting_name
from seip_xl.schema import SETTINGS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from seip_xl.rule.rule import Rule
    from seip_xl.schema import Column

_SHOWN = {
    column.label: column
    for column in SETTINGS.columns
    if column.kind not in {Kind.TEXT, Kind.KEY, Kind.CHOICE}
}
SHOWN_SETTINGS = tuple(_SHOWN)
"""The settings that a message may show: numbers and dates, which are short."""


def with_settings(rules: Iterable[Rule], settings: Mapping[str, Any]) -> tuple[Rule, ...]:
    """Fill the places of settings in the messages of rules.

    Args:
        rules: The rules, checked by ``rule_faults``.
        settings: The settings by name; one that is not known is named.

    Returns:
        The rules in the same order.
    """

    def filled(place: re.Match[str]) -> str:
        column = _SHOWN[place[1]]
        value = settings.get(setting_name(column))
        return (
            SETTING_PLACE.sub(SETTING_WORDS, place[0]) if value is None else _shown(column, value)
        )

    return tuple(replace(rule, message=SETTING_PLACE.sub(filled, rule.message)) for rule in rules)


def _shown(column: Column, value: Any) -> str:
    """Show a setting to people: 5%, GBP 10,000, 40 hours a week, 11/12/2020."""
    if column.kind is Kind.DATE:
        return f"{value:%d/%m/%Y}"
    if column.unit == "GBP":
        return f"GBP {value:,.2f}".removesuffix(".00")
    if not column.unit:  # a share
        return f"{100 * value:.6g}%"
    unit = column.unit if value != 1 else re.sub(r"s\b", "", column.unit, count=1)
    return f"{value:g} {unit}"
