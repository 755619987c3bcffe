"""Joins and criteria against a loop over rows; tables without rows; partnerships and the county."""

from __future__ import annotations

import re
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formula.book import COUNTY, County, Table
from formula.test_oracle import COLUMNS
from seip_xl.formula import (
    FUNCTIONS,
    ColumnScope,
    Scope,
    Spelling,
    TableScope,
    TableValues,
    Type,
    context,
    load,
    number_column,
    text_column,
)
from seip_xl.formula.function import Role
from seip_xl.formula.product import WHOLE
from seip_xl.formula.value import Value

KEYS = st.one_of(st.none(), st.sampled_from(("A|1", "a|1", "B|2", "h*", "h?", "hb1", "H~*")))
HOURS = st.one_of(st.none(), st.sampled_from((0.0, 1.0, 2.5, -3.0)))
ROWS = st.lists(st.tuples(KEYS, HOURS), max_size=8)


def pattern(text):
    """Turn a criterion's wildcards into a regular expression, the short way."""
    parts = re.findall(r"~[*?~]|.", text.lower())
    translated = {"*": ".*", "?": "."}
    return "".join(translated.get(part, re.escape(part[-1])) for part in parts)


def asks(cell, key):
    """Say whether a key meets a criterion that is a cell; a blank one asks for 0."""
    if cell is None or key is None:
        return False
    return re.fullmatch(pattern(cell), key.lower()) is not None


@given(ROWS, ROWS)
@settings(derandomize=True, database=None, max_examples=150, deadline=None)
def test_joins_are_what_a_loop_gives(outer, inner):
    county = two_tables(outer, inner)
    met = [[hours for key, hours in inner if asks(cell, key)] for cell, _ in outer]
    numbers = [[hours for hours in each if hours is not None] for each in met]
    assert county.values("=COUNTIFS(In[Key],[@Key])") == [len(each) for each in met]
    assert county.values("=SUMIFS(In[Hours],In[Key],[@Key])") == [sum(each) for each in numbers]
    assert county.values("=MAXIFS(In[Hours],In[Key],[@Key])") == [
        max(each, default=0) for each in numbers
    ]
    assert county.values("=MINIFS(In[Hours],In[Key],[@Key])") == [
        min(each, default=0) for each in numbers
    ]


@given(ROWS, ROWS)
@settings(derandomize=True, database=None, max_examples=100, deadline=None)
def test_several_criteria_are_what_a_loop_gives(outer, inner):
    expected = [
        sum(
            hours
            for key, hours in inner
            if asks(cell, key) and hours is not None and least is not None and hours >= least
        )
        for cell, least in outer
    ]
    county = two_tables(outer, inner)
    assert county.values('=SUMIFS(In[Hours],In[Key],[@Key],In[Hours],">="&[@Hours])') == expected
    assert county.values('=SUMIFS(In[Hours],In[Hours],">="&[@Hours],In[Key],[@Key])') == expected


@given(ROWS, ROWS)
@settings(derandomize=True, database=None, max_examples=150, deadline=None)
def test_several_joins_are_what_a_loop_gives(outer, inner):
    expected = [
        sum(asks(cell, key) and hours is not None and hours == (own or 0) for key, hours in inner)
        for cell, own in outer
    ]
    above = [
        sum(
            asks(cell, key) and hours is not None and own is not None and hours > own
            for key, hours in inner
        )
        for cell, own in outer
    ]
    county = two_tables(outer, inner)
    assert county.values("=COUNTIFS(In[Key],[@Key],In[Hours],[@Hours])") == expected
    assert county.values("=COUNTIFS(In[Hours],[@Hours],In[Key],[@Key])") == expected
    assert county.values('=COUNTIFS(In[Hours],">"&[@Hours],In[Key],[@Key])') == above


@pytest.mark.parametrize(
    "criteria",
    [
        'T[Key],[@Key],T[Open],[@Open],T[Rank],">"&[@Rank]',
        'T[Open],[@Open],T[Key],[@Key],T[Rank],">"&[@Rank]',
        'T[Rank],">"&[@Rank],T[Open],[@Open],T[Key],[@Key]',
        'T[Half],[@Half],T[Open],[@Open],T[Rank],">"&[@Rank]',
    ],
)
def test_rows_are_joined_by_all_that_is_equal_before_the_rest_is_looked_at(criteria):
    rows = 3000
    places = np.arange(rows)
    columns = {
        "Key": text_column([f"A|{place // 3}" for place in places]),
        "Half": number_column(places // 6 % 500),
        "Open": number_column(places % 2),
        "Rank": number_column(rows - places),
    }
    scope = Scope(
        tables={"T": TableScope(columns={h: ColumnScope(v.type) for h, v in columns.items()})},
        row_table="T",
    )
    seen = context({"T": TableValues(rows=rows, columns=columns)}, row_table="T", size=rows)
    formula = load(f"=COUNTIFS({criteria})", scope)
    tracemalloc.start()
    found = formula.value(seen).to_list(rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found[:6] == ([0, 0, 1, 0, 0, 1] if "Key" in criteria else [0, 0, 1, 1, 2, 2])
    assert peak < 8_000_000  # all pairs of the rows would take 100 million bytes


@given(ROWS, ROWS)
@settings(derandomize=True, database=None, max_examples=100, deadline=None)
def test_products_are_what_a_loop_gives(outer, inner):
    expected = [
        sum((hours or 0) for key, hours in inner if (key or "").lower() == (cell or "").lower())
        for cell, _ in outer
    ]
    above = [sum((hours or 0) > (own or 0) for _, hours in inner) for _, own in outer]
    county = two_tables(outer, inner)
    assert county.values("=SUMPRODUCT((In[Key]=[@Key])*In[Hours])") == expected
    assert county.values("=SUMPRODUCT(--(In[Hours]>[@Hours]))") == above


def test_product_is_an_error_where_any_row_has_one():
    county = two_tables([("A|1", 0.0), ("B|2", 1.0)], [("A|1", 2.0), ("B|2", 0.0)])
    joined = "=SUMPRODUCT((In[Key]=[@Key])*{})"
    assert county.values(joined.format("1/In[Hours]")) == [None, None]
    assert county.values(joined.format("(In[Hours]<1/[@Hours])")) == [None, 1]
    assert county.values(joined.format("(In[Hours]/[@Hours])")) == [None, 0]
    assert county.values(joined.format("In[Hours]")) == [2, 0]


def test_product_takes_its_table_from_what_is_worked_on_row_by_row():
    county = two_tables([("A|1", 3.0)], [("A|1", 2.0), ("B|2", 5.0)])
    assert county.values("=SUMPRODUCT(SUM(Out[Hours])*In[Hours])") == [21]
    assert county.values("=SUMPRODUCT(SUMIFS(Out[Hours],Out[Key],[@Key])*(In[Key]=[@Key]))") == [3]


def test_product_looks_up_in_the_whole_of_a_longer_table():
    county = two_tables([("A|1", 3.0), ("B|2", 4.0), ("C|3", None)], [("A|1", 2.0), ("D|4", 5.0)])
    looked_up = "INDEX(Out[Hours],MATCH([@Key],Out[Key],0))"
    assert county.values(f"=SUMPRODUCT(In[Hours]*{looked_up})") == [21, 28, 0]
    assert county.values(f"=SUMPRODUCT(--(In[Hours]>IFERROR({looked_up},0)))") == [1, 1, 2]
    assert county.values(f"=SUMPRODUCT((In[Key]=[@Key])*{looked_up})") == [3, 0, 0]


def test_functions_that_take_whole_columns_are_listed():
    taking = {
        Role.SUMMED,
        Role.REFERENCE,
        Role.JOINED,
        Role.FACTOR,
        Role.COLUMN,
        Role.NUMBER_COLUMN,
        Role.COUNTED_COLUMN,
    }
    assert {
        name for name, each in FUNCTIONS.items() if taking & {*each.roles, *each.repeated}
    } == WHOLE


def two_tables(outer, inner):
    return County(
        tables={
            name: Table(
                {"Key": [key for key, _ in rows], "Hours": [hours for _, hours in rows]},
                frozenset({"Key"}),
            )
            for name, rows in (("Out", outer), ("In", inner))
        },
        row_table="Out",
    )


def emptied(names):
    return County(
        tables={
            name: Table({header: [] for header in table.columns}, table.texts, table.free)
            if name in names
            else table
            for name, table in COUNTY.tables.items()
        },
        names=COUNTY.names,
    )


@pytest.mark.parametrize("formula", COLUMNS)
def test_tables_without_rows_are_evaluated(formula):
    assert emptied({"Students", "Provision"}).values(formula) == []
    assert len(emptied({"Provision"}).values(formula)) == 6


def test_nothing_in_a_table_without_rows_is_counted():
    county = emptied({"Provision"})
    assert county.values("=COUNTIFS(Provision[Key],[@Key])") == [0.0] * 6
    assert county.values("=AVERAGEIFS(Provision[Weekly],Provision[Key],[@Key])") == [None] * 6
    assert county.values("=MATCH([@Key],Provision[Key],0)") == [None] * 6
    assert county.values('=SUMPRODUCT(--(Provision[Key]="A|1"))') == [0.0] * 6


def test_numbers_are_joined_though_their_last_digits_differ():
    county = two_tables([("A|1", 0.1), ("B|2", 0.3)], [("A|1", 0.3), ("B|2", 0.5), ("A|1", 0.4)])
    assert county.values("=COUNTIFS(In[Hours],[@Hours]+0.2)") == [1, 1]
    assert county.values("=COUNTIFS(In[Key],[@Key],In[Hours],[@Hours]+0.2)") == [1, 1]
    assert county.values("=SUMPRODUCT((In[Hours]=[@Hours]+0.2)*In[Hours])") == [0.3, 0.5]
    assert county.values("=COUNTIFS(In[Hours],[@Hours]+0.2000000001)") == [0, 0]


def test_cell_with_an_error_is_found_by_unequal_only():
    hours = Value(
        type=Type.NUMBER, data=np.array([0.0, 5.0, 0.0]), error=np.array([True, False, False])
    )
    tables = {"T": TableValues(rows=3, columns={"Hours": hours})}
    scope = Scope(tables={"T": TableScope(columns={"Hours": ColumnScope(Type.NUMBER)})})
    sources = ("0", '"<>5"', '"<>"', '">=0"', '"="')
    found = [
        load(f"=COUNTIFS(T[Hours],{source})", scope).value(context(tables)).to_list(1)
        for source in sources
    ]
    assert found == [[1.0], [2.0], [3.0], [2.0], [0.0]]


def test_cell_with_an_error_is_found_by_unequal_only_from_every_row():
    hours = Value(
        type=Type.NUMBER, data=np.array([0.0, 5.0, 0.0]), error=np.array([True, False, False])
    )
    columns = {"Hours": hours, "Asked": number_column([0, 5, 6])}
    scope = Scope(
        tables={"T": TableScope(columns=dict.fromkeys(columns, ColumnScope(Type.NUMBER)))},
        row_table="T",
    )
    seen = context({"T": TableValues(rows=3, columns=columns)}, row_table="T", size=3)
    found = {
        operator: load(f'=COUNTIFS(T[Hours],"{operator}"&[@Asked])', scope).value(seen).to_list(3)
        for operator in ("=", "<>", ">=")
    }
    assert found == {"=": [1, 1, 0], "<>": [2, 2, 3], ">=": [2, 1, 0]}


def test_every_row_may_ask_with_an_operator_of_its_own():
    asked, keys = ["7", "<>7", "=8", "<>*", "X", "<>x"], ["7", "07", "8", None, "x"]
    county = two_tables([(each, 0.0) for each in asked], [(each, 0.0) for each in keys])
    assert county.values("=COUNTIFS(In[Key],[@Key])") == [2, 3, 1, 1, 1, 4]


PARTNERSHIPS = ("A", "B")
SCOPE = Scope(
    tables={
        name: TableScope(
            columns={"Partnership": ColumnScope(Type.TEXT), "Hours": ColumnScope(Type.NUMBER)},
        )
        for name in ("Students", "History")
    },
    per_partnership=True,
)
ROW_TABLES = {
    "Students": (["A", "B", "B"], [1.0, 2.0, 4.0]),
    "History": (["A", "B", "County"], [10.0, 20.0, 35.0]),
}


def per_partnership(source):
    """Evaluate a formula for A, B and the county."""
    seen = context(
        {
            name: TableValues(
                rows=3,
                columns={"Partnership": text_column(codes), "Hours": number_column(hours)},
            )
            for name, (codes, hours) in ROW_TABLES.items()
        },
        partnership={
            False: text_column([*PARTNERSHIPS, "*"]),
            True: text_column([*PARTNERSHIPS, "County"]),
        },
        county_tables=frozenset({"History"}),
        size=3,
    )
    return load(source, SCOPE).value(seen).to_list(3)


def test_county_is_every_row_of_a_return():
    assert per_partnership("=SUMIFS(Students[Hours],Students[Partnership],Partnership)") == [
        1,
        6,
        7,
    ]


def test_county_is_a_row_of_its_own_in_history():
    assert per_partnership("=SUMIFS(History[Hours],History[Partnership],Partnership)") == [
        10,
        20,
        35,
    ]


def test_partnership_goes_with_further_criteria():
    source = '=COUNTIFS(Students[Partnership],Partnership,Students[Hours],">1")'
    assert per_partnership(source) == [0, 2, 2]


def test_what_does_not_ask_for_a_partnership_is_the_same_for_all():
    assert per_partnership("=SUM(Students[Hours])") == [7, 7, 7]


@pytest.mark.parametrize(
    ("table", "partnership", "printed"),
    [
        ("Students", "A", '=COUNTIFS(Students[Partnership],"A")'),
        ("Students", None, '=COUNTIFS(Students[Partnership],"*")'),
        ("History", "B", '=COUNTIFS(History[Partnership],"B")'),
        ("History", None, '=COUNTIFS(History[Partnership],"County")'),
    ],
)
def test_partnership_is_printed_as_a_literal(table, partnership, printed):
    formula = load(f"=COUNTIFS({table}[Partnership],Partnership)", SCOPE)
    spelling = Spelling(partnership=partnership, county_tables=frozenset({"History"}))
    assert formula.spelt(spelling) == printed
