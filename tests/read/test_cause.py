from __future__ import annotations

from read.tiny import FULL, PLAIN, THIRD, read, write_register
from seip_xl.read import causes_of

ENTER = "enter a whole number from 7 to 11"


def causes(tmp_path, *changes):
    """Read a register whose rows were changed, and give cells and line of each cause."""
    rows = [{**PLAIN, "Student ID": f"X/{at}", **change} for at, change in enumerate(changes)]
    found = read(write_register(tmp_path / "r.xlsx", rows)).findings
    return [(cause.cells, cause.line) for cause in causes_of(found)]


def test_same_mistake_below_itself_is_told_once_with_all_cells(tmp_path):
    wrong, fine = {"Year group": 12}, {}
    assert causes(tmp_path, wrong, wrong, fine, {"Year group": 13}) == [
        (
            "B2:B3, B5",
            f"r.xlsx, Students!B2:B3, B5: Year group: 3 cells (out of bounds): 12, 13; {ENTER}",
        )
    ]


def test_one_mistake_is_told_in_its_own_words(tmp_path):
    assert causes(tmp_path, {"Year group": 12}) == [
        (
            "B2",
            f"r.xlsx, Students!B2: Year group: 12 is out of bounds; {ENTER}",
        )
    ]


def test_other_columns_and_other_advice_are_other_causes(tmp_path):
    changes = [{"Year group": 12}, {"CMN": "Oui"}, {"School": "Oakfeild Academy"}, {"School": "?"}]
    assert [cells for cells, _ in causes(tmp_path, *changes)] == ["B2", "K3", "C4", "C5"]


def test_name_in_a_masked_column_is_not_repeated(tmp_path):
    changes = [{"Student ID": "Pat Example"}, {"Student ID": "Sam Example"}]
    ((cells, line),) = causes(tmp_path, *changes)
    assert cells == "A2:A3"
    assert "Example" not in line
    assert "2 cells (not allowed text); enter" in line


def test_nothing_is_cut_however_many_cells(tmp_path):
    ((cells, _),) = causes(tmp_path, *[{"Year group": 12}] * 300)
    assert cells == "B2:B301"


def test_errors_come_before_notes_and_each_by_sheet_and_cell(tmp_path):
    rows = [{**FULL, "CMN": "YES"}, {**PLAIN, "SDQ baseline": 41}, {**THIRD, "Year group": 12}]
    path = write_register(tmp_path / "r.xlsx", rows)
    found = causes_of(read(path).findings)
    assert [(cause.first.severity, cause.cells) for cause in found] == [
        ("error", "O3"),
        ("error", "B4"),
        ("note", "K2"),
    ]


def test_findings_stand_in_the_order_of_rows_not_of_letters(tmp_path):
    rows = [{**PLAIN, "Student ID": f"X/{at}"} for at in range(12)]
    rows[1]["Year group"], rows[9]["Year group"] = 12, 13
    found = read(write_register(tmp_path / "r.xlsx", rows)).findings
    assert [one.cell for one in found] == ["B3", "B11"]
