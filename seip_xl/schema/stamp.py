"""The stamp of an issued return: what it is, of whom, for when, by which rulebook."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STAMP_SHEET = "seip-xl"
"""The very hidden sheet that carries the stamp: labels in column A, values in column B."""

STAMP_NAME = "seip_xl_stamp"
"""The defined name that carries the stamp as one text."""

STAMP_PROPERTY = "seip-xl"
"""The document property that carries the stamp as one text."""

REPORT_ID = "report"
"""What a county workbook calls itself in its stamp, so that it is never taken for a return."""

RULES_ID = "rules"
"""What a rulebook calls itself in its stamp."""

STORE_FILE = "seip.sqlite"
"""The database in the folder of a store, beside which no return is looked for."""

ISSUES_SHEET = "Issues"
"""The sheet that a return which is handed back has besides; it is never read."""

START_SHEET = "Start"
"""The cover of a return."""

SIGN_OFF_LABELS = "Role of the person who signs off", "Date of the sign-off"
"""What stands on the cover beside the cells of the sign-off."""

_BETWEEN = "|"  # in none of the parts: a period is a part of a file name


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a returned workbook says it is.

    ``return_id`` is that of its spec, ``version`` the spec's, ``partnership`` a code and
    ``period`` the LA's name of the period, ``Dec 2020`` for example; ``rulebook`` the short hash of
    the definitions that it was made by. In a template that is not of one partnership, both are
    chosen on its first sheet: only the hidden sheet knows them, in the other places they are empty.
    """

    return_id: str
    version: str
    partnership: str
    period: str
    rulebook: str = ""

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Give label and value pairs in the order they are written, no rulebook where none is."""
        pairs = zip(_LABELS, astuple(self), strict=True)
        return tuple((label, value) for label, value in pairs if value or label != "Rulebook")

    @property
    def text(self) -> str:
        """The stamp as one text, for example ``register|1|HBEP|Dec 2020|9f3a61c2b07d``."""
        return _BETWEEN.join(astuple(self))

    @staticmethod
    def from_rows(rows: Mapping[str, str]) -> Stamp | None:
        """Rebuild a stamp from label and value pairs; None when it does not say which return.

        Args:
            rows: Values by label; partnership, period and rulebook are empty where they are not.
        """
        if not {"Return", "Version"} <= rows.keys():
            return None
        return Stamp(**{_LABELS[label]: rows.get(label, "") for label in _LABELS})

    @staticmethod
    def from_text(text: str) -> Stamp | None:
        """Rebuild a stamp from its text; None when it is not one.

        Args:
            text: As in ``text``.
        """
        parts = text.split(_BETWEEN)
        if len(parts) != len(_LABELS):
            return None
        return Stamp(**dict(zip(_LABELS.values(), parts, strict=True)))


_LABELS = {
    "Return": "return_id",
    "Version": "version",
    "Partnership": "partnership",
    "Period": "period",
    "Rulebook": "rulebook",
}


def is_issues_title(title: str) -> bool:
    """Say whether a sheet is called as that of what was found, numbered where that was taken.

    Args:
        title: The sheet's title.
    """
    return re.fullmatch(rf"{ISSUES_SHEET}( \d+)?", title, re.IGNORECASE) is not None
