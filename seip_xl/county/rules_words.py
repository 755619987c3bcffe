"""The sheet Words of the rulebook: how a rule is written, and what its formula may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import FUNCTIONS
from seip_xl.rule import GIVEN, GIVEN_WORDS, HELPERS, KEPT, setting_name
from seip_xl.schema import COUNTY, RETURNS, SETTINGS
from seip_xl.sheet import DataTable, TableColumn

if TYPE_CHECKING:
    from seip_xl.schema import Column
    from seip_xl.sheet import CellValue, Workbook

HOW_TO = (
    ("Formula", "One Excel formula about the cells of a row, without = at its beginning: TRUE"),
    ("", "where the row is wrong. It uses what is listed below and nothing else."),
    (
        "Cells",
        "[@[Year group]] is the cell of the row in that column, [@CMN] with one word;",
    ),
    ("", "Students[CMN] is the whole column."),
    ("Empty cells", 'An empty cell counts as 0 beside a number and as "" beside a text.'),
    ("", "TRUE for an empty cell as well: [@[Attendance latest %]]<50"),
    ("", "Not so: AND(ISNUMBER([@[Attendance latest %]]),[@[Attendance latest %]]<50)"),
    ("Capitals", 'Texts are compared without regard to them: "yes" is equal to "Yes".'),
    ("Wrong cells", "A rule is silent where a cell that it reads lacks its type or list value,"),
    ("", "or a setting that it reads is not known."),
    ("Severity", "error: the row is not counted until it is mended."),
    ("", "query: the row is counted; the coordinator corrects it or answers in Explanation."),
    ("Message", "What was found and what to do. {Year group} stands for heading and cell,"),
    ("", "{setting Maximum balance} for the value of a setting that is a number or a date."),
    ("Cells to mark", "Headings with ; between; the first one is told."),
    ("Switch off", "Choose No in the column Active; a row that is deleted is switched off, too."),
    ("Your own", "Type under the last row: Id LA_001, then LA_002 and so on; Since may be blank."),
    ("Faults", "A rulebook with a fault is refused as a whole; each fault is told with its cell."),
)
"""How a rule is written: topic and text, a line each."""
_WIDTHS = (16, 34, 74)
_HEADINGS = ("Where", "How it is written", "What it is")


def write_words(book: Workbook, *, footer: str) -> None:
    """Write the sheet.

    Args:
        book: The rulebook.
        footer: What each printed page says at its foot.
    """
    sheet = book.sheet("Words")
    sheet.widths(*_WIDTHS)
    sheet.write(0, 0, "How to write a rule", "title")
    sheet.height(0, 28)
    for row, (topic, text) in enumerate(HOW_TO, start=1):
        sheet.write(row, 0, topic or None, "body")
        sheet.write(row, 1, text, "body")
    header = len(HOW_TO) + 3
    sheet.write(header - 1, 0, "What a formula may use", "heading")
    rows = _words()
    columns = tuple(TableColumn(one, "text_wrap", header_style="header") for one in _HEADINGS)
    sheet.table(header, 0, DataTable("Words", columns, rows))
    for row, cells in enumerate(rows, start=header + 1):
        sheet.fit_row(row, dict(enumerate(map(str, cells))))
    sheet.repeat_rows(header, header)
    sheet.footer(footer)


def _said_of(column: Column) -> str:
    listed = f" One of: {' / '.join(column.choices)}." if column.choices else ""
    return column.help_text + listed


def _words() -> list[list[CellValue]]:
    """Give columns, helpers, settings and functions: where, how it is written, what it is."""
    rows: list[list[CellValue]] = [
        [table.name, f"[@[{column.label}]]", _said_of(column)]
        for spec in RETURNS
        for table in spec.tables
        for column in table.columns
    ]
    rows += [[one.table, f"[@[{one.label}]]", one.definition] for one in HELPERS]
    rows += [
        [table, f"[@[{label}]]", f"{GIVEN_WORDS[label]} Checked by the local authority only."]
        for table, labels in GIVEN.items()
        for label in labels
    ]
    rows += [
        ["County", f"{name}[{label}]", COUNTY.table(name).column(label).help_text]
        for name, labels in KEPT.items()
        for label in labels
    ]
    rows += [["Setting", setting_name(one), one.help_text] for one in SETTINGS.columns]
    rows += [["Function", each.name, each.summary] for each in FUNCTIONS.values()]
    return rows
