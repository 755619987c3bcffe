"""A sheet a table: its figures by reference, its notes, and its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.figures_sheet import figure_reference, number_style
from seip_xl.report.page import open_page
from seip_xl.sheet import (
    COUNTY_COLOUR,
    PARTNERSHIP_COLOURS,
    Chart,
    Series,
    cell_name,
    range_name,
    sheet_ref,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.report.build import Book, LaidTable
    from seip_xl.report.part import PeriodChart, Row
    from seip_xl.sheet import Sheet, Workbook

CONTENTS = "Contents"
_HEADER = 4
_LABEL_WIDTH = 38.0
_COLUMN_WIDTH = 12.0
_CHART_ROWS = 21


def partnership_colour(column: int, code: str) -> str:
    """Give the one colour of a partnership in every chart, by its place in the report."""
    if code == COUNTY_COLUMN:
        return COUNTY_COLOUR
    return PARTNERSHIP_COLOURS[column % len(PARTNERSHIP_COLOURS)]


def write_table(workbook: Workbook, book: Book, laid: LaidTable) -> None:
    """Write a table of the report on its own sheet."""
    table = laid.table
    title = f"Table {table.number}: {table.title}"
    sheet = open_page(workbook, book, table.sheet, title, landscape=False)
    sheet.write(1, 0, f"{book.settings.county}, {book.settings.period}", "subtitle")
    sheet.link(2, 0, CONTENTS, "Back to contents")
    next_row = _write_block(sheet, book, _HEADER, "", laid.rows)
    for note in laid.notes:
        sheet.write(next_row, 0, note, "note")
        next_row += 1
    if table.chart:
        _write_chart(sheet, book, table.chart, laid.chart_rows, next_row + 1)
    sheet.widths(_LABEL_WIDTH, *[_COLUMN_WIDTH] * len(book.figures.columns))
    sheet.freeze(_HEADER + 1, 1)


def _write_block(sheet: Sheet, book: Book, header: int, corner: str, rows: Sequence[Row]) -> int:
    """Write a header and rows of figures; give the row after a gap below them."""
    sheet.write(header, 0, corner, "header")
    for column, code in enumerate(book.figures.columns, start=1):
        sheet.write(header, column, code, "header_number")
    for row, part in enumerate(rows, start=header + 1):
        sheet.write(row, 0, part.label, "total_label" if part.total else "row_label")
        measure = book.figures.measures[part.measure]
        style = number_style(measure, total=part.total)
        for column, value in enumerate(book.figures.values[part.measure]):
            if value is not None:
                formula = figure_reference(book, part.measure, column)
                sheet.formula(row, column + 1, formula, value, style)
            elif part.total:
                sheet.write(row, column + 1, None, style)
    return header + len(rows) + 2


def _write_chart(
    sheet: Sheet, book: Book, chart: PeriodChart, rows: Sequence[Row], at: int
) -> None:
    """Draw a chart, and under it the cells that it is bound to."""
    title = f"Chart {chart.number}: {chart.title}"
    header = at + _CHART_ROWS + 1
    sheet.write(header - 1, 0, f"Figures of chart {chart.number}", "heading")
    end = _write_block(sheet, book, header, "Period", rows) - 2
    for offset, note in enumerate(_simulated(book, chart), start=1):
        sheet.write(end + offset + 1, 0, note, "note")
    prefix = f"={sheet_ref(sheet.name)}!"
    series = tuple(
        Series(
            name_ref=prefix + cell_name(header, column, absolute=True),
            categories_ref=prefix + range_name(header + 1, 0, end, 0, absolute=True),
            values_ref=prefix + range_name(header + 1, column, end, column, absolute=True),
            colour=partnership_colour(column - 1, code),
        )
        for column, code in enumerate(book.figures.columns, start=1)
        if code != COUNTY_COLUMN
    )
    sheet.chart(
        at,
        0,
        Chart(
            kind="column",
            title=title,
            x_title="Period",
            y_title=chart.y_title,
            series=series,
            alt_text=chart.alt_text,
            width_px=860,
            height_px=_CHART_ROWS * 20 - 10,
            y_format="0",
        ),
    )


def _simulated(book: Book, chart: PeriodChart) -> list[str]:
    """Say where the earlier figures of a chart come from, as History says it."""
    history = book.data.frames["History"]
    sources = history.loc[history["Measure"] == chart.measure, "Source"].dropna().unique()
    return [f"Source of earlier periods: {'; '.join(sorted(sources))}."] if len(sources) else []
