"""The published report held against this one: every printed figure found, compared, explained."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from seip_xl.report.contradiction import Contradictions
from seip_xl.report.identities import IDENTITIES, OF_ROWS
from seip_xl.report.printed import Kind, Placed, Printed
from seip_xl.report.report_cell import ReportCells, folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from seip_xl.measure import Figures
    from seip_xl.report.book import LaidChart, LaidTable
    from seip_xl.report.coverage import Coverage
    from seip_xl.report.identity import Identity

_NO_FIGURE = "There is no figure, see Returns received."
_PARTIAL = "This report's figure is partial, without {}; see Returns received."
_INCOMPLETE = "This report's figure is incomplete: rows of {} have errors; see Findings."
_NOTHING = {
    Kind.CURRENT: "Nothing in print explains it; look for the reason in the rows of the returns.",
    Kind.HISTORY: "Nothing in print explains it; Earlier figures does not keep this value.",
}


def hold_published(
    published: pd.DataFrame,
    period: str,
    other_codes: Mapping[str, str],
    figures: Figures,
    parts: Sequence[LaidTable | LaidChart],
    *,
    coverage: Coverage,
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
        coverage: Whose rows stand behind the figures.
        identities: What printed figures may break.
        of_rows: Ids of what the cells of a row may break.

    Returns:
        Every printed figure of the period in the order of the table, also those that are not found.

    Shape:
        published: (rows, labels of Published) -> a figure a row of this period.
    """
    own = published[published["Period"].map(folded) == folded(period)]
    cells = ReportCells(figures, parts, other_codes, coverage)
    columns = (own[label].tolist() for label in ("Table", "Row", "Column", "Value"))
    found = [cells.placed(int(table), *cell) for table, *cell in zip(*columns, strict=True)]
    placed = [one for one in found if isinstance(one, Placed)]
    contradictions = Contradictions(placed, figures, identities, of_rows)
    return tuple(
        _explained(one, contradictions) if isinstance(one, Placed) else one for one in found
    )


def _explained(figure: Placed, contradictions: Contradictions) -> Placed:
    if figure.no_figure:
        return replace(figure, told=_NO_FIGURE)
    if not figure.is_disputed:
        return figure
    if found := contradictions.of(figure):
        return replace(figure, identity=found.identity, rule=found.rule, told=found.told)
    if figure.lacking:
        return replace(figure, told=_PARTIAL.format(", ".join(figure.lacking)))
    if figure.incomplete:
        return replace(figure, told=_INCOMPLETE.format(", ".join(figure.incomplete)))
    return replace(figure, told=_NOTHING[figure.kind])
