"""The cheap check of a file before the reader sees it: is it an honest workbook of bearable size.

The reader is native code: it can abort the whole program on two cells far apart, and it shows an
error cell as blank. So the zip and the extent of each sheet are looked at first.

Source:
    ECMA-376 part 2 (packages); calamine issue 693 (far cells), python-calamine issue 105 (errors).
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from seip_xl.read.code import Code
from seip_xl.read.markup import Walk, local

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from seip_xl.finding import Finding

MIB = 1 << 20
MAX_FILE = 50 * MIB
MAX_EXPANDED = 512 * MIB
MAX_PART = 400 * MIB
MAX_RATIO, RATIO_FROM = 250, 16 * MIB
MAX_PARTS = 2_000
MAX_SHEETS = 100

_TYPES, _WORKBOOK, _RELATIONS = (
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
)
_SAVE_AS = "send the return itself, saved in Excel as Excel Workbook (.xlsx)"
BROKEN_PART = (zipfile.BadZipFile, zlib.error, EOFError)
_SYMLINK, _FILE_KIND = 0o120000, 0o170000


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A file that passed: its name, bytes, opened zip and the part of each sheet by name."""

    name: str
    content: bytes
    archive: zipfile.ZipFile
    sheets: Mapping[str, str]


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack a part, never more of it than the file says that it has.

    Args:
        archive: The opened file.
        name: Name of the part.

    Returns:
        The part.

    Raises:
        KeyError: There is no such part.
    """  # noqa: DOC502  # raised by the library
    part = archive.getinfo(name)
    with archive.open(part) as stream:
        return stream.read(part.file_size)


def open_package(path: Path) -> Package | Finding:
    """Read a file once and check that it is an honest workbook.

    Args:
        path: The file.

    Returns:
        The package, or why it is refused.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            return _too_big(path.name, f"the file is larger than {MAX_FILE // MIB} MB")
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or "no access"
        message = f"{path.name} cannot be opened ({why}); close it in Excel, or check the folder"
        return Code.CANNOT_OPEN.finding(path.name, message)
    return open_bytes(path.name, content)


def open_bytes(name: str, content: bytes) -> Package | Finding:
    """Check that bytes are an honest workbook.

    Args:
        name: Name of the file, for findings.
        content: The whole file.

    Returns:
        The package, or why it is refused.
    """
    return _sniff(name, content) or _open(name, content)


def _sniff(name: str, content: bytes) -> Finding | None:
    if not content.strip(b"\0"):
        message = f"{name} is empty; save the workbook again and send that file"
        return Code.EMPTY_FILE.finding(name, message)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(name, content)
    if not content.startswith(b"PK\x03\x04"):
        message = f"{name} is not an Excel workbook, whatever its name says; {_SAVE_AS}"
        return Code.NOT_A_WORKBOOK.finding(name, message)
    return None


def _compound(name: str, content: bytes) -> Finding:
    if "EncryptedPackage".encode("utf-16-le") in content:
        message = f"{name} is protected by a password; remove the password in Excel (File, Info)"
        return Code.PASSWORD_PROTECTED.finding(name, message)
    message = f"{name} is a workbook of the old kind (.xls); {_SAVE_AS}"
    return Code.OLD_WORKBOOK.finding(name, message)


def _open(name: str, content: bytes) -> Package | Finding:
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        return _structure(name, archive) or _workbook(name, content, archive)
    except (*BROKEN_PART, ValueError, NotImplementedError) as error:
        return damaged(name, str(error))


def _structure(name: str, archive: zipfile.ZipFile) -> Finding | None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        return _too_big(name, f"it has {len(parts)} parts, more than {MAX_PARTS}")
    if sum(part.file_size for part in parts) > MAX_EXPANDED:
        return _too_big(name, f"unpacked it is larger than {MAX_EXPANDED // MIB} MB")
    if any(_is_oversized(part) for part in parts):
        return _too_big(name, "one of its parts is far too large")
    if why := _unsafe(parts) or _macros(name, parts):
        message = f"{name} is refused, because {why}; fill in the template as issued and send that"
        return Code.UNSAFE_CONTENT.finding(name, message)
    if _TYPES not in archive.namelist() or _WORKBOOK not in archive.namelist():
        message = f"{name} is a zip file, but not an Excel workbook (.xlsx); {_SAVE_AS}"
        return Code.OTHER_KIND_OF_FILE.finding(name, message)
    return None


def _is_oversized(part: zipfile.ZipInfo) -> bool:
    blown_up = part.file_size > MAX_RATIO * max(part.compress_size, 1)
    return part.file_size > MAX_PART or (part.file_size > RATIO_FROM and blown_up)


def _unsafe(parts: list[zipfile.ZipInfo]) -> str:
    if any(part.flag_bits & 1 for part in parts):
        return "a part of it is encrypted"
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        return "a part of it is packed in an unusual way"
    if len({part.filename.lower() for part in parts}) < len(parts):
        return "two of its parts have the same name"
    if any(_escapes(part) for part in parts):
        return "a part of it points outside of the file"
    spans = sorted((part.header_offset, part.compress_size) for part in parts)
    if any(at + size > after for (at, size), (after, _) in pairwise(spans)):
        return "its parts overlap"
    return ""


def _escapes(part: zipfile.ZipInfo) -> bool:
    where = PurePosixPath(part.filename.replace("\\", "/"))
    is_link = (part.external_attr >> 16) & _FILE_KIND == _SYMLINK
    return where.is_absolute() or ".." in where.parts or ":" in part.filename or is_link


def _macros(name: str, parts: list[zipfile.ZipInfo]) -> str:
    names = [part.filename.lower() for part in parts]
    if any("/macrosheets/" in part for part in names):
        return "it holds Excel 4 macros"
    if "xl/vbaproject.bin" in names and name.lower().endswith(".xlsx"):
        return "it holds macros under a name that says it does not"
    return ""


def _workbook(name: str, content: bytes, archive: zipfile.ZipFile) -> Package | Finding:
    targets: dict[str, str] = {}
    ids: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "Relationship":
            targets[attributes.get("Id", "")] = _part(attributes.get("Target", ""))

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "sheet":
            prefixed = (value for key, value in attributes.items() if key.endswith(":id"))
            ids[attributes.get("name", "")] = next(prefixed, "")

    parts = archive.namelist()
    for part, start in ((_RELATIONS, relation), (_WORKBOOK, sheet)):
        if part in parts and (why := walk_part(archive, part, Walk(start))):
            return damaged(name, why)
    if len(ids) > MAX_SHEETS:
        return _too_big(name, f"it has {len(ids)} sheets, more than {MAX_SHEETS}")
    sheets = {title: targets[key] for title, key in ids.items() if targets.get(key) in parts}
    return Package(name=name, content=content, archive=archive, sheets=sheets)


def _part(target: str) -> str:
    # As the reader resolves it, so that the part which is checked is the part which is read.
    inside = target.removeprefix("/")
    return inside if inside.startswith("xl/") else f"xl/{inside}"


def walk_part(archive: zipfile.ZipFile, part: str, walk: Walk) -> str:
    """Walk through one part of a package.

    Args:
        archive: The package.
        part: Name of the part.
        walk: What to do on the way.

    Returns:
        Empty text, or what is wrong with the part.
    """
    try:
        with archive.open(part) as stream:
            return walk.run(stream)
    except BROKEN_PART as error:
        return str(error)


def damaged(name: str, why: str) -> Finding:
    """Say that a workbook is damaged.

    Args:
        name: Name of the file.
        why: What is broken.

    Returns:
        The finding.
    """
    message = f"{name} is damaged ({why}); open it in Excel, let Excel repair it, and save it again"
    return Code.DAMAGED_WORKBOOK.finding(name, message, found=why)


def _too_big(name: str, why: str) -> Finding:
    message = f"{name} is refused, because {why}; delete what is not part of the return"
    return Code.TOO_BIG.finding(name, message)
