"""What the reader is given of a workbook: without the formulas, which it would only pass over.

A return has a long formula in each row, to say what is wrong while it is filled in. The reader
takes half of its time to pass over them, though their results stand beside them.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from seip_xl.read.glance import is_plain
from seip_xl.read.package import BROKEN_PART, MIB, read_part
from seip_xl.read.tail import without_tail

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from seip_xl.read.package import Package

MAX_GLANCED = 512 * MIB
_READ = (".xml", ".rels")
# As the glance has found them: a formula has no tag within, and its tag no bracket.
_UNSEEN = re.compile(rb"<!--.*?-->|<\?(?!xml ).*?\?>", re.DOTALL)
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_REFERENCE = re.compile(rb"&#(x?)([0-9A-Fa-f]+);")
_FORMULA = re.compile(rb"<f(?: [^<>]*+)?+(?:(?<=/)>|(?<!/)>[^<]*+</f>)")


def plain_sheets(package: Package) -> Iterator[tuple[str, bytes]]:
    """Give the sheets of which a glance says that the slow pass would find nothing in them.

    Args:
        package: The checked file.

    Yields:
        Name and content of the part of each, unpacked; none of a file that is very large.
    """
    if sum(part.file_size for part in _parts(package)) > MAX_GLANCED:
        return
    for part in dict.fromkeys(package.sheets.values()):  # two sheets may name one part
        xml = without_tail(package, part, _unpacked(package, part))
        if xml and is_plain(xml):
            yield part, xml


def light_copy(
    package: Package, plain: Mapping[str, bytes], *, without: Collection[str] = ()
) -> bytes:
    """Give a workbook without the formulas of its plain sheets, not packed.

    Args:
        package: The checked file.
        plain: Its plain sheets, as ``plain_sheets`` gives them, or pieces of them.
        without: Names of parts that are left out.

    Returns:
        A workbook with the same cells, or the same file where a part is broken. Its parts are of
        the size that they have, whatever the file says, and have neither comments nor references
        to characters within a value, of which the reader would read only a part.
    """
    target = BytesIO()
    try:
        with zipfile.ZipFile(target, "w") as copy:
            for part in _parts(package):
                if part.filename in without:
                    continue
                xml = plain.get(part.filename)
                light = (
                    _spelt_out(read_part(package.archive, part.filename))
                    if xml is None
                    else _FORMULA.sub(b"", xml)
                )
                copy.writestr(part.filename, light)
    except BROKEN_PART:
        return package.content  # the reader says what is wrong
    return target.getvalue()


def size_beside_sheets(package: Package) -> int:
    """Give how many bytes of a light copy are of other parts than sheets.

    Args:
        package: The checked file.
    """
    sheets = {*package.sheets.values()}
    return sum(part.file_size for part in _parts(package) if part.filename not in sheets)


def _spelt_out(xml: bytes) -> bytes:
    """Write a part without comments and instructions, its characters as themselves."""
    if not any(sign in xml for sign in (b"<!", b"&#", b"<?")):
        return xml
    told = _UNSEEN.sub(b"", xml)
    told = _CDATA.sub(lambda found: escape(found[1].decode()).encode(), told)
    return _REFERENCE.sub(_character, told)


def _character(found: re.Match[bytes]) -> bytes:
    number = int(found[2], 16) if found[1] else int(found[2])
    return escape(chr(number)).encode()


def _parts(package: Package) -> list[zipfile.ZipInfo]:
    return [part for part in package.archive.infolist() if part.filename.endswith(_READ)]


def _unpacked(package: Package, part: str) -> bytes:
    try:
        return read_part(package.archive, part)
    except BROKEN_PART:
        return b""  # the slow pass says what is wrong
