"""The printed figures of a period among themselves: what stands beside, above and elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula.scalar import round_half_away
from seip_xl.measure import COUNTY_COLUMN, Unit
from seip_xl.report.identity import half_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from seip_xl.measure import Figures
    from seip_xl.report.printed import Placed


class InPrint:
    """The printed figures that have a cell in the report, by measure and by row."""

    def __init__(self, printed: Sequence[Placed], figures: Figures) -> None:
        self._figures, self._halves = figures, dict[str, float]()
        self._alike: dict[tuple[str, str], list[Placed]] = {}
        self._rows: dict[tuple[int, str, str], dict[str, Placed]] = {}
        for one in printed:
            self._alike.setdefault((one.spot.measure, one.spot.code), []).append(one)
            self._rows.setdefault(_row(one), {})[one.spot.code] = one

    def alike(self, figure: Placed) -> list[Placed]:
        """Give every printed figure of the same measure and column, itself among them."""
        return self._alike[figure.spot.measure, figure.spot.code]

    def beside(self, figure: Placed, measures: Iterable[str]) -> dict[str, Placed]:
        """Give figures of the same column, itself in its place.

        Args:
            figure: The figure.
            measures: Ids of measures.

        Returns:
            The first printed figure of each; none where nothing was printed, or a blank cell for a
            figure that is not 0, because what was left blank is not known.
        """
        found: dict[str, Placed] = {}
        for measure in measures:
            alike = self._alike.get((measure, figure.spot.code), [])
            known = [one for one in alike if not one.left_blank]
            if known:
                found[measure] = known[0]
        return found | {figure.spot.measure: figure}

    def across(self, figure: Placed) -> list[Placed]:
        """Give a row, the county first, where its figures add up and all are known; else none."""
        row = self._rows[_row(figure)] | {figure.spot.code: figure}
        codes = sorted(self._figures.columns, key=lambda code: code != COUNTY_COLUMN)
        known = [row[code] for code in codes if code in row]
        whole = len(known) == len(codes)
        unknown = any(one.left_blank and one is not figure for one in known)
        return known if figure.spot.adds_up and whole and not unknown else []

    def plain(self, figure: Placed, *, put_right: bool = False) -> float:
        """Give what was printed, percentages as fractions, blanks as 0.

        Args:
            figure: The figure.
            put_right: Whether the recomputed figure is wanted in its place.

        Returns:
            The value that identities see.
        """
        value = figure.shown if put_right else figure.printed
        return (value or 0.0) / (100 if self._is_percent(figure.spot.measure) else 1)

    def half_unit(self, measure: str) -> float:
        """Give how far a printed figure of a measure can lie from the unrounded one."""
        if measure not in self._halves:
            self._halves[measure] = half_unit(measure, self._figures)
        return self._halves[measure]

    def spelt(self, measure: str, value: float) -> str:
        """Spell a value as the measure's figures are printed."""
        decimals = self._figures.measures[measure].decimals
        scale, sign = (100, "%") if self._is_percent(measure) else (1, "")
        return f"{round_half_away(value * scale, decimals):,.{decimals}f}{sign}"

    def _is_percent(self, measure: str) -> bool:
        return self._figures.measures[measure].unit is Unit.PERCENT


def _row(figure: Placed) -> tuple[int, str, str]:
    return figure.table, figure.row, figure.spot.measure
