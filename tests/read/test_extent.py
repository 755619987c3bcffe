from __future__ import annotations

import io
import zipfile

import pytest

from read.tiny import FULL, LABELS, STUDENTS, grid, read, told, write_register
from seip_xl.read.extent import Extent, Unreadable

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def scan(rows):
    extent = Extent()
    sheet = f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>"
    assert extent.walk.run(io.BytesIO(sheet.encode())) == ""
    extent.finish()
    return extent


def with_sheet(path, rows):
    """Replace the cells of the sheet Students."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>"
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        pytest.param('<row r="3"><c r="C3"><v>1</v></c></row>', (3, 3), id="address"),
        pytest.param('<row r="3"><c r="C3" s="1"/></row>', (0, 0), id="style-only"),
        pytest.param("<row><c/><c><v>1</v></c></row>", (1, 2), id="no-addresses"),
        pytest.param('<row r="7"><c r="D7"/><c><v>1</v></c></row>', (7, 5), id="after-address"),
        pytest.param("<row r='2'><c r='B2'><v>1</v></c></row>", (2, 2), id="single-quotes"),
        pytest.param(
            '<row r="1"><c a="&gt;" r="AB1" t="inlineStr"><is><t>x</t></is></c></row>',
            (1, 28),
            id="text-in-place",
        ),
    ],
)
def test_extent_reaches_to_the_last_filled_cell(rows, size):
    extent = scan(rows)
    assert (extent.rows, extent.columns) == size


@pytest.mark.parametrize(
    ("rows", "misplaced"),
    [
        pytest.param('<row r="1"><c r="A1"/><c r="A1"><v>1</v></c></row>', "", id="styled-only"),
        pytest.param(
            '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "cell A1", id="cell"
        ),
        pytest.param('<row r="1"><c r="A2"><v>1</v></c></row>', "cell A2", id="another-row"),
        pytest.param('<row r="2"/><row r="2"/>', "row 2", id="row"),
        pytest.param('<row r="2"/><row r="1"/>', "row 1", id="order"),
        pytest.param('<row r="1"><c><v>1</v></c><c r="A1"><v>2</v></c></row>', "cell A1", id="no"),
    ],
)
def test_cell_that_is_there_twice_is_misplaced(rows, misplaced):
    assert scan(rows).misplaced == misplaced


def test_hidden_rows_and_merged_cells_are_seen():
    rows = '<row r="2" hidden="1"/><row r="3" hidden="false"/><row r="5" hidden="true"/>'
    extent = scan(f'{rows}</sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells><sheetData>')
    assert (extent.hidden, extent.merged) == ({1, 4}, ["B2:B3"])


def test_extent_sees_through_a_prefix():
    extent = Extent()
    row = b'<x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row>'
    extent.walk.run(io.BytesIO(b'<x:sheet xmlns:x="m">' + row + b"</x:sheet>"))
    assert extent.columns == 16384


@pytest.mark.parametrize(
    ("cell", "unreadable"),
    [
        pytest.param('<c r="B2" t="e"><v>#N/A</v></c>', Unreadable("#N/A"), id="error"),
        pytest.param('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Unreadable("#DIV/0!"), id="f"),
        pytest.param('<c r="B2" t="e"/>', Unreadable("#ERROR"), id="error-without-text"),
        pytest.param('<c r="B2"><f>A1</f></c>', Unreadable(""), id="no-result"),
        pytest.param('<c r="B2"><f>A1</f><v></v></c>', Unreadable(""), id="empty-result"),
        pytest.param('<c r="B2"><f>A1</f><v>7</v></c>', None, id="result"),
        pytest.param('<c r="B2" t="str"><f>A1</f><v></v></c>', None, id="empty-text"),
        pytest.param('<c r="B2"><v>7</v></c>', None, id="number"),
    ],
)
@pytest.mark.parametrize("after", ["", '<c r="C2"><v>1</v></c></row><row r="3"><c r="A3"/>'])
def test_cell_that_the_reader_would_lose_is_marked(cell, unreadable, after):
    marked = scan(f'<row r="2">{cell}{after}</row>').unreadable
    assert marked == ({} if unreadable is None else {(1, 1): unreadable})


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            id="opposite-corners",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999"><c><v>1</v></c></row>',
            id="row-that-no-sheet-has",
        ),
        pytest.param('<row r="1"><c r="AAAA1"><v>1</v></c></row>', id="column-that-no-sheet-has"),
    ],
)
def test_cells_far_apart_are_refused_before_the_reader(tmp_path, rows):
    path = with_sheet(write_register(tmp_path / "register.xlsx"), rows)
    assert told(read(path)) == [("READ_008", "Students", "")]


def test_stray_value_in_the_last_row_is_still_read(tmp_path):
    rows = [*STUDENTS, {}, {"Student ID": None}]
    path = write_register(tmp_path / "register.xlsx", rows)
    assert read(path).tallies["Students"].received == 3


def test_cell_without_address_is_damage(tmp_path):
    path = with_sheet(write_register(tmp_path / "r.xlsx"), '<row r="1"><c r="A"><v>1</v></c></row>')
    assert told(read(path)) == [("READ_005", "", "")]


@pytest.mark.parametrize("label", LABELS["Students"])
def test_error_value_is_never_taken_for_a_blank(tmp_path, label):
    path = write_register(tmp_path / "register.xlsx", [{**FULL, label: "#N/A"}])
    submission = read(path)
    column = "ABCDEFGHIJKLMNOPQRS"[LABELS["Students"].index(label)]
    assert told(submission) == [("READ_047", "Students", f"{column}2")]
    assert submission.findings[0].found == "#N/A"
    assert len(submission.tables["Students"]) == 0


@pytest.mark.parametrize("label", LABELS["Students"])
def test_formula_without_result_is_never_taken_for_a_blank(tmp_path, label):
    path = write_register(tmp_path / "register.xlsx", [{**FULL, label: "=1+1"}])
    assert [one.code for one in read(path).findings] == ["READ_048"]


def test_unreadable_cell_beyond_the_grid_keeps_its_place(tmp_path):
    rows = [*grid(STUDENTS), ["#REF!"]]
    submission = read(write_register(tmp_path / "register.xlsx", Students=rows))
    assert ("READ_047", "Students", "A5") in told(submission)
    assert submission.tallies["Students"].received == 4
