"""The sheet Notes: how the workbook is read, and what its words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.report.page import CONTENTS, open_page

if TYPE_CHECKING:
    from seip_xl.report.book import Book
    from seip_xl.sheet import Workbook

NOTES = "Notes"
_WIDTHS = (38, 86)
NOTES_TEXT = {
    "How to follow a figure to its source": (
        (
            "1",
            (
                "Click the label of a row in a table: that goes to its measure on the sheet "
                "Figures. Or select a figure and press Ctrl and [ together: that goes to the cell "
                "that it shows. F5 and Enter go back."
            ),
        ),
        (
            "2",
            (
                "The formula in that cell counts or sums rows of a data sheet; the definition "
                "stands beside it in words, and the name of the measure leads to that sheet."
            ),
        ),
        (
            "3",
            (
                "Filter the data sheet by the same values. Its last three columns name the file, "
                "the sheet and the row that each row came from."
            ),
        ),
    ),
    "What is shown": (
        (
            "Empty cell",
            (
                "There is no figure: no accepted return, nothing on record, or the formula would "
                "divide by zero. It is never a 0."
            ),
        ),
        ("County", "Percentages and averages are of the county's sums, not means of partnerships."),
        (
            "Rounding",
            "Only what is shown is rounded, half away from zero; cells hold the full value.",
        ),
        (
            "Error",
            (
                "A row with an error is not counted until it is fixed, nor are rows of other "
                "tables that refer to it; the figures of its partnership are then incomplete."
            ),
        ),
        (
            "Query",
            "Possible but unlikely: the partnership fixes it or explains it. The row is counted.",
        ),
        ("Grey italics", "In data sheets: a column that this workbook calculates."),
        ("Excel", "Excel 2019 or later, Microsoft 365, or LibreOffice 7.4 or later."),
    ),
    "Words": (
        ("SEIP", "Secondary education and inclusion partnership."),
        (
            "Open case, on the register",
            "A student on a partnership's register whose case is not closed by census date.",
        ),
        (
            "PM",
            (
                "Programme managed, also Tier 4 or T4: the partnership runs the student's "
                "education, part or full time."
            ),
        ),
        ("KS3, KS4", "Key stage 3 is Years 7 to 9, key stage 4 is Years 10 and 11."),
        ("Inclusion Forum", "Meeting where schools bring cases early."),
        ("Panel", "Meeting where places are allocated."),
        ("AP", "Alternative provider."),
        ("D.e.s.", "Directly employed staff of the partnership."),
        ("CMN", "Children with medical needs; a flag on a programme managed student."),
        ("FTE", "Full-time equivalent: hours over the setting Full time hours."),
        ("Adjusted total", "PM students less CMN students less FTE of hours in school."),
        ("EHCP", "Education, health and care plan."),
        (
            "Cost avoided",
            "Students with the 25.5k package times the setting EHCP package.",
        ),
        ("LAC", "Looked-after child."),
        ("FSM", "Free school meals."),
        ("LA grant", "The finance line Income from LA; the pilot line is not part of it."),
        (
            "Cost per open case",
            (
                "Total expenditure over the highest number of open cases in any period on record "
                "of that school year."
            ),
        ),
        ("NEET", "Not in education, employment or training."),
        ("Census date, academic year, period", "Settings of the local authority; see Settings."),
    ),
    "Tables A to E": (
        (
            "A. Best value",
            (
                "Per provider: hours a week; cost per hour, which is the weekly costs over the "
                "hours; transport cost per student a week. Median: half of the placements cost no "
                "more. Spread: highest less lowest cost per hour."
            ),
        ),
        (
            "B. In-year monitoring",
            (
                "Forecast: actual to date and what is committed to the end of the year. Variance: "
                "forecast less budget for income, budget less forecast for expenditure, so that "
                "positive is always favourable."
            ),
        ),
        (
            "C. Progress",
            (
                "From baseline to latest, of students that have both values. SDQ: strengths and "
                "difficulties questionnaire, 0 to 40, lower is better. A managed move counts when "
                "it lasted or broke down, a destination when it was checked."
            ),
        ),
        (
            "C. Fair Access",
            (
                "In time: the first day of provision is within so many school days of the meeting "
                "as the setting Provision days says."
            ),
        ),
        (
            "D. Self-evaluation",
            (
                "Each indicator is rated Red, Amber or Green by the partnership itself; Red and "
                "Amber have a next step."
            ),
        ),
        (
            "E. Data quality",
            "Returns accepted, rows received, counted and rejected, and what was found in them.",
        ),
    ),
}
"""The notes by heading: what is explained, and its explanation."""


def write_notes(workbook: Workbook, book: Book) -> None:
    """Write how the workbook is read and what its words mean."""
    sheet = open_page(workbook, book, NOTES, "Notes and definitions")
    sheet.link(1, 0, CONTENTS, "Back to contents")
    sheet.widths(*_WIDTHS)
    row = 3
    for heading, notes in NOTES_TEXT.items():
        sheet.write(row, 0, heading, "heading")
        sheet.write(row, 1, None, "heading")
        for at, (left, right) in enumerate(notes, start=row + 1):
            sheet.write(at, 0, left, "row_label")
            sheet.write(at, 1, right, "body_wrap")
            sheet.fit_row(at, {1: right})
        row += len(notes) + 2
