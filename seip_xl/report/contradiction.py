"""Why a printed figure cannot be had: the identity that it breaks with others in print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.identities import COUNTY_IS_SUM, OF_ROWS, PRINTED_TWICE
from seip_xl.report.identity import SLACK, Relation, load_identities, outcome
from seip_xl.report.in_print import InPrint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seip_xl.formula import Formula
    from seip_xl.measure import Figures
    from seip_xl.report.identity import Identity, Outcome
    from seip_xl.report.printed import Placed

_BOUND = {Relation.EQUAL: "", Relation.AT_MOST: "at most ", Relation.AT_LEAST: "at least "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """The identity that is broken, and the printed figures that break it, in words.

    ``follows`` says that it is broken by what the figure was made of, not by itself.
    """

    identity: str
    told: str
    follows: bool = False


class Contradictions:
    """The printed figures of a period, and the identities that they are held against.

    Identities say more of a figure the nearer they are to it. Of a partnership's: what it is made
    of, the same figure printed elsewhere, what is made of it, the county's sum; of the county's,
    the sum comes before what is made of it. Of the same nearness the first in the list is told.
    """

    def __init__(
        self,
        printed: Sequence[Placed],
        figures: Figures,
        identities: tuple[Identity, ...],
        of_rows: frozenset[str],
    ) -> None:
        self._in_print, self._of_rows = InPrint(printed, figures), of_rows
        formulas = load_identities(identities, frozenset(figures.measures))
        self._identities = tuple(zip(identities, formulas, strict=True))
        self._known: dict[tuple[int, str, str], Contradiction | None] = {}

    def of(self, figure: Placed) -> Contradiction | None:
        """Say which identity a figure breaks, or one that it was made of.

        Args:
            figure: A printed figure that differs, or was left blank.

        Returns:
            The nearest identity; None when the figures in print do not contradict each other here.
        """
        return self._found(figure, ())

    def _found(self, figure: Placed, trail: tuple[Placed, ...]) -> Contradiction | None:
        if figure in trail:
            return None
        place = (figure.table, figure.row, figure.column)
        if place not in self._known:
            self._known[place] = self._broken(figure)
        return self._known[place] or self._followed(figure, (*trail, figure))

    def _broken(self, figure: Placed) -> Contradiction | None:
        steps = [self._as_made, self._printed_twice, self._as_part, self._as_sum]
        if figure.spot.code == COUNTY_COLUMN:
            steps[2:] = [self._as_sum, self._as_part]
        return next((found for step in steps if (found := step(figure))), None)

    def _as_made(self, figure: Placed) -> Contradiction | None:
        own = [pair for pair in self._identities if pair[0].measure == figure.spot.measure]
        return self._first_broken(figure, own)

    def _as_part(self, figure: Placed) -> Contradiction | None:
        others = [pair for pair in self._identities if figure.spot.measure in pair[1].names]
        return self._first_broken(figure, others)

    def _first_broken(
        self, figure: Placed, pairs: Sequence[tuple[Identity, Formula]]
    ) -> Contradiction | None:
        for identity, formula in pairs:
            came = self._outcome(figure, identity, formula)
            if came and not came.holds:
                left, right = (
                    self._in_print.spelt(identity.measure, side) for side in (came.left, came.right)
                )
                told = f"{identity.title}: {left} against {_BOUND[identity.relation]}{right}."
                return Contradiction(identity=identity.id, told=told)
        return None

    def _outcome(self, figure: Placed, identity: Identity, formula: Formula) -> Outcome | None:
        """Hold the column of a figure against an identity."""
        seen = self._in_print.beside(figure, (identity.measure, *formula.names))
        return outcome(
            identity,
            formula,
            {name: self._in_print.plain(one) for name, one in seen.items()},
            {name: self._in_print.half_unit(name) for name in seen},
        )

    def _printed_twice(self, figure: Placed) -> Contradiction | None:
        alike = self._in_print.alike(figure) if PRINTED_TWICE in self._of_rows else []
        for other in alike:
            if other.printed is not None and other.printed != (figure.printed or 0):
                here, there = (
                    self._in_print.spelt(one.spot.measure, self._in_print.plain(one))
                    for one in (figure, other)
                )
                where = f"Table {other.table}, {other.row}"
                told = f"{OF_ROWS[PRINTED_TWICE]}: {here} against {there} in {where}."
                return Contradiction(identity=PRINTED_TWICE, told=told)
        return None

    def _as_sum(self, figure: Placed) -> Contradiction | None:
        row = self._in_print.across(figure) if COUNTY_IS_SUM in self._of_rows else []
        if not row:
            return None
        measure = figure.spot.measure
        county, *parts = (self._in_print.plain(one) for one in row)
        total = float(sum(parts))
        reach = self._in_print.half_unit(measure) * len(row) + SLACK * max(1.0, abs(total))
        if abs(county - total) <= reach:
            return None
        left, right = (self._in_print.spelt(measure, side) for side in (county, total))
        told = f"{OF_ROWS[COUNTY_IS_SUM]}: {left} against {right}."
        return Contradiction(identity=COUNTY_IS_SUM, told=told)

    def _followed(self, figure: Placed, trail: tuple[Placed, ...]) -> Contradiction | None:
        """Find the contradiction of what a figure was rightly made of."""
        for sources in self._sources(figure):
            wrong = [one for one in sources if one.differs]
            causes = [self._found(one, trail) for one in wrong]
            if causes and all(causes) and (cause := causes[0]):
                where = f"Table {wrong[0].table}, {wrong[0].row}, {wrong[0].column}"
                told = f"Follows from {where}. {cause.told}"
                return cause if cause.follows else replace(cause, told=told, follows=True)
        return None

    def _sources(self, figure: Placed) -> Iterator[list[Placed]]:
        """Give what a figure is made of, by every identity that holds it to be equal."""
        if figure.spot.code == COUNTY_COLUMN and COUNTY_IS_SUM in self._of_rows:
            yield self._in_print.across(figure)[1:]
        for identity, formula in self._identities:
            is_made = identity.relation is Relation.EQUAL
            if identity.measure == figure.spot.measure and is_made:
                seen = self._in_print.beside(figure, sorted(formula.names))
                whole = self._outcome(figure, identity, formula)
                yield [one for one in seen.values() if one is not figure] if whole else []
