"""The looks of a marked return, added to its styles: of marked cells, and of the sheet Issues."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seip_xl.check.part import insert_before

_ERROR = (
    b'<%(p)sdxf><%(p)sfont><%(p)sb/><%(p)scolor rgb="FF7A1420"/></%(p)sfont><%(p)sfill>'
    b'<%(p)spatternFill patternType="lightUp"><%(p)sfgColor rgb="FFD98C95"/>'
    b'<%(p)sbgColor rgb="FFF8D7DA"/></%(p)spatternFill></%(p)sfill></%(p)sdxf>'
)
_QUERY = (
    b'<%(p)sdxf><%(p)sfont><%(p)sb/><%(p)scolor rgb="FF5C4400"/></%(p)sfont><%(p)sfill>'
    b'<%(p)spatternFill patternType="gray125"><%(p)sfgColor rgb="FFC9A227"/>'
    b'<%(p)sbgColor rgb="FFFFF4CC"/></%(p)spatternFill></%(p)sfill></%(p)sdxf>'
)
_BOLD = b'<%(p)sfont><%(p)sb/><%(p)ssz val="11"/><%(p)sname val="Calibri"/></%(p)sfont>'
_HEADING = b'<%(p)sxf numFmtId="0" fontId="%(font)d" fillId="0" borderId="0" applyFont="1"/>'
_WRAPPED = (
    b'<%(p)sxf numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1">'
    b'<%(p)salignment vertical="top" wrapText="1"/></%(p)sxf>'
)
_AFTER_FONTS = ("fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_AFTER_FORMATS = ("cellStyles", "dxfs", "tableStyles", "colors", "extLst")
_AFTER_LOOKS = ("tableStyles", "colors", "extLst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Numbers of the looks: of marked cells with an error and with a query; of cells of Issues."""

    error: int
    query: int
    heading: int
    wrapped: int


def with_looks(styles: bytes) -> tuple[bytes, Looks]:
    """Add the looks that are not there yet.

    Args:
        styles: The part of a workbook's styles.

    Returns:
        The part with the looks, and their numbers.
    """
    found = re.search(rb"<(\w+:)?styleSheet\b", styles)
    p = {b"p": (found[1] or b"") if found else b""}
    styles, error = _with(styles, b"dxfs", b"dxf", _ERROR % p, _AFTER_LOOKS)
    styles, query = _with(styles, b"dxfs", b"dxf", _QUERY % p, _AFTER_LOOKS)
    styles, font = _with(styles, b"fonts", b"font", _BOLD % p, _AFTER_FONTS)
    bold = _HEADING % (p | {b"font": font})
    styles, heading = _with(styles, b"cellXfs", b"xf", bold, _AFTER_FORMATS)
    styles, wrapped = _with(styles, b"cellXfs", b"xf", _WRAPPED % p, _AFTER_FORMATS)
    return styles, Looks(error=error, query=query, heading=heading, wrapped=wrapped)


def _with(
    styles: bytes, group: bytes, kind: bytes, element: bytes, after: tuple[str, ...]
) -> tuple[bytes, int]:
    """Put an element at the end of its group, which is made when it is not there."""
    p = element[1 : element.index(kind)]
    head = re.search(rb"<%s%s\b[^>]*?(/?)>" % (p, group), styles)
    if head is None or head[1]:
        made = b'<%s%s count="1">%s</%s%s>' % (p, group, element, p, group)
        if head:
            return styles[: head.start()] + made + styles[head.end() :], 0
        return insert_before(styles, made, after), 0
    end = styles.index(b"</%s%s>" % (p, group), head.end())
    inside = styles[head.end() : end]
    before = inside.partition(element)[0]
    number = len(re.findall(rb"<%s%s\b" % (p, kind), before))
    if element in inside:
        return styles, number
    counted = re.sub(rb'\bcount="\d+"', b'count="%d"' % (number + 1), head[0])
    return styles[: head.start()] + counted + inside + element + styles[end:], number
