from __future__ import annotations

import pytest

from seip_xl.errors import WriteError
from sheet.parts import first_sheet, new_book, part


def laid_out(act, **options):
    book = new_book()
    act(book.sheet("Students", **options))
    return book.to_bytes()


def test_sheet_is_a4_across_and_one_page_wide():
    sheet = first_sheet(laid_out(lambda _: None))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert not sheet.sheet_view.showGridLines


def test_sheet_upright_with_gridlines_and_colour():
    sheet = first_sheet(laid_out(lambda _: None, landscape=False, gridlines=True, colour="#332288"))
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.sheet_view.showGridLines in {None, True}
    assert sheet.sheet_properties.tabColor.rgb == "FF332288"


def test_hidden_columns_keep_their_widths_in_either_order():
    def act(sheet):
        sheet.hide_columns(1, 2)
        sheet.widths(20, 30, first=1)

    xml = part(laid_out(act), "xl/worksheets/sheet1.xml")
    assert '<col min="2" max="2" width="20.7109375" hidden="1" customWidth="1"/>' in xml
    assert '<col min="3" max="3" width="30.7109375" hidden="1" customWidth="1"/>' in xml


def test_column_keeps_its_style_width_and_hiding_in_any_order():
    def act(sheet):
        sheet.hide_columns(0, 0)
        sheet.column_style(0, "text")
        sheet.widths(20)

    column = first_sheet(laid_out(act)).column_dimensions["A"]
    assert (column.number_format, column.hidden, round(column.width)) == ("@", True, 21)


def test_row_is_as_high_as_its_longest_text_every_line_counted():
    def act(sheet):
        sheet.widths(11, 11)
        sheet.fit_row(0, {0: "one\n\nthree words here", 1: "one"})

    assert first_sheet(laid_out(act)).row_dimensions[1].height == 15 * 4


def test_panes_and_print_titles():
    def act(sheet):
        sheet.freeze(5, 1)
        sheet.repeat_rows(3, 4)

    sheet = first_sheet(laid_out(act))
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B6", "$4:$5")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Milltown & Vale", "&L&9Milltown && Vale&R&9Page &P of &N"),
        ("2024 return", "&L&9 2024 return&R&9Page &P of &N"),
    ],
)
def test_footer_prints_plain_text(text, printed):
    xml = part(laid_out(lambda sheet: sheet.footer(text)), "xl/worksheets/sheet1.xml")
    assert f"<oddFooter>{printed.replace('&', '&amp;')}</oddFooter>" in xml


def test_protected_sheet_keeps_input_and_unlocked_cells_open():
    def act(sheet):
        sheet.write(0, 0, 1, "input_money")
        sheet.write(1, 0, 1, "unlocked_date")
        sheet.write(2, 0, 1, "money")
        sheet.protect()

    sheet = first_sheet(laid_out(act))
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet["A"]] == [False, False, True]


@pytest.mark.parametrize(
    "act",
    [
        lambda sheet: sheet.widths(256),
        lambda sheet: sheet.widths(-1),
        lambda sheet: sheet.widths(10, first=16_384),
        lambda sheet: sheet.hide_columns(16_384, 16_384),
        lambda sheet: sheet.height(0, 410),
        lambda sheet: sheet.height(1_048_576, 15),
        lambda sheet: sheet.freeze(-1, 0),
        lambda sheet: sheet.repeat_rows(0, 1_048_576),
        lambda sheet: sheet.footer("x" * 201),
        lambda sheet: sheet.footer("a\x01"),
    ],
    ids=[
        "wide",
        "negative",
        "column",
        "hidden",
        "high",
        "row",
        "freeze",
        "repeat",
        "foot",
        "control",
    ],
)
def test_layout_that_excel_does_not_have_is_refused(act):
    with pytest.raises(WriteError):
        act(new_book().sheet("Students"))
