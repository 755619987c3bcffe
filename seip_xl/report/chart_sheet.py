"""Charts, and under each the cells that it is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import COUNTY_COLUMN, Unit
from seip_xl.report.block import COLUMN_WIDTH, LABEL_WIDTH, write_block
from seip_xl.report.page import CONTENTS, open_page
from seip_xl.report.part import PartnershipChart, PeriodChart, SchoolChart, YearChart
from seip_xl.report.school_chart import SCHOOL_CHART_ROWS, draw_schools
from seip_xl.sheet import COUNTY_COLOUR, Chart, Series, cell_name, range_name, sheet_ref

if TYPE_CHECKING:
    from seip_xl.report.book import Book, LaidChart
    from seip_xl.report.part import Chart as ChartPart
    from seip_xl.sheet import Sheet, Workbook

_CHART_ROWS = 21
_ROW_PX = 20
_WIDTH_PX = 860
_FIRST_ROW = 4
# Of key stages and free school meals, which are no partnerships.
_STAGE_COLOURS = ("#7F8C99", "#1F2933", "#B3261E")


def write_chart(workbook: Workbook, book: Book, laid: LaidChart) -> None:
    """Write a chart on its own sheet."""
    title = f"Chart {laid.chart.number}: {laid.chart.title}"
    sheet = open_page(workbook, book, laid.chart.sheet, title, landscape=False)
    sheet.write(1, 0, f"{book.settings.county}, {book.settings.period}", "subtitle")
    sheet.link(2, 0, CONTENTS, "Back to contents")
    sheet.widths(LABEL_WIDTH, *[COLUMN_WIDTH] * (len(book.figures.columns) + 1))
    draw(sheet, book, laid, _FIRST_ROW)


def draw(sheet: Sheet, book: Book, laid: LaidChart, at: int) -> None:
    """Draw a chart from a row of a sheet on, and under it its figures and notes."""
    schools = isinstance(laid.chart, SchoolChart)
    header = at + (SCHOOL_CHART_ROWS if schools else _CHART_ROWS) + 1
    made: Chart | None
    sheet.write(header - 1, 0, f"Figures of chart {laid.chart.number}", "heading")
    if isinstance(laid.chart, SchoolChart):
        made, row = draw_schools(sheet, book, laid.chart, header)
        sheet.repeat_rows(header, header)
    else:
        row = write_block(sheet, book, header, _CORNERS[type(laid.chart)], laid.rows)
        made = _chart(sheet, book, laid, header)
    for offset, note in enumerate(laid.notes):
        sheet.write(row + offset, 0, note, "note")
    if made:
        sheet.chart(at, 0, made)


_CORNERS: dict[type[ChartPart], str] = {
    PeriodChart: "Period",
    YearChart: "School year",
    PartnershipChart: "Figure",
}


def _chart(sheet: Sheet, book: Book, laid: LaidChart, header: int) -> Chart:
    part = laid.chart
    if isinstance(part, PartnershipChart):
        return _by_partnership(sheet, book, part, header)
    series = _series(sheet, book, laid, header)
    if isinstance(part, YearChart) and part.maximum:
        series = (*series, _maximum(sheet, book, laid, part.maximum, header))
    measure = book.figures.measures[laid.rows[-1].measure]
    return Chart(
        kind="column",
        title=f"Chart {part.number}: {part.title}",
        x_title="School year" if isinstance(part, YearChart) else "Period",
        y_title=part.y_title,
        series=series,
        alt_text=part.alt_text,
        width_px=_WIDTH_PX,
        height_px=_CHART_ROWS * _ROW_PX - 10,
        y_format="0%" if measure.unit is Unit.PERCENT else "#,##0",
    )


def _series(sheet: Sheet, book: Book, laid: LaidChart, header: int) -> tuple[Series, ...]:
    """Give a series for each partnership, in its colour."""
    return tuple(
        _down(sheet, header, len(laid.rows), column, book.colours[code])
        for column, code in enumerate(book.figures.columns, start=1)
        if code != COUNTY_COLUMN
    )


def _down(
    sheet: Sheet, header: int, count: int, column: int, colour: str, *, line: bool = False
) -> Series:
    """Give the series of a column of the block."""
    prefix = f"={sheet_ref(sheet.name)}!"
    return Series(
        name_ref=prefix + cell_name(header, column, absolute=True),
        categories_ref=prefix + range_name(header + 1, 0, header + count, 0, absolute=True),
        values_ref=prefix + range_name(header + 1, column, header + count, column, absolute=True),
        colour=colour,
        line=line,
    )


def _maximum(sheet: Sheet, book: Book, laid: LaidChart, setting: str, header: int) -> Series:
    """Write the setting beside every row, and give its line."""
    column = len(book.figures.columns) + 1
    sheet.write(header, column, "Maximum", "header_number")
    for row in range(header + 1, header + 1 + len(laid.rows)):
        value = book.settings.maximum_balance
        sheet.formula(row, column, f"={setting}", value, "percent_two_decimals")
    return _down(sheet, header, len(laid.rows), column, COUNTY_COLOUR, line=True)


def _by_partnership(sheet: Sheet, book: Book, part: PartnershipChart, header: int) -> Chart:
    """Draw rows of the block as series, with the partnerships as categories."""
    last = len(book.figures.columns) - 1  # without the county
    prefix = f"={sheet_ref(sheet.name)}!"
    rows = (*part.columns, part.line)
    series = tuple(
        Series(
            name_ref=prefix + cell_name(row, 0, absolute=True),
            categories_ref=prefix + range_name(header, 1, header, last, absolute=True),
            values_ref=prefix + range_name(row, 1, row, last, absolute=True),
            colour=colour,
            line=each is part.line,
            second_axis=each is part.line,
            joined=False,
        )
        for row, (each, colour) in enumerate(zip(rows, _STAGE_COLOURS, strict=True), header + 1)
    )
    return Chart(
        kind="column",
        title=f"Chart {part.number}: {part.title}",
        x_title="Partnership",
        y_title=part.y_title,
        y2_title=part.line_title,
        series=series,
        alt_text=part.alt_text,
        width_px=_WIDTH_PX,
        height_px=_CHART_ROWS * _ROW_PX - 10,
        y_format="0.0%",
        y2_format="0%",
    )
