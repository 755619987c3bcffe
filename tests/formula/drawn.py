"""Formulas and tables drawn by hypothesis: by type, nested, over the whole catalogue.

Left out is only what the table of differences holds: dates before March 1900, criteria that are
errors, texts that look like numbers, columns that begin or end with empty cells. What the loader
refuses is drawn too, and then left.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from formula.book import COUNTY, County, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

Drawn = TypeVar("Drawn")
DEEPEST = 3
CRITERIA = ("COUNTIFS", "SUMIFS", "AVERAGEIFS", "MINIFS", "MAXIFS")
ROWS = 9
WORDS = ("Open", "open", "OPEN", "On hold", "HB*", "hb1", "H?", "a~*b", "~", "x y ", "é", "É")
NUMBERS = (0, 1, -1, 7, 8, 12.5, -3.25, 0.125, 0.1, 99.999, 1_000_000, -0.001)
DATES = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))
PATTERNS = (*WORDS, "H*", "?b1", "*", "~*", "o??n", "<>open", "<>H*", "=On hold", "", "=", "<>")
COLUMNS = {name: table.columns for name, table in COUNTY.tables.items()}
DATE_COLUMNS = {"Start", "From"}
NAMES = ("Low_hours", "Census_date", "Unset")
NUMBER_CELLS = ("[@Hours]", "[@[Year group]]", "[@Flag]", "[@Start]", "[@Void]")
TEXT_CELLS = ("[@Key]", "[@Note]", "[@Status]", "[@Code]", "[@[Void text]]")
COLUMNS_OF = {
    "Students": (("Hours", "Year group", "Flag"), ("Key", "Status", "Code")),
    "Provision": (("Weekly", "Year", "Counts", "From"), ("Key", "Type")),
}


def collected(strategy: st.SearchStrategy[Drawn], count: int) -> list[Drawn]:
    """Draw the same examples in every run."""
    found: list[Drawn] = []

    @settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=count,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(one: Drawn) -> None:
        found.append(one)

    draw()
    return found


def one_of(values: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


def joined(template: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put drawn parts into the gaps of a template."""
    return st.tuples(*parts).map(lambda drawn: template.format(*drawn))


def counties() -> st.SearchStrategy[County]:
    """Draw the cells of all tables; keys of the two tables meet."""
    return st.tuples(
        *(_column(_cells(name, header)) for name, columns in COLUMNS.items() for header in columns)
    ).map(_county)


def _column(cells: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Draw a column; its first and last cells are not empty."""
    return st.tuples(cells, *[st.one_of(cells, cells, st.none())] * (ROWS - 2), cells)


def _cells(name: str, header: str) -> st.SearchStrategy[object]:
    if header.startswith("Void"):
        return st.none()
    if header == "Key":
        return one_of(("A|1", "a|1", "B|2", "b|2", "C|3", "D|4"))
    if header in COUNTY.tables[name].texts:
        return one_of(WORDS)
    if header in DATE_COLUMNS:
        return DATES
    return st.sampled_from((0, 1) if header in {"Flag", "Counts"} else NUMBERS)


def _county(drawn: Sequence[Sequence[object]]) -> County:
    columns = iter(drawn)
    return County(
        tables={
            name: Table({h: next(columns) for h in table.columns}, table.texts, table.free)
            for name, table in COUNTY.tables.items()
        },
        names=COUNTY.names,
    )


def formulas() -> list[st.SearchStrategy[str]]:
    """Give a strategy for every shape that a formula may have on top."""
    named = [by_criteria(name) for name in CRITERIA]
    shapes = (*number_shapes(DEEPEST), *named)
    return [*(joined("={}", shape) for shape in shapes), joined('={}&""', texts(DEEPEST))]


def numbers(depth: int) -> st.SearchStrategy[str]:
    written = one_of(("0", "1", "2", "0.5", "12.5", "1000"))
    leaf = st.one_of(one_of(NUMBER_CELLS), written, one_of(NAMES))
    return leaf if depth == 0 else st.one_of(leaf, number_calls(depth))


def number_calls(depth: int) -> st.SearchStrategy[str]:
    return st.one_of(number_shapes(depth))


def number_shapes(depth: int) -> list[st.SearchStrategy[str]]:
    number, settled, word = numbers(depth - 1), one_of(NUMBER_CELLS), texts(depth - 1)
    condition = conditions(depth - 1)
    return [
        *(joined(f"({{}}){operator}({{}})", number, number) for operator in "+-*/"),
        joined("-({})", number),
        joined("--({})", condition),
        joined("IF({},{},{})", condition, number, number),
        joined("IFS({},{},{},{})", condition, number, condition, number),
        joined("IFERROR({},{})", number, number),
        joined("LEN({})", word),
        joined("VALUE({}({},1))", one_of(("LEFT", "RIGHT")), word),
        joined("{}({})", one_of(("YEAR", "MONTH", "DAY")), dates()),
        joined("NETWORKDAYS({},{})", dates(), st.one_of(dates(), one_of(NUMBER_CELLS))),
        dates(),
        joined("ROUND({},{})", number, one_of(("0", "1", "2", "-1"))),
        joined("ABS({})", number),
        joined("INT({})", st.one_of(settled, joined("ROUND({},6)", number))),
        joined("MOD({},{})", settled, one_of(("2", "5", "7"))),
        joined(
            "{}({},{})",
            one_of(("MIN", "MAX", "SUM", "AVERAGE")),
            number,
            one_of(("Students[Hours]", "Students[Void]", "[@Hours]", "3")),
        ),
        joined("{}({},Provision[Weekly])", one_of(("MIN", "MAX", "SUM", "AVERAGE")), number),
        joined(
            "{}({},IF({},{},2),{})",
            one_of(("MIN", "MAX", "SUM", "AVERAGE")),
            one_of(NAMES),
            condition,
            number,
            one_of(NAMES),
        ),
        joined(
            "{}({},{})",
            one_of(("COUNT", "COUNTA")),
            one_of((*NUMBER_CELLS, *TEXT_CELLS, *NAMES, "Word")),
            one_of(("Students[Hours]", "Students[Note]", "[@Flag]")),
        ),
        one_of(CRITERIA).flatmap(by_criteria),
        products(depth - 1),
        look_ups(),
    ]


def texts(depth: int) -> st.SearchStrategy[str]:
    leaf = st.one_of(one_of(TEXT_CELLS), one_of(WORDS).map(lambda word: f'"{word}"'))
    if depth == 0:
        return leaf
    word, spelt = texts(depth - 1), one_of(NUMBER_CELLS)
    return st.one_of(
        leaf,
        joined("({}&{})", word, st.one_of(word, spelt)),
        joined("{}({},{})", one_of(("LEFT", "RIGHT")), word, one_of(("0", "1", "2", "99"))),
        joined("MID({},{},{})", word, one_of(("1", "2", "9")), one_of(("0", "1", "3"))),
        joined("{}({})", one_of(("TRIM", "UPPER")), word),
        joined('TEXTJOIN("; ",1,{},{},{})', word, spelt, one_of(("Provision[Type]", '""'))),
        joined("IF({},{},{})", conditions(depth - 1), word, word),
        joined(
            'TEXTJOIN(", ",1,IF({},{}&"",""),IFS({},"b",1=1,""))',
            conditions(depth - 1),
            word,
            conditions(depth - 1),
        ),
    )


def conditions(depth: int) -> st.SearchStrategy[str]:
    level = max(depth - 1, 0)
    number, word = numbers(level), texts(level)
    leaf = st.one_of(
        joined("{}{}{}", number, one_of(("=", "<>", "<", "<=", ">", ">=")), number),
        joined("{}{}{}", word, one_of(("=", "<>")), word),
        joined('{}{}""', one_of(NUMBER_CELLS), one_of(("=", "<>"))),
        joined("ISBLANK({})", one_of((*NUMBER_CELLS, *TEXT_CELLS, *NAMES, "Word"))),
        joined("ISNUMBER({})", number),
        joined("EXACT({},{})", word, word),
    )
    if depth == 0:
        return leaf
    inner = conditions(depth - 1)
    return st.one_of(
        leaf, joined("{}({},{})", one_of(("AND", "OR")), inner, inner), joined("NOT({})", inner)
    )


def dates() -> st.SearchStrategy[str]:
    sure = one_of(("Census_date", "IF(ISBLANK([@Start]),Census_date,[@Start])"))
    moved = joined("EDATE({},{})", sure, one_of(("-12", "-1", "0", "1", "7")))
    written = joined(
        "DATE({},{},{})",
        *(one_of(each) for each in (("2023", "2024"), ("0", "2", "13"), ("1", "30", "-2"))),
    )
    return st.one_of(sure, moved, written)


@st.composite
def by_criteria(draw: st.DrawFn, function: str) -> str:
    table = draw(st.sampled_from(sorted(COLUMNS_OF)))
    numeric, worded = COLUMNS_OF[table]
    pairs = []
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            column, criterion = draw(one_of(worded)), draw(_text_criteria())
        else:
            column, criterion = draw(one_of(numeric)), draw(_number_criteria())
        pairs.append(f"{table}[{column}],{criterion}")
    summed = "" if function == "COUNTIFS" else f"{table}[{draw(one_of(numeric))}],"
    return f"{function}({summed}{','.join(pairs)})"


def _text_criteria() -> st.SearchStrategy[str]:
    return st.one_of(
        one_of(TEXT_CELLS),
        one_of(PATTERNS).map(lambda word: f'"{word}"'),
        joined('"{}"&{}', one_of(("=", "<>")), one_of(TEXT_CELLS)),
    )


def _number_criteria() -> st.SearchStrategy[str]:
    operators = one_of(("=", "<>", "<", "<=", ">", ">="))
    return st.one_of(
        one_of(NUMBER_CELLS),
        one_of(("0", "7", "12.5", '""', '"="', '"<>"', '">=0.125"', '"<1"', '"<>0"')),
        joined('"{}"&{}', operators, one_of((*NUMBER_CELLS, "Low_hours", "Unset"))),
        joined('"{}"&{}', operators, dates()),
    )


def products(depth: int) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(COLUMNS_OF)).flatmap(
        lambda table: joined(
            "SUMPRODUCT({}*{}*{})", _factors(table, 0), _factors(table, depth), _factors(table, 0)
        )
    )


def _factors(table: str, depth: int) -> st.SearchStrategy[str]:
    numeric, worded = (
        one_of([f"{table}[{header}]" for header in headers]) for headers in COLUMNS_OF[table]
    )
    compared = one_of(("=", "<>", "<", "<=", ">", ">="))
    return st.one_of(
        numeric,
        joined("({}={})", worded, one_of(TEXT_CELLS)),
        joined("({}{}{})", numeric, compared, numbers(depth)),
        joined('({}{}"")', st.one_of(numeric, worded), one_of(("=", "<>"))),
        joined("LEN({})", worded),
        joined("ISBLANK({})", st.one_of(numeric, worded)),
        joined("NOT(ISNUMBER({}))", numeric),
        joined("(LEFT({},1)={})", worded, one_of(TEXT_CELLS)),
        joined("({})", numbers(depth)),
    )


def look_ups() -> st.SearchStrategy[str]:
    match = st.one_of(
        joined("MATCH({},Provision[{}],0)", one_of(TEXT_CELLS), one_of(("Key", "Type"))),
        joined(
            "MATCH({},Provision[{}],0)", one_of(NUMBER_CELLS), one_of(("Weekly", "Year", "From"))
        ),
    )
    return st.one_of(match, joined("INDEX(Provision[{}],{})", one_of(("Weekly", "Counts")), match))
