"""Drawn formulas over drawn tables: our evaluator and LibreOffice agree on every row."""

from __future__ import annotations

import re

import pytest

from formula.book import agree, column_results, write
from formula.drawn import collected, counties, formulas
from seip_xl.errors import FormulaError
from seip_xl.formula import FUNCTIONS

COUNTIES = 3
OF_A_SHAPE = 16


def accepted(county, sources):
    for source in sources:
        try:
            yield source, county.load(source)
        except FormulaError:
            continue


@pytest.fixture(scope="module")
def drawn():
    """Counties, and the drawn formulas that the loader takes, each once."""
    found = collected(counties(), COUNTIES)
    sources = [source for shape in formulas() for source in collected(shape, OF_A_SHAPE)]
    return found, dict(accepted(found[0], dict.fromkeys(sources)))


def test_drawn_formulas_agree_with_the_judge(judge, drawn, tmp_path):
    drawn_counties, loaded = drawn
    paths = [
        write(tmp_path / f"{n}.xlsx", county, list(loaded.values()))
        for n, county in enumerate(drawn_counties)
    ]
    books = judge.recalculate(paths)
    apart = [
        (source, place, row)
        for place, (path, county) in enumerate(zip(paths, drawn_counties, strict=True))
        for number, source in enumerate(loaded)
        for row in zip(
            county.values(source), column_results(books[path], county, number), strict=True
        )
        if not agree(*row)
    ]
    assert apart == []


def test_drawn_formulas_are_many_and_of_every_function(drawn):
    _, loaded = drawn
    assert len(loaded) >= 300
    assert set(re.findall(r"[A-Z]+(?=\()", " ".join(loaded))) == set(FUNCTIONS)
