"""Defects of rows, columns, sheets and tables, as they come about in Excel."""

from __future__ import annotations

from copy import copy

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidationList

from corpus.kind import KINDS, NOTHING, Kind, changed, edited, saved

FIRST, LAST = 6, 8


def rejected(name, change, *found):
    KINDS.append(Kind(name=name, draw=edited(change), found=found, accepted=NOTHING))


def leading_blank_rows(book):
    book["Students"].move_range("A6:T8", rows=4)


def blank_row_between(book):
    book["Students"].move_range("A8:T8", rows=2)


def styled_rows(book):
    for row in range(60, 560):
        for column in range(1, 20):
            book["Students"].cell(row, column).fill = PatternFill("solid", fgColor="FFEEEE")


def note_beside(book):
    book["Students"]["CA7"] = "ask the school"


def note_below(book):
    book["Students"]["CA40"] = "as agreed"


def merged_down(book):
    book["Students"].merge_cells("C7:C8")


def merged_across(book):
    book["Students"].merge_cells("E6:F6")


def hidden_rows(book):
    book["Students"].row_dimensions[7].hidden = True


def filtered_rows(book):
    sheet = book["Students"]
    sheet.tables["Students"].autoFilter.add_filter_column(1, ["10"])
    for row in (7, 8):
        sheet.row_dimensions[row].hidden = True


def swapped_columns(book):
    sheet = book["Students"]
    for row in range(5, LAST + 1):
        one, other = sheet.cell(row, 2), sheet.cell(row, 3)
        one.value, other.value = other.value, one.value


def heading_in_capitals(book):
    book["Students"]["C5"] = "SCHOOL"


def heading_with_spaces(book):
    book["Students"]["C5"] = " School "


def heading_renamed(book):
    book["Students"]["C5"] = "School name"


def heading_twice(book):
    book["Students"]["CA5"] = "School"


def column_added(book):
    sheet = book["Students"]
    sheet["CA5"], sheet["CA6"] = "Tutor", "Room 4"


def column_deleted(book):
    book["Students"].delete_cols(3)


def headings_deleted(book):
    book["Students"].delete_rows(5)


def rows_inserted_above(book):
    sheet = book["Students"]
    del sheet.tables["Students"]
    sheet.move_range("A1:BO55", rows=3, cols=2)


def sheet_renamed(book):
    book["Students"].title = "Pupils"


def sheet_deleted(book):
    del book["Provision"]


def sheets_reordered(book):
    book.move_sheet("Provision", offset=-2)


def table_taken_away(book):
    del book["Students"].tables["Students"]


def table_cut(book):
    book["Students"].tables["Students"].ref = "A5:V7"


def validation_pasted_over(book):
    book["Students"].data_validations = DataValidationList()


def check_overwritten(book):
    book["Students"]["S6"] = "fine"


def example_overwritten(book):
    sheet = book["Students"]
    for column in range(1, 19):
        sheet.cell(4, column).value = copy(sheet.cell(7, column).value)


def nothing_filled_in(book):
    for sheet, width in (("Students", 20), ("Referrals", 10), ("Provision", 8)):
        for row in range(FIRST, LAST + 1):
            for column in range(1, width + 1):
                book[sheet].cell(row, column).value = None


def rich_text(book):
    bold = TextBlock(InlineFont(b=True), "Oakfield")
    book["Students"]["C6"] = CellRichText([bold, " Academy"])


def stale_version(book):
    book["seip-xl"]["B2"] = "0"
    del book.defined_names["seip_xl_stamp"]
    del book.custom_doc_props["seip-xl"]


def no_stamp(book):
    del book["seip-xl"]
    del book.defined_names["seip_xl_stamp"]
    del book.custom_doc_props["seip-xl"]


def one_stamp_lost(book):
    del book["seip-xl"]


def two_stamps(book):
    book["seip-xl"]["B3"] = "LIP"


def days_from_1904(content):
    book = edited_book(content)
    book.epoch = CALENDAR_MAC_1904
    return saved(book)


def edited_book(content):
    kept = []
    edited(kept.append)(content)
    return kept[0]


changed("leading blank rows", leading_blank_rows)
changed("blank row between rows", blank_row_between)
changed("500 styled rows below", styled_rows)
changed("note beside the table", note_beside, ("READ_038", "Students", "CA7"))
changed("note below the table", note_below, ("READ_038", "Students", "CA40"))
changed("cells merged down", merged_down, ("READ_049", "Students", "C7"), Students=1)
changed("cells merged across", merged_across, ("READ_049", "Students", "E6"), Students=2)
changed("hidden row", hidden_rows, ("READ_065", "Students", "A7"))
changed("rows filtered out", filtered_rows, ("READ_065", "Students", "A7"))
changed("columns in another order", swapped_columns, ("READ_035", "Students", ""))
changed("heading in another case", heading_in_capitals, ("READ_036", "Students", "C5"))
changed("heading with spaces", heading_with_spaces, ("READ_036", "Students", "C5"))
changed("column added", column_added, ("READ_034", "Students", ""))
changed("table moved", rows_inserted_above)
changed("sheet under another name", sheet_renamed, ("READ_037", "Pupils", ""))
changed("sheets in another order", sheets_reordered)
changed("table turned into a range", table_taken_away)
changed("table shrunk", table_cut)
changed("validation pasted over", validation_pasted_over)
changed("check overwritten", check_overwritten)
changed("example overwritten", example_overwritten, ("READ_039", "Students", "A4"))
changed("text in two fonts", rich_text)
changed("stamp left in two places", one_stamp_lost)
changed(
    "nothing filled in", nothing_filled_in, ("READ_027", "", ""),
    Students=0, Referrals=0, Provision=0,
)  # fmt: skip
rejected("heading renamed", heading_renamed, ("READ_032", "Students", ""))
rejected("column twice", heading_twice, ("READ_033", "Students", "CA5"))
rejected("column deleted", column_deleted, ("READ_032", "Students", ""))
rejected("headings deleted", headings_deleted, ("READ_031", "Students", ""))
rejected("sheet deleted", sheet_deleted, ("READ_030", "Provision", ""))
rejected("stale template", stale_version, ("READ_022", "", ""))
rejected("no stamp", no_stamp, ("READ_020", "", ""))
rejected("two stamps", two_stamps, ("READ_029", "", ""))
KINDS.append(Kind(name="days counted from 1904", draw=days_from_1904))
