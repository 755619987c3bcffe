from __future__ import annotations

import re

import pytest

from seip_xl.errors import DefinitionError, WriteError
from seip_xl.sheet import (
    COUNTY_COLOUR,
    PARTNERSHIP_COLOURS,
    Chart,
    DataTable,
    Series,
    TableColumn,
)
from sheet.parts import new_book, part

NAME, CATEGORIES, VALUES = "='Table 6'!$B$1", "='Table 6'!$A$2:$A$4", "='Table 6'!$B$2:$B$4"


def series(**changes):
    usual = {
        "name_ref": NAME,
        "categories_ref": CATEGORIES,
        "values_ref": VALUES,
        "colour": "#332288",
    }
    return Series(**usual | changes)


def chart(**changes):
    usual = {
        "kind": "column",
        "title": "PM students",
        "x_title": "Partnership",
        "y_title": "Students",
        "series": (series(),),
        "alt_text": "Students of three partnerships",
        "width_px": 600,
        "height_px": 300,
        "y_format": "0.0%",
    }
    return Chart(**usual | changes)


def drawn(one):
    book = new_book()
    sheet = book.sheet("Table 6")
    sheet.write(0, 1, "PM")
    for row, name in enumerate(["Vale", "Milltown", "Harbour"], start=1):
        sheet.write(row, 0, name)
    sheet.write(1, 1, 10)
    sheet.write(2, 1, None, "count")
    sheet.write(3, 1, 30)
    sheet.chart(6, 0, one)
    return book.to_bytes()


def chart_xml(**changes):
    return part(drawn(chart(**changes)), "xl/charts/chart1.xml")


@pytest.mark.parametrize(
    ("kind", "element"),
    [
        ("column", "barChart"),
        ("bar", "barChart"),
        ("line", "lineChart"),
        ("scatter", "scatterChart"),
    ],
)
def test_chart_of_each_kind_has_titles_format_and_colour(kind, element):
    xml = chart_xml(kind=kind)
    assert f"<c:{element}>" in xml
    assert re.findall("<a:t>([^<]*)</a:t>", xml)[0] == "PM students"
    assert set(re.findall("<a:t>([^<]*)</a:t>", xml)) == {"PM students", "Partnership", "Students"}
    assert 'formatCode="0.0%"' in xml
    assert '<a:srgbClr val="332288"/>' in xml


def test_blank_is_a_gap_also_where_its_cell_is_styled():
    xml = chart_xml()
    assert '<c:dispBlanksAs val="gap"/>' in xml
    cache = re.search("<c:numCache>.*?</c:numCache>", xml)[0]
    assert re.findall('idx="(.)"><c:v>(.*?)</c:v>', cache) == [("0", "10"), ("2", "30")]


def test_chart_has_its_alternative_text():
    assert 'descr="Students of three partnerships"' in part(
        drawn(chart()), "xl/drawings/drawing1.xml"
    )


def test_bars_have_their_categories_on_the_upright_axis():
    xml = chart_xml(kind="bar")
    upright = re.search("<c:catAx>.*?</c:catAx>", xml)[0]
    assert "Partnership" in upright
    assert '<c:orientation val="maxMin"/>' in upright


def test_line_over_columns_on_the_second_axis():
    pair = (series(), series(colour=COUNTY_COLOUR, line=True, second_axis=True))
    xml = chart_xml(series=pair, y2_title="FSM %", y2_format="0%")
    assert "<c:lineChart>" in xml
    assert "FSM %" in xml
    assert xml.count("<c:valAx>") == 2


def test_points_are_labelled():
    xml = chart_xml(kind="scatter", series=(series(labels=("Vale", "Milltown", "Hill")),))
    assert re.findall("<a:t>(Vale|Milltown|Hill)</a:t>", xml) == ["Vale", "Milltown", "Hill"]


@pytest.mark.parametrize("label", ["=1+1", "x" * 256], ids=["formula", "too long"])
def test_label_that_is_no_text_is_refused(label):
    with pytest.raises(WriteError, match="label"):
        series(labels=("Vale", label))


def test_line_that_is_not_joined_shows_its_points_only():
    pair = (series(), series(line=True, joined=False))
    line = re.search("<c:lineChart>.*?</c:lineChart>", chart_xml(series=pair))[0]
    assert "<a:ln" in line
    assert "<a:noFill/>" in line
    assert '<c:symbol val="circle"/>' in line


def test_legend_only_for_more_than_one_series():
    assert "<c:legend>" not in chart_xml()
    assert "<c:legend>" in chart_xml(series=(series(), series(colour="#CC6677")))


@pytest.mark.parametrize(
    "reference", ["'Table 6'!$B$2:$B$4", "='Table 6'!$A$2:$B$4", "=Figures", "=$B$2:$B$4", ""]
)
@pytest.mark.parametrize("field", ["name_ref", "categories_ref", "values_ref"])
def test_reference_that_a_chart_would_not_follow_is_refused(field, reference):
    with pytest.raises(WriteError, match="is not one row or one column"):
        series(**{field: reference})


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "pie"},
        {"title": ""},
        {"alt_text": ""},
        {"series": ()},
        {"width_px": 0},
        {"kind": "line", "series": (series(line=True),)},
    ],
    ids=["kind", "title", "alt text", "series", "size", "line over line"],
)
def test_chart_that_is_not_whole_is_refused(changes):
    with pytest.raises(DefinitionError):
        chart(**changes)


def test_colour_that_is_none_is_refused():
    with pytest.raises(DefinitionError, match='"blue" is not a colour'):
        series(colour="blue")


def test_title_over_the_limit_is_refused():
    with pytest.raises(WriteError, match="256 characters"):
        chart(title="x" * 256)


def test_chart_of_a_sheet_that_is_missing_is_refused_when_finished():
    book = new_book()
    book.sheet("Charts").chart(0, 0, chart())
    with pytest.raises(
        WriteError, match='Charts!A1, chart "PM students": there is no sheet "Table 6"'
    ):
        book.to_bytes()


def test_chart_outside_the_sheet_is_refused():
    with pytest.raises(WriteError, match="Charts, row -1"):
        new_book().sheet("Charts").chart(-1, 0, chart())


def test_partnership_colours_are_at_least_eight_and_differ_from_the_county():
    assert len(PARTNERSHIP_COLOURS) >= 8
    assert len({*PARTNERSHIP_COLOURS, COUNTY_COLOUR}) == len(PARTNERSHIP_COLOURS) + 1


def test_chart_of_the_cells_of_an_excel_table_is_refused():
    book = new_book()
    sheet = book.sheet("Table 6")
    sheet.table(0, 0, DataTable("Points", (TableColumn("A"), TableColumn("PM")), [["x", 1]] * 3))
    sheet.chart(6, 0, chart())
    with pytest.raises(WriteError, match="Excel table"):
        book.to_bytes()
