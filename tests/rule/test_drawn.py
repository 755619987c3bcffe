"""Drawn rows, typed into templates by LibreOffice: its rule columns and Python's verdicts agree.

Drawn are blanks, wrong types, extreme dates and numbers, other spellings in case. Left out is what
the reader heals and the sheet calls wrong: numbers and dates as text, spaces around a text; and
what only the reader calls wrong: wildcards in a provider's name.
"""

from __future__ import annotations

import openpyxl
import pytest
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from formula.drawn import collected
from seip_xl.check.seen import tables_of
from seip_xl.rule import RULES, rulebook
from seip_xl.rule import judge as judged
from seip_xl.schema import FINANCE, Kind
from seip_xl.sheet.value import serial
from tests.rule import form_book
from tests.rule.book import SPECS, checks, lists_of, read, workbook
from tests.rule.case import CENSUS, FARM, rating
from tests.rule.cases_forms import FORM_CASES

ROWS, WORKBOOKS = 30, 3
IDS = ("A/1", "a/1", "B-22", "H801200001001", "h801200001001", "T802200001001", "C/3")
ODD_TEXTS = ("soon", "?", "*", "n/a", "~", "#N/A as text")
_SOON = serial(CENSUS)
DAYS = st.one_of(
    st.integers(_SOON - 800, _SOON + 300),
    st.sampled_from([_SOON - 1, _SOON, _SOON + 1, _SOON - 102, 61, 36526, 401768, 2958465]),
)
ODD_DAYS = st.sampled_from([0, -1, 1, 59, 60, 44000.5, 2958466, 1e9])


def good(column, lists):
    """Draw what a column takes, in any case of letters."""
    match column.kind:
        case Kind.CHOICE:
            values = [*(lists.get(column.list_name) or column.choices)]
            return st.sampled_from([*values, *values, *(one.upper() for one in values)])
        case Kind.KEY | Kind.TEXT:
            named = (FARM, FARM.upper(), "Elsewhere", "Mathematics", "mathematics", "words")
            return st.sampled_from(IDS if column.masked else named)
        case Kind.DATE:
            return DAYS
        case Kind.WHOLE:
            low, high = column.minimum or 0, column.maximum or 100
            return st.integers(int(low), int(high))
    low = 0 if column.minimum is None else column.minimum
    high = 200 if column.maximum is None else column.maximum
    span = st.decimals(low, high, places=2).map(float)
    return span.filter(lambda one: one > low) if column.above_minimum else span


def odd(column):
    """Draw what a column refuses, or hardly takes."""
    if column.kind is Kind.DATE:
        return st.one_of(ODD_DAYS, st.sampled_from(ODD_TEXTS))
    if column.spelt_by:
        return st.sampled_from(["soon", "n/a", "#N/A as text"])
    if column.kind in {Kind.CHOICE, Kind.KEY, Kind.TEXT}:
        return st.sampled_from(ODD_TEXTS)
    return st.one_of(
        st.sampled_from(ODD_TEXTS), st.sampled_from([-1, 0, 0.001, 7.5, 1e9, 12, 40.01, 41])
    )


def cell(column, lists):
    if column.kind is Kind.MONEY and not column.required and column.label != "Weekly cost":
        # One wrong amount silences most rules of its form.
        amounts = st.sampled_from([-0.01, 0, 0.004, 5_000, 9_999.99, 10_000, 40_000])
        rare = st.integers(0, 60).flatmap(lambda at: st.none() if at else odd(column))
        return st.one_of(good(column, lists), amounts, amounts, rare)
    return st.one_of(
        good(column, lists), good(column, lists), good(column, lists), odd(column), st.none()
    )


def drawn_rows(table, lists, size):
    row = st.tuples(*(cell(column, lists) for column in table.columns[table.given :]))
    return st.lists(row, min_size=size, max_size=size)


def headings(sheet):
    """Give the row of the headings, and the letter of every column by its heading."""
    rows = (row for row in sheet.iter_rows(max_row=8) if "Check" in [each.value for each in row])
    row = next(rows)
    return row[0].row, {each.value: each.column_letter for each in row if each.value}


def typed(path, spec, rows):
    """Give what is typed: sheet, cell and value."""
    book = openpyxl.load_workbook(path)
    for table in spec.tables:
        top, letters = headings(book[table.name])
        numbers = range(top + 1, top + 1 + len(rows[table.name]))
        if table.lines:
            entered = {line.label for line in table.entered_lines}
            numbers = [
                number
                for number in range(top + 1, top + 1 + len(table.lines))
                if book[table.name].cell(number, 1).value in entered
            ]
        for number, cells in zip(numbers, rows[table.name], strict=True):
            for column, value in zip(table.columns[table.given :], cells, strict=True):
                if value is not None:
                    yield table.name, f"{letters[column.label]}{number}", value


def rows_of(spec, lists):
    sizes = {
        table.name: len(table.entered_lines) or len(lists.get(table.rows_of, ())) or ROWS
        for table in spec.tables
    }
    return st.fixed_dictionaries(
        {table.name: drawn_rows(table, lists, sizes[table.name]) for table in spec.tables}
    )


def apart(path, submission, found):
    """Give the cells in which sheet and Python come to different verdicts."""
    with CalamineWorkbook.from_path(path) as book:
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in submission.reads
        }
    for one in found:
        table, rule = one.rule.table, one.rule.id
        column = next(row for row in sheets[table] if "Check" in row).index(rule)
        numbers = submission.reads[table].rows["Source row"]
        for number, wrong, crashed in zip(numbers, one.wrong, one.crashed, strict=True):
            shown = sheets[table][number - 1][column]
            if crashed or shown != int(wrong):
                yield f"{path.name} {table} row {number} {rule}: {shown}, {wrong}, {crashed}"


@pytest.mark.parametrize("return_id", [one for one in SPECS if one != "finance"])
def test_drawn_rows_come_to_the_same_verdicts(return_id, judge, tmp_path):
    spec = SPECS[return_id]
    fixed = {table.name: [] for table in spec.tables}
    if return_id == "self_evaluation":
        fixed["Ratings"] = [
            {**one, "Indicator": f"I{at}", "Rating": None} for at, one in enumerate(rating() * ROWS)
        ]
    lists = lists_of(fixed)
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(workbook(return_id, fixed, blank_rows=ROWS))
    known = checks(RULES)
    evaluated = 0
    for at, rows in enumerate(collected(rows_of(spec, lists), WORKBOOKS)):
        path = judge.edit(blank, [*typed(blank, spec, rows)], tmp_path / f"{at}.xlsx")
        submission = read(path, return_id, fixed)
        assert submission.accepted
        tables = {**known.kept, **tables_of(spec, submission.reads)}
        found = judged(rulebook(return_id), tables, known.names)
        assert [*apart(path, submission, found)] == []
        evaluated += sum(int(one.wrong.sum()) for one in found)
    assert evaluated > WORKBOOKS


def test_drawn_amounts_come_to_the_same_verdicts(judge, tmp_path):
    case = FORM_CASES[1]
    blank = form_book.written(case, tmp_path / "blank.xlsx")
    fired = 0
    for at, rows in enumerate(collected(rows_of(FINANCE, {}), 2 * WORKBOOKS)):
        path = judge.edit(blank, [*typed(blank, FINANCE, rows)], tmp_path / f"{at}.xlsx")
        tables, names, submission = form_book.seen(case, path)
        assert submission.accepted
        found = judged(rulebook("finance"), tables, names)
        assert [*apart(path, submission, found)] == []
        fired += sum(int(one.wrong.sum()) for one in found)
    assert fired > WORKBOOKS
