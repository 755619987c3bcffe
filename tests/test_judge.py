"""The judge finds what it is there for: each planted fault is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
import xlsxwriter

from judge import CellError, LibreOffice, disagreements

if TYPE_CHECKING:
    from pathlib import Path

    from judge import Disagreement

THIRD = 0.3333333333333333


def write_book(path: Path, *cells: tuple[str, str, object]) -> Path:
    """Write (address, formula, stored value); `Hidden!B2` goes to a very hidden sheet."""
    book = xlsxwriter.Workbook(path)
    shown, hidden = book.add_worksheet("Shown"), book.add_worksheet("Hidden")
    hidden.very_hidden()
    for place, formula, stored in cells:
        sheet, address = (hidden, place[7:]) if place.startswith("Hidden!") else (shown, place)
        sheet.write_formula(address, formula, None, stored)
    book.close()
    return path


PLANTED = {
    "number": ("C7", "=2+3", 6, 5.0),
    "number_slightly_off": ("C7", "=2+3", 5.00000001, 5.0),
    "number_stored_as_text": ("C7", '=2&""', 2, "2"),
    "text_in_other_case": ("C7", '="Ab"', "ab", "Ab"),
    "blank_text": ("C7", '=""', " ", ""),
    "blank_text_stored_as_zero": ("C7", '=""', 0, ""),
    "zero_stored_as_blank_text": ("C7", "=0", "", 0.0),
    "truth_value": ("C7", "=1=1", False, True),
    "date_one_day_off": ("C7", "=DATE(2024,5,16)", 45427, 45428.0),
    "error": ("C7", "=1/0", 0, CellError(text="#DIV/0!", code=532)),
    "very_hidden_sheet": ("Hidden!B2", "=Shown!A1+1", 3, 2.0),
}


@pytest.fixture(scope="module")
def planted(judge, tmp_path_factory) -> dict[str, list[Disagreement]]:
    """Judge one workbook for each planted fault, all of them in one call."""
    folder = tmp_path_factory.mktemp("planted")
    paths = {
        name: write_book(folder / f"{name}.xlsx", ("A1", "=1", 1), fault[:3])
        for name, fault in PLANTED.items()
    }
    books = judge.recalculate(list(paths.values()))
    return {name: disagreements(path, books[path]) for name, path in paths.items()}


def judged(judge: LibreOffice, path: Path) -> list[Disagreement]:
    return disagreements(path, judge.recalculate([path])[path])


@pytest.mark.parametrize("name", PLANTED)
def test_wrong_stored_value_is_found(planted, name):
    place, formula, stored, value = PLANTED[name]
    [fault] = planted[name]
    sheet, _, cell = place.rpartition("!")
    assert fault.path.name == f"{name}.xlsx"
    assert (fault.sheet, fault.cell, fault.formula) == (sheet or "Shown", cell, formula[1:])
    assert (fault.stored, fault.recalculated) == (stored, value)


def test_disagreement_names_file_sheet_and_cell(planted):
    [fault] = planted["number"]
    assert str(fault) == "number.xlsx Shown!C7: stored 6.0, LibreOffice 5.0, =2+3"


def test_right_stored_values_pass(judge, tmp_path):
    path = write_book(
        tmp_path / "right.xlsx",
        ("A1", "=1/3", THIRD),
        ("A2", '="a"&"b"', "ab"),
        ("A3", '=""', ""),
        ("A4", "=1=1", True),
        ("A5", "=1=2", False),
        ("A6", "=DATE(2024,5,16)", 45428),
        ("A7", "=B99", 0),
        ("A8", "=3000000", 3000000.002),
        ("A9", "=1E-12", 0),
        ("Hidden!B2", "=Shown!A6*2", 90856),
    )
    assert judged(judge, path) == []


def test_recalculated_values_are_exact(judge, tmp_path):
    path = write_book(
        tmp_path / "kinds.xlsx",
        ("A1", "=1/3", 0),
        ("A2", '="a"&"b"', 0),
        ("A3", '=""', 0),
        ("A4", "=1=1", 0),
        ("A5", "=DATE(2024,5,16)", 0),
        ("A6", "=1/0", 0),
        ("A7", "=NA()", 0),
        ("A8", "=NOSUCHFUNCTION(1)", 0),
        ("A9", "=--(1=1)", 0),
    )
    recalculated = judge.recalculate([path])[path]
    values = [recalculated.value("Shown", f"A{row}") for row in range(1, 10)]
    assert values == [
        THIRD,
        "ab",
        "",
        True,
        45428.0,
        CellError(text="#DIV/0!", code=532),
        CellError(text="#N/A", code=32767),
        CellError(text="#NAME?", code=525),
        1.0,
    ]
    assert [type(value) for value in values[:5]] == [float, str, str, bool, float]


def test_stored_error_is_found_even_if_recalculation_agrees(judge, tmp_path):
    path = write_book(tmp_path / "error.xlsx", ("A1", "=1/0", "#DIV/0!"))
    [fault] = judged(judge, path)
    assert fault.stored == CellError(text="#DIV/0!")


def test_fault_inside_array_formula_is_found(judge, tmp_path):
    path = tmp_path / "array.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Shown")
    sheet.write_array_formula("A1:A3", "{=ROW(A1:A3)*2}", None, 2)
    sheet.write_number("A2", 4)
    sheet.write_number("A3", 7)
    book.close()
    [fault] = judged(judge, path)
    assert (fault.cell, fault.stored, fault.recalculated) == ("A3", 7.0, 6.0)


def test_table_formulas_are_recalculated(judge, tmp_path):
    path = tmp_path / "table.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Shown")
    sheet.add_table(
        "A1:B3", {"name": "Pupils", "columns": [{"header": "Hours"}, {"header": "Twice"}]}
    )
    for row, (hours, stored) in enumerate([(5, 10), (12.5, 26)], 2):
        sheet.write_number(f"A{row}", hours)
        sheet.write_formula(f"B{row}", "=Pupils[[#This Row],[Hours]]*2", None, stored)
    book.close()
    [fault] = judged(judge, path)
    assert (fault.cell, fault.stored, fault.recalculated) == ("B3", 26.0, 25.0)


def test_cell_not_seen_as_formula_is_found(judge, tmp_path):
    path = write_book(tmp_path / "all.xlsx", ("A1", "=1", 1), ("A2", "=2", 2))
    fewer = write_book(tmp_path / "fewer.xlsx", ("A1", "=1", 1))
    recalculated = judge.recalculate([fewer])[fewer]
    [fault] = disagreements(path, recalculated)
    assert (fault.cell, fault.stored, fault.recalculated) == ("A2", 2.0, None)


def test_unreadable_workbook_is_told(judge, tmp_path):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(RuntimeError, match=r"LibreOffice cannot open .*broken\.xlsx"):
        judge.recalculate([path])


def test_judge_leaves_the_folder_as_it_was(judge, tmp_path):
    path = write_book(tmp_path / "right.xlsx", ("A1", "=1", 1))
    before = path.read_bytes()
    judge.recalculate([path])
    assert [found.name for found in tmp_path.iterdir()] == ["right.xlsx"]
    assert path.read_bytes() == before


def test_pictures_are_one_a_page(judge, tmp_path):
    path = write_book(tmp_path / "book.xlsx", ("A1", "=1", 1), ("A200", "=2", 2))
    pictures = judge.to_pictures(path, tmp_path / "pictures")
    assert len(pictures) >= 2
    assert {picture.read_bytes()[:8] for picture in pictures} == {b"\x89PNG\r\n\x1a\n"}


def test_missing_stored_value_is_found(judge, tmp_path):
    path = write_book(tmp_path / "full.xlsx", ("A1", '=""', "x"))
    emptied = tmp_path / "emptied.xlsx"
    with ZipFile(path) as full, ZipFile(emptied, "w") as parts:
        for name in full.namelist():
            parts.writestr(name, full.read(name).replace(b"<v>x</v>", b""))
    [fault] = judged(judge, emptied)
    assert (fault.stored, fault.recalculated) == (None, "")
