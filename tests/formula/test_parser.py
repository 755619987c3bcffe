"""Text to tree and back, and what is told when it does not go."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seip_xl.errors import FormulaError
from seip_xl.formula import Scope, Spelling, Type, load_all, parse, to_excel, to_text
from seip_xl.formula.tree import Binary, Call, Cell, Column, Name, Negative, Number, Text

HEADERS = st.sampled_from(("Key", "PM status", "Year group", "£", "7 days", "a.b"))
NAMES = st.sampled_from(("Low_hours", "Census_date", "Partnership", "a1b"))
LEAVES = st.one_of(
    st.floats(0, 1e300, allow_nan=False).map(Number),
    st.integers(0, 10**14).map(lambda number: Number(float(number))),
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=9).map(Text),
    HEADERS.map(Cell),
    st.builds(Column, st.sampled_from(("Students", "T_1")), HEADERS),
    NAMES.map(Name),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Negative),
        st.builds(
            Binary, st.sampled_from(("+", "-", "*", "/", "&", "=", "<>", "<=")), inner, inner
        ),
        st.builds(Call, st.sampled_from(("IF", "SUM", "TEXTJOIN")), st.lists(inner).map(tuple)),
    ),
    max_leaves=12,
)

TEXTS = {
    "product_before_sum": ("1+2*3", "=1+2*3"),
    "needless_brackets_go": ("=((1+(2*3)))", "=1+2*3"),
    "brackets_stay": ("(1+2)*3", "=(1+2)*3"),
    "groups_from_the_left": ("1-(2-3)-4", "=1-(2-3)-4"),
    "sign_before_product": ("-(1+2)*3", "=-(1+2)*3"),
    "sign_of_a_product": ("-(1*2)", "=-(1*2)"),
    "join_before_comparison": ('"a"&"b"="ab"', '="a"&"b"="ab"'),
    "sum_before_join": ("1+2&3", "=1+2&3"),
    "comparison_in_brackets": ('"a"&("b"="c")', '="a"&("b"="c")'),
    "functions_in_capitals": ("sum( 1 , 2 )", "=SUM(1,2)"),
    "cell_without_spaces": ("[@[Key]]", "=[@Key]"),
    "cell_with_spaces": ("[@[PM status]]", "=[@[PM status]]"),
    "quotes_are_doubled": ('"a""b"', '="a""b"'),
    "exponents": ("1e3+1.50", "=1000+1.5"),
}


@pytest.mark.parametrize(("source", "printed"), TEXTS.values(), ids=TEXTS)
def test_formula_is_printed_in_its_one_spelling(source, printed):
    assert to_text(parse(source)) == printed


@given(TREES)
@settings(derandomize=True, database=None, max_examples=300, deadline=None)
def test_printed_tree_is_parsed_to_the_same(tree):
    assert parse(to_text(tree)) == tree


def test_operators_group_as_in_excel():
    one, two, three = Number(1), Number(2), Number(3)
    assert parse("1+2&3") == Binary("&", Binary("+", one, two), three)
    assert parse("1&2=3") == Binary("=", Binary("&", one, two), three)
    assert parse("1+2*3") == Binary("+", one, Binary("*", two, three))
    assert parse("-1*2") == Binary("*", Negative(one), two)
    assert parse("1-2-3") == Binary("-", Binary("-", one, two), three)


def test_workbook_spelling_has_prefixes_and_full_references():
    tree = parse(
        '=IFS([@Open]=1,TEXTJOIN("",1,T[a]),NOT([@[b c]]=2),MAXIFS(T[n],T[a],Partnership))'
    )
    assert to_excel(tree, Spelling(row_table="T", partnership="HB")) == (
        '=_xlfn.IFS(T[[#This Row],[Open]]=1,_xlfn.TEXTJOIN("",1,T[a]),'
        'NOT(T[[#This Row],[b c]]=2),_xlfn.MAXIFS(T[n],T[a],"HB"))'
    )


def test_addresses_stand_for_cells_and_names():
    tree = parse("=[@Open]+Low_hours")
    spelling = Spelling(cells={"Open": "$H8"}, names={"Low_hours": "$B$2"})
    assert to_excel(tree, spelling) == "=$H8+$B$2"


def test_every_node_knows_its_place():
    tree = parse('= IF([@a]=1, -Low_hours ,"x")')
    assert isinstance(tree, Call)
    assert [(part.span.start, part.span.end) for part in (tree, *tree.arguments)] == [
        (2, 29),
        (5, 11),
        (13, 23),
        (25, 28),
    ]


FAULTS = {
    "character": ("1^2", 1, 2, "powers are not in the language; multiply instead"),
    "percent": ("=5%", 2, 3, "write a percentage as a fraction, 0.05 for 5%"),
    "range": ("SUM(A1:A2)", 6, 7, "ranges are not in the language; refer to a table's column"),
    "sheet": (
        "Sheet!A1",
        5,
        6,
        "cells are not addressed by sheet; refer to tables, columns and names",
    ),
    "dollar": ("$A1", 0, 1, "cells are not addressed; refer to tables, columns and names"),
    "semicolon": ("IF(1;2)", 4, 5, "arguments are parted by commas"),
    "constants": ("{1}", 0, 1, "lists of constants are not in the language"),
    "error_value": ("#N/A", 0, 1, "error values are not in the language"),
    "other": ("1~2", 1, 2, "~ is not in the language"),
    "curly": ("1&\u201cab\u201d", 2, 3, 'texts stand in straight quotes: "'),
    "open_text": ('1&"ab', 2, 3, "this text has no closing quote"),
    "bare_bracket": (
        "[Key]",
        0,
        1,
        "a cell of this row is written [@Column] or [@[Column with spaces]]",
    ),
    "one_bracket": (
        "[@Attendance latest %]<50",
        0,
        22,
        "a heading with spaces or signs has two pairs of brackets: write [@[Attendance latest %]]",
    ),
    "bracket_lost": (
        "[@[Year group]=7",
        0,
        14,
        "a heading with spaces or signs has two pairs of brackets: write [@[Year group]]",
    ),
    "nothing": ("", 0, 1, "a value, a column, a name or ( should stand here"),
    "nothing_after_operator": ("1+", 2, 3, "a value, a column, a name or ( should stand here"),
    "two_operators": ("1*/2", 2, 3, "a value, a column, a name or ( should stand here, not /"),
    "two_values": ("1 2", 2, 3, "an operator or the end should stand before 2"),
    "open_call": ("SUM(1,2", 7, 8, "SUM( is not closed: a comma or ) should stand here"),
    "open_bracket": ("(1+2", 4, 5, "a bracket is not closed: ) should stand here"),
    "comma_before_close": (
        "SUM(1,)",
        6,
        7,
        "a value, a column, a name or ( should stand here, not )",
    ),
    "nested_65_deep": (
        "(" * 65 + "1" + ")" * 65,
        64,
        65,
        "brackets are nested deeper than 64, the limit of Excel",
    ),
}


FAULTS["101_operators"] = (
    "1+" * 101 + "1",
    201,
    202,
    "there are more than 100 operators; split the formula",
)
FAULTS["101_signs"] = (
    "-" * 101 + "1",
    100,
    101,
    "there are more than 100 operators; split the formula",
)


@pytest.mark.parametrize(("source", "start", "end", "message"), FAULTS.values(), ids=FAULTS)
def test_text_outside_the_language_is_shown_at_its_place(source, start, end, message):
    with pytest.raises(FormulaError) as caught:
        parse(source)
    fault = caught.value.faults[0]
    assert (fault.span.start, fault.span.end, fault.message) == (start, end, message)


def test_64_brackets_are_parsed():
    assert parse("(" * 64 + "1" + ")" * 64) == Number(1)


def test_every_wrong_character_is_told():
    with pytest.raises(FormulaError) as caught:
        parse("1^2%3")
    assert [fault.span.start for fault in caught.value.faults] == [1, 3]


def test_faults_of_all_formulas_are_told_together_with_owner_and_caret():
    scope = Scope(names={"Low_hours": Type.NUMBER})
    with pytest.raises(FormulaError) as caught:
        load_all(
            [
                ("rule PM_001", "=1+", scope),
                ("", "=Low_hours", scope),
                ("rule PM_002", "=Low_hour*2", scope),
                ("rule PM_003", "=Low_hours=1", scope),
            ]
        )
    assert str(caught.value) == (
        "rule PM_001\n=1+\n   ^\na value, a column, a name or ( should stand here\n\n"
        "rule PM_002\n=Low_hour*2\n ^^^^^^^^\n"
        "there is no name Low_hour; did you mean Low_hours?\n\n"
        "rule PM_003\n=Low_hours=1\n ^^^^^^^^^^^\n"
        "a cell holds a number or a text; write --(...) to make 1 and 0 of this"
    )
