"""A figure as it was published, beside the one of this report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_EQUAL = 1e-6  # both are rounded to two decimals at most


class Kind(StrEnum):
    """Of which period a printed figure is, or that this report has no such cell."""

    CURRENT = "current"
    HISTORY = "history"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a figure stands in the report.

    ``at`` counts the rows of the table from 0, headings too; ``code`` is that of the partnership,
    or County; ``adds_up`` says whether the county's figure of this row is the partnerships' sum.
    """

    measure: str
    code: str
    at: int
    is_beside: bool
    is_history: bool
    adds_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A printed figure, as the LA keeps it; ``told`` says why this report has no such cell.

    ``printed`` is None where the cell was left blank; percentages are times 100.
    """

    table: int
    row: str
    column: str
    printed: float | None
    told: str = ""

    @property
    def kind(self) -> Kind:
        """Of which period it is, or that there is no such cell."""
        return Kind.NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Printed):
    """A printed figure and the recomputed one, as shown: rounded, percentages times 100.

    ``shown`` is None where the cell is empty; ``no_figure`` says that it is so for want of a
    return. ``lacking`` are the partnerships without a table that it reads; a figure of the county
    is partial without them. ``incomplete`` are those with rows left out behind it. ``identity`` is
    the id of what the printed figures break, ``rule`` its title, and ``told`` says how they break
    it.
    """

    spot: Spot
    shown: float | None
    no_figure: bool = False
    lacking: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    identity: str = ""
    rule: str = ""

    @property
    def kind(self) -> Kind:
        """Of which period it is."""
        return Kind.HISTORY if self.spot.is_history else Kind.CURRENT

    @property
    def differs(self) -> bool:
        """Whether another figure was printed; an empty cell is taken for 0."""
        known = self.printed is not None and not self.no_figure
        return known and abs((self.printed or 0) - (self.shown or 0)) >= _EQUAL

    @property
    def left_blank(self) -> bool:
        """Whether nothing was printed where there is a figure that is not 0."""
        return self.printed is None and abs(self.shown or 0) >= _EQUAL

    @property
    def is_disputed(self) -> bool:
        """Whether it is to be explained: another figure was printed, or none."""
        return self.differs or self.left_blank
