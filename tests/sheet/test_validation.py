from __future__ import annotations

import datetime as dt

import pytest

from seip_xl.errors import DefinitionError, WriteError
from seip_xl.sheet import Bounds, InputHelp, ListChoice
from sheet.parts import first_sheet, new_book


def validated(act):
    book = new_book()
    sheet = book.sheet("Students")
    book.sheet("Lists")
    act(sheet)
    return first_sheet(book.to_bytes()).data_validations.dataValidation[0]


def test_choices_come_from_a_range():
    choice = ListChoice("=Lists!$A$2:$A$400", title="PM status", message="Choose from the list.")
    rule = validated(lambda sheet: sheet.choices((4, 20), 1, choice))
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", "Lists!$A$2:$A$400", "B5:B21")
    assert (rule.errorTitle, rule.error) == ("PM status", "Choose from the list.")
    assert rule.errorStyle in {None, "stop"}
    assert rule.allowBlank


def test_choices_come_from_a_defined_name_and_may_only_warn():
    choice = ListChoice("=List_status", warning=True, help=InputHelp("PM status", "Choose one."))
    rule = validated(lambda sheet: sheet.choices((1, 2), 0, choice))
    assert (rule.formula1, rule.errorStyle) == ("List_status", "warning")
    assert (rule.promptTitle, rule.prompt) == ("PM status", "Choose one.")


@pytest.mark.parametrize(
    "source", ["Active,Left", '="Active,Left"', "=Lists!A1:B9", "=T01", "=Lists!A1+1", ""]
)
def test_list_that_is_not_a_range_is_refused(source):
    with pytest.raises(WriteError, match="is not the range of a list"):
        ListChoice(source)


def test_list_on_a_sheet_that_is_missing_is_refused_when_finished():
    book = new_book()
    book.sheet("Students").choices((1, 2), 0, ListChoice("=Lists!$A$1:$A$3"))
    with pytest.raises(WriteError, match='Students!A2: there is no sheet "Lists"'):
        book.to_bytes()


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        (Bounds(kind="whole", minimum=0, maximum=40), ("whole", None, "0", "40")),
        (Bounds(kind="decimal", minimum=0.5), ("decimal", "greaterThanOrEqual", "0.5", None)),
        (Bounds(kind="decimal", maximum=0), ("decimal", "lessThanOrEqual", "0", None)),
        (
            Bounds(kind="date", minimum=dt.date(2015, 9, 1), maximum=dt.date(2024, 10, 3)),
            ("date", None, "42248", "45568"),
        ),
        (
            Bounds(kind="date", maximum=dt.date(2024, 10, 3)),
            ("date", "lessThanOrEqual", "45568", None),
        ),
        (
            Bounds(kind="date", minimum="=Year_start", maximum=dt.date(2024, 10, 3)),
            ("date", None, "Year_start", "45568"),
        ),
        (
            Bounds(kind="date", minimum=dt.date(2015, 9, 1), maximum="=Census_date"),
            ("date", None, "42248", "Census_date"),
        ),
    ],
    ids=["whole", "minimum", "zero", "dates", "last date", "name first", "name last"],
)
def test_bounds_are_what_excel_reads(bounds, told):
    rule = validated(lambda sheet: sheet.bounds((4, 20), 2, bounds))
    operator = None if rule.operator == "between" else rule.operator
    assert (rule.type, operator, rule.formula1, rule.formula2) == told


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "whole"},
        {"kind": "whole", "minimum": 2, "maximum": 1},
        {"kind": "date", "minimum": dt.date(2024, 1, 2), "maximum": dt.date(2024, 1, 1)},
        {"kind": "text", "minimum": 1},
    ],
    ids=["none", "reversed", "dates reversed", "kind"],
)
def test_bounds_that_contradict_themselves_are_refused(fields):
    with pytest.raises(DefinitionError):
        Bounds(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "date", "minimum": 5},
        {"kind": "whole", "minimum": dt.date(2024, 1, 1)},
        {"kind": "decimal", "minimum": float("nan")},
        {"kind": "decimal", "minimum": "Low_hours"},
        {"kind": "decimal", "minimum": "=SUM(" + "1+" * 130 + "1)"},
        {"kind": "whole", "minimum": 1, "message": "x" * 256},
        {"kind": "whole", "minimum": 1, "title": "x" * 33},
    ],
    ids=["number", "date", "nan", "no formula", "long formula", "message", "title"],
)
def test_bounds_that_excel_would_refuse(fields):
    with pytest.raises(WriteError):
        Bounds(**fields)


@pytest.mark.parametrize(("title", "text"), [("x" * 33, ""), ("", "x" * 256), ("a\x01", "")])
def test_help_that_excel_would_refuse(title, text):
    with pytest.raises(WriteError):
        InputHelp(title, text)


def test_help_of_the_greatest_length_is_kept():
    guide = InputHelp("t" * 32, "m" * 255)
    bounds = Bounds(kind="whole", minimum=1, help=guide)
    rule = validated(lambda sheet: sheet.bounds((0, 0), 0, bounds))
    assert (len(rule.promptTitle), len(rule.prompt)) == (32, 255)


def test_length_of_a_text_has_bounds():
    bounds = Bounds(kind="length", minimum=3, maximum=20)
    rule = validated(lambda sheet: sheet.bounds((0, 0), 0, bounds))
    assert (rule.type, rule.formula1, rule.formula2) == ("textLength", "3", "20")


def test_validation_outside_the_sheet_is_refused():
    with pytest.raises(WriteError, match="Students, row 1048576"):
        new_book().sheet("Students").bounds(
            (1_048_576, 1_048_577), 0, Bounds(kind="whole", minimum=1)
        )


def test_highlight_is_a_conditional_format():
    book = new_book()
    book.sheet("Students").highlight((4, 20), (0, 5), "=$H5=1", "fault")
    (area,) = first_sheet(book.to_bytes()).conditional_formatting
    assert (str(area.sqref), area.rules[0].formula) == ("A5:F21", ["$H5=1"])


@pytest.mark.parametrize("formula", ["$H5=1", "=Students[@Hours]=1", "=SUM(1"])
def test_highlight_with_a_formula_that_excel_would_refuse(formula):
    with pytest.raises(WriteError, match="Students!A5"):
        new_book().sheet("Students").highlight((4, 20), (0, 5), formula, "fault")
