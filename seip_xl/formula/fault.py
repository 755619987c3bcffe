"""What is wrong with a formula, shown under the place where it is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seip_xl.formula.tree import Span


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the formula it is in, where, and what to do about it."""

    source: str
    span: Span
    message: str
    owner: str = ""

    def __str__(self) -> str:
        """Print owner, formula, caret and message, a line each."""
        width = max(self.span.end - self.span.start, 1)
        caret = " " * self.span.start + "^" * width
        lines = (self.owner, self.source, caret, self.message)
        return "\n".join(line for line in lines if line)


def near(name: str, known: Iterable[str]) -> str:
    """Say which known names are near to an unknown one, or list a few when none is.

    Args:
        name: The unknown name.
        known: Every name that would do.

    Returns:
        Half a sentence to end a message with.
    """
    by_folded = {each.casefold(): each for each in known}
    found = get_close_matches(name.casefold(), by_folded, n=3, cutoff=0.6)
    if found:
        return "did you mean " + " or ".join(by_folded[each] for each in found) + "?"
    few = sorted(by_folded.values())
    return "known are: " + ", ".join(few[:12]) + (" ..." if len(few) > 12 else "")
