"""The sheet Headlines: drafts as formulas, and beside them what the local authority makes of them.

Drafts of the tiny county: 7 open cases, 2 EHCP packages, 12 new referrals.
"""

from __future__ import annotations

import pytest

import tiny_county
from judge import disagreements
from report.cells import opened
from seip_xl.county import write_county
from seip_xl.pipeline import consolidate
from seip_xl.report import HEADLINES, Wording

OPEN_CASES = (
    "There are 7 open cases. That is down from 10 in Jul 2020. That is down from 8 in Dec 2019, "
    "the same period last year."
)
CHANGED = "The draft has changed since this was written: check the figures in it."
NOT_KNOWN = "It is not known for which draft this was written: check the figures in it."
HOSTILE = '=HYPERLINK("http://x","*?~")\n<r>&\u00e9 _x0041_'
ROWS = [
    ("Open cases", "another", "Seven cases are open.", None, OPEN_CASES.replace(". ", ".  ")),
    ("EHCP packages", None, "Three packages\nare paid.", None, "There are 3 open cases."),
    ("Referrals", "There were 7.", "A newly worded one.", None, None),
    ("KS3 programme managed", None, HOSTILE, None, None),
    ("KS4 programme managed", "x", "Ours.", None, "There was no draft yet."),
    ("City students", "Of 3.", "It is not shown.", "Yes", "Of 3."),
    ("Costs", None, "x" * 989 + "\n" * 9 + "xx", None, None),
]


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """Consolidate the tiny county with headlines that are worded, or left out."""
    folder = tiny_county.write_tiny_county(tmp_path_factory.mktemp("worded"))
    tables = tiny_county.tables() | {"Headlines": tiny_county.listed("Headlines", ROWS)}
    (folder / "Control.xlsx").write_bytes(write_county(tiny_county.SETTINGS, tables))
    return consolidate(folder, folder / "Report.xlsx")


@pytest.fixture(scope="module")
def books(done):
    return opened(done.path)


@pytest.fixture
def rows(books):
    """Give the cells of each headline by its title, as values."""
    return {row[1].value: row for row in books[1]["Headlines"].iter_rows(min_row=5, max_row=19)}


def test_draft_stays_a_formula_beside_every_wording(books, rows):
    formulas = [cell.value for cell in books[0]["Headlines"]["D"][4:19]]
    assert len(rows) == len(formulas) == len(HEADLINES)
    assert all(formula.startswith("=IF(") for formula in formulas)
    assert rows["Open cases"][3].value == OPEN_CASES
    assert rows["City students"][3].value.startswith("Of 4 students of City address")


@pytest.mark.parametrize(
    ("title", "wording", "remark"),
    [
        pytest.param("Open cases", "Seven cases are open.", None, id="of this draft"),
        pytest.param("EHCP packages", "Three packages\nare paid.", CHANGED, id="of another"),
        pytest.param("Referrals", "A newly worded one.", CHANGED, id="of that noted last"),
        pytest.param("KS4 programme managed", "Ours.", NOT_KNOWN, id="before there was one"),
        pytest.param("KS3 programme managed", HOSTILE, NOT_KNOWN, id="of none that is known"),
        pytest.param("City students", "It is not shown.", "Left out.", id="left out"),
        pytest.param("Balances", None, None, id="not worded"),
    ],
)
def test_wording_stands_beside_its_draft_and_a_remark_says_what_is_to_be_done(
    rows, title, wording, remark
):
    assert (rows[title][4].value, rows[title][5].value) == (wording, remark)


def test_wording_is_text_whatever_it_looks_like(books):
    cell = books[0]["Headlines"]["E8"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (HOSTILE, "s", True)
    assert cell.hyperlink is None


def test_row_is_as_high_as_the_lines_of_its_wording(books):
    sheet = books[0]["Headlines"]
    assert sheet.row_dimensions[13].height == 15 * (17 + 8 + 1)
    assert sheet["E13"].alignment.wrap_text


def test_headlines_whose_wording_is_to_be_checked_are_named(done):
    assert done.to_check == (
        "EHCP packages",
        "Referrals",
        "KS3 programme managed",
        "KS4 programme managed",
        "Costs",
    )


def test_note_says_where_wording_belongs(books):
    assert books[1]["Headlines"]["A3"].value == (
        "Drafts are formulas whose words follow the figures. Do not type over them: to word a "
        "headline yourself, or to leave it out, use the sheet Headlines of the control workbook."
    )


def test_sheet_agrees_with_the_judge(judge, done):
    cells = judge.recalculate([done.path])[done.path]
    found = disagreements(done.path, cells)
    assert [str(each) for each in found if each.sheet == "Headlines"] == []


def test_headline_without_a_wording_is_never_to_be_checked():
    assert not Wording(written_for="x").is_to_check("y")
    assert not Wording(text="x", left_out=True).is_to_check("y")


def test_demonstration_has_a_wording_that_fits_one_that_does_not_and_one_left_out(demo):
    sheet = opened(demo.consolidation.path)[1]["Headlines"]
    remarks = {row[1].value: row[5].value for row in sheet.iter_rows(min_row=5) if row[4].value}
    assert remarks == {"Open cases": None, "EHCP packages": CHANGED}
    assert [row[1].value for row in sheet.iter_rows(min_row=5) if row[5].value == "Left out."] == [
        "City students"
    ]
