"""A template that the LA has restyled in Excel, filled with what ours holds.

The look and the words of the restyled one stay; what the reader, the drop-downs and the checks
depend on is taken from ours: rows, formulas, lists, guards and the stamp.
"""

from __future__ import annotations

import warnings
import zipfile
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl

from seip_xl.schema import STAMP_PROPERTY, STAMP_SHEET
from seip_xl.template.kept_sheet import KEPT_SHEET
from seip_xl.template.listing import LISTS_SHEET
from seip_xl.template.restyled_cover import fill_checks, fill_cover, fill_guide
from seip_xl.template.restyled_table import fill_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seip_xl.schema import ReturnSpec

_SHAPES = (b":sp>", b":sp ", b":grpSp", b":cxnSp")
_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restyled:
    """A restyled template: the name of its file, and the file."""

    name: str
    content: bytes

    @property
    def notices(self) -> tuple[str, ...]:
        """What of it cannot be taken over, in words."""
        with zipfile.ZipFile(BytesIO(self.content)) as archive:
            drawings = [part for part in archive.namelist() if part.startswith("xl/drawings/")]
            drawn = any(shape in archive.read(part) for part in drawings for shape in _SHAPES)
        if not drawn:
            return ()
        lost = "its text boxes and shapes are not taken over; put words into cells"
        return (f"{self.name}: {lost}, and drawings in as pictures",)


def fill_restyled(base: Restyled | None, own: bytes, spec: ReturnSpec) -> bytes:
    """Fill a restyled template with what ours holds.

    Its formulas have no results until a spreadsheet program opens it.

    Args:
        base: The restyled template, without faults; None where ours is wanted as it is.
        own: Our template of the same return, for one partnership.
        spec: The return.

    Returns:
        The filled template; the same bytes for the same arguments.
    """
    if base is None:
        return own
    book, ours = load(base.content), load(own)
    given, wanted = tables_of(book), tables_of(ours)
    for table in spec.tables:
        if not table.lines:
            there = (*given[table.name], *wanted[table.name])
            fill_table(*there, examples=table.has_examples)
    for title in (LISTS_SHEET, KEPT_SHEET, STAMP_SHEET):
        _replace_sheet(book, ours, title)
    for sheet in ours:
        if sheet.title in book.sheetnames:
            book[sheet.title].oddFooter = copy(sheet.oddFooter)
    fill_cover(book, ours)
    fill_guide(book, ours)
    fill_checks(book, ours)
    _stamp(book, ours)
    return _saved(book)


def load(content: bytes) -> Any:
    """Open a workbook to be changed; what the library does not keep is told elsewhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(BytesIO(content))


def tables_of(book: Any) -> Mapping[str, tuple[Any, Any]]:
    """Give sheet and Excel table by the table's name."""
    return {table.name: (sheet, table) for sheet in book for table in sheet.tables.values()}


def _replace_sheet(book: Any, ours: Any, title: str) -> None:
    """Put one of our hidden sheets in the place of the one that is there."""
    if title in book.sheetnames:
        del book[title]
    if title not in ours.sheetnames:
        return
    sheet, own = book.create_sheet(title), ours[title]
    sheet.sheet_state = own.sheet_state
    for cell in _cells(own):
        sheet[cell.coordinate] = cell.value
    for table in own.tables.values():
        sheet.add_table(table)


def _cells(sheet: Any) -> Iterator[Any]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if cell.value is not None)


def _stamp(book: Any, ours: Any) -> None:
    for name, own in ours.defined_names.items():
        book.defined_names[name] = copy(own)
    if STAMP_PROPERTY in book.custom_doc_props.names:
        del book.custom_doc_props[STAMP_PROPERTY]
    book.custom_doc_props.append(copy(ours.custom_doc_props[STAMP_PROPERTY]))
    for name in ("title", "subject", "created"):
        setattr(book.properties, name, getattr(ours.properties, name))


def _saved(book: Any) -> bytes:
    """Save a workbook without the time of day, so that it is the same at any time."""
    told, target = BytesIO(), BytesIO()
    book.save(told)
    modified = f"{book.properties.modified:%Y-%m-%dT%H:%M:%SZ}".encode()
    created = f"{book.properties.created:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(told) as source, zipfile.ZipFile(target, "w") as settled:
        for part in source.namelist():
            content = source.read(part)
            if part == "docProps/core.xml":
                content = content.replace(modified, created)
            settled.writestr(zipfile.ZipInfo(part, _DAY), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
