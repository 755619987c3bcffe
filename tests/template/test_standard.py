"""The standard templates in templates/, and the stamp in its three places."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from judge import disagreements
from read.tiny import EXPECT, PLAIN, STAMP
from seip_xl.issuing import write_blank_templates
from seip_xl.read import read_return
from seip_xl.read.glance import is_plain
from seip_xl.rule import rulebook_of
from seip_xl.schema import REGISTER, RETURNS
from seip_xl.template import standard_templates
from template.test_template import template

KEPT = Path(__file__).parents[2] / "templates"
STANDARD = standard_templates()
NAMES = ["Register return", "Finance return", "Leavers return", "Self-evaluation return"]


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_standard_templates_are_those_of_the_program():
    kept = {path.name: path.read_bytes() for path in KEPT.glob("*.xlsx")}
    assert sorted(kept) == sorted(STANDARD)
    # Whole files would take minutes to be shown side by side.
    assert [name for name in kept if kept[name] != STANDARD[name]] == []


def test_one_standard_template_a_return(tmp_path):
    paths = write_blank_templates(tmp_path / "new").paths
    assert [path.name for path in paths] == [f"{name}.xlsx" for name in NAMES]
    written = [path.read_bytes() for path in paths]
    assert all(one == other for one, other in zip(written, STANDARD.values(), strict=True))


@pytest.mark.parametrize("name", STANDARD)
def test_standard_template_keeps_to_the_file_format(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(STANDARD[name])
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    assert [str(error) for error in result.errors] == []


def test_recalculated_standard_templates_keep_every_value(judge, tmp_path):
    paths = [tmp_path / name for name in STANDARD]
    for path in paths:
        path.write_bytes(STANDARD[path.name])
    books = judge.recalculate(paths)
    assert [one for path in paths for one in disagreements(path, books[path])] == []


@pytest.mark.parametrize("name", STANDARD)
def test_reader_need_not_look_at_every_cell_for_errors(name):
    with zipfile.ZipFile(io.BytesIO(STANDARD[name])) as archive:
        sheets = [each for each in archive.namelist() if each.startswith("xl/worksheets/sheet")]
        assert [each for each in sheets if not is_plain(archive.read(each))] == []


def test_partnership_and_period_are_filled_in_on_the_cover():
    sheet = opened(STANDARD["Register return.xlsx"])["Start"]
    unlocked = [cell.coordinate for row in sheet for cell in row if not cell.protection.locked]
    assert unlocked == ["C5", "C6", "C24", "C25"]
    # A period such as Dec 2020 stays text.
    assert [sheet[cell].number_format for cell in ("C5", "C6")] == ["@", "@"]


def test_lists_that_the_la_keeps_are_free_text():
    book = opened(STANDARD["Register return.xlsx"])
    kinds = {
        str(one.sqref).split(":")[0]: one.type
        for one in book["Students"].data_validations.dataValidation
    }
    assert (kinds["C6"], kinds["G6"]) == ("textLength", "list")
    ratings = opened(STANDARD["Self-evaluation return.xlsx"])["Ratings"]
    assert (ratings.tables["Ratings"].ref, ratings.protection.sheet) == ("A4:R54", False)


def places(data):
    """Give the stamp of the very hidden sheet, the defined name and the document property."""
    book = opened(data)
    hidden = {row[0]: row[1] for row in book["seip-xl"].iter_rows(values_only=True)}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        custom = archive.read("docProps/custom.xml").decode()
    return hidden, book.defined_names["seip_xl_stamp"].attr_text, custom


def test_issued_template_is_stamped_in_three_places():
    hidden, name, custom = places(template())
    rulebook = rulebook_of(REGISTER)
    assert hidden == {
        "Return": "register",
        "Version": "1",
        "Partnership": "HBEP",
        "Period": "Dec 2020",
        "Rulebook": rulebook,
    }
    assert name == f'"register|1|HBEP|Dec 2020|{rulebook}"'
    assert f'name="seip-xl"><vt:lpwstr>register|1|HBEP|Dec 2020|{rulebook}</vt:lpwstr>' in custom


def test_standard_template_is_stamped_with_what_is_known():
    hidden, name, custom = places(STANDARD["Register return.xlsx"])
    rulebook = rulebook_of(REGISTER)
    assert (hidden["Partnership"], hidden["Period"]) == ("=TRIM(Start!$C$5)", "=TRIM(Start!$C$6)")
    assert hidden["Rulebook"] == rulebook
    assert name == f'"register|1|||{rulebook}"'
    assert f">register|1|||{rulebook}<" in custom


@pytest.mark.parametrize("spec", RETURNS, ids=lambda spec: spec.id)
def test_standard_template_has_the_rulebook_of_its_return(spec):
    _, name, _ = places(STANDARD[f"{spec.title}.xlsx"])
    assert name.split("|")[-1] == f'{rulebook_of(spec)}"'


def test_standard_template_filled_in_is_a_return(judge, tmp_path):
    """LibreOffice saves what was typed with the values of all formulas."""
    book = opened(STANDARD["Register return.xlsx"])
    book["Start"]["C5"].value, book["Start"]["C6"].value = " HBEP", "Dec 2020"
    columns = {cell.value: cell.column for cell in book["Students"][5]}
    for label, value in PLAIN.items():
        book["Students"].cell(6, columns[label]).value = value
    typed = tmp_path / "typed.xlsx"
    book.save(typed)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [judge.office, profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, tmp_path / "saved", typed], check=True, timeout=120)  # noqa: S603
    submission = read_return(tmp_path / "saved" / "typed.xlsx", expect=EXPECT)
    assert submission.findings == ()
    assert submission.stamp
    assert (submission.stamp.partnership, submission.stamp.period) == ("HBEP", STAMP.period)
    assert submission.tables["Students"]["School"].tolist() == [PLAIN["School"]]
