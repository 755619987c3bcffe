"""Sheets without the hidden columns at the right of a table, which a template calculates.

They are nine tenths of a return, and nobody reads them. They are left out only where the headings
of the sheet say that they are such columns, and where the cells of every row follow each other, so
that none of another column is among them.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any

import numpy as np

from seip_xl.read.glance import row_numbers
from seip_xl.read.header import label_key
from seip_xl.read.hidden import is_hidden_heading
from seip_xl.read.package import BROKEN_PART, read_part
from seip_xl.sheet import corners_of, range_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from seip_xl.read.package import Package

    Array = npt.NDArray[Any]

_TABLE = re.compile(rb'<table [^<>]*\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_COLUMN = re.compile(rb'<tableColumn [^<>]*\bname="([^"<>]*)"')
_RELATED = re.compile(rb'Target="([^"]*tables/[^"]*)"')
_TEXT = re.compile(
    rb"<si>(?:<t(?: [^<>]*)?>([^<]*)</t>|(?!<t[ >])(?:(?!</si>).)*+)</si>", re.DOTALL
)
_DATA, _DATA_END = b"<sheetData>", b"</sheetData>"
_WITHIN = frozenset(b"cvf/rit")  # what may follow < in the rows: cells, values, formulas, texts


def without_tail(package: Package, part: str, xml: bytes) -> bytes:
    """Leave out the hidden columns at the right of the table of a sheet.

    Args:
        package: The checked file.
        part: Name of the sheet's part.
        xml: The part, unpacked.

    Returns:
        The part without them; as it was where there are none, or where it is not sure.
    """
    try:
        found = _hidden_columns(package, part)
        begin, end = xml.find(_DATA) + len(_DATA), xml.rfind(_DATA_END)
        if found is None or begin < len(_DATA) or end < begin:
            return xml
        row, first, last, names = found
        if not _has_headings(package, xml, row, first, names):
            return xml
        return xml[:begin] + _cut(xml[begin:end], row, first, last) + xml[end:]
    except (*BROKEN_PART, KeyError, ValueError):
        return xml


def _hidden_columns(package: Package, part: str) -> tuple[int, int, int, list[bytes]] | None:
    """Give the row of headings, first and last hidden column, and their headings, all from 0."""
    relations = f"{dirname(part)}/_rels/{part.rpartition('/')[2]}.rels"
    if relations not in package.archive.namelist():
        return None
    tables = _RELATED.findall(read_part(package.archive, relations))
    if len(tables) != 1:
        return None
    table = read_part(package.archive, _target(part, tables[0].decode()))
    reference, names = _TABLE.search(table), _COLUMN.findall(table)
    corners = corners_of(reference[1].decode()) if reference else None
    if corners is None or len(names) != corners[3] - corners[1] + 1:
        return None
    hidden = 0
    while hidden < len(names) and _is_hidden(names[-1 - hidden]):
        hidden += 1
    if not hidden:
        return None
    return corners[0], corners[3] - hidden + 1, corners[3], names[-hidden:]


def _target(part: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))


def _is_hidden(name: bytes) -> bool:
    return is_hidden_heading(label_key(name.decode()))


def _has_headings(
    package: Package, xml: bytes, row: int, first: int, names: Sequence[bytes]
) -> bool:
    """Tell whether the sheet itself has these headings, as shared texts, in these columns."""
    start = xml.find(b'<row r="%d"' % (row + 1))
    cells = xml[start : xml.find(b"</row>", start)]
    texts = [one[1] for one in _TEXT.finditer(read_part(package.archive, "xl/sharedStrings.xml"))]
    for at, name in enumerate(names, start=first):
        cell = range_name(row, at, row, at).encode()
        found = re.search(rb'<c r="%s"[^<>]* t="s"[^<>]*><v>([0-9]+)</v>' % cell, cells)
        if found is None or int(found[1]) >= len(texts) or texts[int(found[1])] != name:
            return False
    return True


def _cut(data: bytes, row: int, first: int, last: int) -> bytes:
    """Leave the columns out of the rows under the headings.

    Raises:
        ValueError: The rows are not spelt as spreadsheet programs spell them, or a cell stands
            right of the columns.
    """
    text = np.frombuffer(data, dtype=np.uint8)
    tags = np.flatnonzero(text == ord("<"))
    kinds = text[tags + 1]
    if not _WITHIN.issuperset(np.unique(kinds).tolist()):
        msg = "something else than cells"
        raise ValueError(msg)
    rows, ends = tags[kinds == ord("r")], tags[kinds == ord("/")]
    ends = ends[text[ends + 2] == ord("r")]
    cells = tags[kinds == ord("c")]
    if len(rows) != len(ends) or not _are_spelt(text, rows, b'<row r="'):
        msg = "other rows"
        raise ValueError(msg)
    columns = _columns(text, cells)
    own = np.searchsorted(rows, cells, side="right") - 1
    follows = (np.diff(columns) > 0) | (np.diff(own) > 0)
    numbers = row_numbers(text, rows)
    if own.min(initial=0) < 0 or not follows.all() or not (np.diff(numbers) > 0).all():
        msg = "cells out of order"
        raise ValueError(msg)
    below = numbers[own] > row + 1
    if (columns[below] > last).any():
        msg = "cells at the right"
        raise ValueError(msg)
    tail = below & (columns >= first)
    cut, first_of = np.unique(own[tail], return_index=True)
    kept, at = [], 0
    for start, end in zip(cells[tail][first_of].tolist(), ends[cut].tolist(), strict=True):
        kept.append(data[at:start])
        at = end
    return b"".join([*kept, data[at:]])


def _are_spelt(text: Array, places: Array, begin: bytes) -> bool:
    return all(bool((text[places + at] == byte).all()) for at, byte in enumerate(begin))


def _columns(text: Array, cells: Array) -> Array:
    """Give the column of every cell from 0; they are of one or two letters.

    Raises:
        ValueError: A cell is spelt otherwise.
    """
    letters = [text[cells + at].astype(np.int16) - 64 for at in (6, 7, 8)]
    is_letter = [(one >= 1) & (one <= 26) for one in letters]
    if not _are_spelt(text, cells, b'<c r="') or not is_letter[0].all() or is_letter[2].any():
        msg = "other cells"
        raise ValueError(msg)
    return np.asarray(np.where(is_letter[1], letters[0] * 26 + letters[1], letters[0]) - 1)
