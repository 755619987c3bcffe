from __future__ import annotations

import pytest

from seip_xl.sheet.limit import expression_fault, formula_fault, text_fault


def nested(depth):
    return "=" + "ABS(" * depth + "1" + ")" * depth


@pytest.mark.parametrize(
    "formula",
    [
        "=1",
        nested(64),
        '="' + "x" * 255 + '"',
        '="' + '""' * 255 + '"',
        "=SUM(" + ",".join("1" * 255) + ")",
        '=IF(Students[[#This Row],[PM status]]="Active",1,0)',
        "=COUNTA(Students[It''s, (\"odd\")])",
        "='Vale''s (2)'!A1",
        "=SUM({1,2;3,4})",
        '=_xlfn.TEXTJOIN("; ",TRUE,A1:A3)',
        "=" + "1+" * 4095 + "1",
    ],
    ids=lambda formula: formula[:30],
)
def test_formula_within_the_limits(formula):
    assert formula_fault(formula) is None


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        ("1+1", "must begin with ="),
        ("=", "must begin with ="),
        (nested(65), "nested deeper than 64"),
        ('="' + "x" * 256 + '"', "has 256 characters; Excel allows 255"),
        ('="' + "\U0001f600" * 128 + '"', "has 256 characters; Excel allows 255"),
        ("=SUM(" + ",".join("1" * 256) + ")", "more than 255 arguments"),
        ("=" + "1+" * 4096 + "1", "has 8,194 characters; Excel allows 8,192"),
        ("=SUM(1", '"(" that is never closed'),
        ("=SUM(1))", '")" that nothing opened'),
        ("=SUM({1)}", '")" that nothing opened'),
        ('=IF(A1="x,1)', 'a " that is never closed'),
        ("=COUNTA(Students[PM)", "a [ that is never closed"),
        ("=A1&\x01", "U+0001"),
        ("=UNIQUE(A1:A9)", "spills"),
    ],
    ids=lambda value: value[:24],
)
def test_formula_over_a_limit_is_told(formula, fault):
    assert fault in formula_fault(formula)


def test_expression_of_a_name_may_be_a_lambda():
    assert expression_fault("=_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)") is None


@pytest.mark.parametrize("text", ["", "a\tb\nc\rd", "\U0001f600" * 16_383, "x" * 32_767])
def test_text_that_a_cell_holds(text):
    assert text_fault(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x" * 32_768, "32,768 characters; Excel allows 32,767"),
        ("\U0001f600" * 16_384, "32,768 characters"),
        ("a\x0bb", "U+000B"),
        ("a\ud800", "U+D800"),
        ("a\uffff", "U+FFFF"),
    ],
    ids=["long", "emoji", "control", "surrogate", "noncharacter"],
)
def test_text_that_a_cell_cannot_hold(text, fault):
    assert fault in text_fault(text)
