"""Why a printed figure cannot be had, in words: the rule that it breaks with others in print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.report.blame import blamed
from seip_xl.report.bond import Bonds
from seip_xl.report.identities import COUNTY_IS_SUM, PRINTED_TWICE
from seip_xl.report.identity import Relation
from seip_xl.report.in_print import InPrint

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from seip_xl.measure import Figures
    from seip_xl.report.blame import Blame
    from seip_xl.report.identity import Identity
    from seip_xl.report.printed import Placed

_GIVE = {
    Relation.EQUAL: "the other figures give",
    Relation.AT_MOST: "the other figures allow no more than",
    Relation.AT_LEAST: "the other figures allow no less than",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """The identity that is broken, its title, and the printed figures that break it, in words."""

    identity: str
    rule: str
    told: str


class Contradictions:
    """The printed figures of a period, and what each of them contradicts."""

    def __init__(
        self,
        printed: Sequence[Placed],
        figures: Figures,
        identities: tuple[Identity, ...],
        of_rows: Collection[str],
    ) -> None:
        self._in_print = InPrint(printed, figures)
        self._bonds = Bonds(self._in_print, frozenset(figures.measures), identities, of_rows)
        # A partial figure of the county says nothing of the printed one, which is whole.
        disputed = [
            one for one in printed if one.is_disputed and not (one.lacking or one.incomplete)
        ]
        self._blamed = blamed(disputed, self._bonds)

    def of(self, figure: Placed) -> Contradiction | None:
        """Say which identity a figure breaks, or one that it was made of.

        Args:
            figure: A printed figure that differs, or was left blank.

        Returns:
            What it contradicts; None where nothing in print is against it.
        """
        if not (blame := self._blamed.get(figure)):
            return None
        root, where = figure, ""
        while blame.follows:
            root, blame = blame.after[0], self._blamed[blame.after[0]]
            where = f"Follows from Table {root.table}, {root.row}, {root.column}: "
        told = f"{where}{self._told(root, blame)}"
        return Contradiction(identity=blame.bond.id, rule=blame.bond.title, told=told)

    def _told(self, figure: Placed, blame: Blame) -> str:
        """Tell both sides of a bond as printed, but for figures that other bonds blame."""
        bond, left = blame.bond, blame.bond.figures[0]
        if bond.id == PRINTED_TWICE:
            other = next(one for one in bond.figures if one is not figure)
            there = self._in_print.spelt(other.spot.measure, self._in_print.plain(other))
            here = f"The same figure is {self._printed(figure)} here"
            return f"{here}, but as {there} in Table {other.table}, {other.row}."
        came = self._bonds.came(bond, blame.after)
        made = self._in_print.spelt(left.spot.measure, came.right) if came else ""
        is_sum = bond.id == COUNTY_IS_SUM
        what = "The county" if is_sum else _named(left, figure)
        give = "the partnerships add up to" if is_sum else _GIVE[bond.relation]
        right = [
            one.column if is_sum else _named(one, figure) for one in blame.after if one is not left
        ]
        is_right = left in blame.after
        return (
            f"{what} is {self._printed(left, put_right=is_right)}, but {give} {made}{_once(right)}."
        )

    def _printed(self, figure: Placed, *, put_right: bool = False) -> str:
        value = self._in_print.plain(figure, put_right=put_right)
        spelt = self._in_print.spelt(figure.spot.measure, value)
        if put_right:
            return f"{spelt} when put right"
        return "left blank" if figure.left_blank else f"printed as {spelt}"


def _named(one: Placed, figure: Placed) -> str:
    return one.row if one.table == figure.table else f"{one.row} in Table {one.table}"


def _once(put_right: Sequence[str]) -> str:
    *others, last = put_right or ("",)
    if others:
        return f" once {', '.join(others)} and {last} are put right"
    return f" once {last} is put right" if last else ""
