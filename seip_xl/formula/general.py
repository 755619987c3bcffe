"""Numbers and texts as Excel turns one into the other."""

from __future__ import annotations

import re

_PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def general(number: float) -> str:
    """Spell a number as Excel does when it is joined to a text: 15 digits, format General.

    Args:
        number: The number.

    Returns:
        ``0.5``, ``44176``, ``1E+15``.
    """
    spelt = format(number, ".15g").upper()
    return "0" if spelt == "-0" else spelt


def plain_number(spelt: str) -> float | None:
    """Read a number written with digits, a point and perhaps an exponent; None for anything else.

    Excel also reads currency, percentages, thousands, dates and times, each by the country it is
    set to; those are left out because two coordinators' Excels would differ.
    """
    trimmed = spelt.strip(" ")
    return float(trimmed) if _PLAIN_NUMBER.fullmatch(trimmed) else None
