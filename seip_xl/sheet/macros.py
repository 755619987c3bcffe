"""Macros of a workbook: its VBA project, buttons that call it, and its part of the ribbon."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from seip_xl.errors import WriteError

_RELATIONS, _RIBBON = "_rels/.rels", "customUI/customUI14.xml"
_END = b"</Relationships>"
# Source: [MS-CUSTOMUI2] 2.1, the part that Excel 2010 and later read.
_RELATION = (
    b'<Relationship Id="rIdRibbon" Type="http://schemas.microsoft.com/office/2007/relationships/'
    b'ui/extensibility" Target="customUI/customUI14.xml"/>'
)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip file; XlsxWriter gives it too
_UNIX, _READABLE = 3, 0o600 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Macros:
    """The macros of a workbook.

    Invariant: ``sheet_names`` are the names by which the project knows the sheets, in their order;
    the workbook has as many sheets. Excel would otherwise make modules of its own.
    """

    project: bytes
    book_name: str
    sheet_names: tuple[str, ...]
    ribbon: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button on a sheet; ``help_text`` is read aloud by screen readers.

    ``left`` is the room between the left edges of its cell and the button.

    Units:
        width, height, left: pixels.
    """

    caption: str
    macro: str
    width: int
    height: int
    left: int = 0
    help_text: str = ""

    def options(self) -> dict[str, str | int]:
        """Give it as XlsxWriter takes it."""
        return {
            "caption": self.caption,
            "macro": self.macro,
            "width": self.width,
            "height": self.height,
            "x_offset": self.left,
            "description": self.help_text or self.caption,
        }


def with_ribbon(package: bytes, ribbon: bytes) -> bytes:
    """Add a part of the ribbon to a finished workbook; XlsxWriter has no call for it.

    Args:
        package: The workbook.
        ribbon: The part, as XML.

    Returns:
        The workbook; the same bytes for the same arguments.

    Raises:
        WriteError: The workbook has such a part already, or no relations to add it to.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = parts.get(_RELATIONS, b"")
    if _RIBBON in parts or relations.count(_END) != 1:
        message = f"The ribbon cannot be added: {_RIBBON} is there, or {_RELATIONS} is unusual"
        raise WriteError(message)
    parts[_RELATIONS] = relations.replace(_END, _RELATION + _END)
    parts[_RIBBON] = ribbon
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            # Otherwise they are those of the machine.
            info.create_system, info.external_attr = _UNIX, _READABLE
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
