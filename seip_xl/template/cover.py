"""The cover of a return: whose and for when, what to do, how far it is filled, the sign-off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.schema import SIGN_OFF_LABELS
from seip_xl.sheet import Bounds, InputHelp, cell_name
from seip_xl.template.layout import FIRST_DATE, LAST_DATE
from seip_xl.template.progress import overall, words
from seip_xl.template.start import GUIDE_SHEET, write_heading, write_steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from seip_xl.schema import ReturnSpec, Stamp
    from seip_xl.sheet import CellValue, Sheet
    from seip_xl.template.standing import Computed, Standing

_WIDTHS = (4, 30, 26, 13, 13, 62)
_LABEL, _VALUE, _WORDS = 1, 2, 5
_ROLE, _SIGNED = SIGN_OFF_LABELS
_HINTS = {
    "Partnership": "The short name of your partnership, as the local authority writes it.",
    "Period": "As the local authority writes it, Dec 2020 for example.",
}
ISSUE_LABELS = ("Partnership", "Period", "Census date", "Due", "Questions to")
NEEDED_LABELS = ISSUE_LABELS[:2]
_STANDING = ("Sheet", "Filled in", "To mend", "To explain", "What is still to do")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What the cover says beside the stamp; what is empty is left out.

    ``partnership`` is its name in full, ``contact`` whom to ask; ``role`` and ``signed`` are its
    sign-off, where it has one.
    """

    partnership: str = ""
    census_date: date | None = None
    due: date | None = None
    contact: str = ""
    role: str = ""
    signed: date | None = None


NO_ISSUE = Issue()


def write_cover(
    sheet: Sheet, spec: ReturnSpec, stamp: Stamp, issue: Issue, standings: Sequence[Standing]
) -> dict[str, str]:
    """Write the cover; all but the cells to fill in is locked, without password.

    Args:
        sheet: The sheet.
        spec: The return.
        stamp: Whose return for when; where that is empty, it is filled in on the cover.
        issue: What else the cover says.
        standings: How far each sheet is filled, in order.

    Returns:
        The cells in which values of the stamp are filled in, by their labels.
    """
    sheet.widths(*_WIDTHS)
    sheet.write(0, 0, spec.title, "title")
    sheet.height(0, 28)
    sheet.write(1, 0, spec.help_text, "subtitle")
    row, chosen = _write_issue(sheet, 3, stamp, issue)
    row = write_steps(sheet, row + 1, _steps(spec), columns=len(_WIDTHS))
    # The sign-off stands under the counts, which refer to it.
    signed = row + len(standings) + 6
    cells = {"role": cell_name(signed + 1, _VALUE), "signed": cell_name(signed + 2, _VALUE)}
    cells |= {label.lower(): cell for label, cell in chosen.items()}
    held: dict[str, CellValue] = dict.fromkeys(cells)
    held |= {"role": issue.role or None, "signed": issue.signed}
    _write_standings(sheet, row + 1, standings, cells, held)
    _write_sign_off(sheet, signed, issue)
    sheet.protect()
    sheet.footer(", ".join(filter(None, (spec.title, stamp.partnership, stamp.period))))
    return chosen


def _steps(spec: ReturnSpec) -> tuple[str, ...]:
    """Say in five lines what to do; only of what this return has."""
    is_form = all(table.lines for table in spec.tables)
    has_examples = any(table.has_examples for table in spec.tables)
    required = 'A column marked "required" is filled in on every row you use.'
    checks = "The column Check says what is wrong with a row, or asked, while you type."
    return (
        "Fill in the sheets listed below, from the left. Keep their names and headings.",
        "Type pounds into the yellow cells, 0 where there is nothing; totals are calculated."
        if is_form
        else f"{required}{' The grey row is an example.' if has_examples else ''}",
        "Type dates as day/month/year; say what is unusual in the column Explanation."
        if is_form
        else "Choose from the list where a cell offers one; type dates as day/month/year.",
        f"Never write a child's name. {checks}",
        "Sign off below, save the workbook and send it back to the local authority.",
    )


def _write_issue(sheet: Sheet, row: int, stamp: Stamp, issue: Issue) -> tuple[int, dict[str, str]]:
    """Write what return this is; give the first free row and the cells to fill in."""
    write_heading(sheet, row, "This return", columns=len(_WIDTHS))
    chosen: dict[str, str] = {}
    for label, value in _told(stamp, issue).items():
        if not value and label not in _HINTS:
            continue
        row += 1
        sheet.write(row, _LABEL, label, "body")
        if value:
            sheet.write(row, _VALUE, value, "body")
        else:
            sheet.write(row, _VALUE, None, "input_text")
            sheet.write(row, _VALUE + 1, _HINTS[label], "note")
            chosen[label] = cell_name(row, _VALUE, absolute=True)
    return row + 1, chosen


def _told(stamp: Stamp, issue: Issue) -> dict[str, str]:
    code, name = stamp.partnership, issue.partnership
    told = (
        f"{name} ({code})" if name and name != code else code,
        stamp.period,
        _day(issue.census_date),
        _day(issue.due),
        issue.contact,
    )
    return dict(zip(ISSUE_LABELS, told, strict=True))


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _write_standings(
    sheet: Sheet,
    row: int,
    standings: Sequence[Standing],
    filled_in: Mapping[str, str],
    held: Mapping[str, CellValue],
) -> None:
    write_heading(sheet, row, "How far it is", columns=len(_WIDTHS))
    for at, header in enumerate(_STANDING, start=_LABEL):
        numbers = _LABEL < at < _WORDS
        sheet.write(row + 1, at, header, "header_number" if numbers else "header")
    counts = []
    for below, standing in enumerate(standings, start=row + 2):
        cells = {
            "used": cell_name(below, _VALUE),
            "problems": cell_name(below, _VALUE + 1),
            "queries": cell_name(below, _VALUE + 2),
        }
        counts.append(cells)
        sheet.link(below, _LABEL, standing.table, standing.table)
        _write(sheet, below, _VALUE, standing.used, "count")
        _write(sheet, below, _VALUE + 1, standing.problems, "count")
        _write(sheet, below, _VALUE + 2, standing.queries, "count")
        _write(sheet, below, _WORDS, words(standing, cells), "row_label")
    end = row + 2 + len(standings)
    state = overall(standings, counts, filled_in, held)
    sheet.write(end, _LABEL, "The return", "total_label")
    for at in range(_VALUE + 1, _WORDS + 1):
        sheet.write(end, at, None, "total_label")
    _write(sheet, end, _VALUE, state, "total_label")
    sheet.link(end + 1, _LABEL, GUIDE_SHEET, GUIDE_SHEET)
    sheet.write(end + 1, _VALUE, "Every column and what is allowed.", "body")


def _write_sign_off(sheet: Sheet, row: int, issue: Issue) -> None:
    write_heading(sheet, row, "Sign-off", columns=len(_WIDTHS))
    sheet.write(row + 1, _LABEL, _ROLE, "body")
    sheet.write(row + 1, _VALUE, issue.role or None, "input_text")
    sheet.write(row + 1, _VALUE + 1, "A role, Head of centre for example; never a name.", "note")
    sheet.write(row + 2, _LABEL, _SIGNED, "body")
    sheet.write(row + 2, _VALUE, issue.signed, "input_date")
    told = InputHelp(_SIGNED, "The day the return was signed off.")
    message = "Enter a date such as 14/09/2020."
    dates = Bounds("date", FIRST_DATE, LAST_DATE, message=message, help=told)
    sheet.bounds((row + 2, row + 2), _VALUE, dates)


def _write(sheet: Sheet, row: int, at: int, computed: Computed, style: str) -> None:
    sheet.formula(row, at, computed.formula, computed.value, style)
