"""What stands in the tables of the report, cell by cell, for the tiny county."""

from __future__ import annotations

import tiny_county
from report.cells import block, lines, report, row_of


def test_totals_stand_out(sheets):
    sheet = sheets[0]["Table 6"]
    bold = [row[0].value for row in sheet.iter_rows(min_row=6, max_row=11) if row[1].font.bold]
    assert bold == ["Totals", "Adjusted total"]


def test_earlier_periods_stand_before_this_one_in_order_of_their_dates(sheets):
    sheet = sheets[1]["Table 1"]
    labels = [label for label in lines(sheet) if label.startswith("Total ")]
    assert labels == [
        "Total active cases",
        "Total Jul 2018",
        "Total Jul 2019",
        "Total Dec 2019",
        "Total Jul 2020",
        "Total Dec 2020",
    ]
    assert row_of(sheet, "Total Jul 2019") == ["Total Jul 2019", 5, None, 9]


def test_average_hours_of_earlier_periods_are_those_on_record(sheets):
    labels = [label for label in lines(sheets[1]["Table 9"]) if label.startswith("Average")]
    assert labels == [
        "Average hours/week",
        "Average hours/week by d.e.s.",
        "Average hours/week Jul 2020",
        "Average hours/week Dec 2020",
    ]


def test_earlier_figures_of_this_census_date_are_not_earlier(tmp_path, monkeypatch):
    census = tiny_county.SETTINGS.census_date
    row = (tiny_county.PERIOD, census, "2020-21", "open_cases", "NORTH", 999.0, "Simulated")
    monkeypatch.setattr(tiny_county, "HISTORY", [*tiny_county.HISTORY, row])
    sheet = report(tiny_county.write_tiny_county(tmp_path))[1]
    assert row_of(sheet["Table 1"], "Total Dec 2020") == ["Total Dec 2020", 4, 3, 7]
    told = "1 earlier figures are not before this census date and are not shown."
    assert told in lines(sheet["Cover"])


def test_looked_after_students_have_a_column_beside_each_partnership(sheets):
    rows = block(sheets[1]["Table 10"], 6)
    header = [cell.value for cell in sheets[1]["Table 10"][5]]
    assert header == [
        None,
        "NORTH",
        "NORTH: of which out of county",
        "SOUTH",
        "SOUTH: of which out of county",
        "County",
    ]
    assert rows == [["KS3", 1, 0, 1, 1, 2], ["KS4", 1, 1, 1, 0, 2], ["Total", 2, 1, 2, 1, 4]]


def test_best_value_has_a_row_for_every_provider(sheets):
    rows = block(sheets[1]["Table A"], 6)
    assert [[cell if cell is None else round(cell, 2) for cell in row[1:]] for row in rows] == [
        [None, None, None],
        *([19, 10, 29], [4, 19.5, 23.5], [None, None, None]),
        [None, None, None],
        *([22.63, 40, 28.62], [None, 25.9, 25.9], [None, None, None]),
        [None, None, None],
        *([40, None, 40], [None, 16, 16], [None, None, None]),
        [None, None, None],
        *([None, None, 30], [None, None, 25], [None, None, None]),
        [None, None, None],
        *([None, None, 25], [None, None, None], [None, None, 18]),
        [None, None, None],
        *([None, None, 20], [None, None, 10], [None, None, None]),
    ]
    assert [row[0] for row in rows][:4] == ["Hours a week", "Farm", "Garage", "Kennels"]


def test_monitoring_tells_budget_forecast_and_variance(sheets):
    sheet = sheets[1]["Table B"]
    transport = [row for row in block(sheet, 6) if row[0] == "Transport"]
    assert transport == [
        ["Transport", 240, None, 240],
        ["Transport", 230.5, None, 230.5],
        ["Transport", 9.5, None, 9.5],
    ]
    assert str(row_of(sheet, "As at")[1]) == "2020-11-30 00:00:00"
    assert row_of(sheet, "Forecast balance at year end") == [
        "Forecast balance at year end",
        549.5,
        None,
        549.5,
    ]


def test_progress_has_its_parts_under_headings(sheets):
    sheet = sheets[1]["Table C"]
    headings = [row[0] for row in block(sheet, 6) if row[1:] == [None, None, None]]
    assert headings == [
        "Strengths and difficulties (SDQ), 0 to 40; lower is better",
        "Attendance",
        "Closed cases since 1 September, by reason",
        "Managed moves",
        "Destinations of leavers",
        "Fair Access",
    ]
    assert row_of(sheet, "Mean of the latest") == ["Mean of the latest", 11.5, 30, 53 / 3]
    assert row_of(sheet, "Moved away") == ["Moved away", 0, 1, 1]


def test_ratings_are_words_beside_their_counts(sheets):
    rows = block(sheets[1]["Table D"], 5)
    assert rows == [
        ["Indicator", "NORTH", "SOUTH", "Red", "Amber", "Green", "Not rated"],
        ["Practice", None, None, None, None, None, None],
        ["Attendance is tracked", "Red", "Amber", 1, 1, 0, 0],
        ["Moves last", "Green", "Not rated", 0, 0, 1, 1],
    ]


def test_next_steps_are_listed(sheets):
    assert block(sheets[1]["Next steps"], 4) == [
        ["Group", "Indicator", "Partnership", "Rating", "Next step"],
        ["Practice", "Attendance is tracked", "NORTH", "Red", "Ask every school by May."],
        ["Practice", "Attendance is tracked", "SOUTH", "Amber", "One form for all by June."],
    ]


def test_data_quality_counts_returns_rows_and_findings(faulty):
    sheet = faulty[1]["Table E"]
    assert row_of(sheet, "Register return")[1:4] == [1, None, 1]
    assert row_of(sheet, "Finance return")[1:4] == [1, None, 1]
    assert row_of(sheet, "Leavers return")[1:4] == [1, 1, 2]
    assert row_of(sheet, "Received")[1:4] == [96, 11, 107]
    assert row_of(sheet, "Counted")[1:4] == [95, 11, 106]
    assert row_of(sheet, "Rejected")[1:4] == [1, 0, 1]
    assert row_of(sheet, "Errors")[1:4] == [1, 0, 1]  # the file that is none says no partnership


def test_source_of_earlier_periods_is_that_of_the_chart(tmp_path, monkeypatch):
    published = [
        (*row[:6], "Published") if row[3] == "open_cases" else row for row in tiny_county.HISTORY
    ]
    monkeypatch.setattr(tiny_county, "HISTORY", published)
    sheet = report(tiny_county.write_tiny_county(tmp_path))[1]["Table 6"]
    assert "Source of earlier figures: Simulated." in lines(sheet)
