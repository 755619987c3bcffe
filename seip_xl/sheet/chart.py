"""Charts as data, and their making: fixed colours, titles, alternative text, gaps for blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from seip_xl.errors import DefinitionError, WriteError
from seip_xl.sheet.a1 import cells_of
from seip_xl.sheet.limit import text_fault
from seip_xl.sheet.style import INK, MUTED

if TYPE_CHECKING:
    import xlsxwriter

Kind = Literal["column", "line", "bar", "scatter"]
Side = Literal["right", "left", "above", "below"]
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_MAX_TITLE = 255
_GRID = "#D9D9D9"
_TEXT = {"size": 10, "bold": False, "color": MUTED}
_TITLE = {"size": 13, "bold": True, "color": INK}


@dataclass(frozen=True, slots=True)
class Series:
    """One series; references are such as ``='Table 6'!$B$14:$B$20``, one row or one column.

    ``line`` draws it as a line over columns, as points only with ``joined`` False; ``second_axis``
    measures it on the right; ``labels`` are written at a side of its points. They are texts, not
    references: LibreOffice shows the value instead of a label that refers to a cell.
    """

    name_ref: str
    categories_ref: str
    values_ref: str
    colour: str
    line: bool = False
    second_axis: bool = False
    joined: bool = True
    labels: tuple[str, ...] = ()
    label_side: Side = "right"

    def __post_init__(self) -> None:
        for reference in self.references():
            if cells_of(reference) is None:
                message = (
                    f'Series of a chart: "{reference}" is not one row or one column of a sheet; '
                    f"write it as ='Table 6'!$B$14:$B$20"
                )
                raise WriteError(message)
        for label in self.labels:
            fault = (
                "a label is no formula" if label.startswith("=") else text_fault(label, _MAX_TITLE)
            )
            if fault:
                message = f'Series of a chart, label "{label[:40]}": {fault}'
                raise WriteError(message)
        if not _COLOUR.fullmatch(self.colour):
            message = f'Series of a chart: "{self.colour}" is not a colour; write it as #332288'
            raise DefinitionError(message)

    def references(self) -> tuple[str, ...]:
        """Give every reference of the series."""
        return (self.name_ref, self.categories_ref, self.values_ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart with its titles; ``x`` is the axis of the categories also where it stands upright."""

    kind: Kind
    title: str
    x_title: str
    y_title: str
    series: tuple[Series, ...]
    alt_text: str
    width_px: int = 760
    height_px: int = 400
    y_format: str = "General"
    x_format: str = "General"
    y2_title: str = ""
    y2_format: str = "General"

    def __post_init__(self) -> None:
        where = f'Chart "{self.title}"'
        if self.kind not in {"column", "line", "bar", "scatter"}:
            message = f'{where}: "{self.kind}" is not a kind; use column, line, bar or scatter'
            raise DefinitionError(message)
        if not (self.series and self.title and self.alt_text):
            message = f"{where}: a chart needs a title, a series and an alternative text"
            raise DefinitionError(message)
        if self.width_px < 1 or self.height_px < 1:
            message = f"{where}: {self.width_px} x {self.height_px} pixels is no size"
            raise DefinitionError(message)
        if any(one.line for one in self.series) and self.kind != "column":
            message = f"{where}: a line is laid over columns only"
            raise DefinitionError(message)
        for text in (self.title, self.x_title, self.y_title, self.y2_title):
            if fault := text_fault(text, _MAX_TITLE):
                message = f"{where}: {fault}"
                raise WriteError(message)


def make_chart(book: xlsxwriter.Workbook, chart: Chart) -> Any:
    """Make XlsxWriter's chart.

    Args:
        book: The workbook that owns it.
        chart: What to draw.
    """
    made = book.add_chart({"type": chart.kind, **_subtype(chart.kind)})
    over = made
    if any(one.line for one in chart.series):
        over = book.add_chart({"type": "line"})
        made.combine(over)
    for one in chart.series:
        (over if one.line else made).add_series(_series(chart.kind, one))
    _dress(made, chart)
    _second_axis(over, chart)
    made.show_hidden_data()
    # XlsxWriter leaves the element out for "gap"; newer readers then take the default, zero.
    gap = partial(made._xml_empty_tag, "c:dispBlanksAs", [("val", "gap")])  # noqa: SLF001
    made._write_disp_blanks_as = gap  # noqa: SLF001
    return made


def _subtype(kind: Kind) -> dict[str, str]:
    return {"subtype": "marker_only"} if kind == "scatter" else {}


def _series(kind: Kind, one: Series) -> dict[str, object]:
    options: dict[str, object] = {
        "name": one.name_ref,
        "categories": one.categories_ref,
        "values": one.values_ref,
        "y2_axis": one.second_axis,
    }
    if one.labels:
        options["data_labels"] = {
            "value": True,
            "position": one.label_side if kind == "scatter" or one.line else "outside_end",
            "font": {"size": 8, "color": MUTED},
            "custom": [{"value": label} for label in one.labels],
        }
    drawn: Kind = "line" if one.line else kind
    look = _colours(drawn, one.colour)
    return options | (look if one.joined else {**look, "line": {"none": True}})


def _colours(kind: Kind, colour: str) -> dict[str, object]:
    marker = {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}}
    match kind:
        case "line":
            return {"line": {"color": colour, "width": 2.25}, "marker": marker}
        case "scatter":
            return {"marker": marker}
        case _:
            return {"fill": {"color": colour}, "border": {"none": True}, "gap": 80, "overlap": 0}


def _dress(made: Any, chart: Chart) -> None:
    made.set_title({"name": chart.title, "name_font": _TITLE, "overlay": False})
    category, value = _axis(chart.x_title, chart.x_format), _axis(chart.y_title, chart.y_format)
    value["major_gridlines"] = {"visible": True, "line": {"color": _GRID, "width": 0.75}}
    if chart.kind == "bar":
        # XlsxWriter's x axis lies flat, so that the categories of bars are its y axis; reversed,
        # the first category stands at the top.
        made.set_x_axis(value)
        made.set_y_axis(
            {**category, "reverse": True, "crossing": "max", "major_gridlines": {"visible": False}}
        )
    else:
        made.set_x_axis(category)
        made.set_y_axis(value)
    made.set_legend(
        {"position": "bottom", "font": _TEXT} if len(chart.series) > 1 else {"none": True}
    )
    made.set_size({"width": chart.width_px, "height": chart.height_px})


def _axis(title: str, number_format: str) -> dict[str, object]:
    named: dict[str, object] = {"name": title, "name_font": _TEXT} if title else {}
    line = {"color": "#A6A6A6"}
    return {**named, "num_font": _TEXT, "num_format": number_format, "line": line}


def _second_axis(made: Any, chart: Chart) -> None:
    if any(one.second_axis for one in chart.series):
        made.set_y2_axis(_axis(chart.y2_title, chart.y2_format))
