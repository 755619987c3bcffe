from __future__ import annotations

import pytest

from seip_xl.report.crowded import Point, labels_of


def point(x, y, number=7, name="School of somewhere", side="right"):
    return Point(x=x, y=y, name=name, number=number, side=side)


FAR = point(100, 100, 9, "Far")


@pytest.mark.parametrize("side", ["right", "left", "above", "below"])
def test_points_with_room_have_their_names(side):
    points = [point(20, 20, 1, "One", side), point(60, 60, 2, "Two", side), FAR]
    assert labels_of(points, 800, 800) == ["One", "Two", "Far"]


@pytest.mark.parametrize(
    ("side", "other"),
    [
        pytest.param("right", (55, 50), id="right"),
        pytest.param("left", (45, 50), id="left"),
        pytest.param("above", (50, 51.5), id="above"),
        pytest.param("below", (50, 48.5), id="below"),
    ],
)
def test_name_that_would_cover_a_point_is_a_number(side, other):
    points = [point(50, 50, 1, side=side), point(*other, 2, "B", side), FAR]
    assert labels_of(points, 800, 800)[0] == "1"


def test_of_two_names_at_one_place_the_one_with_more_room_stays():
    points = [point(50, 50, 1), point(50.5, 51.2, 2, "Short", "above"), FAR]
    assert labels_of(points, 800, 800) == ["1", "Short", "Far"]


def test_a_chart_twice_as_large_has_room_for_more_names():
    points = [point(10 * at, 50, at) for at in range(1, 11)]
    small, large = (labels_of(points, size, 500) for size in (700, 1800))
    assert (sum(map(str.isdigit, small)), sum(map(str.isdigit, large))) == (9, 0)


def test_without_points_or_away_from_zero_nothing_breaks():
    assert labels_of([], 800, 800) == []
    assert labels_of([point(0, 0)], 800, 800) == ["School of somewhere"]
