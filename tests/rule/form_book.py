"""The cases of forms, a workbook each, and what rules say of every line."""

from __future__ import annotations

import zipfile
from functools import cache

import openpyxl

from seip_xl.check import Checks
from seip_xl.check.seen import tables_of
from seip_xl.read import Expectation, read_return
from seip_xl.rule import RULES, is_elsewhere, setting_name
from seip_xl.schema import FINANCE, SETTINGS, Stamp
from seip_xl.template import Kept, write_template
from template.frames import frame_of
from tests.rule.book import COUNTY, KEPT_FRAMES, KEPT_TABLES
from tests.rule.case import CENSUS

FORM_RULES = tuple(
    rule for rule in RULES if rule.return_id == FINANCE.id and not is_elsewhere(rule)
)


def settings_of(case):
    return COUNTY.model_copy(update={"autumn_end": case.autumn_end})


def written(case, path):
    """Write a case as a filled return, totals as they are worked out."""
    settings = settings_of(case)
    names = {setting_name(column): getattr(settings, column.field) for column in SETTINGS.columns}
    rows = {table.name: _frame(table, case.amounts[table.name]) for table in FINANCE.tables}
    path.write_bytes(
        write_template(
            FINANCE,
            stamp=Stamp(return_id="finance", version="1", partnership="HBEP", period="Dec 2020"),
            lists={},
            created=CENSUS,
            rows=rows,
            kept=Kept(settings=names, tables=KEPT_TABLES),
        )
    )
    return path


def _frame(table, amounts):
    labels = [column.label for column in table.columns if column.kind == "money"]
    rows = []
    for line in table.entered_lines:
        given = amounts.get(line.label)
        cells = given if isinstance(given, tuple) else [given] * len(labels)
        rows.append({"Line": line.label, **dict(zip(labels, cells, strict=True))})
    return frame_of(table, rows)


def typed_over(case, path, judge):
    """Type over totals of a written case, as somebody does who has taken the protection away."""
    bare = path.with_name(f"bare {path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bare, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part.startswith("xl/worksheets/"):
                start = content.find(b"<sheetProtection")
                if start > 0:
                    end = content.find(b"/>", start) + 2
                    content = content[:start] + content[end:]
            target.writestr(part, content)
    cells = [
        (table, f"{columns(path, table)[label]}{lines(path, table)[line]}", value)
        for (table, line, label), value in case.over.items()
    ]
    judge.edit(bare, cells, path)
    bare.unlink()
    return path


def _sheet(path, table):
    return openpyxl.load_workbook(path)[table]


@cache
def columns(path, table):
    """Give the letter of every column of a form by its heading."""
    return next(cells for cells in _headings(_sheet(path, table)) if "Check" in cells)


def _headings(sheet):
    for row in sheet.iter_rows(max_row=8):
        yield {cell.value: cell.column_letter for cell in row}


@cache
def lines(path, table):
    """Give the row of every line of a form."""
    labels = {line.label for line in FINANCE.table(table).lines}
    cells = (row[0] for row in _sheet(path, table).iter_rows(max_col=1))
    return {cell.value: cell.row for cell in cells if cell.value in labels}


def read(path):
    expect = Expectation(
        period="Dec 2020", partnerships=("HBEP",), lists={"HBEP": {}}, specs=(FINANCE,)
    )
    return read_return(path, expect=expect)


def checks(case):
    return Checks(RULES, settings_of(case), KEPT_FRAMES)


def seen(case, path):
    """Give what rules see of a case: the tables and the names."""
    submission, known = read(path), checks(case)
    return {**known.kept, **tables_of(FINANCE, submission.reads)}, known.names, submission


def fired(verdict, submission):
    """Give the lines on which a rule fires."""
    frame = submission.reads[verdict.rule.table].rows
    return {*frame["Line"].astype(object)[verdict.wrong]}
