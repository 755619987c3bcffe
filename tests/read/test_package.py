from __future__ import annotations

import io
import zipfile

import pytest

from read.tiny import read, write_register
from seip_xl.read import grid, package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = "[Content_Types].xml"


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        pytest.param(b"", "READ_002", "is empty", id="empty"),
        pytest.param(b"\0" * 4096, "READ_002", "is empty", id="only-nulls"),
        pytest.param(b"Student ID,Year group\n", "READ_001", "not an Excel workbook", id="text"),
        pytest.param(b"<html><table>", "READ_001", "not an Excel workbook", id="web-page"),
        pytest.param(OLE + b"W\0o\0r\0k\0b\0o\0o\0k\0", "READ_003", "(.xls)", id="old-workbook"),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"), "READ_004", "password", id="password"
        ),
        pytest.param(b"PK\x03\x04 and no more", "READ_005", "damaged", id="broken-zip"),
        pytest.param(zipped({"word/document.xml": "<a/>"}), "READ_006", "zip file", id="document"),
    ],
)
def test_file_that_is_no_workbook_is_one_finding(tmp_path, content, code, words):
    path = tmp_path / "register.xlsx"
    path.write_bytes(content)
    submission = read(path)
    assert not submission.accepted
    assert [one.code for one in submission.findings] == [code]
    assert submission.findings[0].message.startswith("register.xlsx ")
    assert words in submission.findings[0].message
    assert "\n" not in submission.findings[0].message


def test_file_that_is_not_there_is_a_finding(tmp_path):
    submission = read(tmp_path / "gone.xlsx")
    assert [one.code for one in submission.findings] == ["READ_011"]


def test_truncated_workbook_is_damaged(tmp_path):
    path = write_register(tmp_path / "register.xlsx")
    path.write_bytes(path.read_bytes()[:-300])
    assert [one.code for one in read(path).findings] == ["READ_005"]


def test_flipped_byte_in_a_sheet_is_damaged(tmp_path):
    path = write_register(tmp_path / "register.xlsx")
    content = bytearray(zipped(parts_of(path), zipfile.ZIP_STORED))
    content[content.index(b"Oakfield")] ^= 1
    path.write_bytes(bytes(content))
    assert [one.code for one in read(path).findings] == ["READ_005"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("xl/workbook.xml", b"<workbook><sheets>", id="broken-xml"),
        pytest.param(
            "xl/worksheets/sheet1.xml", b"<worksheet><row></worksheet>", id="broken-sheet"
        ),
        pytest.param(
            "xl/worksheets/sheet1.xml",
            b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>',
            id="document-type",
        ),
    ],
)
def test_broken_part_is_damaged(tmp_path, name, content):
    path = write_register(tmp_path / "register.xlsx")
    path.write_bytes(zipped(parts_of(path) | {name: content}))
    assert [one.code for one in read(path).findings] == ["READ_005"]


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param({"../outside.xml": b"<a/>"}, id="traversal"),
        pytest.param({"/outside.xml": b"<a/>"}, id="absolute"),
        pytest.param({"XL/Workbook.xml": b"<a/>"}, id="same-name-in-capitals"),
        pytest.param({"xl/macrosheets/sheet1.xml": b"<a/>"}, id="excel-4-macros"),
        pytest.param({"xl/vbaProject.bin": b"macros"}, id="macros-in-xlsx"),
    ],
)
def test_unsafe_package_is_refused(tmp_path, extra):
    path = write_register(tmp_path / "register.xlsx")
    path.write_bytes(zipped(parts_of(path) | extra))
    assert [one.code for one in read(path).findings] == ["READ_009"]


@pytest.mark.parametrize(
    ("limit", "value"),
    [("MAX_FILE", 100), ("MAX_PARTS", 3), ("MAX_EXPANDED", 1000), ("MAX_PART", 1000)],
)
def test_workbook_over_a_limit_is_refused(tmp_path, monkeypatch, limit, value):
    path = write_register(tmp_path / "register.xlsx")
    monkeypatch.setattr(package, limit, value)
    assert [one.code for one in read(path).findings] == ["READ_007"]


def test_part_that_unpacks_to_far_more_is_refused(tmp_path):
    path = write_register(tmp_path / "register.xlsx")
    bomb = b"<a>" + b" " * (17 << 20) + b"</a>"
    path.write_bytes(zipped(parts_of(path) | {"xl/media/a.xml": bomb}))
    assert [one.code for one in read(path).findings] == ["READ_007"]


def test_more_sheets_than_allowed_are_refused(tmp_path, monkeypatch):
    path = write_register(tmp_path / "register.xlsx")
    monkeypatch.setattr(package, "MAX_SHEETS", 2)
    assert [one.code for one in read(path).findings] == ["READ_007"]


class Panic(BaseException):
    """As the reader's native code panics."""


def test_panic_of_the_reader_is_a_finding(tmp_path, monkeypatch):
    class Reader:
        @staticmethod
        def from_filelike(_):
            raise Panic

    monkeypatch.setattr(grid, "CalamineWorkbook", Reader)
    path = write_register(tmp_path / "register.xlsx")
    assert [one.code for one in read(path).findings] == ["READ_010"]


def test_interrupt_while_reading_is_not_swallowed(tmp_path, monkeypatch):
    class Reader:
        @staticmethod
        def from_filelike(_):
            raise KeyboardInterrupt

    monkeypatch.setattr(grid, "CalamineWorkbook", Reader)
    path = write_register(tmp_path / "register.xlsx")
    with pytest.raises(KeyboardInterrupt):
        read(path)
