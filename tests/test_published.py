"""The demonstration county against the figures printed in December 2020.

A figure of this period may differ only where what was printed contradicts itself: no rows could
give all of it, and the program names the identity that is broken.
"""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import tiny_county
from seip_xl.county import build_book, read_county
from seip_xl.demo import write_demo
from seip_xl.intake import expectation
from seip_xl.pipeline import consolidate
from seip_xl.read import read_folder, sort_folder
from seip_xl.report import hold_published
from seip_xl.report.identities import COUNTY_IS_SUM, IDENTITIES, OF_ROWS
from seip_xl.report.identity import load_identities, outcome
from seip_xl.report.printed import Kind, Placed
from seip_xl.report.published_count import published_values

PRINTED = Path(__file__).parent / "data" / "published_dec_2020.csv"
NO_ADDITIONAL = "Students with no additional qualification"
DIFFERING = {
    (6, "Low hours", "County"): "county_is_sum",
    (7, "CMN", "County"): "county_is_sum",
    (9, "Average hours/week Dec 2020", "County"): "avg_ap_hours_by_adjusted",
    (11, "Balance brought forward", "LIP"): "outturn_balance_as_defined",
    (11, "Balance brought forward", "MSCIP"): "outturn_balance_as_defined",
    (11, "Balance brought forward", "NWLLIP"): "outturn_balance_as_defined",
    (11, "Balance brought forward", "SLIP"): "outturn_balance_as_defined",
    (11, "Balance brought forward", "County"): "county_is_sum",
    (11, "Income from LA (pilot)", "County"): "county_is_sum",
    (11, "Total Income", "LIP"): "outturn_total_income_as_defined",
    (11, "Total Income", "MSCIP"): "outturn_total_income_as_defined",
    (11, "Total Income", "NWLLIP"): "outturn_total_income_as_defined",
    (11, "Total Income", "SLIP"): "outturn_total_income_as_defined",
    (11, "Total Income", "County"): "outturn_total_income_as_defined",
    (11, 'Payments to schools "Tier 3"', "County"): "county_is_sum",
    (11, "Total Expenditure", "County"): "county_is_sum",
    (11, "Balance at end of period", "County"): "county_is_sum",
    (11, "Balance as % of LA grant", "County"): "county_is_sum",
    (14, "Maths entry", "MSCIP"): "maths_entry_graded_or_not",
    (14, "Maths entry", "County"): "maths_entry_graded_or_not",
    (14, "Maths entry %", "MSCIP"): "maths_entry_graded_or_not",
    (14, "Maths entry %", "County"): "maths_entry_graded_or_not",
    (15, NO_ADDITIONAL, "LIP"): "additional_each",
    (15, NO_ADDITIONAL, "County"): "additional_each",
    (16, "Further Education", "LIP"): "leavers_by_destination",
    (16, "Further Education", "SLIP"): "leavers_by_destination",
    (16, "Further Education", "County"): "leavers_by_destination",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give the demonstration's folder: control workbook and returns."""
    path = tmp_path_factory.mktemp("demo")
    write_demo(path)
    return path


@pytest.fixture(scope="module")
def county(folder):
    """Give what the demonstration's LA keeps."""
    return read_county(next(folder.glob("*.xlsx")))


@pytest.fixture(scope="module")
def book(folder, county):
    """Give the demonstration's book."""
    submissions = read_folder(sort_folder(folder), expectation(county), lambda _: None)
    return build_book(county, submissions)


@pytest.fixture(scope="module")
def hold(county, book):
    """Give a check of the published figures: some changed, columns respelt, identities removed."""

    def held(changed=None, *, published=None, period="Dec 2020", removed=()):
        frame = county.published.copy() if published is None else published
        for (table, row, column), value in (changed or {}).items():
            at = (frame["Table"] == table) & (frame["Row"] == row) & (frame["Column"] == column)
            assert at.sum() == 1
            frame.loc[at, "Value"] = value
        return hold_published(
            frame,
            period,
            county.other_codes,
            book.figures,
            book.parts,
            coverage=book.coverage,
            identities=tuple(one for one in IDENTITIES if one.id not in removed),
            of_rows=frozenset(OF_ROWS) - frozenset(removed),
        )

    return held


def cell(figure):
    return figure.table, figure.row, figure.column


def differing(held):
    """Give the identities of the figures of this period that differ."""
    return {cell(one): one.identity for one in held if one.kind is Kind.CURRENT and one.differs}


def unexplained(held):
    """Give what differs or was left blank, of any period, without an identity, or not found."""
    return [
        cell(one)
        for one in held
        if not isinstance(one, Placed)
        or ((one.differs or one.left_blank) and one.identity not in {*OF_ROWS, *_IDS})
    ]


_IDS = frozenset(one.id for one in IDENTITIES)


def only(held, *wanted):
    return next(one for one in held if cell(one) == wanted)


def test_demonstration_keeps_every_figure_as_printed(county):
    with PRINTED.open(encoding="utf-8", newline="") as file:
        printed = [(int(row["table"]), row["value"]) for row in csv.DictReader(file)]
    kept = zip(county.published["Table"], county.published["Value"], strict=True)
    assert [(int(table), 0.0 if pd.isna(value) else value) for table, value in kept] == [
        (table, float(value or 0)) for table, value in printed
    ]


def test_every_printed_cell_is_found(book):
    kinds = [one.kind for one in book.published]
    assert len(kinds) == 957
    assert kinds.count(Kind.CURRENT) == 879
    assert kinds.count(Kind.HISTORY) == 78


def test_differing_cells_are_those_known_each_with_its_identity(book):
    assert len(DIFFERING) == 27
    assert differing(book.published) == DIFFERING


def test_earlier_figures_are_as_printed(book):
    assert [cell(one) for one in book.published if one.kind is Kind.HISTORY and one.told] == []


def test_nothing_is_without_an_identity(book):
    assert unexplained(book.published) == []


def test_cells_left_blank_are_told_apart_from_printed_ones(book):
    blank = {cell(one): one.shown for one in book.published if one.left_blank}
    assert blank == {
        (5, "Total", "HBEP"): 6,
        (5, "Total", "LIP"): 43,
        (5, "Total", "MSCIP"): 18,
        (5, "Total", "SLIP"): 28,
        (5, "Total", "NWLLIP"): 24,
    }
    assert {one.identity for one in book.published if one.left_blank} == {
        "outcomes_total_as_defined"
    }


def test_blank_in_print_equals_no_figure_and_0(book):
    pilot = "Income from LA Autumn (pilot)"
    blank = only(book.published, 12, pilot, "HBEP")
    assert (blank.printed, blank.shown or 0, blank.differs, blank.left_blank) == (
        None,
        0,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        pytest.param(
            (5, "Total", "LIP"), "Total is left blank, but the other figures give 43.", id="blank"
        ),
        pytest.param(
            (7, "CMN", "County"),
            "The county is printed as 12, but the partnerships add up to 3.",
            id="sum",
        ),
        pytest.param(
            (14, "Maths entry", "MSCIP"),
            "Maths entry is printed as 13, but the other figures allow no more than 12.",
            id="bound above",
        ),
        pytest.param(
            (15, NO_ADDITIONAL, "LIP"),
            f"{NO_ADDITIONAL} is printed as 2, but the other figures allow no less than 4.",
            id="bound below",
        ),
        pytest.param(
            (16, "Further Education", "LIP"),
            "No of leavers in Table 13 is printed as 18, but the other figures give 15.",
            id="another table",
        ),
        # 145,776 + 535,152 less 472,534.
        pytest.param(
            (11, "Balance brought forward", "MSCIP"),
            "Balance at end of period is printed as 62,909, but the other figures give 208,394 "
            "once Total Income is put right.",
            id="beside a wrong one",
        ),
        pytest.param(
            (11, "Balance brought forward", "County"),
            "The county is printed as 0, but the partnerships add up to 432,778 once LIP, MSCIP, "
            "SLIP and NWLLIP are put right.",
            id="sum of wrong ones",
        ),
        pytest.param(
            (11, "Balance as % of LA grant", "County"),
            "Follows from Table 11, Balance at end of period, County: The county is printed as "
            "849,161, but the partnerships add up to 878,527.",
            id="follows",
        ),
        pytest.param(
            (9, "Average hours/week Dec 2020", "County"),
            "Average hours/week Dec 2020 is printed as 13.6, but the other figures give 15.5.",
            id="average",
        ),
    ],
)
def test_contradiction_is_told_with_both_sides(book, wanted, told):
    assert only(book.published, *wanted).told == told


def test_figure_that_is_printed_twice_is_the_same(hold):
    held = hold(removed=("avg_ap_hours_by_adjusted", "avg_ap_hours_as_defined"))
    twice = only(held, 9, "Average hours/week Dec 2020", "County")
    assert (twice.identity, twice.rule) == (
        "printed_twice",
        "A figure that is printed twice is the same",
    )
    assert twice.told == (
        "The same figure is printed as 13.6 here, but as 15.5 in Table 9, Average hours/week."
    )


def test_change_that_contradicts_nothing_has_no_identity(hold):
    changed = {(8, "On the register", "HBEP"): 3, (8, "On the register", "County"): 20}
    held = hold(changed)
    assert unexplained(held) == list(changed)
    assert only(held, 8, "On the register", "HBEP").told == (
        "Nothing in print explains it; look for the reason in the rows of the returns."
    )


def test_change_of_a_partnership_alone_contradicts_the_county(hold):
    held = hold({(8, "On the register", "HBEP"): 3})
    assert unexplained(held) == []
    assert only(held, 8, "On the register", "HBEP").identity == COUNTY_IS_SUM


def test_figure_made_of_an_unexplained_one_is_unexplained(hold):
    # The county's follow from MSCIP, whose entry is explained, and from SLIP, whose is not.
    changed = {
        (14, "Maths entry", "SLIP"): 4,
        (14, "Maths entry", "County"): 46,
        (14, "Maths entry %", "SLIP"): 29,
        (14, "Maths entry %", "County"): 77,
    }
    assert unexplained(hold(changed)) == list(changed)


def test_what_was_left_blank_contradicts_no_other_figure(hold):
    changed = {(5, "Total", "County"): 120}
    assert only(hold(changed), 5, "Total", "County").identity == "outcomes_total_as_defined"
    held = hold(changed, removed=("outcomes_total_as_defined",))
    assert only(held, 5, "Total", "County").identity == ""


def test_earlier_figure_changed_is_told(hold):
    held = hold({(9, "Average hours/week Dec 2018", "LIP"): 4.3})
    assert unexplained(held) == [(9, "Average hours/week Dec 2018", "LIP")]
    assert only(held, 9, "Average hours/week Dec 2018", "LIP").told == (
        "Nothing in print explains it; Earlier figures does not keep this value."
    )
    held = hold({(1, "Total Jul 2018", "LIP"): 98})
    assert only(held, 1, "Total Jul 2018", "LIP").identity == COUNTY_IS_SUM


@pytest.mark.parametrize(
    ("removed", "missed"),
    [
        pytest.param("maths_entry_graded_or_not", 4, id="bound"),
        pytest.param("additional_each", 2, id="each"),
        pytest.param("leavers_by_destination", 3, id="destinations"),
        pytest.param("outcomes_total_as_defined", 5, id="total"),
        # Low hours, five of Table 11, and three that follow from a partnership's. What the county's
        # others are made of is broken, too.
        pytest.param(COUNTY_IS_SUM, 9, id="sum"),
    ],
)
def test_without_an_identity_its_differences_are_unexplained(hold, removed, missed):
    held = hold(removed=(removed,))
    assert set(differing(held)) == set(DIFFERING)
    assert len(unexplained(held)) == missed


def test_percentages_are_compared_times_100_and_rounded(hold):
    wanted = (3, "% of referrals ending as T4", "HBEP")
    same = only(hold(), *wanted)
    assert (same.printed, same.shown, same.differs) == (16.7, 16.7, False)
    other = only(hold({wanted: 16.8}), *wanted)
    assert (other.differs, other.identity) == (True, "referrals_t4_pct_as_defined")
    assert other.rule == (
        "% of referrals ending as T4 = previous referrals ending in T4 over previous referrals"
    )
    assert other.told == (
        "% of referrals ending as T4 is printed as 16.8%, but the other figures give 16.7%."
    )


def test_figures_of_another_period_are_held_alone(hold, county):
    second = pd.DataFrame(
        [("mar 2021", 8, "on the register", "hbep", 2.0), ("Mar 2021", 8, "Total PM", "SL", 7.0)],
        columns=["Period", "Table", "Row", "Column", "Value"],
    )
    both = pd.concat([county.published, second], ignore_index=True)
    held = hold(published=both, period="Mar 2021")
    assert [(cell(one), one.differs) for one in held] == [
        ((8, "on the register", "hbep"), False),
        ((8, "Total PM", "SL"), True),
    ]
    assert len(hold(published=both)) == 957
    assert hold(published=both, period="Jun 2021") == ()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param(
            (8, "On register", "HBEP"),
            'Table 8 has no row "On register"; did you mean On the register?',
            id="row",
        ),
        pytest.param(
            (8, "On the register", "NWLIP"),
            'Table 8 has no column "NWLIP"; did you mean NWLLIP or LIP or SLIP?',
            id="column",
        ),
        pytest.param(
            (10, "KS3", "HBEP: out of county"),
            'Table 10 has no column "HBEP: out of county"; did you mean HBEP: of which out of '
            "county or LIP: of which out of county or SLIP: of which out of county?",
            id="beside",
        ),
        pytest.param((17, "KS3", "HBEP"), "This report has no Table 17.", id="table"),
    ],
)
def test_cell_that_is_not_found_is_told_and_kept(hold, row, told):
    columns = ["Period", "Table", "Row", "Column", "Value"]
    held = hold(published=pd.DataFrame([("Dec 2020", *row, 1.0)], columns=columns))
    assert [(cell(one), one.kind, one.told) for one in held] == [(row, Kind.NOT_FOUND, told)]
    assert unexplained(held) == [row]


def test_identities_hold_of_figures_that_come_from_rows(book):
    figures = book.figures
    used = 0
    formulas = load_identities(IDENTITIES, frozenset(figures.measures))
    for at in range(len(figures.columns)):
        values = {name: cells[at] or 0.0 for name, cells in figures.values.items()}
        for identity, formula in zip(IDENTITIES, formulas, strict=True):
            came = outcome(identity, formula, values, dict.fromkeys(values, 0.0))
            assert came is None or came.holds, (identity.id, figures.columns[at])
            used += came is not None
    assert used > 400


def test_sheet_says_of_every_figure_what_the_check_says(hold):
    held = hold({(3, "% of referrals ending as T4", "HBEP"): 16.8})
    columns = published_values(held).columns
    assert columns["Differs"].to_list(957) == [float(one.differs) for one in held]
    assert columns["Left blank"].to_list(957) == [float(one.left_blank) for one in held]


@pytest.fixture(scope="module")
def sheets(folder):
    """Give the sheet Published of the demonstration: formulas, and values."""
    path = consolidate(folder, folder / "Report.xlsx").path
    formulas = openpyxl.load_workbook(path)
    return formulas["Published"], openpyxl.load_workbook(path, data_only=True)["Published"]


def test_sheet_counts_are_live_and_right(sheets):
    formulas, values = sheets
    found = {
        tuple(row[:3]): list(row[3:9]) for row in values.iter_rows(max_row=40, values_only=True)
    }
    assert found[11, "Finance outturn", "current"] == [102, 87, 15, 15, 0, 0]
    assert found[None, "All tables", "current"] == [879, 847, 27, 27, 5, 0]
    assert found[None, "All tables", "history"] == [78, 78, 0, 0, 0, 0]
    row = next(row for row in formulas.iter_rows(max_row=40) if row[0].value == 11)
    assert row[5].value == (
        f'=COUNTIFS(Published[Table],A{row[0].row},Published[Kind],"current",Published[Differs],1)'
    )


def test_sheet_refers_to_the_cells_of_the_tables(sheets):
    formulas, values = sheets
    rows = {
        tuple(cells[at].value for at in range(3)): (cells, values[cells[0].row])
        for cells in formulas.iter_rows(min_row=30)
    }
    cells, shown = rows[11, "Balance as % of LA grant", "County"]
    assert cells[5].value == "=ROUND('Table 11'!$G$22*100,2)"
    assert [each.value for each in shown[3:10]] == [
        "current",
        39.41,
        40.77,
        1,
        0,
        0,
        "The county is the sum of the partnerships",
    ]
    beside, _ = rows[10, "KS4", "MSCIP: of which out of county"]
    assert beside[5].value == "=ROUND('Table 10'!$G$7,0)"
    assert rows[5, "Total", "LIP"][1][4].value is None


def test_without_published_figures_there_is_no_sheet(tmp_path):
    folder = tiny_county.write_tiny_county(tmp_path)
    path = consolidate(folder, folder / "Report.xlsx").path
    assert "Published" not in openpyxl.load_workbook(path, read_only=True).sheetnames
