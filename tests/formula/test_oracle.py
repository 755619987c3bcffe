"""Our evaluator against LibreOffice and against values by hand, all in one call of the judge."""

from __future__ import annotations

import pytest

from formula.book import COUNTY, agree, column_results, single_result, write
from formula.cases import CASES, KINDS, MORE, OPERATORS, SINGLE, At, Differs, Refused
from formula.differences import DIFFERENCES
from seip_xl.errors import FormulaError
from seip_xl.formula import FUNCTIONS


def entries():
    """Give name, kind, formula and what is expected of every case."""
    for name, (template, expected) in CASES.items():
        for (kind, cell), one in zip(KINDS.items(), expected, strict=True):
            formula = getattr(one, "formula", "") or template.format(cell)
            yield name, kind, formula, one


ENTRIES = tuple(entries())
VALUES = {
    f"{name} {kind}": (formula, one.value if isinstance(one, At) else one)
    for name, kind, formula, one in ENTRIES
    if not isinstance(one, Refused | Differs)
} | {formula: (formula, value) for formula, value in MORE.items()}
REFUSALS = [(n, kind, formula) for n, kind, formula, one in ENTRIES if isinstance(one, Refused)]
COLUMNS = (*(formula for formula, _ in VALUES.values()), *(each.formula for each in DIFFERENCES))


@pytest.fixture(scope="module")
def judged(judge, tmp_path_factory):
    """What LibreOffice makes of every case: by formula, a list of rows or a single value."""
    path = write(
        tmp_path_factory.mktemp("oracle") / "cases.xlsx",
        COUNTY,
        [COUNTY.load(formula) for formula in COLUMNS],
        [COUNTY.load(formula, in_row=False) for formula in SINGLE],
    )
    book = judge.recalculate([path])[path]
    rows = {formula: column_results(book, COUNTY, n) for n, formula in enumerate(COLUMNS)}
    return rows, {formula: single_result(book, n) for n, formula in enumerate(SINGLE)}


@pytest.mark.parametrize(("formula", "value"), VALUES.values(), ids=VALUES)
def test_case_has_its_value_and_the_judge_agrees(judged, formula, value):
    ours = COUNTY.values(formula)
    assert agree(ours[0], float(value) if isinstance(value, int) else value)
    theirs = judged[0][formula]
    assert [row for row in zip(ours, theirs, strict=True) if not agree(*row)] == []


@pytest.mark.parametrize(("formula", "value"), SINGLE.items(), ids=SINGLE)
def test_single_value_has_its_value_and_the_judge_agrees(judged, formula, value):
    ours = COUNTY.single(formula)
    assert agree(ours, float(value) if isinstance(value, int) else value)
    assert agree(ours, judged[1][formula])


@pytest.mark.parametrize(("name", "kind", "formula"), REFUSALS)
def test_kind_without_a_case_is_refused(name, kind, formula):
    with pytest.raises(FormulaError) as caught:
        COUNTY.load(formula)
    assert all(str(fault).startswith("=") for fault in caught.value.faults), (name, kind)


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda each: each.construct)
def test_difference_is_as_the_table_says(judged, difference):
    theirs = judged[0][difference.formula][0]
    assert agree(COUNTY.values(difference.formula)[0], _number(difference.excel))
    assert agree(theirs, _number(difference.libreoffice))
    assert not agree(_number(difference.excel), _number(difference.libreoffice))


def test_rest_in_the_last_bits_of_a_difference_is_nothing():
    assert COUNTY.single("=1.1-1-0.1") == 0.0


def test_every_function_and_operator_has_cases_of_every_kind():
    assert set(CASES) == {*FUNCTIONS, *OPERATORS}
    assert {name: len(expected) for name, (_, expected) in CASES.items()} == dict.fromkeys(
        CASES, len(KINDS)
    )


def test_every_function_is_accepted_somewhere():
    refused_only = {
        name
        for name, (_, expected) in CASES.items()
        if all(isinstance(one, Refused) for one in expected)
    }
    assert refused_only == set()


def test_every_kind_left_to_the_differences_is_there():
    assert {one.formula for *_, one in ENTRIES if isinstance(one, Differs)} <= {
        each.formula for each in DIFFERENCES
    }


def _number(value):
    return float(value) if isinstance(value, int) else value
