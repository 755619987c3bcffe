"""Labels of points that lie close together: a name where there is room, else a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.sheet import Side

# What a spreadsheet needs for a chart's small print, and leaves of a chart to its points.
_LETTER_PX, _LINE_PX, _POINT_PX = 5.0, 12.0, 5.0
_PLOT_SHARE, _AXIS_SHARE = 0.8, 1.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point to be labelled: where it lies, its name or else number, and the label's side."""

    x: float
    y: float
    name: str
    number: int
    side: Side


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def labels_of(points: Sequence[Point], width_px: int, height_px: int) -> list[str]:
    """Choose each point's label: its name, or its number where the name has no room.

    A name has room when it covers no point and no name that was chosen before, those with the
    fewest neighbours first.

    Args:
        points: The points; axes begin at 0.
        width_px: Width of the chart.
        height_px: Height of the chart.

    Returns:
        The labels, in the order of the points.
    """
    places = _places(points, width_px * _PLOT_SHARE, height_px * _PLOT_SHARE)
    marks = [_around(x, y, _POINT_PX, _POINT_PX) for x, y in places]
    names = [_beside(x, y, one) for (x, y), one in zip(places, points, strict=True)]
    crowd = [sum(name.meets(other) for other in (*marks, *names)) for name in names]
    labels = [str(one.number) for one in points]
    chosen: list[_Box] = []
    for at in sorted(range(len(points)), key=crowd.__getitem__):
        others = (mark for one, mark in enumerate(marks) if one != at)
        if not any(names[at].meets(box) for box in (*others, *chosen)):
            labels[at] = points[at].name
            chosen.append(names[at])
    return labels


def _places(points: Sequence[Point], width: float, height: float) -> list[tuple[float, float]]:
    """Give the places of points in pixels, from the left and from above."""
    most_x = max((one.x for one in points), default=0) * _AXIS_SHARE or 1
    most_y = max((one.y for one in points), default=0) * _AXIS_SHARE or 1
    return [(one.x / most_x * width, height - one.y / most_y * height) for one in points]


def _around(x: float, y: float, across: float, up: float) -> _Box:
    return _Box(x - across, y - up, x + across, y + up)


def _beside(x: float, y: float, point: Point) -> _Box:
    half = len(point.name) * _LETTER_PX / 2
    match point.side:
        case "right":
            return _around(x + half + _POINT_PX, y, half, _LINE_PX / 2)
        case "left":
            return _around(x - half - _POINT_PX, y, half, _LINE_PX / 2)
        case "above":
            return _around(x, y - _POINT_PX - _LINE_PX / 2, half, _LINE_PX / 2)
        case "below":
            return _around(x, y + _POINT_PX + _LINE_PX / 2, half, _LINE_PX / 2)
