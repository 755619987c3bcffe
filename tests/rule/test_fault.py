"""A rulebook that is wrong is refused: every fault at once, each with its cell."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from seip_xl.county import RULES_FILE, read_county, read_rules, write_rules
from seip_xl.county.rules_words import HOW_TO
from seip_xl.errors import DefinitionError
from seip_xl.rule import RULES, rule_faults
from tiny_county import write_tiny_county

BY_ID = {rule.id: rule for rule in RULES}
YEAR = replace(
    BY_ID["REG_015"],
    id="LA_001",
    formula='=AND([@[Year group]]=7,[@CMN]="Yes")',
    message="{Year group} is young for {CMN}; look again",
    columns=("Year group", "CMN"),
)

FAULTY = {
    "unknown column": ({"formula": "=[@[Yer group]]=7"}, "formula", "no column Yer group"),
    "unknown table": ({"formula": "=COUNTIFS(Pupils[Key],[@Key])>1"}, "formula", "no table Pupils"),
    "unknown function": ({"formula": '=XOR([@CMN]="Yes",[@CMN]="No")'}, "formula", "XOR is not in"),
    "unknown name": ({"formula": "=[@[Year group]]>Oldest"}, "formula", "no name Oldest"),
    "brackets": ({"formula": '=AND([@CMN]="Yes",(1=1)'}, "formula", ""),
    "arguments": ({"formula": '=NOT([@CMN]="Yes",1=1)'}, "formula", "NOT takes 1 argument, 2 are"),
    "text with number": ({"formula": '=[@[Year group]]="seven"'}, "formula", "not compared with"),
    "number in quotes": ({"formula": '=[@[Year group]]="11"'}, "formula", "marks: write 11"),
    "address": ({"formula": "=E5>10"}, "formula", "E5 is the address of a cell"),
    "date as typed": (
        {"formula": "=[@[Date added to register]]>31/12/2026"},
        "formula",
        "a date is written DATE(2026,12,31)",
    ),
    "bracket too many": ({"formula": '=AND([@CMN]="Yes"),1=1)'}, "formula", "once too often"),
    "no condition": ({"formula": "=[@[Year group]]+1"}, "formula", "a rule is a condition"),
    "value never listed": ({"formula": '=[@CMN]="Perhaps"'}, "formula", "never holds Perhaps"),
    "always true": ({"formula": '=OR(1=1,[@CMN]="Yes")'}, "formula", "TRUE for every row"),
    "always false": ({"formula": '=AND([@CMN]="Yes",1=2)'}, "formula", "FALSE for every row"),
    "not true": ({"formula": '=NOT(AND([@CMN]="Yes",1=2))'}, "formula", "TRUE for every row"),
    "out of bounds": ({"formula": "=[@[Year group]]>11"}, "formula", "FALSE for every row"),
    "within bounds": ({"formula": "=12>[@[Year group]]"}, "formula", "TRUE for every row"),
    "never equal": ({"formula": "=[@[Year group]]=6"}, "formula", "FALSE for every row"),
    "below its bounds": ({"formula": "=[@[Attendance latest %]]<-1"}, "formula", "FALSE for every"),
    "in brackets": ({"formula": "=-(1)>[@[Attendance latest %]]"}, "formula", "FALSE for every"),
    "worked out": ({"formula": "=[@[Attendance latest %]]>=0-1"}, "formula", "TRUE for every row"),
    "above a sum": ({"formula": "=[@[Attendance latest %]]>50+51"}, "formula", "FALSE for every"),
    "with itself": ({"formula": "=[@CMN]<>[@CMN]"}, "formula", "FALSE for every row"),
    "two at once": ({"formula": '=AND([@CMN]="Yes","no"=[@CMN])'}, "formula", "FALSE for every"),
    "one or not": ({"formula": '=OR([@CMN]<>"Yes",[@CMN]<>"No")'}, "formula", "TRUE for every"),
    "apart": (
        {"formula": "=AND([@[SDQ latest]]>20,[@CMN]=[@School],5>=[@[SDQ latest]])"},
        "formula",
        "FALSE for every",
    ),
    "all numbers": ({"formula": "=OR([@[Year group]]>8,[@[Year group]]<=8)"}, "formula", "TRUE"),
    "truth": (
        {"formula": '=([@CMN]="Yes")=TRUE'},
        "formula",
        "TRUE is not in the language; write the condition alone",
    ),
    "itself": ({"formula": "=[@LA_001]=1"}, "formula", "refers to itself"),
    "too long": (
        {"formula": f"=OR({','.join(['[@[Attendance latest %]]<50'] * 80)})"},
        "formula",
        "at most 2000",
    ),
    "id": ({"id": "my rule"}, "id", "is no id"),
    "id twice": ({"id": "REG_001"}, "id", "stands 2 times"),
    "return": ({"return_id": "registers"}, "return_id", "did you mean register?"),
    "table": ({"table": "Student"}, "table", "did you mean Students?"),
    "cells": ({"columns": ("Yeargroup",)}, "columns", "did you mean Year group?"),
    "no cells": ({"columns": ()}, "columns", "no cell is named"),
    "place": ({"message": "{Years} is wrong"}, "message", 'no column "Years"'),
    "open place": ({"message": "{Year group is wrong"}, "message", "stands alone"),
    "closed place": ({"message": "Year group} is wrong"}, "message", "stands alone"),
    "setting": (
        {"message": "Above {setting Maximum balanc}"},
        "message",
        "did you mean Maximum balance?",
    ),
    "setting of words": ({"message": "Ask {setting Contact}"}, "message", 'no setting "Contact"'),
    "long message": ({"message": "x" * 256}, "message", "256 characters"),
}


def test_hidden_columns_and_other_rules_are_not_offered():
    (found,) = rule_faults([replace(YEAR, formula="=[@[Year gruop]]=9")])
    assert "has no column Year gruop; did you mean Year group? (at" in found.message
    (found,) = rule_faults([*RULES, replace(YEAR, formula="=[@REG_999]=1")])
    assert "REG_0" not in found.message


def test_standard_rules_have_no_fault():
    assert rule_faults(RULES) == ()
    assert rule_faults([*RULES, YEAR]) == ()


@pytest.mark.parametrize(("changes", "part", "said"), FAULTY.values(), ids=FAULTY)
def test_faulty_rule_is_refused_with_its_part(changes, part, said):
    found = rule_faults([*RULES, replace(YEAR, **changes)])
    own = [one for one in found if one.at == len(RULES)]
    assert own
    assert {one.part for one in own} == {part}
    assert any(said in one.message for one in own)


@pytest.mark.parametrize(
    "formula",
    [
        "=[@[Year group]]>10",
        "=[@[Year group]]=11",
        "=[@[Hours in school]]>=40",
        "=[@[Hours in school]]<=0",
        '=OR([@CMN]="Yes",1=2)',
        '=AND([@CMN]<>"Yes",[@CMN]<>"No")',
        '=OR([@CMN]="Yes",[@CMN]="No")',
        "=AND([@[SDQ latest]]>5,[@[SDQ latest]]<20,[@[SDQ latest]]<>10)",
        "=OR([@[Year group]]>8,[@[Year group]]<8)",
        '=AND([@[SDQ latest]]=0,[@[SDQ latest]]<>"")',
        "=[@[SDQ latest]]<[@[SDQ baseline]]",
        "=[@[Attendance latest %]]<50-1",
        "=0<[@[Attendance latest %]]",
        "=[@[Attendance latest %]]<1/0",
    ],
)
def test_rule_that_can_fire_and_can_pass_is_taken(formula):
    assert rule_faults([*RULES, replace(YEAR, formula=formula)]) == ()


def test_return_and_table_that_are_both_unknown_are_two_faults():
    found = rule_faults([replace(YEAR, return_id="registers", table="Student")])
    assert [one.part for one in found] == ["return_id", "table"]
    assert found[1].message == "no return has a table Student; did you mean Students or Budget?"


def test_long_place_is_quoted_in_part():
    formula = f"=AND({','.join(['[@[Attendance latest %]]<50'] * 20)})+1"
    (found,) = rule_faults([replace(YEAR, formula=formula)])
    assert found.message.endswith(" ...)")
    assert len(found.message) < 250


def test_missing_brackets_are_one_fault():
    found = rule_faults([replace(YEAR, formula="=[@Attendance latest %]<50")])
    said = "a heading with spaces or signs has two pairs of brackets: write"
    cell = "[@[Attendance latest %]] (at [@Attendance latest %])"
    assert [one.message for one in found] == [f"{said} {cell}"]


def test_two_rules_that_refer_to_each_other_are_refused():
    one = replace(YEAR, formula="=[@LA_002]=1")
    other = replace(YEAR, id="LA_002", formula="=[@LA_001]=0")
    found = rule_faults([*RULES, one, other])
    assert [fault.message.split()[0] for fault in found] == ["LA_001", "LA_002"]


def test_rule_may_refer_to_another_one():
    follows = replace(YEAR, formula='=AND([@REG_015]=1,[@CMN]="Yes")')
    assert rule_faults([*RULES, follows]) == ()


@pytest.fixture
def rulebook(tmp_path):
    path = tmp_path / RULES_FILE
    path.write_bytes(write_rules())
    return path


def test_sheet_of_words_says_how_to_leave_empty_cells_out():
    guarded = "AND(ISNUMBER([@[Attendance latest %]]),[@[Attendance latest %]]<50)"
    assert any(text.endswith(guarded) for _, text in HOW_TO)
    assert rule_faults([replace(YEAR, formula=f"={guarded}")]) == ()


def test_sheet_of_words_says_what_each_setting_is(rulebook):
    rows = openpyxl.load_workbook(rulebook)["Words"].iter_rows(values_only=True)
    said = {row[1]: row[2] for row in rows if row[0] == "Setting"}
    assert said["Maximum_balance"] == "Highest balance over the LA grant; 5% is 0.05."


def edited(path, change):
    book = openpyxl.load_workbook(path)
    sheet = book["Rules"]
    header = next(row for row in sheet.iter_rows() if row[0].value == "Id")
    columns = {cell.value: cell.column_letter for cell in header}
    rows = {row[0].value: row[0].row for row in sheet.iter_rows() if row[0].value}
    change(sheet, columns, rows)
    book.save(path)
    return columns, rows


def test_rulebook_reads_back_as_it_was_written(rulebook):
    assert read_rules(rulebook) == RULES


def test_officer_switches_off_rewords_and_adds(rulebook):
    def change(sheet, columns, rows):
        sheet[f"{columns['Active']}{rows['REG_015']}"] = "No"
        sheet[f"{columns['Message']}{rows['REG_013']}"] = "Enter the hours"
        sheet[f"{columns['Formula']}{rows['REG_016']}"] = "ROUND([@[Weekly hours]],2)>35"
        cells = ["LA_001", "Yes", "query", "register", "Students", "[@[Year group]]=7"]
        for cell, value in zip(sheet[max(rows.values()) + 1], cells, strict=False):
            cell.value = value
        for label, value in (("Message", "Seven"), ("Cells to mark", "Year group"), ("Since", "2")):
            sheet[f"{columns[label]}{max(rows.values()) + 1}"] = value

    edited(rulebook, change)
    rules = {rule.id: rule for rule in read_rules(rulebook)}
    assert not rules["REG_015"].active
    assert rules["REG_013"].message == "Enter the hours"
    assert rules["REG_016"].formula.endswith(">35")
    assert rules["LA_001"].columns == ("Year group",)
    assert len(rules) == len(RULES) + 1


def test_deleted_rule_is_off_and_not_forgotten(rulebook):
    edited(rulebook, lambda sheet, _columns, rows: sheet.delete_rows(rows["REG_015"], 2))
    rules = {rule.id: rule for rule in read_rules(rulebook)}
    assert [one.id for one in rules.values() if not one.active] == ["REG_015", "REG_016"]
    assert rules.keys() == BY_ID.keys()


def test_every_fault_is_told_with_its_cell(rulebook):
    def change(sheet, columns, rows):
        sheet[f"{columns['Formula']}{rows['REG_003']}"] = "[@[Date aded]]>Census_date"
        sheet[f"{columns['Cells to mark']}{rows['REG_004']}"] = "Date close"
        sheet[f"{columns['Id']}{rows['REG_006']}"] = "REG_005"

    columns, rows = edited(rulebook, change)
    with pytest.raises(DefinitionError) as told:
        read_rules(rulebook)
    lines = str(told.value).splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        f"Rules.xlsx, Rules!{columns['Formula']}{rows['REG_003']}",
        f"Rules.xlsx, Rules!{columns['Cells to mark']}{rows['REG_004']}",
        f"Rules.xlsx, Rules!{columns['Id']}{rows['REG_005']}",
        f"Rules.xlsx, Rules!{columns['Id']}{rows['REG_005'] + 1}",
    ]


def test_wrong_cells_and_wrong_rules_are_told_together(rulebook):
    def change(sheet, columns, rows):
        sheet[f"{columns['Active']}{rows['REG_003']}"] = "Maybe"
        sheet[f"{columns['Formula']}{rows['REG_003']}"] = "[@[Date aded]]>Census_date"
        sheet[f"{columns['Message']}{rows['REG_004']}"] = None
        sheet[f"{columns['Id']}{rows['REG_006']}"] = None
        sheet[f"{columns['Cells to mark']}{rows['REG_007']}"] = "PM stat"

    columns, rows = edited(rulebook, change)
    with pytest.raises(DefinitionError) as told:
        read_rules(rulebook)
    cells = [line.split(": ")[0].partition("!")[2] for line in str(told.value).splitlines()]
    assert cells == [
        f"{columns[label]}{rows[rule]}"
        for label, rule in (
            ("Active", "REG_003"),
            ("Formula", "REG_003"),
            ("Message", "REG_004"),
            ("Id", "REG_006"),
            ("Cells to mark", "REG_007"),
        )
    ]


def own_rule(**changed):
    """Give an edit that adds a rule, cells by heading, as an officer types it."""
    cells = {
        "Id": "LA_001",
        "Active": "Yes",
        "Severity": "query",
        "Return": "register",
        "Table": "Students",
        "Formula": "[@[Year group]]=7",
        "Message": "Seven",
        "Cells to mark": "Year group",
    } | {label.replace("_", " "): value for label, value in changed.items()}

    def change(sheet, columns, rows):
        for label, value in cells.items():
            sheet[f"{columns[label]}{max(rows.values()) + 1}"] = value

    return change


def test_own_rule_needs_no_version_and_lists_are_taken_in_any_case(rulebook):
    edited(rulebook, own_rule(Return="Register", Table="students"))
    own = read_rules(rulebook)[-1]
    assert (own.return_id, own.table, own.since) == ("register", "Students", "own")


def test_wrong_return_and_wrong_table_are_told_together(rulebook):
    edited(rulebook, own_rule(Return="registers", Table="Student"))
    with pytest.raises(DefinitionError) as told:
        read_rules(rulebook)
    lines = str(told.value).splitlines()
    assert len(lines) == 2
    assert 'Return: "registers" is not in the list; did you mean "register"?' in lines[0]
    assert 'Table: "Student" is not in the list; did you mean "Students"?' in lines[1]


def test_table_of_another_return_is_told_with_its_cell(rulebook):
    columns, rows = edited(rulebook, own_rule(Table="Outturn"))
    with pytest.raises(DefinitionError) as told:
        read_rules(rulebook)
    cell = f"{columns['Table']}{max(rows.values()) + 1}"
    assert str(told.value).startswith(f"Rules.xlsx, Rules!{cell}: the return register has no table")


def test_cells_to_mark_without_a_heading_are_told_with_their_cell(rulebook):
    columns, rows = edited(rulebook, own_rule(Cells_to_mark=";"))
    with pytest.raises(DefinitionError) as told:
        read_rules(rulebook)
    cell = f"{columns['Cells to mark']}{max(rows.values()) + 1}"
    assert str(told.value) == (
        f"Rules.xlsx, Rules!{cell}: no cell is named; write a heading of Students, ; between two "
        "of them"
    )


def test_wrong_cell_of_a_rulebook_is_told(rulebook):
    edited(rulebook, lambda sheet, columns, _: sheet.__setitem__(f"{columns['Active']}9", "Maybe"))
    with pytest.raises(DefinitionError, match="Active"):
        read_rules(rulebook)


def test_county_takes_the_rulebook_beside_its_control_workbook(tmp_path):
    folder = write_tiny_county(tmp_path)
    assert not any(rule.active for rule in read_county(folder / "Control.xlsx").rules)
    (folder / RULES_FILE).unlink()
    assert read_county(folder / "Control.xlsx").rules == RULES
