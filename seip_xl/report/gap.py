"""Whose figures are not whole: what is missing of a return, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping  # type of a field
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.schema import RETURNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Codes = Mapping[str, tuple[str, ...]]
"""Partnership codes in report order, by name of a table."""

_NONE: Codes = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What of a return is missing, and of whom: codes without an accepted one, or by table.

    ``incomplete`` are the codes with rows left out of any table, in report order.

    ``faulty`` are those with rows left out of a table, ``left_out`` those of whose form no line is
    counted because of errors in it, ``unfilled`` those who filled in no amount of a form.
    """

    return_id: str
    missing: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    faulty: Codes = field(default_factory=lambda: _NONE)
    left_out: Codes = field(default_factory=lambda: _NONE)
    unfilled: Codes = field(default_factory=lambda: _NONE)

    @property
    def title(self) -> str:
        """The return, in words."""
        return next(spec.title.lower() for spec in RETURNS if spec.id == self.return_id)

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the return's tables."""
        return next(
            tuple(table.name for table in spec.tables)
            for spec in RETURNS
            if spec.id == self.return_id
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """Say it in a line each, for the first page."""
        return tuple(self._notices())

    def _notices(self) -> Iterator[str]:
        if self.missing:
            yield f"No accepted {self.title} from {', '.join(self.missing)}."
        if self.incomplete:
            yield self.incomplete_note(self.incomplete)
        for table, codes in self.left_out.items():
            yield left_out_words(table, codes)
        for table, codes in self.unfilled.items():
            yield unfilled_words(table, codes)

    def missing_note(self, county: str, kept: Sequence[str] = ()) -> str:
        """Say under a table or chart that returns are missing.

        Args:
            county: What is the matter with the county's figures.
            kept: Labels of rows that have figures all the same.

        Returns:
            The note.
        """
        words = f"no accepted {self.title} from {', '.join(self.missing)}."
        note = partial_note(words, county)
        own = "Kept by the local authority, so there for all partnerships"
        return f"{note} {own}: {', '.join(kept)}." if kept else note

    def incomplete_note(self, codes: Sequence[str]) -> str:
        """Say that rows of some partnerships were left out."""
        return (
            f"Incomplete: the {self.title} of {', '.join(codes)} has errors, rows with "
            "errors are not counted; see Findings."
        )


def left_out_words(table: str, codes: Sequence[str]) -> str:
    """Say that no line of a form is counted of some partnerships, and why."""
    return (
        f"No line of {table} of {', '.join(codes)} is counted, because of errors in it; see "
        "Findings."
    )


def unfilled_words(table: str, codes: Sequence[str]) -> str:
    """Say that some partnerships filled in no amount of a form."""
    return f"No amount is filled in in {table} of {', '.join(codes)}."


def partial_note(words: str, county: str) -> str:
    """Say under a table or chart what is missing, and what that does to its cells.

    Args:
        words: What is missing, as a sentence.
        county: What is the matter with the county's figures.

    Returns:
        The note.
    """
    said = words[:1].lower() + words[1:]
    return f"Partial: {said} Their cells for this period are empty and {county}."
