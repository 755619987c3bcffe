"""The one palette: every look of a cell has a name here, and nothing else names a colour or font.

Readable in black and white print: headers differ by weight and a pale fill, cells to be filled by
a pale fill and a frame. ``input...`` and ``unlocked...`` styles stay open on a protected sheet.
"""

from __future__ import annotations

import difflib
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from seip_xl.errors import DefinitionError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Look: TypeAlias = "dict[str, str | int | float | bool]"

# Source: Government Analysis Function, "Colours in charts"; then three of our own. Each has a
# contrast of 3 : 1 or more with white, and neighbours differ for colour-blind readers.
PARTNERSHIP_COLOURS = (
    "#12436D",
    "#28A197",
    "#801650",
    "#F46A25",
    "#A285D1",
    "#2073BC",
    "#5C7A1F",
    "#A6611A",
)
COUNTY_COLOUR = "#3D3D3D"
_DARKER = 0.55  # of a round of the colours, to the one before


def colours_of(names: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Give each name its one colour: the chosen one, or the next of ours.

    When ours are used up, they begin again, darker.

    Args:
        names: The names in order.
        chosen: Colours by name, empty where none was chosen.

    Returns:
        A colour such as ``#12436D`` by name.
    """
    rounds = [divmod(place, len(PARTNERSHIP_COLOURS)) for place in range(len(names))]
    return {
        name: chosen.get(name) or _darkened(PARTNERSHIP_COLOURS[at], _DARKER**times)
        for name, (times, at) in zip(names, rounds, strict=True)
    }


def _darkened(colour: str, share: float) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * share):02X}" for part in parts)


INK = "#1F2933"
MUTED = "#595959"
RULE = "#7F8C99"
PALE = "#DCE6F0"
PALER = "#EEF3F8"
INPUT = "#FFF9E3"
LINK = "#0B5394"

# _- leaves room at the right, so that a number does not touch the text of the next column.
_CODES: dict[str, str] = {
    "count": "#,##0_-",
    "one_decimal": "#,##0.0_-",
    "two_decimals": "#,##0.00_-",
    "money": "#,##0_-;-#,##0_-",
    "money_pence": "#,##0.00_-;-#,##0.00_-",
    "percent": "0%_-",
    "percent_one_decimal": "0.0%_-",
    "percent_two_decimals": "0.00%_-",
    "date": "dd/mm/yyyy_-",
}
_NUMBERS: dict[str, Look] = {name: {"num_format": code} for name, code in _CODES.items()}
_BODY: Look = {"valign": "top"}
_WRAP: Look = {"text_wrap": True}
_TEXT: Look = {"num_format": "@", "quote_prefix": True}
_OPEN: Look = {"locked": False}
_HEADER: Look = {
    "bold": True,
    "font_color": INK,
    "bg_color": PALE,
    "bottom": 1,
    "bottom_color": RULE,
    "valign": "vcenter",
}
_TOTAL: Look = {"bold": True, "bg_color": PALER, "top": 1, "top_color": RULE}
_INPUT: Look = {"bg_color": INPUT, "border": 1, "border_color": RULE, **_OPEN}

_VALUES: dict[str, Look] = {
    "": {},
    "wrap": _WRAP,
    "text": _TEXT,
    "text_wrap": {**_TEXT, **_WRAP},
    **_NUMBERS,
}
_FIXED: dict[str, Look] = {
    "body": {},
    "body_wrap": _WRAP,
    "title": {"bold": True, "font_size": 18, "font_color": INK, "valign": "vcenter"},
    "period": {"bold": True, "font_size": 26, "font_color": INK, "valign": "vcenter"},
    "subtitle": {"font_size": 12, "font_color": MUTED},
    "heading": {
        "bold": True,
        "font_size": 13,
        "font_color": INK,
        "bottom": 2,
        "bottom_color": RULE,
    },
    "header": _HEADER,
    "header_wrap": {**_HEADER, **_WRAP},
    "header_number": {**_HEADER, **_WRAP, "align": "right", "num_format": "@_-"},
    "header_computed": {**_HEADER, **_WRAP, "italic": True, "font_color": MUTED},
    "row_label": {"align": "left", "indent": 1},
    "row_label_wrap": {"align": "left", "indent": 1, **_WRAP},
    "total_label": {"align": "left", "indent": 1, **_TOTAL},
    "note": {"italic": True, "font_size": 10, "font_color": MUTED},
    "note_wrap": {"italic": True, "font_size": 10, "font_color": MUTED, **_WRAP},
    "link": {"underline": 1, "font_color": LINK},
    "formula_column": {"italic": True, "font_color": MUTED},
    "formula_wrap": {"italic": True, "font_color": MUTED, **_WRAP},
    "origin": {"font_size": 9, "font_color": MUTED, **_TEXT},
    "fault": {
        "bg_color": "#F8D7DA",
        "font_color": "#7A1420",
        "border": 1,
        "border_color": "#7A1420",
    },
    "asked": {
        "bg_color": "#FFF2CC",
        "font_color": "#5C4400",
        "border": 4,
        "border_color": "#5C4400",
    },
    "caution": {"bg_color": "#FDECC8", "font_color": "#6B4700"},
    "caution_wrap": {"bg_color": "#FDECC8", "font_color": "#6B4700", **_WRAP},
    "bad": {"bg_color": "#F8D7DA", "font_color": "#7A1420"},
    "good": {"bg_color": "#DDF0E0", "font_color": "#1B5E2A"},
}


def _named(family: str, look: Look, values: dict[str, Look]) -> dict[str, Look]:
    return {
        "_".join(filter(None, (family, name))): {**look, **value} for name, value in values.items()
    }


def _palette() -> dict[str, Look]:
    looks = {
        **_FIXED,
        **{name: look for name, look in _VALUES.items() if name not in {"", "wrap"}},
        **_named("total", _TOTAL, _NUMBERS),
        **_named("formula", _FIXED["formula_column"], _NUMBERS),
        **_named("input", _INPUT, _VALUES),
        **_named("unlocked", _OPEN, _VALUES),
    }
    return {name: {**_BODY, **look} for name, look in looks.items()}


STYLES: Mapping[str, Mapping[str, str | int | float | bool]] = MappingProxyType(_palette())


def unknown_style(name: str) -> DefinitionError:
    """Make the error for a style that the palette does not have.

    Args:
        name: The name that was asked for.
    """
    near = difflib.get_close_matches(name, STYLES, n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return DefinitionError(f'There is no style "{name}"{hint}')
