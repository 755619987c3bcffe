"""What holds for every column of every return: nothing is lost, nothing read otherwise."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from functools import cache

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from read.tiny import CENSUS, LISTS
from seip_xl.demo.rows import simulated_rows
from seip_xl.read import Expectation, read_return
from seip_xl.read.grid import open_source
from seip_xl.schema import CORE_SUBJECTS, RETURNS, Kind, Stamp
from seip_xl.template import write_template
from template.frames import frame_of

ALL_LISTS = LISTS | {
    "subjects": (*CORE_SUBJECTS, "Art"),
    "indicators": ("Attendance", "Destinations"),
}
EXPECT = Expectation(
    period="Dec 2020", partnerships=("HBEP",), lists={"HBEP": ALL_LISTS}, specs=RETURNS
)
COLUMNS = [
    pytest.param(spec, table, column, id=f"{table.name}-{column.label}")
    for spec in RETURNS
    for table in spec.tables
    for column in table.columns
]


def example(column):
    """Give a value that a column takes."""
    if column.kind is Kind.CHOICE:
        return (ALL_LISTS.get(column.list_name) or column.choices)[0]
    if column.example is not None:
        return column.example
    text, number = column.kind in {Kind.KEY, Kind.TEXT}, 1
    return "words" if text else CENSUS if column.kind is Kind.DATE else number


def rows_of(table):
    """Give rows that fill a table without fault: each line of a form, else one row."""
    row = {column.label: example(column) for column in table.columns}
    if table.lines:
        label = table.columns[0].label
        return [{**row, label: line.label} for line in table.entered_lines]
    if table.rows_of:
        column = next(one for one in table.columns if one.list_name == table.rows_of)
        return [{**row, column.label: name} for name in ALL_LISTS[table.rows_of]]
    return [row]


def written(spec, rows):
    stamp = Stamp(return_id=spec.id, version=spec.version, partnership="HBEP", period="Dec 2020")
    frames = {name: frame_of(spec.table(name), given) for name, given in rows.items()}
    return write_template(spec, stamp=stamp, lists=ALL_LISTS, created=CENSUS, rows=frames)


@cache
def filled(spec_id):
    spec = next(one for one in RETURNS if one.id == spec_id)
    return written(spec, {table.name: rows_of(table) for table in spec.tables})


def read_bytes(content, folder):
    path = folder / "return.xlsx"
    path.write_bytes(content)
    return read_return(path, expect=EXPECT)


def with_cell(content, table, column, value):
    """Put a value into the first filled row of a column, and give its address."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book[table.name]
    labels = {cell.value: cell for row in sheet.iter_rows(max_row=12) for cell in row}
    heading = labels[column.label]
    first = labels[table.entered_lines[0].label] if table.lines else None
    cell = sheet.cell(first.row if first else heading.row + 1, heading.column)
    cell.value = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue(), cell.coordinate


@pytest.mark.parametrize("spec", RETURNS, ids=lambda spec: spec.id)
def test_filled_return_is_accepted_whole(spec, tmp_path):
    found = read_bytes(filled(spec.id), tmp_path)
    assert found.findings == ()
    sizes = {table.name: len(rows_of(table)) for table in spec.tables}
    assert {name: len(frame) for name, frame in found.tables.items()} == sizes


@pytest.mark.parametrize(
    "defect",
    [pytest.param(("#N/A", "READ_047"), id="error"), pytest.param(("=1+1", "READ_048"), id="new")],
)
@pytest.mark.parametrize(("spec", "table", "column"), COLUMNS)
def test_error_or_formula_without_result_is_never_taken_for_a_blank(
    spec, table, column, defect, tmp_path
):
    value, code = defect
    content, cell = with_cell(filled(spec.id), table, column, value)
    found = read_bytes(content, tmp_path)
    assert (code, table.name, cell) in [(one.code, one.sheet, one.cell) for one in found.findings]
    wanted = 0 if table.lines else len(rows_of(table)) - 1
    assert len(found.tables[table.name]) == wanted


def as_read(value):
    """Spell a cell of openpyxl as the grid does: dates without time, blanks as None."""
    if isinstance(value, datetime):
        return value.date() if value.time() == datetime.min.time() else value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if not isinstance(value, str) or value.strip() else None


@pytest.mark.parametrize("spec", RETURNS, ids=lambda spec: spec.id)
def test_every_cell_agrees_with_openpyxl(spec, tmp_path):
    """The values stored in a return of the demonstration, sheet by sheet, cell by cell."""
    rows = {table.name: simulated_rows(table) for table in spec.tables}
    path = tmp_path / "return.xlsx"
    stamp = Stamp(return_id=spec.id, version=spec.version, partnership="HBEP", period="Dec 2020")
    path.write_bytes(write_template(spec, stamp=stamp, lists=ALL_LISTS, created=CENSUS, rows=rows))
    book, source = openpyxl.load_workbook(path, data_only=True), open_source(path)
    compared = 0
    for sheet in book.worksheets:
        grid = source.grid(sheet.title)
        table = next((one for one in spec.tables if one.name == sheet.title), None)
        # Hidden columns, behind Explanation and Check, are calculated and never read.
        wide = len(table.columns) + len(table.calculated) if table else sheet.max_column
        for row in sheet.iter_rows():
            for cell in row[:wide]:
                inside = cell.row <= len(grid) and cell.column <= len(grid[cell.row - 1])
                read = grid[cell.row - 1][cell.column - 1] if inside else None
                where = f"{sheet.title}!{get_column_letter(cell.column)}{cell.row}"
                assert (where, read) == (where, as_read(cell.value))
                compared += 1
    assert compared > 500


DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)
STUDENT_IDS = st.from_regex(r"[A-Z]{1,3}/[0-9]{2}-[0-9]{3}", fullmatch=True)


def values(column):
    """Draw what a column takes."""
    if column.kind is Kind.CHOICE:
        drawn = st.sampled_from(ALL_LISTS.get(column.list_name) or column.choices)
    elif column.kind is Kind.DATE:
        drawn = DAYS
    elif column.kind in {Kind.KEY, Kind.TEXT}:
        drawn = STUDENT_IDS if column.masked else WORDS.filter(lambda text: not {*"*?~"} & {*text})
    else:
        low = (column.minimum or 0) + column.above_minimum
        drawn = st.integers(int(low), int(column.maximum or 100_000))
        if column.kind is not Kind.WHOLE:
            drawn |= st.decimals(int(low), int(column.maximum or 9_999), places=2).map(float)
    return drawn if column.required else drawn | st.none()


def drawn_rows(table):
    """Draw the rows of a table: any of a list, one for each line of a form or each listed name."""
    row = {column.label: values(column) for column in table.columns}
    if not (table.lines or table.rows_of):
        drawn = st.fixed_dictionaries(row)
        filled_row = drawn.filter(lambda cells: any(one is not None for one in cells.values()))
        return st.lists(filled_row, max_size=6)
    given_rows = rows_of(table)
    fixed = [label for label in row if len({one[label] for one in given_rows}) > 1]
    return st.tuples(
        *(
            st.fixed_dictionaries(row | {label: st.just(one[label]) for label in fixed})
            for one in given_rows
        )
    )


@pytest.mark.parametrize("spec", RETURNS, ids=lambda spec: spec.id)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_what_is_filled_in_is_read_back(spec, data, tmp_path_factory):
    rows = {table.name: data.draw(drawn_rows(table), label=table.name) for table in spec.tables}
    found = read_bytes(written(spec, rows), tmp_path_factory.mktemp("drawn"))
    assert [one for one in found.findings if one.code != "READ_027"] == []
    for table in spec.tables:
        frame = found.tables[table.name]
        wanted = frame_of(table, rows[table.name])
        labels = [column.label for column in table.columns]
        assert plain_rows(frame[labels]) == plain_rows(wanted)


def plain_rows(frame):
    """Give rows as plain values, numbers as float, blanks as None."""
    return [
        [None if value != value or value is None else spelt(value) for value in row]  # noqa: PLR0124
        for row in frame.astype(object).to_numpy().tolist()
    ]


def spelt(value):
    return float(value) if isinstance(value, int | float) else str(value)


def serial(day):
    return (day - date(1899, 12, 30)) // timedelta(days=1)


def test_template_filled_and_saved_in_libreoffice_is_read_as_it_was_typed(judge, tmp_path):
    """A coordinator without Excel: two rows typed into an empty template."""
    register = RETURNS[0]
    path = tmp_path / "template.xlsx"
    path.write_bytes(written(register, {}))
    first = ["ABC/10-001", 10, "Oakfield Academy", serial(date(2020, 9, 14)), None, None]
    second = ["ABC/09-002", 9, "No school roll", serial(date(2019, 10, 7)), None, None]
    rest = ["City", "No", "None", "Part time", "Yes"]
    cells = [
        ("Students", f"{get_column_letter(at)}{row}", value)
        for row, given in ((6, first), (7, second))
        for at, value in enumerate([*given, *rest], start=1)
    ]
    saved = judge.edit(path, cells, tmp_path / "return.xlsx")
    found = read_return(saved, expect=EXPECT)
    students = found.tables["Students"]
    assert found.findings == ()
    assert students["Student ID"].tolist() == ["ABC/10-001", "ABC/09-002"]
    assert students["Date added to register"].dt.date.tolist() == [
        date(2020, 9, 14),
        date(2019, 10, 7),
    ]
    assert students["PM status"].tolist() == ["Part time", "Part time"]
