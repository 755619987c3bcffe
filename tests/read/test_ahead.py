"""A sheet that is read ahead, and in pieces, gives the cells of one that is read at once."""

from __future__ import annotations

import gc
import io
import threading
import weakref
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineError

from read.tiny import FULL, read, write_register
from seip_xl.finding import Finding
from seip_xl.read import Source, ahead, open_source
from sheet.parts import new_book

ODD = st.one_of(st.none(), st.integers(-9, 9), st.floats(-9, 9), st.text("aé&<", max_size=3))
ROWS = st.lists(st.lists(ODD, max_size=4), max_size=12)


@pytest.fixture
def _in_pieces(monkeypatch):
    monkeypatch.setattr(ahead, "LONG", 1)
    monkeypatch.setattr(ahead, "PIECE", 300)


def book_of(rows, first, left):
    book = new_book()
    sheet = book.sheet("Data")
    for at, cells in enumerate(rows, first):
        for column, cell in enumerate(cells, left):
            if cell is not None:
                sheet.write(at, column, cell)
    return book.to_bytes()


def pieces_read(path):
    """Give what is read ahead of a workbook of 60 rows, each a workbook of its own, and it."""
    handed, read_piece = [], ahead._read

    def kept(book, title):
        handed.append(book)
        return read_piece(book, title)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ahead, "_read", kept)
        source = open_source(path)
        assert isinstance(source, Source)
        assert len(source.grid("Data")) == 60
    return handed, source


def cells(path, *, piece):
    """Read the sheet Data, in pieces of so many bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ahead, "LONG", 1 if piece else 1 << 40)
        patch.setattr(ahead, "PIECE", piece or 1)
        source = open_source(path)
        assert isinstance(source, Source)
        grid = source.grid("Data")
    rows = [grid[at] for at in range(len(grid))]
    wide = [[*row, *[None] * 9][:9] for row in rows]
    while wide and not any(cell is not None for cell in wide[-1]):
        wide.pop()
    return wide


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, first=st.integers(0, 5), left=st.integers(0, 3), piece=st.integers(1, 2_000))
def test_pieces_give_the_cells_of_the_whole(tmp_path_factory, rows, first, left, piece):
    path = tmp_path_factory.mktemp("ahead") / "book.xlsx"
    path.write_bytes(book_of(rows, first, left))
    assert cells(path, piece=piece) == cells(path, piece=0)


def test_pieces_are_cut_between_rows_and_hold_every_row_once():
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>{at}</v></c></row>' for at in range(1, 60))
    xml = f"<worksheet><sheetData>{rows}</sheetData><x/></worksheet>".encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ahead, "PIECE", 400)
        pieces = ahead._pieces(xml, 99)
    assert len(pieces) > 3
    assert all(one.startswith(b'<worksheet><sheetData><row r="') for one in pieces)
    assert all(one.endswith(b"</row></sheetData><x/></worksheet>") for one in pieces)
    bodies = [
        one.removeprefix(b"<worksheet><sheetData>").partition(b"</sheetData>")[0] for one in pieces
    ]
    assert b"".join(bodies) == rows.encode()


@pytest.mark.usefixtures("_in_pieces")
def test_return_in_pieces_gives_what_it_gives_at_once(tmp_path):
    students = [{**FULL, "Student ID": f"ABC/{at}"} for at in range(40)]
    students[7]["Year group"] = 13
    path = write_register(tmp_path / "SOUTH register.xlsx", students)
    found = read(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ahead, "LONG", 1 << 40)
        whole = read(path)
    assert found.findings == whole.findings
    assert len(found.findings) == 1
    assert found.tables["Students"].equals(whole.tables["Students"])
    assert found.tallies == whole.tallies


@pytest.mark.usefixtures("_in_pieces")
def test_workbook_with_a_broken_part_is_read_at_once(tmp_path):
    content = book_of([[1], [2], [3]] * 20, 0, 0)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo("docProps/core.xml").header_offset + 30 + len("docProps/core.xml")
    path = tmp_path / "book.xlsx"
    path.write_bytes(content[:at] + b"\xff" * 8 + content[at + 8 :])
    source = open_source(path)
    assert isinstance(source, Source)
    assert len(source.grid("Data")) == 60


@pytest.mark.usefixtures("_in_pieces")
def test_pieces_do_not_copy_many_texts_again_and_again(tmp_path, monkeypatch):
    path = tmp_path / "book.xlsx"
    path.write_bytes(book_of([["a" * 900 + f"{at}"] for at in range(60)], 0, 0))
    assert len(pieces_read(path)[0]) > 3
    monkeypatch.setattr(ahead, "COPIED", 200_000)
    handed, source = pieces_read(path)
    assert 0 < sum(map(len, handed)) < 250_000
    monkeypatch.setattr(ahead, "COPIED", 50_000)
    handed, other = pieces_read(path)
    assert handed == []
    assert other.grid("Data")[:] == source.grid("Data")[:]


@pytest.mark.usefixtures("_in_pieces")
def test_part_of_two_sheets_is_read_ahead_once(tmp_path):
    with zipfile.ZipFile(io.BytesIO(book_of([[1], [2], [3]] * 20, 0, 0))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = b'<sheet name="Data" sheetId="1" r:id="rId1"/>'
    second = sheet.replace(b"Data", b"Again").replace(b'Id="1"', b'Id="2"')
    assert sheet in parts["xl/workbook.xml"]
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    for path, sheets in ((one, sheet), (two, sheet + second)):
        with zipfile.ZipFile(path, "w") as copy:
            for name, content in parts.items():
                copy.writestr(name, content.replace(sheet, sheets))
    expected, _ = pieces_read(one)
    handed, source = pieces_read(two)
    assert source.sheets == ("Data", "Again")
    assert len(handed) == len(expected)
    assert source.grid("Again")[:] == source.grid("Data")[:]


@pytest.mark.usefixtures("_in_pieces")
@pytest.mark.parametrize("left", [0, 1])
def test_workbook_is_read_at_once_where_no_thread_is_left(tmp_path, monkeypatch, left):
    started, start = [], threading.Thread.start

    def start_or_fail(thread):
        started.append(thread)
        if len(started) > left:
            msg = "can't start new thread"
            raise RuntimeError(msg)
        start(thread)

    path = tmp_path / "book.xlsx"
    path.write_bytes(book_of([[1], [2], [3]] * 20, 0, 0))
    monkeypatch.setattr(threading.Thread, "start", start_or_fail)
    source = open_source(path)
    assert isinstance(source, Source)
    assert source.grid("Data")[:] == [[1], [2], [3]] * 20


@pytest.mark.usefixtures("_in_pieces")
def test_pieces_of_a_workbook_that_is_let_go_are_not_read(tmp_path, monkeypatch):
    path = tmp_path / "book.xlsx"
    path.write_bytes(book_of([[1], [2], [3]] * 20, 0, 0))
    let_go, begun = threading.Event(), []

    def wait(*piece):
        begun.append(piece)
        let_go.wait()

    monkeypatch.setattr(ahead, "_read", wait)
    before = {*threading.enumerate()}
    source = open_source(path)
    assert isinstance(source, Source)
    readers = {*threading.enumerate()} - before
    del source
    let_go.set()
    for reader in readers:
        reader.join(timeout=10)
    assert readers
    assert not any(reader.is_alive() for reader in readers)
    assert len(begun) <= len(readers)


@pytest.mark.usefixtures("_in_pieces")
@pytest.mark.parametrize("error", [CalamineError, BaseException])
def test_workbook_with_a_broken_sheet_is_let_go_as_well(tmp_path, monkeypatch, error):
    def fail(*_):
        raise error

    path = tmp_path / "book.xlsx"
    path.write_bytes(book_of([[1], [2], [3]] * 20, 0, 0))
    monkeypatch.setattr(ahead, "_read", fail)
    gc.disable()
    try:
        source = open_source(path)
        assert isinstance(source, Source)
        kept = weakref.ref(source)
        assert isinstance(source.grid("Data"), Finding)
        assert isinstance(source.grid("Data"), Finding)
        del source
        assert kept() is None
    finally:
        gc.enable()
