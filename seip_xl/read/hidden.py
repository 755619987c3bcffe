"""Headings of hidden columns, which a template calculates and nobody reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seip_xl.read.header import label_key
from seip_xl.rule import HELPERS

if TYPE_CHECKING:
    from seip_xl.schema import TableSpec

_HEADING = re.compile(r"wrong .+|row (used|errors|queries)|check part [0-9]+|[a-z]{2,4}_[0-9]{3}")


_HELPERS = frozenset(label_key(helper.label) for helper in HELPERS)


def is_hidden_heading(key: str) -> bool:
    """Tell whether a heading is that of a hidden column of any table.

    Args:
        key: The heading, as ``label_key`` gives it.
    """
    return bool(_HEADING.fullmatch(key)) or key in _HELPERS


def is_calculated_heading(table: TableSpec, key: str) -> bool:
    """Tell whether a heading is that of a column which the template calculates.

    Args:
        table: The table's spec.
        key: The heading, as ``label_key`` gives it.
    """
    return is_hidden_heading(key) or any(
        label_key(column.label) == key for column in table.calculated
    )
