"""The cells of a written workbook, as its parts hold them: values, formulas, formats, tables."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")

Cell: TypeAlias = "tuple[int, int, int, str | float | None, str | None]"
"""Row and column from zero, number of the format, value, formula."""


@dataclass(frozen=True, slots=True)
class SheetCells:
    """A sheet: its cells from the top left, and its tables by name: their range and headers."""

    name: str
    cells: list[Cell]
    tables: list[tuple[str, str, list[str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BookCells:
    """A workbook: its sheets, and its formats as XlsxWriter takes them."""

    sheets: list[SheetCells]
    formats: list[dict[str, str | float | bool]]

    @property
    def cell_count(self) -> int:
        """How many cells are written."""
        return sum(len(sheet.cells) for sheet in self.sheets)

    @property
    def formula_count(self) -> int:
        """How many of them hold a formula."""
        return sum(one[4] is not None for sheet in self.sheets for one in sheet.cells)


def read_cells(path: Path) -> BookCells:
    """Read every cell of a workbook.

    Args:
        path: A workbook that this program wrote.

    Returns:
        Its cells, formats and tables.
    """
    with zipfile.ZipFile(path) as archive:
        texts = _shared(archive)
        parts = _relations(archive, "xl/_rels/workbook.xml.rels")
        listed = _root(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet")
        sheets = []
        for one in listed:
            part = f"xl/{parts[one.attrib[_RELATION]]}"
            with archive.open(part) as stream:
                cells = list(_cells(stream, texts))
            sheets.append(SheetCells(one.attrib["name"], cells, _tables(archive, part)))
        return BookCells(sheets, _formats(archive))


def _root(archive: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(archive.read(part))  # noqa: S314 - a workbook that this program wrote


def _shared(archive: zipfile.ZipFile) -> list[str]:
    items = _root(archive, "xl/sharedStrings.xml").iter(f"{_MAIN}si")
    return ["".join(text.text or "" for text in item.iter(f"{_MAIN}t")) for item in items]


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    if part not in archive.namelist():
        return {}
    return {one.attrib["Id"]: one.attrib["Target"] for one in _root(archive, part)}


def _tables(archive: zipfile.ZipFile, part: str) -> list[tuple[str, str, list[str]]]:
    targets = _relations(archive, part.replace("sheets/", "sheets/_rels/") + ".rels").values()
    found = []
    for target in targets:
        if "/tables/" in target:
            root = _root(archive, target.replace("..", "xl"))
            headers = [one.attrib["name"] for one in root.iter(f"{_MAIN}tableColumn")]
            found.append((root.attrib["name"], root.attrib["ref"], headers))
    return found


def _cells(stream: IO[bytes], texts: list[str]) -> Iterator[Cell]:
    for _, element in ET.iterparse(stream):  # noqa: S314 - a workbook that this program wrote
        if element.tag == f"{_MAIN}c":
            yield _cell(element, texts)
        elif element.tag == f"{_MAIN}row":
            element.clear()


def _cell(element: ET.Element, texts: list[str]) -> Cell:
    address = _ADDRESS.fullmatch(element.attrib["r"])
    assert address  # noqa: S101 - every cell that this program writes has its address
    column = 0
    for letter in address[1]:
        column = column * 26 + ord(letter) - 64
    value, kind = element.findtext(f"{_MAIN}v"), element.get("t", "n")
    return (
        int(address[2]) - 1,
        column - 1,
        int(element.get("s", "0")),
        None if value is None else _value(value, kind, texts),
        element.findtext(f"{_MAIN}f"),
    )


def _value(value: str, kind: str, texts: list[str]) -> str | float:
    if kind == "s":
        return texts[int(value)]
    # A formula whose value is no text has an empty value, of no kind.
    return float(value) if kind == "n" and value else value


def _formats(archive: zipfile.ZipFile) -> list[dict[str, str | float | bool]]:
    """Turn the formats of cells into what XlsxWriter takes; frames become thin ones all round."""
    root = _root(archive, "xl/styles.xml")
    fonts, fills, borders, uses = (
        _children(root, name) for name in ("fonts", "fills", "borders", "cellXfs")
    )
    codes = {
        int(one.attrib["numFmtId"]): one.attrib["formatCode"] for one in root.iter(f"{_MAIN}numFmt")
    }
    return [
        {
            "num_format": codes.get(int(one.attrib["numFmtId"]), int(one.attrib["numFmtId"])),
            **_font(fonts[int(one.attrib["fontId"])]),
            **_fill(fills[int(one.attrib["fillId"])]),
            **_border(borders[int(one.attrib["borderId"])]),
            **_layout(one),
        }
        for one in uses
    ]


def _children(root: ET.Element, name: str) -> list[ET.Element]:
    found = root.find(f"{_MAIN}{name}")
    return [] if found is None else list(found)


def _colour(element: ET.Element | None) -> str:
    return "" if element is None else "#" + element.get("rgb", "FF000000")[2:]


def _font(font: ET.Element) -> dict[str, str | float | bool]:
    size, colour = font.find(f"{_MAIN}sz"), font.find(f"{_MAIN}color")
    look: dict[str, str | float | bool] = {
        name: font.find(f"{_MAIN}{name[0]}") is not None for name in ("bold", "italic", "underline")
    }
    look["font_size"] = 11 if size is None else float(size.attrib["val"])
    return look | ({"font_color": shade} if (shade := _colour(colour)) else {})


def _fill(fill: ET.Element) -> dict[str, str | float | bool]:
    shade = _colour(fill.find(f".//{_MAIN}fgColor"))
    return {"bg_color": shade} if shade else {}


def _border(border: ET.Element) -> dict[str, str | float | bool]:
    return {"border": 1} if any(side.get("style") for side in border) else {}


def _layout(use: ET.Element) -> dict[str, str | float | bool]:
    found = use.find(f"{_MAIN}alignment")
    told = {} if found is None else found.attrib
    return {
        "text_wrap": told.get("wrapText") == "1",
        "indent": int(told.get("indent", "0")),
        "valign": "vcenter" if told.get("vertical") == "center" else told.get("vertical", "bottom"),
        "quote_prefix": use.get("quotePrefix") == "1",
        "locked": use.find(f"{_MAIN}protection") is None,
    }
