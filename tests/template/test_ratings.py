"""The self-evaluation, whose rows are the LA's list, and the grades of the leavers return."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from judge import disagreements
from read.tiny import CENSUS, EXPECT, LISTS, STAMP
from seip_xl.read import read_return
from seip_xl.schema import LEAVERS, SELF_EVALUATION
from seip_xl.template import write_template

LONG = "Schools engage with the partnership in providing leadership and securing accountability"
INDICATORS = ("Attendance", LONG)
RATING_LISTS = {"indicators": INDICATORS}
STAMPS = {
    spec.id: replace(STAMP, return_id=spec.id, version=spec.version)
    for spec in (LEAVERS, SELF_EVALUATION)
}
LABELS = [column.label for column in SELF_EVALUATION.table("Ratings").columns]


def ratings(**filled):
    rows = {"Group": ["Year 11", "Governance"], "Indicator": INDICATORS} | filled
    return write_template(
        SELF_EVALUATION,
        stamp=STAMPS["self_evaluation"],
        lists=RATING_LISTS,
        created=CENSUS,
        rows={"Ratings": pd.DataFrame(rows, columns=LABELS)},
    )


def leavers(**rows):
    return write_template(
        LEAVERS, stamp=STAMPS["leavers"], lists=LISTS, created=CENSUS, rows=rows, blank_rows=5
    )


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_every_indicator_is_a_row_and_none_is_blank():
    sheet = opened(ratings())["Ratings"]
    assert sheet.tables["Ratings"].ref == "A4:P6"
    assert [[cell.value for cell in row[:3]] for row in sheet["A5:C6"]] == [
        ["Year 11", "Attendance", None],
        ["Governance", LONG, None],
    ]
    assert [cell.value for cell in sheet[3]][:4] == [None, None, "required", None]


def test_group_and_indicator_are_locked_the_rest_is_open():
    sheet = opened(ratings())["Ratings"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    unlocked = [cell.coordinate for row in sheet for cell in row if not cell.protection.locked]
    assert unlocked == [f"{column}{row}" for row in (5, 6) for column in "CDEFH"]


def test_rating_is_chosen_from_its_list():
    book = opened(ratings())
    checks = book["Ratings"].data_validations.dataValidation
    (check,) = [one for one in checks if "C5" in one.sqref]
    assert (check.type, str(check.sqref), check.formula1) == ("list", "C5:C6", "Lists!$A$2:$A$5")
    listed = [cell.value for cell in book["Lists"]["A"]]
    assert listed == ["Rating", "Red", "Amber", "Green", "Not rated"]


def test_long_indicator_is_wrapped_and_its_row_is_high_enough():
    sheet = opened(ratings())["Ratings"]
    assert sheet.column_dimensions["B"].width == pytest.approx(44, abs=1)
    assert sheet["B6"].alignment.wrap_text
    assert sheet["D6"].alignment.wrap_text
    assert sheet.row_dimensions[6].height == 45
    assert sheet.row_dimensions[5].height is None


def test_ratings_come_back_as_they_were(tmp_path):
    path = tmp_path / "self.xlsx"
    path.write_bytes(ratings(Rating=["Red", "Not rated"], **{"Next step": ["More of it", None]}))
    expect = replace(EXPECT, specs=(SELF_EVALUATION,), lists={"HBEP": RATING_LISTS})
    submission = read_return(path, expect=expect)
    assert submission.findings == ()
    rows = submission.tables["Ratings"]
    assert rows["Indicator"].tolist() == [*INDICATORS]
    assert rows["Rating"].tolist() == ["Red", "Not rated"]
    assert rows["Next step"].fillna("").tolist() == ["More of it", ""]


def test_grades_are_text_cells_with_a_list_of_texts(tmp_path):
    grades = ["9", "9-9", "U", "Pass"]
    labels = [column.label for column in LEAVERS.table("Qualifications").columns]
    rows = pd.DataFrame({"Student ID": "H/1", "Type": "GCSE", "Grade": grades}, columns=labels)
    book = opened(leavers(Qualifications=rows))
    cells = [cell for (cell,) in book["Qualifications"]["E6:E14"]]
    assert [cell.number_format for cell in cells] == ["@"] * 9
    assert [(cell.value, cell.data_type) for cell in cells[:4]] == [(one, "s") for one in grades]
    column = next(one for one in book["Lists"].columns if one[0].value == "Grade")
    assert [column[1].value, column[1].data_type, column[11].value] == ["9", "s", "9-9"]
    path = tmp_path / "leavers.xlsx"
    path.write_bytes(leavers(Qualifications=rows))
    submission = read_return(path, expect=replace(EXPECT, specs=(LEAVERS,)))
    assert submission.findings == ()
    assert submission.tables["Qualifications"]["Grade"].tolist() == grades


@pytest.mark.parametrize("make", [ratings, leavers], ids=["self_evaluation", "leavers"])
def test_template_keeps_to_the_file_format(tmp_path, make):
    path = tmp_path / "template.xlsx"
    path.write_bytes(make())
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    assert [str(error) for error in result.errors] == []


def test_recalculated_templates_keep_every_value(judge, tmp_path):
    paths = [tmp_path / "self.xlsx", tmp_path / "leavers.xlsx"]
    for path, data in zip(paths, (ratings(), leavers()), strict=True):
        path.write_bytes(data)
    books = judge.recalculate(paths)
    assert [one for path in paths for one in disagreements(path, books[path])] == []
