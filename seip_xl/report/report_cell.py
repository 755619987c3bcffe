"""The cells of the report, found as people spell them in what they published."""

from __future__ import annotations

from dataclasses import replace
from math import isnan
from typing import TYPE_CHECKING

from seip_xl.formula import near
from seip_xl.formula.scalar import round_half_away
from seip_xl.measure import COUNTY_COLUMN, Unit
from seip_xl.report.book import LaidTable
from seip_xl.report.part import EachPeriod, Row
from seip_xl.report.printed import Placed, Printed, Spot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.measure import Figures
    from seip_xl.report.book import LaidChart
    from seip_xl.report.coverage import Coverage

_KEPT = frozenset({"if_referrals_last_year"})  # read from History, like the rows of EachPeriod


def folded(text: str) -> str:
    """Fold what people spell in many ways: blanks, upper and lower case."""
    return " ".join(text.split()).casefold()


class ReportCells:
    """The cells of the report by table, row and column, as people spell them."""

    def __init__(
        self,
        figures: Figures,
        parts: Sequence[LaidTable | LaidChart],
        other_codes: Mapping[str, str],
        coverage: Coverage,
    ) -> None:
        self.figures = figures
        self.coverage = coverage
        self.tables = {one.table.number: one for one in parts if isinstance(one, LaidTable)}
        self.codes = {folded(code): code for code in figures.columns}
        self.codes |= {folded(other): code for other, code in other_codes.items()}

    def placed(self, table: int, row: str, column: str, value: float) -> Printed:
        """Find the cell of a printed figure, or say why there is none.

        Args:
            table: The number of the table.
            row: The label of the row.
            column: The header of the column.
            value: What was printed, NaN where the cell was left blank.

        Returns:
            The printed figure, beside the recomputed one where there is such a cell.
        """
        printed = None if isnan(value) else float(value)
        plain = Printed(table=table, row=row, column=column, printed=printed)
        laid = self.tables.get(str(table))
        if laid is None:
            return replace(plain, told=f"This report has no Table {table}.")
        rows = {folded(one.label): one for one in reversed(laid.rows) if isinstance(one, Row)}
        headers = self._headers(laid)
        if not (found := rows.get(folded(row))):
            known = near(row, [one.label for one in rows.values()])
            return replace(plain, told=f'{laid.table.sheet} has no row "{row}"; {known}')
        if not (header := headers.get(folded(column))):
            known = near(column, [self._header(laid, *one) for one in headers.values()])
            return replace(plain, told=f'{laid.table.sheet} has no column "{column}"; {known}')
        spot = self._spot(laid, found, *header)
        lacking = self.coverage.lacking(spot.measure, spot.code)
        return Placed(
            table=table,
            row=row,
            column=column,
            printed=printed,
            spot=spot,
            shown=self._shown(spot),
            no_figure=self._has_no_figure(spot, len(lacking)),
            lacking=lacking,
            incomplete=self.coverage.incomplete(spot.measure, spot.code),
        )

    def _has_no_figure(self, spot: Spot, lacking: int) -> bool:
        """Say whether a cell is empty for want of a return, not because what it shows is 0."""
        if spot.code != COUNTY_COLUMN or self.figures.measures[spot.measure].whole_county:
            return lacking > 0
        return 0 < lacking == len(self.figures.columns) - 1

    def _header(self, laid: LaidTable, code: str, is_beside: bool) -> str:  # noqa: FBT001
        return f"{code}: {laid.table.beside}" if is_beside else code

    def _headers(self, laid: LaidTable) -> dict[str, tuple[str, bool]]:
        """Give code, and whether it is the column beside, for every spelling of a header."""
        own = {spelling: (code, False) for spelling, code in self.codes.items()}
        beside = {
            folded(f"{spelling}: {laid.table.beside}"): (code, True)
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
