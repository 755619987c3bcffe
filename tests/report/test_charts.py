"""The seven charts: bound to cells, no point for a missing value, one colour a partnership."""

from __future__ import annotations

import re

import openpyxl
import pytest

import tiny_county
from report.chart_parts import charts_of
from seip_xl.pipeline import consolidate
from seip_xl.sheet import PARTNERSHIP_COLOURS

TITLES = {
    1: (
        "Chart 1: KS3 programme managed students, every period on record",
        "Period",
        "Students",
    ),
    2: (
        "Chart 2: KS4 programme managed students, every period on record",
        "Period",
        "Students",
    ),
    3: (
        "Chart 3: Programme managed students as % of roll 11-16, and free school meals",
        "Partnership",
        "% of roll 11-16 programme managed",
        "% of roll 11-16 with free school meals",
    ),
    4: (
        "Chart 4: Programme managed students and free school meals, by school",
        "% of roll 11-16 with free school meals",
        "% of roll 11-16 programme managed",
    ),
    5: ("Chart 5: Average cost per open case", "School year", "GBP a case"),
    6: ("Chart 6: Balance as % of LA grant", "School year", "% of LA grant"),
    7: ("Chart 7: Expenditure on directly employed staff", "School year", "GBP a year"),
}
# The tiny county: periods Jul 2019, Dec 2019, Jul 2020, Dec 2020 (chart 2 from Dec 2019 on);
# NORTH and SOUTH; two schools each; school years 2018-19 and 2019-20.
WHOLE = {
    1: {"NORTH": {1: 2, 2: 3, 3: 1}, "SOUTH": {0: 2, 1: 1, 3: 1}},
    2: {"NORTH": {0: 3, 1: 1, 2: 2}, "SOUTH": {2: 1}},
    3: {
        "KS3": {0: 0.00125, 1: 0.004},
        "KS4": {0: 0.0025, 1: 0.004},
        "Free school meals": {0: 0.175, 1: 0.2},
    },
    4: {"NORTH": {0: 0.4, 1: 1 / 3}, "SOUTH": {0: 0.4}},  # the other school has no roll
    5: {"NORTH": {0: 150, 1: 176.75}, "SOUTH": {1: 350}},
    6: {"NORTH": {1: 0.3195}, "SOUTH": {0: 0.02, 1: -0.4}, "Maximum": {0: 0.05, 1: 0.05}},
    7: {"NORTH": {0: 380, 1: 400}, "SOUTH": {}},
}
PARTIAL = {
    1: {"NORTH": {1: 2, 2: 3, 3: 1}, "SOUTH": {0: 2, 1: 1}},
    2: {"NORTH": {0: 3, 1: 1, 2: 2}, "SOUTH": {}},
    3: {"KS3": {0: 0.00125}, "KS4": {0: 0.0025}, "Free school meals": {0: 0.175, 1: 0.2}},
    4: {"NORTH": {0: 0.4, 1: 1 / 3}, "SOUTH": {}},
    5: {"NORTH": {0: 150, 1: 176.75}, "SOUTH": {}},
    6: {"NORTH": {1: 0.3195}, "SOUTH": {0: 0.02}, "Maximum": {0: 0.05, 1: 0.05}},
    7: {"NORTH": {0: 380, 1: 400}, "SOUTH": {}},
}


def close(expected):
    return {name: pytest.approx(points) for name, points in expected.items()}


@pytest.mark.parametrize("number", TITLES)
def test_title_and_axis_titles_say_what_is_shown(demo, number):
    charts = charts_of(demo.consolidation.path)
    assert list(charts) == list(TITLES)
    assert charts[number].titles == TITLES[number]


@pytest.mark.parametrize("number", TITLES)
def test_alternative_text_says_what_is_shown_and_where_the_figures_stand(demo, number):
    text = charts_of(demo.consolidation.path)[number].alt_text
    assert len(text) > 80
    assert re.search(r"figures stand in the cells under (the chart|Table \d)\.", text)


@pytest.mark.parametrize("number", WHOLE)
def test_every_figure_has_a_point_and_nothing_else_has(whole, number):
    chart = charts_of(whole)[number]
    assert chart.points == close(WHOLE[number])
    assert chart.blanks == "gap"


@pytest.mark.parametrize("number", PARTIAL)
def test_no_point_is_kept_for_a_missing_value(partial, number):
    assert charts_of(partial)[number].points == close(PARTIAL[number])


@pytest.mark.parametrize("number", TITLES)
@pytest.mark.parametrize("which", ["demo", "whole", "partial"])
def test_points_are_the_values_of_the_cells(request, which, number):
    found = request.getfixturevalue(which)
    path = found.consolidation.path if which == "demo" else found
    shown = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    for one in charts_of(path)[number].series:
        sheet, cells = re.fullmatch(r"'(.+)'!(.+)", one.reference).groups()
        values = [cell.value for cell in flat(shown[sheet][cells.replace("$", "")])]
        kept = {at: value for at, value in enumerate(values) if value is not None}
        assert one.points == kept
        for cell in flat(formulas[sheet][cells.replace("$", "")]):
            assert cell.value is None or re.match(r"=(Figures!|Schools!|Maximum_bal)", cell.value)


def flat(cells):
    rows = cells if isinstance(cells, tuple) else ((cells,),)
    return [cell for row in rows for cell in row]


def test_a_partnership_has_one_colour_in_every_chart(demo):
    colours = {}
    for chart in charts_of(demo.consolidation.path).values():
        for one in chart.series:
            colours.setdefault(one.name, set()).add(one.colour)
    codes = ("HBEP", "LIP", "MSCIP", "SLIP", "NWLLIP")
    assert {code: len(colours[code]) for code in codes} == dict.fromkeys(codes, 1)
    others = {"KS3", "KS4", "Free school meals", "Maximum"}
    assert set(colours) == {*codes, *others}
    own = set.union(*(colours[code] for code in codes))
    assert len(own) == 5
    assert own.isdisjoint(set.union(*(colours[name] for name in others)))


def test_colours_are_those_of_the_palette_in_report_order(whole):
    chart = charts_of(whole)[1]
    assert [one.name for one in chart.series] == ["NORTH", "SOUTH"]
    assert [one.colour for one in chart.series] == list(PARTNERSHIP_COLOURS[:2])


def test_colour_that_the_control_workbook_gives_is_taken_everywhere(tmp_path, monkeypatch):
    monkeypatch.setitem(tiny_county.COLOURS, "SOUTH", "#801650")
    folder = tiny_county.write_tiny_county(tmp_path)
    charts = charts_of(consolidate(folder, folder / "Report.xlsx").path)
    found = {
        number: one.colour
        for number, chart in charts.items()
        for one in chart.series
        if one.name == "SOUTH"
    }
    assert found == dict.fromkeys((1, 2, 4, 5, 6, 7), "#801650")


def test_points_of_schools_carry_their_names(whole):
    north, south = charts_of(whole)[4].series
    assert (north.labels, north.categories) == (("North School", "Hill School"), ("10", "30"))
    assert (south.labels, south.categories) == (("South School", "Hill School"), ("20", "0"))


def test_demonstration_has_a_point_for_every_school(demo):
    chart = charts_of(demo.consolidation.path)[4]
    rows = openpyxl.load_workbook(demo.consolidation.path)["Schools"].max_row - 4
    assert sum(len(one.points) for one in chart.series) == rows
    assert sum(len(one.labels) for one in chart.series) == rows


def test_without_any_register_a_chart_of_schools_has_no_point(tmp_path):
    folder = tiny_county.write_tiny_county(tmp_path, without=("register NORTH", "register SOUTH"))
    charts = charts_of(consolidate(folder, folder / "Report.xlsx").path)
    assert charts[4].points == {"NORTH": {}, "SOUTH": {}}
    assert charts[3].points["KS3"] == {}


@pytest.mark.parametrize("number", [1, 2, 5, 6, 7])
def test_categories_are_the_labels_beside_the_points(demo, number):
    chart = charts_of(demo.consolidation.path)[number]
    book = openpyxl.load_workbook(demo.consolidation.path, data_only=True)
    labels = {cell.value for sheet in book for cell in sheet["A"] if cell.value}
    for one in chart.series:
        assert len(one.categories) == len(set(one.categories))
        assert {*one.categories} <= labels
        assert not {"Period", "School year", None, ""} & {*one.categories}
