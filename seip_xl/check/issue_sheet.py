"""The sheet Issues of a return that is handed back: what was found, with a link to every cell."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from seip_xl.sheet import cell_name, sheet_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from seip_xl.check.look import Looks
    from seip_xl.finding import Finding

ISSUES_PART = "xl/worksheets/seip-issues.xml"
ISSUES_TAB = "FF7A1420"
"""Colour of its tab, which tells it from a sheet of theirs that has the same name."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEADINGS = ("Sheet", "Cell", "Severity", "What was found, and what to do", "Explained in its row")
_WIDTHS = (14, 10, 10, 90, 40)
_TOP = 5
_LINE_POINTS = 15
_MEND = (
    "Choose a cell in the column Cell to go to it. Mend it there, or answer a query in the column "
    "Explanation of its row, not here. Then save this workbook and send it in."
)
_MARKS = (
    "The marks and this list say how things stood when the return was checked; they stay until it "
    "is checked again."
)


def issue_sheet(findings: Sequence[Finding], looks: Looks) -> bytes:
    """Write the sheet.

    Args:
        findings: What was found.
        looks: The looks of its cells.

    Returns:
        The part, in the namespace that Excel writes.
    """
    rows = [
        _row(1, ["What was found in this return"], looks.heading),
        _row(2, [_MEND]),
        _row(3, [_MARKS]),
        _row(_TOP, _HEADINGS, looks.heading),
    ]
    links = []
    for number, one in enumerate(findings, start=_TOP + 1):
        cells = [one.sheet, one.cell, str(one.severity), one.message, one.explanation]
        rows.append(_row(number, cells, looks.wrapped, lines=_lines(cells)))
        if one.sheet and one.cell:
            links.append(_link(cell_name(number - 1, 1), one))
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(_WIDTHS, start=1)
    )
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    frozen = (
        f'<pane ySplit="{_TOP}" topLeftCell="A{_TOP + 1}" activePane="bottomLeft" state="frozen"/>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{_MAIN}">'
        f'<sheetPr><tabColor rgb="{ISSUES_TAB}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>{linked}"
        '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _lines(texts: Sequence[str]) -> int:
    """Give the lines that wrapped cells need; not every program works them out when it opens."""
    return max(
        sum(math.ceil(len(line) / width) or 1 for line in text.split("\n"))
        for text, width in zip(texts, _WIDTHS, strict=True)
    )


def _row(number: int, texts: Iterable[str], look: int = 0, *, lines: int = 1) -> str:
    cells = "".join(
        f'<c r="{cell_name(number - 1, at)}" s="{look}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(_clean(text))}</t></is></c>"
        for at, text in enumerate(texts)
        if text
    )
    height = f' ht="{lines * _LINE_POINTS}" customHeight="1"' if lines > 1 else ""
    return f'<row r="{number}"{height}>{cells}</row>'


def _link(cell: str, finding: Finding) -> str:
    location = f"{sheet_ref(finding.sheet)}!{finding.cell}"
    shown = quoteattr(finding.cell)
    return f'<hyperlink ref="{cell}" location={quoteattr(location)} display={shown}/>'


def _clean(text: str) -> str:
    """Leave out the control characters that a workbook cannot hold."""
    return "".join(each for each in text if each >= " " or each in "\t\n")
