"""The published report held against this one: every printed figure found, compared, explained."""

from __future__ import annotations

from dataclasses import replace
from math import isnan
from typing import TYPE_CHECKING

from seip_xl.formula import near
from seip_xl.formula.scalar import round_half_away
from seip_xl.measure import COUNTY_COLUMN, Unit
from seip_xl.report.book import LaidTable
from seip_xl.report.contradiction import Contradictions
from seip_xl.report.identities import IDENTITIES, OF_ROWS
from seip_xl.report.part import EachPeriod, Row
from seip_xl.report.printed import Kind, Placed, Printed, Spot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from seip_xl.measure import Figures
    from seip_xl.report.book import LaidChart
    from seip_xl.report.identity import Identity

_KEPT = frozenset({"if_referrals_last_year"})  # read from History, like the rows of EachPeriod
_NOTHING = {
    Kind.CURRENT: "Nothing in print; look for the reason in the rows.",
    Kind.HISTORY: "Nothing in print; Earlier figures keeps another value.",
}
_NO_FIGURE = "Nothing in print; there is no figure, see Returns received."


def hold_published(
    published: pd.DataFrame,
    period: str,
    other_codes: Mapping[str, str],
    figures: Figures,
    parts: Sequence[LaidTable | LaidChart],
    *,
    identities: tuple[Identity, ...] = IDENTITIES,
    of_rows: frozenset[str] = frozenset(OF_ROWS),
) -> tuple[Printed, ...]:
    """Hold the published figures of a period against the recomputed ones.

    Args:
        published: The LA's table Published.
        period: The period.
        other_codes: The code for every other code of a partnership.
        figures: The recomputed figures.
        parts: The parts of the report, laid out.
        identities: What printed figures may break.
        of_rows: Ids of what the cells of a row may break.

    Returns:
        Every printed figure of the period in the order of the table, also those that are not found.

    Shape:
        published: (rows, labels of Published) -> a figure a row of this period.
    """
    own = published[published["Period"].map(_folded) == _folded(period)]
    report = _Report(figures, parts, other_codes)
    columns = (own[label].tolist() for label in ("Table", "Row", "Column", "Value"))
    found = [report.placed(int(table), *cell) for table, *cell in zip(*columns, strict=True)]
    placed = [one for one in found if isinstance(one, Placed)]
    contradictions = Contradictions(placed, figures, identities, of_rows)
    return tuple(
        _explained(one, contradictions) if isinstance(one, Placed) else one for one in found
    )


def _explained(figure: Placed, contradictions: Contradictions) -> Placed:
    if not (figure.differs or figure.left_blank):
        return figure
    if found := contradictions.of(figure):
        return replace(figure, identity=found.identity, told=found.told)
    return replace(figure, told=_NO_FIGURE if figure.shown is None else _NOTHING[figure.kind])


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


class _Report:
    """The cells of the report by table, row and column, as people spell them."""

    def __init__(
        self,
        figures: Figures,
        parts: Sequence[LaidTable | LaidChart],
        other_codes: Mapping[str, str],
    ) -> None:
        self.figures = figures
        self.tables = {one.table.number: one for one in parts if isinstance(one, LaidTable)}
        self.codes = {_folded(code): code for code in figures.columns}
        self.codes |= {_folded(other): code for other, code in other_codes.items()}

    def placed(self, table: int, row: str, column: str, value: float) -> Printed:
        """Find the cell of a printed figure, or say why there is none."""
        printed = None if isnan(value) else float(value)
        plain = Printed(table=table, row=row, column=column, printed=printed)
        laid = self.tables.get(str(table))
        if laid is None:
            return replace(plain, told=f"This report has no Table {table}.")
        rows = {_folded(one.label): one for one in reversed(laid.rows) if isinstance(one, Row)}
        headers = self._headers(laid)
        if not (found := rows.get(_folded(row))):
            known = near(row, [one.label for one in rows.values()])
            return replace(plain, told=f'{laid.table.sheet} has no row "{row}"; {known}')
        if not (header := headers.get(_folded(column))):
            known = near(column, [self._header(laid, *one) for one in headers.values()])
            return replace(plain, told=f'{laid.table.sheet} has no column "{column}"; {known}')
        spot = self._spot(laid, found, *header)
        return Placed(
            table=table,
            row=row,
            column=column,
            printed=printed,
            spot=spot,
            shown=self._shown(spot),
        )

    def _header(self, laid: LaidTable, code: str, is_beside: bool) -> str:  # noqa: FBT001
        return f"{code}: {laid.table.beside}" if is_beside else code

    def _headers(self, laid: LaidTable) -> dict[str, tuple[str, bool]]:
        """Give code, and whether it is the column beside, for every spelling of a header."""
        own = {spelling: (code, False) for spelling, code in self.codes.items()}
        beside = {
            _folded(f"{spelling}: {laid.table.beside}"): (code, True)
            for spelling, code in self.codes.items()
            if laid.table.beside and code != COUNTY_COLUMN
        }
        return own | beside

    def _spot(self, laid: LaidTable, row: Row, code: str, is_beside: bool) -> Spot:  # noqa: FBT001
        measure = row.beside if is_beside else row.measure
        periods = [one.measure for one in laid.table.rows if isinstance(one, EachPeriod)]
        base = next((one for one in periods if measure.startswith(f"{one}_on_")), "")
        return Spot(
            measure=measure,
            code=code,
            at=laid.rows.index(row),
            is_beside=is_beside,
            is_history=bool(base) or measure in _KEPT,
            adds_up=self.figures.measures[base or measure].adds_up,
        )

    def _shown(self, spot: Spot) -> float | None:
        measure = self.figures.measures[spot.measure]
        value = self.figures.values[spot.measure][self.figures.columns.index(spot.code)]
        scale = 100 if measure.unit is Unit.PERCENT else 1
        return None if value is None else round_half_away(value * scale, measure.decimals)
