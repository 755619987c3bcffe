"""Wording of headlines in the control workbook: its rows, what is read, what is wrong in it."""

from __future__ import annotations

import openpyxl
import pandas as pd
import pytest

from county.test_county import SETTINGS, TABLES, change, faults
from seip_xl.county import drafts_noted, read_county, write_county
from seip_xl.report import HEADLINES, Wording

LABELS = ("Headline", "Newest draft", "Wording", "Leave out", "Written for")
TITLES = [headline.title for headline in HEADLINES]
SHEET = "Headlines"
DRAFT, NEW = "There are 7 open cases.", "There are 8 open cases."


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "county.xlsx"
    target.write_bytes(write_county(SETTINGS, TABLES))
    return target


def without_sheet(path):
    book = openpyxl.load_workbook(path)
    del book[SHEET]
    book.save(path)


def test_titles_of_headlines_differ():
    assert len({title.casefold() for title in TITLES}) == len(TITLES)


def test_every_headline_has_its_row_in_the_order_of_the_report(path):
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert [cell.value for cell in sheet[4]] == list(LABELS)
    assert [sheet.cell(row, 1).value for row in range(5, sheet.max_row + 1)] == TITLES
    assert sheet.tables[SHEET].ref == f"A4:E{4 + len(TITLES)}"


def test_row_that_is_given_stands_at_its_place(tmp_path):
    given = pd.DataFrame([("Returns", None, "Two came.", None, None)], columns=LABELS)
    path = tmp_path / "county.xlsx"
    path.write_bytes(write_county(SETTINGS, {**TABLES, SHEET: given}))
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert [sheet.cell(row, 1).value for row in range(5, sheet.max_row + 1)] == TITLES
    assert sheet.cell(sheet.max_row, 3).value == "Two came."


def test_title_is_chosen_from_the_list_of_headlines(path):
    book = openpyxl.load_workbook(path)
    lists = {
        str(one.sqref): one.formula1
        for one in book[SHEET].data_validations.dataValidation
        if one.type == "list" and one.errorStyle in {None, "stop"}
    }
    assert set(lists) == {"A5:A2004", "D5:D2004"}
    source = lists["A5:A2004"].removeprefix("Lists!").replace("$", "")
    assert [row[0].value for row in book["Lists"][source]] == TITLES


def test_wording_is_wrapped_text_in_which_nothing_becomes_a_formula(path):
    cell = openpyxl.load_workbook(path)[SHEET]["C5"]
    assert cell.alignment.wrap_text
    assert (cell.number_format, cell.quotePrefix) == ("@", True)


def test_headlines_left_as_drafted_are_not_kept(path):
    assert read_county(path).wordings == {}


def test_wording_is_kept_with_the_draft_that_it_was_written_for(path):
    change(path, SHEET, B5=NEW, C5=" Seven \ncases. ", E5=DRAFT, B6="An EHCP", D7="Yes")
    assert read_county(path).wordings == {
        "Open cases": Wording(text="Seven \ncases.", written_for=DRAFT),
        "Referrals": Wording(left_out=True),
    }


def test_wording_that_is_new_was_written_for_the_draft_beside_it(path):
    change(path, SHEET, B5=DRAFT, C5="Seven.")
    assert read_county(path).wordings["Open cases"].written_for == DRAFT


def test_control_workbook_of_before_keeps_no_wording(path):
    without_sheet(path)
    assert read_county(path).wordings == {}


def test_sheet_under_another_name_is_found_by_its_headings(path):
    change(path, SHEET, C5="Seven.")
    book = openpyxl.load_workbook(path)
    book[SHEET].title = "Our words"
    book.save(path)
    assert read_county(path).wordings["Open cases"].text == "Seven."


def test_lost_heading_is_told_and_not_taken_for_a_workbook_of_before(path):
    change(path, SHEET, C4="Words")
    assert 'sheet Headlines: the column "Wording" is missing' in faults(path)[0]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param(
            {"A5": "Open case"},
            'Headlines!A5: Headline: "Open case" is not in the list; did you mean "Open cases"?',
            id="unknown",
        ),
        pytest.param({"A6": "open  CASES"}, "Headlines!A6: ", id="twice"),
        pytest.param({"A5": None, "C5": "x"}, "Headlines!A5: Headline is empty", id="no title"),
        pytest.param({"D5": "No"}, 'Headlines!D5: Leave out: "No"', id="neither Yes nor blank"),
        pytest.param(
            {"C5": "x" * 1001},
            "Headlines!C5: the wording is too long to be shown whole (characters: 1,001, lines: "
            "1); shorten it to 1,000 characters on 10 lines",
            id="long",
        ),
        pytest.param({"C6": "x" * 32767}, "Headlines!C6: the wording is too long", id="longest"),
        pytest.param({"C5": "\n".join("x" * 11)}, "Headlines!C5: the wording is", id="lines"),
    ],
)
def test_fault_names_its_cell(path, cells, words):
    change(path, SHEET, **cells)
    (told,) = faults(path)
    assert told.startswith(f"county.xlsx, {words}")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        pytest.param("x" * 1000, "x" * 1000, id="as long as may be"),
        pytest.param("=SUM(1,2)", "=SUM(1,2)", id="formula"),
        pytest.param("*Up* to 5?", "*Up* to 5?", id="wildcards"),
        pytest.param("a_x0007_b", "a b", id="control character"),
        pytest.param("\u200b", None, id="nothing to be seen"),
        pytest.param(2020, "2020", id="number"),
    ],
)
def test_wording_is_read_as_text(path, typed, text):
    book = openpyxl.load_workbook(path)
    cell = book[SHEET]["C5"]
    cell.value = typed
    if isinstance(typed, str):
        cell.data_type = "s"
    book.save(path)
    kept = read_county(path).wordings.get("Open cases")
    assert (kept and kept.text) == text


def noted(*rows):
    """Give draft and Written for of rows after a consolidation that drafts NEW."""
    columns = drafts_noted([list(LABELS), *map(list, rows)], {"Open cases": NEW})
    return [*zip(columns[1], columns[4], strict=True)]


def test_draft_is_renewed_and_a_wording_keeps_the_one_it_was_written_for():
    row = ("Open cases", DRAFT, "Seven.", None, None)
    assert noted(row) == [(NEW, DRAFT)]
    assert noted((*row[:1], NEW, *row[2:4], DRAFT)) == [(NEW, DRAFT)]


def test_headline_without_a_wording_has_the_newest_draft_only():
    assert noted(("Open cases", DRAFT, None, "Yes", DRAFT)) == [(NEW, None)]
    assert noted(("Open cases", None, " ", None, "")) == [(NEW, None)]


def test_wording_typed_before_any_draft_stays_one_of_no_known_draft():
    ((newest, written_for),) = noted(("Open cases", None, "Seven.", None, None))
    assert (newest, written_for) == (NEW, "There was no draft yet.")


def test_rows_of_no_known_headline_keep_what_they_have():
    assert noted((None, None, None, None, None), ("Ours", "x", 12.0, None, "y")) == [
        (None, None),
        ("x", "y"),
    ]


def test_columns_are_found_by_their_headings_and_nothing_is_noted_where_one_is_missing():
    turned = [list(reversed(LABELS)), [None, None, "Seven.", DRAFT, "open cases"]]
    assert drafts_noted(turned, {"Open cases": NEW}) == {3: [NEW], 0: [DRAFT]}
    assert drafts_noted([["Headline", "Wording"], ["Open cases", "x"]], {}) == {}
    assert drafts_noted([list(LABELS)], {}) == {}
