"""The values a workbook stores beside its formulas, straight from the XML.

Not through openpyxl: it turns numbers into dates, and cannot tell an empty text from no value.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from judge.value import CellError, FormulaCell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from judge.value import Value

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def stored_formulas(path: Path) -> dict[tuple[str, str], FormulaCell]:
    """Read every formula cell of every sheet, hidden ones too, by (sheet, address)."""
    with ZipFile(path) as parts:
        texts = _shared_texts(parts)
        return {
            (sheet, address): cell
            for sheet, part in _sheet_parts(parts)
            for address, cell in _formula_cells(parts, part, texts)
        }


def _sheet_parts(parts: ZipFile) -> Iterator[tuple[str, str]]:
    relations = ET.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.attrib["Id"]: relation.attrib["Target"] for relation in relations}
    for sheet in ET.fromstring(parts.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
        target = posixpath.join("/xl", targets[sheet.attrib[RELATION]])
        yield sheet.attrib["name"], posixpath.normpath(target).lstrip("/")


def _shared_texts(parts: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in parts.namelist():
        return []
    table = ET.fromstring(parts.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in table]


def _formula_cells(
    parts: ZipFile, part: str, texts: list[str]
) -> Iterator[tuple[str, FormulaCell]]:
    sheet = ET.fromstring(parts.read(part))
    inside_arrays: dict[str, str] = {}
    for cell in sheet.iter(f"{MAIN}c"):
        address = cell.attrib["r"]
        formula = cell.find(f"{MAIN}f")
        if formula is not None:
            text = formula.text or ""
            inside_arrays |= dict.fromkeys(_addresses(formula.get("ref", "")), text)
            yield address, FormulaCell(formula=text, value=_value(cell, texts))
        elif address in inside_arrays:
            inside = inside_arrays[address]
            yield address, FormulaCell(formula=inside, value=_value(cell, texts))


def _addresses(area: str) -> Iterator[str]:
    """List the cells of a multi-cell array formula, which stands in the first of them only."""
    corners = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", area)
    if corners:
        left, top, right, bottom = corners.groups()
        for column in range(_number(left), _number(right) + 1):
            for row in range(int(top), int(bottom) + 1):
                yield f"{_letters(column)}{row}"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _value(cell: ET.Element, texts: list[str]) -> Value | None:
    stored = cell.find(f"{MAIN}v")
    if stored is None:
        return None
    text = stored.text or ""
    match cell.get("t", "n"):
        case "str":
            return text
        case "s":
            return texts[int(text)]
        case "b":
            return text == "1"
        case "e":
            return CellError(text=text)
        case _:
            # NOTE: XlsxWriter and Excel store an empty text as a value without content or type.
            return float(text) if text else ""
