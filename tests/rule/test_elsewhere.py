"""Rules that the LA checks are alive: rows with what else is known of them, as a workbook."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from seip_xl.errors import FormulaError
from seip_xl.formula import Spelling, TableValues, Type, number_column, text_column
from seip_xl.rule import GIVEN, RULES, is_elsewhere, rulebook
from seip_xl.rule import judge as judged
from seip_xl.rule.judge import hidden_columns
from seip_xl.schema import Kind, wrong_label
from seip_xl.sheet import DataTable, TableColumn, Workbook, cell_name
from seip_xl.sheet.value import serial
from tests.rule.book import NAMES, SPECS, checks
from tests.rule.case import CENSUS
from tests.rule.cases_elsewhere import ROW_CASES
from tests.rule.mutant import mutants

ELSEWHERE = [rule for rule in RULES if is_elsewhere(rule)]
TEXTS = {Kind.CHOICE, Kind.KEY, Kind.TEXT}


def cases_of(rule):
    return [case for case in ROW_CASES if case.rule == rule.id]


def cells_of(rule):
    """Give the cells of the cases of a rule by heading, and the headings of texts."""
    table = SPECS[rule.return_id].table(rule.table)
    rows = [case.cells for case in cases_of(rule)]
    given = GIVEN[rule.table]
    texts = {one.label for one in table.columns if one.kind in TEXTS}
    texts |= {label for label, kind in given.items() if kind is Type.TEXT}
    labels = [*(one.label for one in table.columns), *given]
    cells = {label: [row.get(label) for row in rows] for label in labels}
    return {
        label: [serial(one) if hasattr(one, "year") else one for one in values]
        for label, values in cells.items()
    }, texts


def tables_of(rule):
    cells, texts = cells_of(rule)
    size = len(cases_of(rule))
    columns = {
        label: text_column(values)
        if label in texts
        else number_column([np.nan if one is None else float(one) for one in values])
        for label, values in cells.items()
    }
    wrong = [
        wrong_label(one.label) for one in SPECS[rule.return_id].table(rule.table).typed_columns
    ]
    columns |= {label: number_column(np.zeros(size)) for label in wrong}
    known = checks(RULES)
    tables = {table.name: TableValues(rows=0, columns={}) for table in SPECS[rule.return_id].tables}
    return {**known.kept, **tables, rule.table: TableValues(rows=size, columns=columns)}


def only(rule):
    """Give the rulebook of one rule, without the helpers that it does not read."""
    book = rulebook(rule.return_id, [rule], elsewhere=True)
    wanted, kept = {rule.id}, []
    for column in reversed(book.columns):
        if column.table == rule.table and column.label in wanted:
            kept.append(column)
            wanted |= {
                each.label for each in book.columns if f"[{each.label}]" in str(column.formula)
            }
    return replace(book, columns=tuple(reversed(kept)))


def fired(rule):
    (verdict,) = judged(only(rule), tables_of(rule), checks(RULES).names)
    return [
        None if bad else bool(hit) for bad, hit in zip(verdict.crashed, verdict.wrong, strict=True)
    ]


@cache
def expected(rule):
    return [case.fires for case in cases_of(rule)]


@pytest.mark.parametrize("rule", ELSEWHERE, ids=lambda rule: rule.id)
def test_rule_fires_where_it_should(rule):
    assert {*expected(rule)} == {True, False}
    assert fired(rule) == expected(rule)


def write(path, rule):
    """Write the cases of a rule as a table, with the hidden columns as formulas."""
    book, own = Workbook(title=rule.id, created=CENSUS), only(rule)
    cells, texts = cells_of(rule)
    seen = hidden_columns(own, tables_of(rule), checks(RULES).names)[rule.table].columns
    size = len(cases_of(rule))
    formulas = {one.label: one.formula.spelt(Spelling(row_table=rule.table)) for one in own.columns}
    values = {label: seen[label].to_list(size) for label in formulas}
    wrong = {label: seen[label].to_list(size) for label in seen if label.startswith("Wrong ")}
    columns = [
        *(TableColumn(label, "text" if label in texts else "two_decimals") for label in cells),
        *(TableColumn(label) for label in wrong),
        *(TableColumn(label, formula=formula) for label, formula in formulas.items()),
    ]
    rows = zip(*cells.values(), *wrong.values(), *values.values(), strict=True)
    book.sheet(rule.table).table(0, 0, DataTable(rule.table, tuple(columns), [*map(list, rows)]))
    names = book.sheet("Names")
    for row, (name, value) in enumerate(NAMES.items()):
        names.write(row, 0, value)
        book.define_name(name, f"=Names!$A${row + 1}")
    path.write_bytes(book.to_bytes())
    return len(columns) - 1


def test_spreadsheet_comes_to_the_same_verdicts(judge, tmp_path):
    paths = {rule: tmp_path / f"{rule.id}.xlsx" for rule in ELSEWHERE}
    columns = {rule: write(path, rule) for rule, path in paths.items()}
    books = judge.recalculate(list(paths.values()))
    for rule, path in paths.items():
        cells = [cell_name(row + 1, columns[rule]) for row in range(len(cases_of(rule)))]
        assert [books[path].value(rule.table, cell) == 1 for cell in cells] == expected(rule)


def test_mutants_of_the_formulas_are_caught():
    caught, survivors = 0, []
    for rule in ELSEWHERE:
        for formula in mutants(rule.formula):
            changed = replace(rule, formula=formula)
            try:
                found = fired(changed) if is_elsewhere(changed) else None
            except FormulaError:
                continue
            if found == expected(rule):
                survivors.append(f"{rule.id}: {formula}")
            else:
                caught += 1
    assert caught >= 0.95 * (caught + len(survivors)), survivors
