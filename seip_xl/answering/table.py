"""Tables of the report, laid out anew from the figures on record."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING

from seip_xl.answering.cell import one_cell
from seip_xl.answering.figure import shown
from seip_xl.answering.known import cell_text, find_period
from seip_xl.answering.reader import current_record
from seip_xl.errors import DefinitionError
from seip_xl.measure import COUNTY_COLUMN, RATINGS, indicator_id, provider_id
from seip_xl.report import TABLES, EachPeriod, EachProvider, Heading, RatingTable, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seip_xl.answering.cell import Cell, Given, Rows
    from seip_xl.answering.record import Record
    from seip_xl.report import RowPart, Table


def answer_table(number: Given, period: Given) -> Rows:
    """Answer with a table of the report: its cells, without notes, charts and what is held against.

    Args:
        number: Such as 6 or A.
        period: The period; blank for the latest.

    Returns:
        Headings, then the rows of the table.

    Units:
        Those of the measures; percentages as fractions.
    """
    record, table = current_record(), _table(one_cell(number))
    when = find_period(record, one_cell(period))
    if isinstance(table, RatingTable):
        return list(_ratings(record, when))
    return [_headings(record, table, when), *_figures(record, table, when)]


def _table(named: Cell) -> Table:
    number = cell_text(named).upper().removeprefix("TABLE").strip()
    found = next((table for table in TABLES if table.number == number), None)
    if found is None:
        known = ", ".join(table.number for table in TABLES)
        message = f'there is no table "{cell_text(named)}"; known are: {known}'
        raise DefinitionError(message)
    return found


def _headings(record: Record, table: Table, period: str) -> list[Cell]:
    headings: list[Cell] = [None]
    for code in record.codes_in[period]:
        headings.append(code)
        if table.beside and code != COUNTY_COLUMN:
            headings.append(f"{code}: {table.beside}")
    return headings


def _figures(record: Record, table: Table, period: str) -> Iterator[list[Cell]]:
    width = len(_headings(record, table, period))
    for part in table.rows:
        for row in _spelt(record, part, period):
            if isinstance(row, Heading):
                yield [row.label, *[None] * (width - 1)]
            else:
                own, when = row
                yield [own.label, *_cells(record, table, own, when, period)]


def _spelt(record: Record, part: RowPart, period: str) -> Iterator[Heading | tuple[Row, str]]:
    """Spell a part out: headings, and rows beside the period that their figures are of."""
    match part:
        case Heading():
            yield part
        case Row():
            yield part, period
        case EachPeriod(label=label, measure=measure):
            last = record.periods.index(period)
            on_record = record.periods_of(measure, *record.codes)
            for earlier in on_record:
                if record.periods.index(earlier) < last:
                    yield Row(label=label.format(period=earlier), measure=measure), earlier
            yield Row(label=label.format(period=period), measure=measure), period
        case EachProvider(what=what, county_only=county_only):
            for number, name in enumerate(_providers(record, period), start=1):
                measure = provider_id(number, what)
                yield Row(label=name, measure=measure, county_only=county_only), period


def _cells(record: Record, table: Table, row: Row, when: str, period: str) -> Iterator[Cell]:
    for code in record.codes_in[period]:
        is_county = code == COUNTY_COLUMN
        there = is_county or not row.county_only
        yield shown(row.measure, record.value(row.measure, code, when)) if there else None
        if table.beside and not is_county:
            yield shown(row.beside, record.value(row.beside, code, when))


def _providers(record: Record, period: str) -> tuple[str, ...]:
    """Give the providers; numbers where their names were not kept."""
    if names := record.listed_in(period).providers:
        return names
    return tuple(
        f"Provider {number}"
        for number in takewhile(
            lambda number: (provider_id(number, "hours"), COUNTY_COLUMN) in record.values, count(1)
        )
    )


def _indicators(record: Record, period: str) -> tuple[tuple[str, str], ...]:
    """Give the indicators beside their groups; numbers where their names were not kept."""
    if listed := record.listed_in(period).indicators:
        return listed
    return tuple(
        ("", f"Indicator {number}")
        for number in takewhile(
            lambda number: (indicator_id(number, "red"), COUNTY_COLUMN) in record.values, count(1)
        )
    )


def _ratings(record: Record, period: str) -> Iterator[list[Cell]]:
    """Give what every partnership rated every indicator, and how many gave each rating."""
    codes = [code for code in record.codes_in[period] if code != COUNTY_COLUMN]
    yield ["Indicator", *codes, *RATINGS.values()]
    former = ""
    for number, (group, indicator) in enumerate(_indicators(record, period), start=1):
        if group != former:
            yield [group, *[None] * (len(codes) + len(RATINGS))]
        former = group
        ids = {word: indicator_id(number, short) for short, word in RATINGS.items()}
        given = [
            next((word for word, own in ids.items() if record.value(own, code, period)), None)
            for code in codes
        ]
        counts = [record.value(own, COUNTY_COLUMN, period) for own in ids.values()]
        yield [indicator, *given, *counts]
