from __future__ import annotations

import datetime as dt

import pytest

from seip_xl.errors import DefinitionError, WriteError
from seip_xl.sheet import ROW, DataTable, TableColumn
from seip_xl.sheet.raw import RawSheet
from sheet.parts import first_sheet, moment, new_book, part

LOW_HOURS = "=IF(Students[[#This Row],[Hours]]<15,1,0)"
COLUMNS = (
    TableColumn("Student ID", "unlocked_text"),
    TableColumn("Hours", "unlocked_one_decimal"),
    TableColumn("Low hours", "formula_count", LOW_HOURS, "header_computed", blank_value=0),
)
ROWS = [["0001", 12.5, 1], ["0002", 25.0, 0], ["0003", None, None]]


def students(**changes):
    return DataTable(**{"name": "Students", "columns": COLUMNS, "rows": ROWS} | changes)


def written(table, row=0, column=0):
    book = new_book()
    book.sheet("Students").table(row, column, table)
    return book.to_bytes()


def test_table_has_its_range_name_filter_and_bands():
    table = first_sheet(written(students(blank_rows=2), 3, 1)).tables["Students"]
    assert table.ref == "B4:D9"
    assert table.autoFilter.ref == "B4:D9"
    assert table.tableStyleInfo.showRowStripes
    assert [column.name for column in table.tableColumns] == ["Student ID", "Hours", "Low hours"]


def test_calculated_column_is_set_on_the_table():
    xml = part(written(students()), "xl/tables/table1.xml")
    assert "<calculatedColumnFormula>IF(Students[[#This Row],[Hours]]&lt;15,1,0)<" in xml


def test_formula_cells_keep_their_values_and_none_is_truly_empty():
    data = written(students())
    assert [cell.value for cell in first_sheet(data)["C"]] == [
        "Low hours",
        LOW_HOURS,
        LOW_HOURS,
        None,
    ]
    values = [cell.value for cell in first_sheet(data, values=True)["C"]]
    assert values == ["Low hours", 1, 0, None]
    assert 'r="C4"' not in part(data, "xl/worksheets/sheet1.xml")


def test_cells_spell_the_formula_of_the_column_with_the_number_of_their_row():
    low = TableColumn("Low hours", formula=LOW_HOURS, row_formula=f"=IF($B{ROW}<15,1,0)")
    # An error is a cell that the library writes; a value comes twice.
    rows = [["1", 12.5, 1], ["2", 1.0, "#N/A"], ["3", 2.0, 1], ["4", None, None]]
    data = written(students(columns=(*COLUMNS[:2], low), rows=rows))
    assert [cell.value for cell in first_sheet(data)["C"][1:]] == [
        "=IF($B2<15,1,0)",
        "=IF($B3<15,1,0)",
        "=IF($B4<15,1,0)",
        None,
    ]
    assert [cell.value for cell in first_sheet(data, values=True)["C"][1:]] == [1, "#N/A", 1, None]
    assert LOW_HOURS[1:].replace("<", "&lt;") in part(data, "xl/tables/table1.xml")


def test_wrong_formula_of_the_cells_is_refused():
    wrong = TableColumn("Low hours", formula=LOW_HOURS, row_formula=f"=IF($B{ROW}<15,1,0")
    with pytest.raises(WriteError, match="never closed"):
        written(students(columns=(*COLUMNS[:2], wrong)))


def test_formula_cell_is_made_once_for_each_value_and_never_over_another(monkeypatch):
    calls = []
    plain = RawSheet.write_formula

    def counted(self, row, column, formula, *rest):
        calls.append((row, column))
        return plain(self, row, column, formula, *rest)

    monkeypatch.setattr(RawSheet, "write_formula", counted)
    written(students(blank_rows=2))
    assert calls == [(1, 2), (2, 2)]  # the rows below give the same values again


def test_blank_rows_are_ready_to_fill_with_the_formula_and_open_cells():
    data = written(students(rows=[], blank_rows=2))
    sheet = first_sheet(data)
    assert [sheet["A3"].value, sheet["B3"].value, sheet["C3"].value] == [None, None, LOW_HOURS]
    assert not sheet["A3"].protection.locked
    assert sheet["C3"].protection.locked


def test_table_without_rows_has_one_blank_row():
    assert first_sheet(written(students(rows=[]))).tables["Students"].ref == "A1:C2"


def test_header_row_is_as_high_as_its_wrapped_text():
    book = new_book()
    sheet = book.sheet("Students")
    sheet.table(0, 0, DataTable("Students", (TableColumn("Hours a week in school"),), [[1]]))
    sheet.widths(14)
    assert first_sheet(book.to_bytes()).row_dimensions[1].height == 33


def test_header_row_keeps_a_height_that_was_given():
    book = new_book()
    sheet = book.sheet("Students")
    sheet.height(0, 60)
    sheet.table(0, 0, DataTable("Students", (TableColumn("Hours a week in school"),), [[1]]))
    assert first_sheet(book.to_bytes()).row_dimensions[1].height == 60


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"name": "T01"}, "could be read as a cell"),
        ({"name": "My table"}, "a name begins with"),
        ({"columns": (TableColumn("Hours"), TableColumn("hours")), "rows": []}, "stands twice"),
        ({"columns": (TableColumn(""),), "rows": []}, "is empty"),
        ({"columns": (TableColumn("A", formula="SUM(1)"),), "rows": []}, "must begin with ="),
    ],
    ids=["cell name", "blank", "headers", "no header", "formula"],
)
def test_table_that_excel_would_refuse(changes, fault):
    with pytest.raises(WriteError, match=fault):
        students(**changes)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"rows": [["0001", 1]]}, "Students, row 1: 2 values for 3 columns"),
        ({"columns": (), "rows": []}, "needs a column"),
        ({"blank_rows": -1}, "no fewer than 0 blank rows"),
    ],
    ids=["short row", "no columns", "negative"],
)
def test_table_that_contradicts_itself(changes, fault):
    with pytest.raises(DefinitionError, match=fault):
        students(**changes)


def test_every_fault_of_a_table_is_told_together():
    with pytest.raises(WriteError, match=r"(?s)stands twice.*could be read as a cell"):
        DataTable("T01", (TableColumn("A"), TableColumn("a")), [])


@pytest.mark.parametrize("name", ["Students", "STUDENTS"])
def test_table_name_that_is_taken_is_refused(name):
    book = new_book()
    book.sheet("One").table(0, 0, students())
    with pytest.raises(WriteError, match="it is taken"):
        book.sheet("Two").table(0, 0, students(name=name))


def test_table_name_of_a_defined_name_is_refused():
    book = new_book()
    book.define_name("students", "=1")
    with pytest.raises(WriteError, match="it is taken"):
        book.sheet("One").table(0, 0, students())


def test_table_over_another_is_refused():
    sheet = new_book().sheet("One")
    sheet.table(0, 0, students())
    with pytest.raises(WriteError, match=r"One!A3, table Other: .*overlaps"):
        sheet.table(2, 0, students(name="Other"))


def test_table_over_the_end_of_the_sheet_is_refused():
    with pytest.raises(WriteError, match="outside a sheet"):
        new_book().sheet("One").table(1_048_574, 0, students())


def test_value_that_a_table_cannot_keep_is_refused_with_its_cell():
    with pytest.raises(WriteError, match="One!B2: nan"):
        new_book().sheet("One").table(0, 0, students(rows=[["0001", float("nan"), 0]]))


def test_dates_of_a_table_read_back():
    table = DataTable("Starts", (TableColumn("PM start", "date"),), [[dt.date(2024, 9, 1)]])
    assert first_sheet(written(table))["A2"].value == moment(2024, 9, 1)


def repeated(rows, style="body", formula=None):
    book = new_book()
    sheet = book.sheet("Students")
    sheet.write(2, 0, "before")
    sheet.table(0, 0, DataTable("Repeated", (TableColumn("A", style, formula),), rows))
    return book.to_bytes()


@pytest.mark.parametrize(
    ("values", "read"),
    [
        (["a", "a", "a"], ["a", "a", "a"]),
        ([1, 1.0, 1], [1, 1, 1]),
        ([0.0, -0.0, 0], [0, 0, 0]),
        (["1", 1, "1"], ["1", 1, "1"]),
        ([None, None, None], [None, "before"]),
        (["", "", ""], [None, "before"]),
        (["a", None, "a"], ["a", "before", "a"]),
    ],
    ids=str,
)
def test_values_that_come_again_are_all_written(values, read):
    data = repeated([[value] for value in values])
    assert [row.value for row in first_sheet(data)["A"]][1:] == read


def test_formula_that_gives_the_same_again_is_in_every_row():
    data = repeated([[1], [None], [1], [1]], formula="=1+0")
    cells = [cell.value for cell in first_sheet(data)["A"]]
    assert cells == ["A", "=1+0", "before", "=1+0", "=1+0"]


def test_texts_that_come_again_are_counted():
    data = written(DataTable("Repeated", (TableColumn("A"),), [["a"], ["b"], ["a"], ["a"]]))
    assert ' count="5" uniqueCount="3"' in part(data, "xl/sharedStrings.xml")


def test_minus_zero_is_written_as_zero():
    assert "<v>-0</v>" not in part(repeated([[-0.0], [0.0]]), "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("wrong", [True, [1]], ids=str)
def test_wrong_value_after_a_right_one_is_refused_with_its_cell(wrong):
    with pytest.raises(WriteError, match=r"^Students!A3: "):
        repeated([[1], [wrong]])
