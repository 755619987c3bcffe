"""Every rule is alive: rows that pass, rows that fail, as workbooks; mutants that are caught."""

from __future__ import annotations

from collections import Counter
from functools import cache

import openpyxl
import pytest

from judge import disagreements
from seip_xl.rule import RULES, is_elsewhere
from tests.rule.book import cases_of, placed, read, verdicts, workbook
from tests.rule.case import CASES
from tests.rule.mutation import score

HEADING_ROWS = {"register": 5, "leavers": 5, "self_evaluation": 4}
RETURN_IDS = tuple(HEADING_ROWS)
LISTED = [
    rule for rule in RULES if rule.return_id in HEADING_ROWS and not is_elsewhere(rule)
]  # the others: test_forms, test_elsewhere


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    written = {return_id: folder / f"{return_id}.xlsx" for return_id in RETURN_IDS}
    for return_id, path in written.items():
        path.write_bytes(workbook(return_id, placed(return_id)[0]))
    return written


@pytest.fixture(scope="module")
def recalculated(judge, paths):
    books = judge.recalculate(list(paths.values()))
    return {return_id: books[path] for return_id, path in paths.items()}


@pytest.mark.parametrize("rule", LISTED, ids=lambda rule: rule.id)
def test_rule_has_rows_that_pass_and_rows_that_fail(rule):
    counts = Counter(case.fires for case in CASES if case.rule == rule.id)
    assert counts[True] >= 1
    assert counts[False] >= 1


@pytest.mark.parametrize("return_id", RETURN_IDS)
def test_spreadsheet_and_python_come_to_the_same_verdicts(paths, recalculated, return_id):
    assert disagreements(paths[return_id], recalculated[return_id]) == []


@cache
def _columns(path, table):
    sheet = openpyxl.load_workbook(path)[table]
    for row in sheet.iter_rows(max_row=6):
        cells = {cell.value: cell.column_letter for cell in row}
        if "Check" in cells:
            return cells
    raise LookupError(table)


@pytest.mark.parametrize("return_id", RETURN_IDS)
def test_rule_fires_where_it_should_in_the_spreadsheet(paths, recalculated, return_id):
    _, first = placed(return_id)
    wrong = []
    for case, index in zip(cases_of(return_id), first, strict=True):
        column = _columns(paths[return_id], case.table)[case.rule]
        cell = f"{column}{HEADING_ROWS[return_id] + 1 + index}"
        if recalculated[return_id].value(case.table, cell) != case.fires:
            wrong.append(case)
    assert wrong == []


@pytest.mark.parametrize("return_id", RETURN_IDS)
def test_rule_fires_where_it_should_when_the_return_is_read(paths, return_id):
    rows, first = placed(return_id)
    submission = read(paths[return_id], return_id, rows)
    assert submission.accepted
    assert {name: len(one) for name, one in rows.items()} == {
        name: len(one.rows) for name, one in submission.reads.items()
    }
    found = verdicts(submission, RULES)
    pairs = zip(cases_of(return_id), first, strict=True)
    assert [case for case, index in pairs if found[case.rule][index] != case.fires] == []


def test_mutants_of_the_formulas_are_caught(paths):
    caught, survivors = score(paths)
    assert caught >= 0.95 * (caught + len(survivors)), survivors
