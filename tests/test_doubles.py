"""A return that came in two files: told by every command, its rows told once."""

from __future__ import annotations

import shutil

import openpyxl
import pytest

from report.cells import report, row_of
from seip_xl.checking import check_files, save_marked
from seip_xl.pipeline import consolidate
from tiny_county import filled, write_tiny_county


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a county with two files for one return, and a file of another period."""
    made = write_tiny_county(tmp_path_factory.mktemp("doubles"))
    (made / "copy of SOUTH register.xlsx").write_bytes(filled("register", "SOUTH"))
    (made / "NORTH finance.xlsx").write_bytes(filled("finance", "NORTH", period="Jul 2020"))
    return made


@pytest.fixture(scope="module")
def values(folder):
    """Give the values of its workbook."""
    return report(folder)[1]


def test_check_tells_two_files_for_one_return(folder):
    files = [folder / "SOUTH register.xlsx", folder / "copy of SOUTH register.xlsx"]
    found = [finding for one in check_files(files) for finding in one.findings]
    assert [(one.code, one.workbook) for one in found] == [
        ("READ_025", "SOUTH register.xlsx"),
        ("READ_025", "copy of SOUTH register.xlsx"),
    ]
    assert found[0].partnership == "SOUTH"


def test_file_that_is_named_twice_is_one_file(folder):
    path = folder / "SOUTH register.xlsx"
    (one,) = check_files([path, folder / ".." / folder.name / path.name])
    assert one.findings == ()


def test_cover_says_why_a_return_was_rejected(values):
    assert row_of(values["Cover"], "SOUTH")[1:3] == ["rejected: return twice", "accepted"]
    assert row_of(values["Cover"], "NORTH")[1:3] == ["accepted", "rejected: other period"]


def test_returns_received_say_why_and_tell_doubled_rows_once(values):
    rows = [
        row[2:]
        for row in values["Returns received"].iter_rows(min_row=4, values_only=True)
        if row[3] == "Students" or row[2] == "NORTH finance.xlsx"
    ]
    assert rows == [
        ("NORTH register.xlsx", "Students", 7, 7, 0, 0, 1, None),
        ("copy of SOUTH register.xlsx", "Students", 6, 0, 6, 0, 0, "return twice"),
        ("NORTH finance.xlsx", "not read", 0, 0, 0, 0, 0, "other period"),
        ("SOUTH register.xlsx", "Students", 0, 0, 0, 0, 0, "return twice; rows told once"),
    ]


def test_marked_copy_with_the_same_rows_is_left_alone(tmp_path):
    folder = write_tiny_county(tmp_path)
    path = folder / "NORTH register.xlsx"
    shutil.copy(path, folder / "NORTH register - checked.xlsx")
    done = consolidate(folder, folder / "Report.xlsx")
    told = [(one.severity, one.workbook) for one in done.findings if one.code.startswith("READ")]
    assert told == [("note", "NORTH register - checked.xlsx")]
    assert sum(one.counted for one in done.received if one.file == path.name) > 0


def test_marked_copy_that_was_mended_is_a_second_return(tmp_path):
    folder = write_tiny_county(tmp_path)
    book = openpyxl.load_workbook(folder / "NORTH register.xlsx")
    book["Students"]["B6"] = 8
    book.save(folder / "NORTH register - checked.xlsx")
    done = consolidate(folder, folder / "Report.xlsx")
    assert [one.code for one in done.findings if one.severity == "error"] == ["READ_025"] * 2


@pytest.fixture
def marked(tmp_path):
    """Give a county with a return in which something was found, and its marked copy."""
    folder = write_tiny_county(tmp_path)
    (folder / "Rules.xlsx").unlink()
    path = folder / "NORTH register.xlsx"
    assert mark(path) == [folder / "NORTH register - checked.xlsx"]
    return folder


def mark(*files):
    return save_marked(check_files(files), files)


def mend(path):
    book = openpyxl.load_workbook(path)
    book["Students"]["B6"] = 8
    book.save(path)


def test_second_marking_replaces_the_first(marked):
    former = (marked / "NORTH register - checked.xlsx").read_bytes()
    mark(marked / "NORTH register.xlsx")
    assert (marked / "NORTH register - checked.xlsx").read_bytes() == former
    assert not [*marked.glob("*previous*")]


def test_marked_copy_that_came_back_may_be_marked_again(marked):
    (marked / "NORTH register.xlsx").unlink()
    copy = marked / "NORTH register - checked.xlsx"
    mend(copy)
    assert mark(copy) == [copy]
    assert (marked / "NORTH register - checked (previous).xlsx").exists()
    done = consolidate(marked, marked / "Report.xlsx")
    assert next(one.counted for one in done.received if one.file == copy.name) > 0


def test_marking_does_not_replace_a_copy_that_was_mended(marked):
    copy = marked / "NORTH register - checked.xlsx"
    mend(copy)
    former = copy.read_bytes()
    assert mark(marked / "NORTH register.xlsx") == [marked / "NORTH register - checked 2.xlsx"]
    assert copy.read_bytes() == former
