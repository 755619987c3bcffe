"""The chart of schools: two columns of the table Schools against each other."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from seip_xl.formula import PARTNERSHIP
from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.crowded import Point, labels_of
from seip_xl.report.data_sheet import cell_reference
from seip_xl.sheet import Chart, Series, Side, cell_name, range_name, sheet_ref

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from seip_xl.report.book import Book
    from seip_xl.report.part import SchoolChart
    from seip_xl.sheet import Sheet

# Labels of neighbours in the list of partnerships keep out of each other's way.
_SIDES: tuple[Side, ...] = ("right", "left", "above", "below")
_HEADERS = ("School", "Partnership", "FSM %", "PM %", "No")
_STYLES = ("header", "header", "header_number", "header_number", "header_number")
SCHOOL_CHART_ROWS = 38
"""Rows that the chart covers: schools lie close together, and each is labelled."""
_WIDTH_PX = 860
_HEIGHT_PX = SCHOOL_CHART_ROWS * 20 - 10


def draw_schools(
    sheet: Sheet, book: Book, part: SchoolChart, header: int
) -> tuple[Chart | None, int]:
    """Write a row a school, by reference to its data, and give the chart over them.

    Args:
        sheet: The sheet.
        book: The book.
        part: The chart.
        header: Zero-based row of the header.

    Returns:
        The chart, None where there is no school, and the row after a gap below the figures.
    """
    schools = book.data.frames["Schools"]
    for column, (text, style) in enumerate(zip(_HEADERS, _STYLES, strict=True)):
        sheet.write(header, column, text, style)
    for row in range(len(schools)):
        _write_school(sheet, book, part, row, header + 1 + row)
    sides = dict(zip(book.figures.columns, cycle(_SIDES), strict=False))
    labels = _labels(schools, part, sides)
    series = tuple(
        _series(sheet, schools, code, book.colours[code], header, labels, sides[code])
        for code in book.figures.columns
        if code != COUNTY_COLUMN and (schools[PARTNERSHIP] == code).any()
    )
    if not series:
        sheet.write(header + 1, 0, "The local authority lists no school.", "note")
        return None, header + 3
    chart = Chart(
        kind="scatter",
        title=f"Chart {part.number}: {part.title}",
        x_title=part.x_title,
        y_title=part.y_title,
        series=series,
        alt_text=part.alt_text,
        width_px=_WIDTH_PX,
        height_px=_HEIGHT_PX,
        x_format="0",
        y_format="0.0",
    )
    return chart, header + len(schools) + 2


def _write_school(sheet: Sheet, book: Book, part: SchoolChart, row: int, at: int) -> None:
    school = book.data.frames["Schools"].iloc[row]
    sheet.formula(
        at, 0, cell_reference(book, "Schools", "School", row), school["School"], "row_label"
    )
    sheet.formula(
        at, 1, cell_reference(book, "Schools", PARTNERSHIP, row), school[PARTNERSHIP], "body"
    )
    for column, label in ((2, part.x_column), (3, part.y_column)):
        if school[label] == school[label]:  # a missing one is not
            formula = cell_reference(book, "Schools", label, row)
            style = "one_decimal" if column == 2 else "two_decimals"
            sheet.formula(at, column, formula, float(school[label]), style)
    sheet.write(at, len(_HEADERS) - 1, row + 1, "count")


def _labels(schools: pd.DataFrame, part: SchoolChart, sides: Mapping[str, Side]) -> list[str]:
    """Give the label of every school's point; the name where there is no point to be drawn."""
    drawn = schools.dropna(subset=[part.x_column, part.y_column])
    points = {
        row: Point(
            x=float(school[part.x_column]),
            y=float(school[part.y_column]),
            name=school["School"],
            side=sides[school[PARTNERSHIP]],
            number=row + 1,
        )
        for row, school in zip(drawn.index, drawn.to_dict("records"), strict=True)
    }
    labels = dict(zip(points, labels_of([*points.values()], _WIDTH_PX, _HEIGHT_PX), strict=True))
    return [labels.get(row, name) for row, name in enumerate(schools["School"])]


def _series(  # noqa: PLR0917  # which points, how they look
    sheet: Sheet,
    schools: pd.DataFrame,
    code: str,
    colour: str,
    header: int,
    labels: Sequence[str],
    side: Side,
) -> Series:
    """Give the points of a partnership, whose schools stand one under the other."""
    rows = [row for row, own in enumerate(schools[PARTNERSHIP] == code, header + 1) if own]
    first, last = rows[0], rows[-1]
    prefix = f"={sheet_ref(sheet.name)}!"
    return Series(
        name_ref=prefix + cell_name(first, 1, absolute=True),
        categories_ref=prefix + range_name(first, 2, last, 2, absolute=True),
        values_ref=prefix + range_name(first, 3, last, 3, absolute=True),
        colour=colour,
        labels=tuple(labels[row - header - 1] for row in rows),
        label_side=side,
    )
