"""A return handed back: their own file with found cells marked, and a sheet of issues.

The package is patched: whatever a library for workbooks would lose (text boxes, sparklines, cached
results) stays as it is, byte for byte, in every part that is not named here.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import chain, count
from typing import TYPE_CHECKING

from seip_xl.check.issue_sheet import ISSUES_PART, ISSUES_TAB, issue_sheet
from seip_xl.check.look import with_looks
from seip_xl.check.part import (
    SHEET_TYPE,
    insert_before,
    part_of,
    sheet_parts,
    with_relationship,
    with_sheet,
    with_type,
)
from seip_xl.errors import WriteError
from seip_xl.finding import Severity
from seip_xl.read import BROKEN_PART
from seip_xl.schema import ISSUES_SHEET, is_issues_title
from seip_xl.sheet import corners_of, range_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from seip_xl.check.look import Looks
    from seip_xl.finding import Finding

_MARK = b'"seip-xl"="seip-xl"'
_OWN = re.compile(
    rb"<(?P<p>\w+:)?conditionalFormatting\b[^>]*>\s*<(?P=p)?cfRule\b[^>]*>\s*"
    rb"<(?P=p)?formula>(?:\"|&quot;)seip-xl(?:\"|&quot;)=(?:\"|&quot;)seip-xl(?:\"|&quot;)"
    rb"</(?P=p)?formula>\s*</(?P=p)?cfRule>\s*</(?P=p)?conditionalFormatting>"
    rb"|<conditionalFormatting\b[^>]*>\s*<cfRule\b[^>]*>\s*"
    rb"<formula>(?:\"|&quot;)seip-xl(?:\"|&quot;)=(?:\"|&quot;)seip-xl(?:\"|&quot;)</formula>\s*"
    rb"</cfRule>\s*</conditionalFormatting>"
)
_AFTER = (
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_QUICK = 1  # a return is large and nearly all of it the same text
_WORKBOOK, _STYLES, _TYPES = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def marked(content: bytes, findings: Sequence[Finding]) -> bytes:
    """Mark the cells of a return in which something was found.

    Args:
        content: The file as it came; it was read, so that its package is sound.
        findings: What was found in it.

    Returns:
        The same workbook with the cells marked and a sheet Issues with a link to each, numbered
        where a sheet of theirs has that name; marks and issues of an earlier marking are replaced.
    """
    with zipfile.ZipFile(BytesIO(content)) as source:
        changed = _changed_parts(source, findings)
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for part in source.infolist():
                given = changed.pop(part.filename, None)
                whole = source.read(part) if given is None else given
                copy.writestr(part, whole, compresslevel=_QUICK)
            for name, given in changed.items():
                added = zipfile.ZipInfo(name, _NO_DATE)
                copy.writestr(added, given, zipfile.ZIP_DEFLATED, _QUICK)
    return target.getvalue()


def is_marked_copy(copy: bytes, content: bytes) -> bool:
    """Tell whether a workbook is another one with marks, and with nothing else changed.

    Args:
        copy: The one that may be a marked copy.
        content: The other one, a return that was read.
    """
    try:
        return _parts(marked(copy, ())) == _parts(marked(content, ()))
    except (WriteError, *BROKEN_PART, KeyError, ValueError):
        return False


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _changed_parts(source: zipfile.ZipFile, findings: Sequence[Finding]) -> dict[str, bytes]:
    """Give the parts that change.

    Raises:
        WriteError: The workbook has no styles.
    """
    parts = sheet_parts(source)
    by_title = {title.casefold(): part for title, part in parts.items()}
    changed: dict[str, bytes] = {}
    if _STYLES not in source.namelist():
        message = "it has no styles, so that no cell can be marked; save it in Excel and try again"
        raise WriteError(message)
    styles, looks = with_looks(source.read(_STYLES))
    changed[_STYLES] = styles
    cells = _cells(findings)
    for title, part in by_title.items():
        xml = source.read(part)
        cleaned = _OWN.sub(b"", xml)
        if title in cells:
            for ranges, look in zip(cells[title], (looks.error, looks.query), strict=True):
                cleaned = _with_marks(cleaned, ranges, look) if ranges else cleaned
            changed[part] = cleaned
        elif cleaned != xml:
            changed[part] = cleaned
    if issues := _own_issues(source, by_title):
        changed[issues] = issue_sheet(findings, looks)
    else:
        changed |= _added_sheet(source, _free_title(by_title), findings, looks)
    return changed


def _own_issues(source: zipfile.ZipFile, by_title: Mapping[str, str]) -> str:
    """Give the part of the issues of an earlier marking; a sheet of theirs may have that name."""
    tab = re.compile(rb'<(?:\w+:)?tabColor\b[^>]*\brgb="%s"' % ISSUES_TAB.encode())
    named = (part for title, part in by_title.items() if is_issues_title(title))
    return next((part for part in named if tab.search(source.read(part))), "")


def _free_title(taken: Collection[str]) -> str:
    numbered = (f"{ISSUES_SHEET} {number}" for number in count(2))
    return next(one for one in chain([ISSUES_SHEET], numbered) if one.casefold() not in taken)


def _added_sheet(
    source: zipfile.ZipFile, title: str, findings: Sequence[Finding], looks: Looks
) -> dict[str, bytes]:
    relations, key = with_relationship(part_of(source, _RELATIONS), ISSUES_PART)
    return {
        ISSUES_PART: issue_sheet(findings, looks),
        _RELATIONS: relations,
        _WORKBOOK: with_sheet(part_of(source, _WORKBOOK), title, key),
        _TYPES: with_type(part_of(source, _TYPES), f"/{ISSUES_PART}", SHEET_TYPE),
    }


def _cells(findings: Iterable[Finding]) -> Mapping[str, tuple[list[str], list[str]]]:
    """Give the cells with errors, and those with queries only, by title of their sheet.

    Returns:
        The ranges by title without regard to case. Of an explained query nothing is to be done,
        nor of a note: they mark nothing.
    """
    wrong: dict[str, set[str]] = {}
    asked: dict[str, set[str]] = {}
    for one in (each for each in findings if each.severity is not Severity.NOTE):
        group = wrong if one.severity is Severity.ERROR else asked
        for cell in one.cells or ((one.cell,) if one.cell else ()):
            if corners_of(cell) and not one.is_explained:
                group.setdefault(one.sheet.casefold(), set()).add(cell)
    return {
        title: (
            _ranges(wrong.get(title, ())),
            _ranges(asked.get(title, set()) - wrong.get(title, set())),
        )
        for title in sorted(wrong.keys() | asked.keys())
    }


def _ranges(cells: Iterable[str]) -> list[str]:
    """Join cells below each other."""
    places = sorted((corners[1], corners[0]) for cell in cells if (corners := corners_of(cell)))
    ranges: list[list[int]] = []
    for column, row in places:
        if ranges and ranges[-1][0] == column and ranges[-1][2] == row - 1:
            ranges[-1][2] = row
        else:
            ranges.append([column, row, row])
    return [range_name(top, column, bottom, column) for column, top, bottom in ranges]


def _with_marks(xml: bytes, cells: Sequence[str], look: int) -> bytes:
    prefix = re.search(rb"<(\w+:)?worksheet\b", xml)
    p = (prefix[1] or b"") if prefix else b""
    used = [int(one) for one in re.findall(rb'\bpriority="(\d+)"', xml)]
    rule = (
        b'<%scfRule type="expression" dxfId="%d" priority="%d"><%sformula>%s</%sformula></%scfRule>'
    )
    filled = rule % (p, look, max(used, default=0) + 1, p, _MARK, p, p)
    element = b'<%sconditionalFormatting sqref="%s">%s</%sconditionalFormatting>'
    marks = element % (p, " ".join(cells).encode(), filled, p)
    # Views of single users have margins and set-ups of their own.
    views = xml.rfind(b"</%scustomSheetViews>" % p) + 1
    return xml[:views] + insert_before(xml[views:], marks, _AFTER)
