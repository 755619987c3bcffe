"""What the LA writes in place of drafts of headlines, and whether a draft is still the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_DRAFT = "There was no draft yet."
"""What stands for the draft that was there when a headline was worded, where there was none."""
_LEFT_OUT = "Left out."
_CHANGED = "The draft has changed since this was written: check the figures in it."
_NOT_KNOWN = "It is not known for which draft this was written: check the figures in it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the LA keeps of a headline: its text, empty where the draft stands.

    ``written_for`` is the draft that was there when it was written; empty where none is known.
    """

    text: str = ""
    left_out: bool = False
    written_for: str = ""

    def is_to_check(self, draft: str) -> bool:
        """Tell whether the text may no longer say what the figures say.

        Args:
            draft: The draft of now.
        """
        # Spaces may differ where a draft was copied by hand.
        is_same = self.written_for.split() == draft.split()
        return bool(self.text) and not self.left_out and not is_same

    def remark(self, draft: str) -> str:
        """Say in words what is to be known of it; empty where that is nothing.

        Args:
            draft: The draft of now.
        """
        if self.left_out:
            return _LEFT_OUT
        if not self.is_to_check(draft):
            return ""
        return _CHANGED if self.written_for not in {"", NO_DRAFT} else _NOT_KNOWN


def wordings_to_check(
    wordings: Mapping[str, Wording], drafts: Mapping[str, str]
) -> tuple[str, ...]:
    """Name the headlines whose wording was written for another draft than that of now.

    Args:
        wordings: What the LA keeps, by title.
        drafts: The drafts by title, in the order of the report.
    """
    return tuple(
        title
        for title, draft in drafts.items()
        if title in wordings and wordings[title].is_to_check(draft)
    )
