"""Which disputed figure a broken identity blames: each identity one, itself at fault.

A figure is disputed where another was printed than recomputed, or none. Recomputed figures keep
every identity, so that a broken one has a disputed figure among its own. It is taken for wrong
where the identity is broken in print, still is when those blamed before are put right, and less so
when this one is, too. In this order:

1. the only disputed figure left in an identity is blamed;
2. a figure follows from blamed ones that it is made of, and agrees with them, where it alone is
   left to break what makes it when they are put right;
3. of several left in an identity the one is blamed whose correction mends most of it.

The others stay unexplained, unless another identity blames them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seip_xl.report.bond import Bond, Bonds
    from seip_xl.report.identity import Outcome
    from seip_xl.report.printed import Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """The bond that blames a figure.

    ``after`` are figures of the bond that were blamed before. With ``follows`` the figure agrees
    with them as printed.
    """

    bond: Bond
    after: tuple[Placed, ...]
    follows: bool = False


def blamed(disputed: Sequence[Placed], bonds: Bonds) -> dict[Placed, Blame]:
    """Say of disputed figures which bond blames them.

    Args:
        disputed: The printed figures that are to be explained.
        bonds: The bonds of all printed figures.

    Returns:
        The blame by figure, without those that nothing in print contradicts.
    """
    court = _Court(disputed, bonds)
    while found := court.alone() or court.following() or court.foremost():
        court.found |= found
    return court.found


class _Court:
    """The disputed figures, and what was found so far."""

    def __init__(self, disputed: Sequence[Placed], bonds: Bonds) -> None:
        self.found: dict[Placed, Blame] = {}
        self._bonds = bonds
        self._disputed = frozenset(disputed)
        self._of = {one: bonds.of(one) for one in disputed}
        self._came: dict[tuple[Bond, frozenset[Placed]], Outcome | None] = {}

    def alone(self) -> dict[Placed, Blame]:
        found: dict[Placed, Blame] = {}
        for figure, bond in self._broken():
            if len(self._left(bond)) == 1:
                found.setdefault(figure, Blame(bond=bond, after=self._before(bond)))
        return found

    def following(self) -> dict[Placed, Blame]:
        for figure, bond in self._open():
            if not (bond.is_making and bond.figures[0] is figure):
                continue
            came = self._outcome(bond, frozenset())
            if came and came.holds and len(self._left(bond)) == 1 and self._mends(figure, bond):
                return {figure: Blame(bond=bond, after=self._before(bond), follows=True)}
        return {}

    def foremost(self) -> dict[Placed, Blame]:
        pairs = list(self._broken())
        if not pairs:
            return {}
        figure, bond = min(pairs, key=self._standing)
        return {figure: Blame(bond=bond, after=self._before(bond))}

    def _open(self) -> Iterator[tuple[Placed, Bond]]:
        """Give every figure that is not blamed yet, with each bond that has blamed none."""
        spent = {one.bond for one in self.found.values()}
        for figure, bonds in self._of.items():
            if figure not in self.found:
                yield from ((figure, bond) for bond in bonds if bond not in spent)

    def _broken(self) -> Iterator[tuple[Placed, Bond]]:
        for figure, bond in self._open():
            came = self._outcome(bond, frozenset())
            if came and not came.holds and self._mends(figure, bond):
                yield figure, bond

    def _before(self, bond: Bond) -> tuple[Placed, ...]:
        return tuple(one for one in bond.figures if one in self.found)

    def _standing(self, pair: tuple[Placed, Bond]) -> tuple[int, float, bool]:
        """Rank a figure that may be blamed; of equal ones that at the left, which others make."""
        figure, bond = pair
        remainder = self._remainder(figure, bond) or 0.0
        return len(self._left(bond)), round(remainder, 9), bond.figures[0] is not figure

    def _left(self, bond: Bond) -> set[Placed]:
        return {one for one in bond.figures if one in self._disputed and one not in self.found}

    def _mends(self, figure: Placed, bond: Bond) -> bool:
        remainder = self._remainder(figure, bond)
        return remainder is not None and remainder < 1.0

    def _remainder(self, figure: Placed, bond: Bond) -> float | None:
        """Give which share of the gap is left when a figure is put right, too.

        Returns:
            The share; None where the bond holds without, or has no value.
        """
        right = frozenset(self._before(bond))
        now, then = self._outcome(bond, right), self._outcome(bond, right | {figure})
        return then.gap / now.gap if now and then and not now.holds else None

    def _outcome(self, bond: Bond, right: frozenset[Placed]) -> Outcome | None:
        key = bond, right
        if key not in self._came:
            self._came[key] = self._bonds.came(bond, right)
        return self._came[key]
