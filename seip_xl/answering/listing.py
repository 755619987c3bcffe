"""Lists: of the measures there are, and of what is open in the returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.answering.cell import one_cell
from seip_xl.answering.known import find_code, find_period
from seip_xl.answering.reader import current_record
from seip_xl.finding import Finding, Severity
from seip_xl.measure import COUNTY_COLUMN
from seip_xl.schema import RETURNS

if TYPE_CHECKING:
    from seip_xl.answering.cell import Given, Rows

_TITLES = {spec.id: spec.title for spec in RETURNS}


def answer_measures() -> Rows:
    """Answer with the measures that can be asked for.

    Returns:
        Headings, then id, title and unit of each, in the order of the report.
    """
    rows: Rows = [["Measure", "Title", "Unit"]]
    rows += [[one.id, one.title, one.unit.value] for one in current_record().measures]
    return rows


def answer_findings(partnership: Given, period: Given) -> Rows:
    """Answer with what is still to be mended or explained in the returns of a partnership.

    Args:
        partnership: The code; County for all partnerships.
        period: The period; blank for the latest.

    Returns:
        Headings, then a row for each error, and each query without an explanation.
    """
    record = current_record()
    code = find_code(record, one_cell(partnership))
    rows: Rows = [["Partnership", "Return", "Sheet", "Cell", "Severity", "Message"]]
    for one in record.findings_in(find_period(record, one_cell(period))):
        if _is_open(one) and code in {one.partnership, COUNTY_COLUMN}:
            title = _TITLES.get(one.return_id, one.return_id)
            cells = (one.partnership, title, one.sheet, one.cell, one.severity.value, one.message)
            rows.append([cell or None for cell in cells])
    return rows


def _is_open(finding: Finding) -> bool:
    is_query = finding.severity is Severity.QUERY
    return finding.severity is Severity.ERROR or (is_query and not finding.explanation)
