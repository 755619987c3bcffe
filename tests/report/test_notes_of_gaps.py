"""What stands under tables and charts whose figures are not whole, and where it stands."""

from __future__ import annotations

import openpyxl
import pytest

import tiny_county
from report.cells import lines, opened, report, row_of
from seip_xl.pipeline import consolidate
from tiny_rows import HISTORY

NOT_DUE = ("finance", "leavers", "self_evaluation")
REGISTER_ONLY = tiny_county.SETTINGS.model_copy(
    update={f"{each}_due": None for each in NOT_DUE} | {"period": "Mar 2021"}
)


def noted(sheet, start):
    return [line for line in lines(sheet) if line.startswith(start)]


def test_chart_of_shares_says_that_free_school_meals_are_of_all(gaps):
    (told,) = noted(gaps["Chart 3"], "Partial")
    assert told == (
        "Partial: no accepted register return from SOUTH. Their cells for this period are empty "
        "and the column County is without them. Kept by the local authority, so there for all "
        "partnerships: Free school meals."
    )
    assert row_of(gaps["Chart 3"], "Free school meals")[1:4] == pytest.approx(
        [0.175, 0.2, 0.181], abs=1e-3
    )
    assert not any("Kept by" in line for line in lines(gaps["Table 4"]))


def test_chart_of_costs_says_that_the_county_has_none(gaps):
    (told,) = noted(gaps["Chart 5"], "Partial")
    assert told.endswith("Their cells for this period are empty and so is County.")


def test_data_quality_is_empty_where_nothing_came(tmp_path):
    everything = [f"{each} SOUTH" for each in ("register", *NOT_DUE)]
    sheet = report(tiny_county.write_tiny_county(tmp_path, without=everything))[1]["Table E"]
    for label in ("Register return", "Leavers return", "Received", "Rejected", "Errors", "Notes"):
        assert row_of(sheet, label)[2] is None
    assert row_of(sheet, "Rejected")[1:4] == [0, None, 0]
    assert "Empty: nothing came from the partnership, or not this return." in lines(sheet)


def test_headline_names_who_sent_nothing(tmp_path):
    without = [f"{each} SOUTH" for each in ("register", *NOT_DUE)]
    sheet = report(tiny_county.write_tiny_county(tmp_path, without=without))[1]["Headlines"]
    told = next(row[3].value for row in sheet.iter_rows() if row[1].value == "Returns")
    assert told.startswith("Missing or rejected: register return of SOUTH; finance return of SOUTH")


@pytest.fixture(scope="module")
def spring(tmp_path_factory):
    """Give the workbook of a period in which only the register is collected."""
    folder = tmp_path_factory.mktemp("spring")
    (folder / "Control.xlsx").write_bytes(tiny_county.control(REGISTER_ONLY))
    for code in tiny_county.CODES:
        data = tiny_county.filled("register", code, period="Mar 2021")
        (folder / f"{code}.xlsx").write_bytes(data)
    return consolidate(folder, folder / "Report.xlsx").path


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("Table 11", "finance return"),
        ("Table 12", "finance return"),
        ("Chart 5", "finance return"),
        ("Chart 6", "finance return"),
        ("Table 16", "leavers return"),
        ("Table B", "finance return"),
        ("Table C", "leavers return"),
        ("Table D", "self-evaluation return"),
    ],
)
def test_what_is_not_collected_is_told(spring, name, titles):
    sheet = opened(spring)[1][name]
    assert noted(sheet, "Not collected") == [f"Not collected in Mar 2021: {titles}."]


@pytest.mark.parametrize("name", ["Table 1", "Chart 3", "Chart 4", "Table E"])
def test_what_is_collected_is_not_told_so(spring, name):
    assert noted(opened(spring)[1][name], "Not collected") == []


@pytest.fixture(scope="module")
def faults(tmp_path_factory):
    """Give a county with a wrong placement of NORTH and a wrong referral of SOUTH."""
    folder = tiny_county.write_tiny_county(tmp_path_factory.mktemp("faults"))
    for code, sheet, label in (
        ("NORTH", "Provision", "Hours per week"),
        ("SOUTH", "Referrals", "Forum"),
    ):
        path = folder / f"{code} register.xlsx"
        book = openpyxl.load_workbook(path)
        header = next(
            cell for row in book[sheet].iter_rows() for cell in row if cell.value == label
        )
        book[sheet].cell(header.row + 1, header.column).value = "?"
        book.save(path)
    return report(folder)[1]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Table 1", None),
        ("Table 3", "SOUTH"),
        ("Table 5", "SOUTH"),
        ("Table 6", "NORTH"),
        ("Table 9", "NORTH"),
        ("Table A", "NORTH"),
        ("Table 8", None),
        ("Chart 4", None),
        ("Table 13", None),
    ],
)
def test_incomplete_stands_where_the_table_with_the_error_is_read(faults, name, codes):
    found = [line.partition(" has errors")[0] for line in noted(faults[name], "Incomplete")]
    assert found == ([f"Incomplete: the register return of {codes}"] if codes else [])


def test_first_page_says_whose_return_is_incomplete_whatever_the_table(faults):
    told = " ".join(lines(faults["Cover"]))
    assert "Incomplete: the register return of NORTH, SOUTH has errors" in told


def test_years_with_one_period_on_record_are_told(whole, monkeypatch, tmp_path):
    assert noted(opened(whole)[1]["Chart 5"], "Only one") == [
        "Only one period of open cases is on record of 2018-19 (NORTH); 2019-20 (SOUTH)."
    ]
    assert noted(opened(whole)[1]["Chart 6"], "Only one") == []
    july = [row for row in HISTORY if row[0] != "Dec 2019"]
    south = (*july[-1][:3], "open_cases", "SOUTH", 2.0, "Simulated.")
    monkeypatch.setattr(tiny_county, "HISTORY", [*july, south])
    sheet = report(tiny_county.write_tiny_county(tmp_path))[1]["Chart 5"]
    (told,) = noted(sheet, "Only one")
    assert told == (
        "Only one period of open cases is on record of 2018-19 (NORTH); 2019-20 (all partnerships)."
    )


def test_list_of_schools_has_its_heading_on_every_page(whole):
    sheet = openpyxl.load_workbook(whole)["Chart 4"]
    header = next(cell.row for cell in sheet["A"] if cell.value == "School")
    assert sheet.print_title_rows == f"${header}:${header}"


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """Give a county whose Outturn of SOUTH has one amount that is no number."""
    folder = tiny_county.write_tiny_county(tmp_path_factory.mktemp("broken"))
    path = folder / "SOUTH finance.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Outturn"]
    cell = next(cell for cell in sheet["A"] if cell.value == "Transport")
    sheet.cell(cell.row, 2).value = "n/a"
    book.save(path)
    return report(folder)


LEFT_OUT = "No line of Outturn of SOUTH is counted, because of errors in it; see Findings."


def test_form_with_a_wrong_line_is_left_out_of_every_figure(broken):
    sheets = broken[1]
    outturn = {row[0].value: row[2].value for row in sheets["Table 11"]["A6:C22"]}
    assert [label for label, south in outturn.items() if south is not None] == []
    total = next(row for row in sheets["Table 11"]["A6:D22"] if row[0].value == "Total Expenditure")
    assert total[1].value == total[3].value
    budget = {row[0].value: row[2].value for row in sheets["Table 12"]["A6:C28"]}
    assert budget["Total Expenditure"] is not None


def test_left_out_form_is_told_where_it_is_read_and_on_the_cover(broken):
    sheets = broken[1]
    note = (
        "Partial: no line of Outturn of SOUTH is counted, because of errors in it; see Findings. "
        "Their cells for this period are empty and "
    )
    assert noted(sheets["Table 11"], "Partial") == [f"{note}the column County is without them."]
    assert noted(sheets["Chart 5"], "Partial") == [f"{note}so is County."]
    assert noted(sheets["Table 12"], "Partial") == noted(sheets["Table 1"], "Partial") == []
    assert LEFT_OUT in " ".join(lines(sheets["Cover"]))
    assert noted(sheets["Table 11"], "Incomplete") == noted(sheets["Cover"], "Incomplete") == []


def test_blank_monitoring_is_told_under_its_table(whole):
    sheets = opened(whole)[1]
    (told,) = noted(sheets["Table B"], "Partial")
    assert told.startswith("Partial: no amount is filled in in Monitoring of SOUTH. Their cells ")
    assert noted(sheets["Table 12"], "Partial") == []


def test_headlines_count_who_is_counted(broken):
    said = {row[1].value: row[3].value for row in broken[1]["Headlines"]["A5:D20"]}
    assert "This counts the returns of 1 of 2 partnerships" in said["Staff costs"]
    assert "counts the returns" not in said["Open cases"]


def test_figures_of_a_form_left_out_or_a_return_with_errors_are_not_to_be_kept(broken, faults):
    kept = {(row[3].value, row[4].value) for row in broken[1]["To be kept"]["A5:G60"]}
    assert {("balance_pct", "SOUTH"), ("balance_pct", "County")} & kept == set()
    assert ("balance_pct", "NORTH") in kept
    wrong = {(row[3].value, row[4].value) for row in faults["To be kept"]["A5:G60"]}
    assert {("avg_ap_hours", "NORTH"), ("avg_ap_hours", "County")} & wrong == set()
    assert {("avg_ap_hours", "SOUTH"), ("open_cases", "County")} <= wrong
    assert "Left out, as rows with errors are not counted: NORTH, SOUTH." in " ".join(
        lines(faults["To be kept"])
    )
