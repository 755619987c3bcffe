"""Parts of a package, changed in one place each."""

from __future__ import annotations

import re
from posixpath import join, normpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Sequence

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part_of(source: zipfile.ZipFile, name: str) -> bytes:
    """Read a part."""
    return source.read(name)


def sheet_parts(source: zipfile.ZipFile) -> dict[str, str]:
    """Give the part of every worksheet by its title, in order.

    Args:
        source: The package; it was read, so that what it refers to is there.
    """
    targets = {
        one.get("Id"): str(one.get("Target"))
        for one in ET.fromstring(source.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  # was read
        if str(one.get("Type")).endswith("/worksheet")
    }
    book = ET.fromstring(source.read("xl/workbook.xml"))  # noqa: S314  # was read safely before
    found: dict[str, str] = {}
    for one in book.iter():
        if not one.tag.endswith("}sheet"):
            continue
        key = next((value for name, value in one.items() if name.endswith("}id")), "")
        if target := targets.get(key):
            place = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            found[str(one.get("name"))] = place
    return found


def insert_before(xml: bytes, element: bytes, names: Sequence[str]) -> bytes:
    """Insert an element before the first of those that stand after it, or at the end.

    Args:
        xml: The part.
        element: What is inserted.
        names: Names of the elements that stand after it.

    Returns:
        The part with the element.
    """
    places = [
        found.start()
        for name in names
        if (found := re.search(rb"<(?:\w+:)?%s[\s/>]" % name.encode(), xml))
    ]
    end = xml.rindex(b"</")
    at = min([*places, end])
    return xml[:at] + element + xml[at:]


def with_relationship(relations: bytes, part: str) -> tuple[bytes, str]:
    """Refer to a sheet from the workbook; give the reference's id too."""
    used = {int(one) for one in re.findall(rb'\bId="rId(\d+)"', relations)}
    key = f"rId{max(used, default=0) + 1}"
    target = part.removeprefix("xl/")
    one = f'<Relationship Id="{key}" Type="{_RELATION}/worksheet" Target="{target}"/>'
    return insert_before(relations, one.encode(), ()), key


def with_sheet(workbook: bytes, title: str, key: str) -> bytes:
    """List a sheet as the last one."""
    used = {int(one) for one in re.findall(rb'\bsheetId="(\d+)"', workbook)}
    found = re.search(rb"</(\w+:)?sheets>", workbook)
    if found is None:  # pragma: no cover  # a workbook that was read has sheets
        return workbook
    p = (found[1] or b"").decode()
    number = max(used, default=0) + 1
    one = (
        f'<{p}sheet xmlns:seip="{_RELATION}" name={quoteattr(title)} sheetId="{number}" '
        f'seip:id="{key}"/>'
    )
    return workbook[: found.start()] + one.encode() + workbook[found.start() :]


def with_type(types: bytes, part: str, content_type: str) -> bytes:
    """Say what a part is."""
    one = f'<Override PartName="{part}" ContentType="{content_type}"/>'
    return insert_before(types, one.encode(), ())
