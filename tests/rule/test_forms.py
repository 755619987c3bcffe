"""The rules on forms are alive: whole returns as workbooks, and the lines on which rules fire."""

from __future__ import annotations

import openpyxl
import pytest

from judge import disagreements
from seip_xl.finding import Severity
from seip_xl.rule import RULES, rulebook
from seip_xl.rule import judge as judged
from tests.rule.book import checked
from tests.rule.cases_forms import FORM_CASES
from tests.rule.form_book import FORM_RULES, columns, fired, lines, read, seen, typed_over, written
from tests.rule.form_mutation import score

CASES = pytest.mark.parametrize("case", FORM_CASES, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def paths(tmp_path_factory, judge):
    folder = tmp_path_factory.mktemp("forms")
    made = {case.name: written(case, folder / f"{at}.xlsx") for at, case in enumerate(FORM_CASES)}
    for case in FORM_CASES:
        if case.over:
            typed_over(case, made[case.name], judge)
    return made


@pytest.fixture(scope="module")
def recalculated(judge, paths):
    books = judge.recalculate(list(paths.values()))
    return {name: books[path] for name, path in paths.items()}


@pytest.mark.parametrize("rule", FORM_RULES, ids=lambda rule: rule.id)
def test_rule_has_lines_that_pass_and_lines_that_fail(rule):
    fires = [case.fires.get(rule.id, set()) for case in FORM_CASES]
    assert any(fires)
    assert not all(fires)


@CASES
def test_rules_fire_on_these_lines_when_the_return_is_read(paths, case):
    tables, names, submission = seen(case, paths[case.name])
    found = judged(rulebook("finance"), tables, names)
    assert not any(one.crashed.any() for one in found)
    fires = {one.rule.id: lines for one in found if (lines := fired(one, submission))}
    assert fires == {rule: {*lines} for rule, lines in case.fires.items()}


@CASES
def test_rules_fire_on_these_lines_in_the_spreadsheet(paths, recalculated, case):
    path = paths[case.name]
    fires = {}
    for rule in FORM_RULES:
        column = columns(path, rule.table)[rule.id]
        found = {
            line
            for line, row in lines(path, rule.table).items()
            if recalculated[case.name].value(rule.table, f"{column}{row}") == 1
        }
        if found:
            fires[rule.id] = found
    assert fires == {rule: {*lines} for rule, lines in case.fires.items()}


@pytest.mark.parametrize(
    "case", [case for case in FORM_CASES if not case.typed_wrong], ids=lambda case: case.name
)
def test_stored_values_are_those_of_the_spreadsheet(paths, recalculated, case):
    assert disagreements(paths[case.name], recalculated[case.name]) == []


def test_totals_typed_over_are_errors_and_the_rest_is_asked():
    assert {rule.id for rule in FORM_RULES if rule.severity is Severity.ERROR} == {
        "FIN_001",
        "FIN_011",
        "FIN_021",
    }


def test_mutants_of_the_formulas_are_caught(paths):
    caught, survivors = score(paths)
    assert caught >= 0.95 * (caught + len(survivors)), survivors


def test_amount_kept_as_text_is_read_and_its_totals_are_not_blamed(tmp_path, judge):
    path = written(FORM_CASES[0], tmp_path / "whole.xlsx")
    transport = lines(path, "Outturn")["Transport"]
    amount = columns(path, "Outturn")["Amount"]
    given = openpyxl.load_workbook(path)["Outturn"][f"{amount}{transport}"].value
    judge.edit(path, [("Outturn", f"{amount}{transport}", f"{given:,}")], tmp_path / "text.xlsx")
    one, _ = checked(read(tmp_path / "text.xlsx"), RULES)
    assert {(each.code, each.cell) for each in one.findings if each.severity != "query"} == {
        ("READ_063", f"{amount}{transport}")
    }
    assert one.tables["Outturn"].set_index("Line")["Amount"]["Transport"] == given


def test_totals_without_a_result_are_checked_as_those_with_one(paths, tmp_path):
    path = paths[FORM_CASES[0].name]
    book = openpyxl.load_workbook(path)
    book.save(tmp_path / "without.xlsx")  # which leaves every formula without its result
    found = [checked(read(each), RULES)[0] for each in (path, tmp_path / "without.xlsx")]
    whole, without = ([(one.code, one.cell) for one in each.findings] for each in found)
    assert without == whole
    for table in ("Outturn", "Budget"):
        with_results, worked_out = (one.reads[table] for one in found)
        columns = ["Line", "Amount"]
        assert worked_out.rows[columns].equals(with_results.rows[columns])
        assert worked_out.wrong == with_results.wrong
