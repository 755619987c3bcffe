"""The control workbook with its buttons: the same on every machine, read by others."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from judge import disagreements
from seip_xl.addin.control_workbook import CONFIG, control_workbook
from seip_xl.county import JOBS, read_county
from seip_xl.errors import DefinitionError
from seip_xl.read import is_control

KEPT = Path(__file__).parents[2] / "workbooks" / "seip_county.xlsm"


def test_two_builds_are_the_same_and_that_of_the_repository(built):
    # Whole files would take minutes to be shown side by side.
    same = [control_workbook() == built, KEPT.read_bytes() == built]
    assert same == [True, True], "run seip-xl build-workbook --force"


def test_it_keeps_to_the_file_format(path):
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    assert [str(error) for error in result.errors] == []


def test_settings_of_xlwings_are_hidden(built):
    sheet = openpyxl.load_workbook(io.BytesIO(built))["xlwings.conf"]
    assert sheet.sheet_state == "hidden"
    assert {row[0].value: row[1].value for row in sheet.iter_rows()} == dict(CONFIG)


def test_it_is_a_control_workbook_in_which_partnerships_are_missing(path):
    assert is_control(path)
    with pytest.raises(DefinitionError) as told:
        read_county(path)
    assert "Partnerships" in str(told.value)
    assert "Settings" not in str(told.value)


def test_it_begins_with_the_published_indicators_and_the_usual_subjects(path):
    book = openpyxl.load_workbook(path)
    filled = {
        name: [row[0] for row in book[name].iter_rows(min_row=5, values_only=True) if row[0]]
        for name in ("RAG indicators", "Subjects", "Partnerships")
    }
    assert (len(filled["RAG indicators"]), filled["Partnerships"]) == (33, [])
    assert {"Mathematics", "English Language"} <= {*filled["Subjects"]}


def test_buttons_call_macros_in_another_program(judge, path):
    bound = judge.buttons(path)
    script = "vnd.sun.star.script:VBAProject.SeipMain.{}?language=Basic&location=document"
    assert bound == {job.caption: script.format(job.macro) for job in JOBS}


def test_recalculated_it_keeps_every_value(judge, path):
    assert disagreements(path, judge.recalculate([path])[path]) == []
