"""Charts as a workbook's package holds them."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPart:
    """A series: its name, its colour, what it refers to, and the points that are kept of it.

    ``points`` are the values by place; a place without one has no point.
    """

    name: str
    colour: str
    reference: str
    categories: tuple[str, ...]
    points: dict[int, float]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPart:
    """A chart: its titles in order, its alternative text, its series."""

    titles: tuple[str, ...]
    alt_text: str
    blanks: str
    series: tuple[SeriesPart, ...]

    @property
    def points(self):
        return {one.name: one.points for one in self.series}


def charts_of(path):
    """Give the charts of a workbook by number."""
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        count = sum(name.startswith("xl/charts/chart") for name in names)
        charts = [
            _chart(
                parts.read(f"xl/charts/chart{number}.xml").decode(),
                parts.read(f"xl/drawings/drawing{number}.xml").decode(),
            )
            for number in range(1, count + 1)
        ]
    return {int(re.match(r"Chart (\d+):", one.titles[0])[1]): one for one in charts}


def _chart(xml, drawing):
    series = re.findall(r"<c:ser>.*?</c:ser>", xml, re.DOTALL)
    outside = re.sub(r"<c:ser>.*?</c:ser>", "", xml, flags=re.DOTALL)
    return ChartPart(
        titles=tuple(re.findall(r"<a:t>([^<]*)</a:t>", outside)),
        alt_text=re.search(r'descr="([^"]*)"', drawing)[1],
        blanks=re.search(r'<c:dispBlanksAs val="(\w+)"', xml)[1],
        series=tuple(_series(one) for one in series),
    )


def _series(xml):
    values = re.search(r"<c:(?:val|yVal)>.*?</c:(?:val|yVal)>", xml, re.DOTALL)[0]
    across = re.search(r"<c:(?:cat|xVal)>.*?</c:(?:cat|xVal)>", xml, re.DOTALL)[0]
    return SeriesPart(
        name=re.search(r"<c:tx>.*?<c:v>([^<]*)</c:v>", xml)[1],
        colour="#" + re.search(r'srgbClr val="([0-9A-F]{6})"', xml)[1],
        reference=re.search(r"<c:f>([^<]*)</c:f>", values)[1],
        categories=tuple(re.findall(r"<c:v>([^<]*)</c:v>", across)),
        points={
            int(at): float(value)
            for at, value in re.findall(r'<c:pt idx="(\d+)"><c:v>([^<]*)</c:v>', values)
        },
        labels=tuple(re.findall(r"<a:t>([^<]*)</a:t>", xml)),
    )
