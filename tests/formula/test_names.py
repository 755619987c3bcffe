"""Names that are cells of another sheet, some of them empty: figures of several places at once."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import strategies as st

from formula.book import agree, result
from formula.drawn import collected, joined, one_of
from seip_xl.formula import Scope, Spelling, Type, context, load, number_column, text_column
from seip_xl.formula.value import Value
from seip_xl.sheet import Workbook, cell_name

# A cell a place, as a figure has one for every partnership; None is an empty cell, "" a formula's.
NUMBERS = {
    "North": (3, None, None, 0, 2.5, None),
    "South": (3, 4, None, -1, None, 0.125),
    "West": (5, 4, None, 7, 2.5, None),
}
TEXTS = {"Leader": ("Ann", None, "", "7", "On hold", None)}
PLACES = 6
SCOPE = Scope(names=dict.fromkeys(NUMBERS, Type.NUMBER) | dict.fromkeys(TEXTS, Type.TEXT))
LOWEST = "MIN(North,South,West)"
LIST = ",".join(f'IF(ISBLANK({name}),"{name.upper()}","")' for name in NUMBERS)

WRITTEN = {
    "=IF(ISBLANK(North),1,0)": (0, 1, 1, 0, 0, 1),
    "=IF(ISBLANK(Leader),1,0)": (0, 1, 0, 0, 0, 1),
    "=IF(ISNUMBER(North),1,0)": (1, 0, 0, 1, 1, 0),
    '=IF(North="",1,0)': (0, 1, 1, 0, 0, 1),
    "=North+1": (4, 1, 1, 1, 3.5, 1),
    "=MIN(North,South,West)": (3, 4, 0, -1, 2.5, 0.125),
    "=MAX(North,South,West)": (5, 4, 0, 7, 2.5, 0.125),
    "=MAX(-1,North)": (3, -1, -1, 0, 2.5, -1),
    "=SUM(North,South,West)": (11, 8, 0, 6, 5, 0.125),
    "=AVERAGE(North,South,West)": (11 / 3, 4, None, 2, 2.5, 0.125),
    '=IFERROR(ROUND(AVERAGE(North,South),1)&" days","no school has told")': (
        "3 days",
        "4 days",
        "no school has told",
        "-0.5 days",
        "2.5 days",
        "0.1 days",
    ),
    "=COUNT(North,South,West,Leader)": (3, 2, 0, 3, 2, 1),
    "=COUNTA(North,South,West,Leader)": (4, 2, 1, 4, 3, 1),
    '=IF(COUNT(North,South,West)=3,"all",COUNT(North,South,West)&" of 3")': (
        "all",
        "2 of 3",
        "0 of 3",
        "all",
        "2 of 3",
        "1 of 3",
    ),
    f'=IFS({LOWEST}=North,"NORTH",{LOWEST}=South,"SOUTH",{LOWEST}=West,"WEST")': (
        "NORTH",
        "SOUTH",
        "NORTH",
        "SOUTH",
        "NORTH",
        "SOUTH",
    ),
    '=IF(ISBLANK(North),"","Balance is "&ROUND(North*100,0)&"% of the grant")': (
        "Balance is 300% of the grant",
        "",
        "",
        "Balance is 0% of the grant",
        "Balance is 250% of the grant",
        "",
    ),
    f'=TEXTJOIN(", ",1,{LIST})': (
        "",
        "NORTH",
        "NORTH, SOUTH, WEST",
        "",
        "SOUTH",
        "NORTH, WEST",
    ),
    '=TEXTJOIN(" and ",1,North,South)&"!"': ("3 and 3!", "4!", "!", "0 and -1!", "2.5!", "0.125!"),
    '=TEXTJOIN("; ",1,IF(ISBLANK(Leader),"",Leader&""),IFS(North>2,"many",1=1,""))': (
        "Ann; many",
        "",
        "",
        "7",
        "On hold; many",
        "",
    ),
    f"=SUM(IF(ISBLANK(North),0,1),IF({LOWEST}=South,1,0))": (2, 1, 1, 2, 1, 1),
}


def sentences() -> st.SearchStrategy[str]:
    """Draw headlines: sentences whose words follow the figures."""
    name = one_of(tuple(NUMBERS))
    several = joined("{},{},{}", name, name, name)
    number = st.one_of(
        name,
        joined("{}({})", one_of(("MIN", "MAX", "SUM", "COUNT")), several),
        joined("IFERROR(AVERAGE({}),-1)", several),
        joined("SUM(IF({}>2,1,0),{})", name, name),
    )
    condition = st.one_of(
        joined("ISBLANK({})", one_of((*NUMBERS, *TEXTS))),
        joined("{}{}{}", number, one_of(("=", "<", ">=", "<>")), number),
        joined("AND(NOT(ISBLANK({})),{}>2)", name, name),
        joined('Leader{}"on hold"', one_of(("=", "<>"))),
    )
    spelt = joined('ROUND({},{})&"%"', number, one_of(("0", "1", "-1")))
    word = st.one_of(one_of(('"up"', '""', 'Leader&""')), spelt)
    chosen = st.one_of(
        joined("IF({},{},{})", condition, word, word),
        joined("IFS({},{},{},{},1=1,{})", condition, word, condition, word, word),
    )
    return st.one_of(
        joined('={}&" and "&{}', chosen, word),
        joined('=TEXTJOIN(", ",1,{},{},{})', chosen, chosen, st.one_of(name, word)),
        joined('=IF({},"","It is "&{}&".")', condition, chosen),
    )


SOURCES = tuple(dict.fromkeys((*WRITTEN, *collected(sentences(), 150))))


def column(name: str) -> Value:
    """Give a name as the evaluator sees it: a value for each place."""
    if name in TEXTS:
        return text_column(TEXTS[name])
    return number_column(np.array(NUMBERS[name], dtype=np.float64))


def values(source: str) -> list[float | str | None]:
    """Evaluate a formula for all places."""
    seen = context({}, names={name: column(name) for name in SCOPE.names}, size=PLACES)
    return load(source, SCOPE).value(seen).to_list(PLACES)


@pytest.fixture(scope="module")
def judged(judge, tmp_path_factory):
    """What LibreOffice makes of every formula, a column a place, over cells of another sheet."""
    book = Workbook(title="Names", created=dt.date(2024, 5, 16))
    formulas, figures = book.sheet("Formulas"), book.sheet("Figures")
    for row, cells in enumerate((NUMBERS | TEXTS).values()):
        for place, cell in enumerate(cells):
            if cell == "":
                figures.formula(row, place, '=""', "")
            else:
                figures.write(row, place, cell)
    for place in range(PLACES):
        names = {
            name: f"Figures!{cell_name(row, place)}" for row, name in enumerate(NUMBERS | TEXTS)
        }
        for row, source in enumerate(SOURCES):
            printed = load(source, SCOPE).spelt(Spelling(names=names))
            formulas.formula(row, place, printed, 0)
    path = tmp_path_factory.mktemp("names") / "names.xlsx"
    path.write_bytes(book.to_bytes())
    found = judge.recalculate([path])[path]
    return {
        source: [result(found.value("Formulas", cell_name(row, n))) for n in range(PLACES)]
        for row, source in enumerate(SOURCES)
    }


@pytest.mark.parametrize(("source", "expected"), WRITTEN.items(), ids=WRITTEN)
def test_formula_over_names_has_its_values(source, expected):
    assert all(map(agree, values(source), expected)), values(source)


@pytest.mark.parametrize("source", SOURCES)
def test_formula_over_names_agrees_with_the_judge(judged, source):
    pairs = zip(values(source), judged[source], strict=True)
    assert [pair for pair in pairs if not agree(*pair)] == []


def test_drawn_sentences_are_many_and_differ_from_place_to_place():
    assert len(SOURCES) >= 120
    assert sum(len(set(values(source))) > 1 for source in SOURCES) >= 80


def test_blank_is_where_a_name_is_blank_and_not_where_it_is_wrong():
    figure = Value(
        type=Type.NUMBER,
        data=np.array([1.0, 0.0, 0.0]),
        blank=np.array([False, True, False]),
        error=np.array([False, False, True]),
    )
    seen = context({}, names={"North": figure}, size=3)
    source = '=IF(ISBLANK(North),"missing","there")'
    found = load(source, Scope(names={"North": Type.NUMBER})).value(seen)
    assert found.to_list(3) == ["there", "missing", "there"]
