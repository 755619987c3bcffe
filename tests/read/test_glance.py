from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from read.tiny import FULL, write_register
from seip_xl.read.extent import Extent
from seip_xl.read.glance import is_plain
from sheet.parts import new_book

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NUMBER = '<c r="B2" s="3"><v>1.5</v></c>'
BEHIND = '<c r="BZ2" s="3"><v>1.5</v></c>'


def sheet(rows=f'<row r="2">{NUMBER}</row>', *, before="", after="", declared=DECLARED):
    opened = f'<worksheet xmlns="{MAIN}">{before}<sheetData>'
    return f"{declared}{opened}{rows}</sheetData>{after}</worksheet>".encode()


def row(cells):
    return sheet(f'<row r="2" spans="1:4">{cells}</row>')


PLAIN = {
    "number": '<c r="C2" s="3"><v>1.5</v></c>',
    "empty": '<c r="C2" s="1"/>',
    "shared text": '<c r="BY2" t="s"><v>12</v></c>',
    "text in place": '<c r="C2" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
    "formula": '<c r="C2"><f>A1&amp;"x"</f><v>2</v></c>',
    "formula with a text": '<c r="C2" t="str"><f aca="false">B2</f><v>so</v></c>',
    "formula with an empty text": '<c r="C2" t="str"><f>IF(A1&gt;0,"","x")</f><v></v></c>',
    "shared formula": '<c r="C2"><f t="shared" ref="A2:A9" si="0">B2</f><v>2</v></c>',
    "child of a shared formula": '<c r="C2"><f t="shared" si="0"/><v>2</v></c>',
}
ODD = {
    "error": '<c r="C2" t="e"><v>#N/A</v></c>',
    "formula with an error": '<c r="C2" t="e"><f>NA()</f><v>#N/A</v></c>',
    "formula without result": '<c r="C2"><f>A1</f></c>',
    "formula with an empty result": '<c r="C2"><f>A1</f><v></v></c>',
    "formula with a closed result": '<c r="C2"><f>A1</f><v/></c>',
    "formula with a space": '<c r="C2"><f>A1</f><v> </v></c>',
    "formula with a written space": '<c r="C2"><f>A1</f><v>&#32;</v></c>',
    "shared formula without result": '<c r="C2"><f t="shared" si="0"/></c>',
    "empty number of a shared formula": '<c r="C2"><f t="shared" si="0"/><v></v></c>',
    "far column": '<c r="CA2"><v>1</v></c>',
    "last column": '<c r="XFD2"><v>1</v></c>',
    "cell of another row": '<c r="A3"><v>1</v></c>',
    "cell twice": NUMBER,
    "cell before the last one": '<c r="A2"><v>1</v></c>',
    "no address": "<c><v>1</v></c>",
    "two addresses": '<c r="C2" r="XFD2"><v>1</v></c>',
    "address in single quotes": "<c r='C2'><v>1</v></c>",
    "address after the type": '<c t="e" r="C2"><v>#N/A</v></c>',
    "space in the tag": '<c r = "A2"><v>1</v></c>',
    "line break in the tag": '<c\nr="C2"><v>1</v></c>',
    "prefix": '<x:c r="C2"><v>1</v></c>',
    "comment": '<c r="C2"><!-- --><v>1</v></c>',
    "section": '<c r="C2"><v><![CDATA[1]]></v></c>',
    "another element": '<c r="C2"><v>1</v></c><y/>',
    "cell without end": '<c r="C2"><v>1</v>',
}


@pytest.mark.parametrize("cell", PLAIN.values(), ids=PLAIN)
def test_sheet_with_plain_cells_is_plain(cell):
    assert is_plain(row(NUMBER + cell + BEHIND))


@pytest.mark.parametrize("cell", ODD.values(), ids=ODD)
def test_sheet_with_one_odd_cell_is_not(cell):
    assert not is_plain(row(NUMBER + cell + BEHIND))


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(sheet(declared=DECLARED.replace("UTF-8", "UTF-16")), id="other encoding"),
        pytest.param(sheet(declared=DECLARED + "<!DOCTYPE x>"), id="document type"),
        pytest.param(sheet(before="<!-- --><cols/>"), id="comment before"),
        pytest.param(sheet(before='<sheetData><row r="9"/></sheetData>'), id="cells twice"),
        pytest.param(sheet(after='<row r="3"><c t="e"/></row>'), id="row behind"),
        pytest.param(sheet(after='<x:c r="A1"/>'), id="cell behind with a prefix"),
        pytest.param(sheet().replace(b'xmlns="', b'xmlns:x="'), id="other namespace"),
        pytest.param(sheet().removesuffix(b"</worksheet>"), id="cut off"),
        pytest.param(sheet(f'<row r="2"/>{NUMBER}</row>'), id="cell behind a closed row"),
        pytest.param(sheet('<row r="2">'), id="row without end"),
        pytest.param(sheet('<row r="100000"/>'), id="far row"),
        pytest.param(sheet('<row r="2"/><row r="2"/>'), id="row twice"),
        pytest.param(sheet('<row r="3"/><row r="2"/>'), id="rows out of order"),
        pytest.param(sheet('<row r="2" hidden="1"/>'), id="hidden row"),
        pytest.param(sheet(after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'), id="merged"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"</sheetData><sheetData>", id="end before begin"),
    ],
)
def test_sheet_that_is_spelt_otherwise_is_left_to_the_slow_pass(xml):
    assert not is_plain(xml)


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(
            sheet('<row r="1"/><row r="2" ht="15" customHeight="1"></row>'), id="empty rows"
        ),
        pytest.param(sheet(""), id="no rows"),
        pytest.param(sheet(declared=""), id="not declared"),
        pytest.param(b"\xef\xbb\xbf" + sheet(), id="byte order mark"),
        pytest.param(sheet(before='<cols><col min="1" max="2"/></cols>'), id="columns"),
        pytest.param(
            sheet().replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
            id="strict",
        ),
    ],
)
def test_sheet_as_programs_write_it_is_plain(xml):
    assert is_plain(xml)


def slow(cells):
    """Tell whether the slow pass has nothing to tell of a row of cells."""
    extent = Extent()
    if extent.walk.run(io.BytesIO(row(cells))):
        return False
    extent.finish()
    found = (extent.unreadable, extent.misplaced, extent.hidden, extent.merged)
    return not any(found) and not extent.is_too_wide


PIECES = [
    *PLAIN.values(),
    *ODD.values(),
    *("<c", ' r="A2"', ' t="e"', ' t="str"', ">", "/>", "<f>A1</f>", "<f/>", "<v>1</v>", "<v></v>"),
    *("</c>", "</row>", '<row r="3">', '<row r="3" hidden="1">', ' s="1"', "<f", "</f>"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_whatever_a_glance_finds_plain_the_slow_pass_does_too(cells):
    assert slow(cells) or not is_plain(row(cells))


def sheets_of(content):
    with zipfile.ZipFile(content) as archive:
        return [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]


def test_sheets_of_a_return_are_plain(tmp_path):
    path = write_register(tmp_path / "r.xlsx", [FULL])
    assert all(is_plain(xml) for xml in sheets_of(path))


def test_sheet_of_our_own_with_every_kind_of_cell_is_plain():
    book = new_book()
    made = book.sheet("Kinds")
    for column, value in enumerate(["a", 1 / 3, 12, None]):
        made.write(0, column, value, "text")
    for column, value in enumerate([3, 0.25, "<&"]):
        made.formula(1, column, "=1", value, "count")
    assert all(is_plain(xml) for xml in sheets_of(io.BytesIO(book.to_bytes())))
