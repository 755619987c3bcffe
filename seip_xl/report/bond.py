"""Bonds: an identity between certain printed figures, and all those that a figure stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.identities import COUNTY_IS_SUM, OF_ROWS, PRINTED_TWICE
from seip_xl.report.identity import Relation, compared, load_identities, outcome

if TYPE_CHECKING:
    from collections.abc import Collection

    from seip_xl.formula import Formula
    from seip_xl.report.identity import Identity, Outcome
    from seip_xl.report.in_print import InPrint
    from seip_xl.report.printed import Placed


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bond:
    """An identity between certain printed figures, the one at its left first.

    ``written`` is the identity and its formula; None of what holds of the cells of every row, where
    the other figures add up to the left one.
    """

    id: str
    title: str
    figures: tuple[Placed, ...]
    written: tuple[Identity, Formula] | None = None

    @property
    def relation(self) -> Relation:
        """How the left side stands to the right one."""
        return self.written[0].relation if self.written else Relation.EQUAL

    @property
    def is_making(self) -> bool:
        """Whether it says what the left figure is made of."""
        return self.id != PRINTED_TWICE and self.relation is Relation.EQUAL


class Bonds:
    """The bonds between the printed figures of a period.

    Bonds say more of a figure the nearer they are to it. Of a partnership's: what it is made of,
    the same figure printed elsewhere, what is made of it, the county's sum; of the county's, the
    sum comes before what is made of it.
    """

    def __init__(
        self,
        in_print: InPrint,
        known: frozenset[str],
        identities: tuple[Identity, ...],
        of_rows: Collection[str],
    ) -> None:
        self._in_print, self._of_rows = in_print, of_rows
        formulas = load_identities(identities, known)
        self._written = tuple(zip(identities, formulas, strict=True))
        self._made: dict[tuple[object, ...], Bond] = {}

    def of(self, figure: Placed) -> list[Bond]:
        """Give the bonds of a figure, the nearest first.

        Args:
            figure: A printed figure.

        Returns:
            The bonds; none with another figure that was left blank, which is not known.
        """
        name = figure.spot.measure
        made = [pair for pair in self._written if pair[0].measure == name]
        part = self._in_column(figure, [pair for pair in self._written if name in pair[1].names])
        total = self._in_row(figure)
        further = [*total, *part] if figure.spot.code == COUNTY_COLUMN else [*part, *total]
        return [*self._in_column(figure, made), *self._twice(figure), *further]

    def came(self, bond: Bond, put_right: Collection[Placed] = ()) -> Outcome | None:
        """Hold the figures of a bond against its identity.

        Args:
            bond: The bond.
            put_right: Those that are replaced by the recomputed ones.

        Returns:
            What came of it; None where the right side has no value.
        """
        names = [one.spot.measure for one in bond.figures]
        values = [self._in_print.plain(one, put_right=one in put_right) for one in bond.figures]
        halves = [self._in_print.half_unit(name) for name in names]
        if bond.written:
            printed, half = (dict(zip(names, each, strict=True)) for each in (values, halves))
            return outcome(*bond.written, printed, half)
        reach = sum(halves) if bond.id == COUNTY_IS_SUM else 0.0
        return compared(values[0], float(sum(values[1:])), Relation.EQUAL, half=reach)

    def _in_column(self, figure: Placed, pairs: list[tuple[Identity, Formula]]) -> list[Bond]:
        bonds = []
        for identity, formula in pairs:
            names = (identity.measure, *sorted(formula.names))
            seen = self._in_print.beside(figure, names)
            if all(name in seen for name in names):
                figures = tuple(seen[name] for name in names)
                bond = Bond(
                    id=identity.id,
                    title=identity.title,
                    figures=figures,
                    written=(identity, formula),
                )
                bonds.append(self._shared(bond))
        return bonds

    def _twice(self, figure: Placed) -> list[Bond]:
        alike = self._in_print.alike(figure) if PRINTED_TWICE in self._of_rows else []
        others = [one for one in alike if one is not figure and one.printed is not None]
        return [self._of_cells(PRINTED_TWICE, (figure, other)) for other in others]

    def _in_row(self, figure: Placed) -> list[Bond]:
        row = self._in_print.across(figure) if COUNTY_IS_SUM in self._of_rows else []
        return [self._of_cells(COUNTY_IS_SUM, tuple(row))] if row else []

    def _of_cells(self, own_id: str, figures: tuple[Placed, ...]) -> Bond:
        return self._shared(Bond(id=own_id, title=OF_ROWS[own_id], figures=figures))

    def _shared(self, bond: Bond) -> Bond:
        """Give the one bond of an identity between these figures, whichever of them asks."""
        places = sorted((one.table, one.row, one.column) for one in bond.figures)
        return self._made.setdefault((bond.id, *places), bond)
