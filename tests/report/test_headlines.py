"""Headlines: sentences whose words follow the figures, as Python and a spreadsheet have them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from judge import disagreements
from seip_xl.measure import MEASURES
from seip_xl.report.compared import compared
from seip_xl.report.headline import Earlier, Ground
from seip_xl.report.headlines import HEADLINES
from seip_xl.report.worked import Known, compare, work_out
from seip_xl.sheet import Workbook, cell_name

RETURNS = {"register": "Register return", "finance": "Finance return", "leavers": "Leavers return"}
JUNE = {
    measure: Earlier(id=f"{measure}_on_2020_06_12", when="Jun 2020")
    for measure in ("open_cases", "pm_ks3", "pm_ks4", "avg_ap_hours")
}
DECEMBER = {
    measure: Earlier(id=f"{measure}_on_2019_12_13", when="Dec 2019")
    for measure in ("open_cases", "pm_ks3", "pm_ks4", "avg_ap_hours")
}
STAFF = {"des_spend": Earlier(id="des_spend_on_2019_06_14", when="2018-19")}
NO_FIGURE = "There is no figure for {} in this period."


def ground(codes, *, before=JUNE, year_ago=DECEMBER, last_year=STAFF):
    return Ground(
        codes=codes, returns=RETURNS, before=before, year_ago=year_ago, last_year=last_year
    )


@dataclass(frozen=True)
class Scenario:
    """Figures of a county and of its partnerships, and the sentences that are written of them."""

    ground: Ground
    county: dict[str, float]
    partnerships: dict[str, tuple[float | None, ...]]
    sentences: dict[str, str]


ALL_RETURNS = {
    "received_register": 3,
    "received_finance": 3,
    "received_outturn": 3,
    "received_leavers": 3,
}
ALL_CAME = dict.fromkeys(ALL_RETURNS, (1, 1, 1))

MOVED = Scenario(
    ground=ground(("A", "B", "C")),
    county={
        **ALL_RETURNS,
        "open_cases": 414,
        "open_cases_on_2020_06_12": 481,
        "open_cases_on_2019_12_13": 352,
        "ehcp_packages": 16,
        "cost_avoided": 408_000,
        "if_referrals": 36,
        "if_referrals_last_year": 61,
        "panel_referrals": 21,
        "referrals_new": 85,
        "pm_ks3": 34,
        "pm_ks3_on_2020_06_12": 34,
        "pm_ks3_on_2019_12_13": 56,
        "pm_new_ks3": 4,
        "pm_ks4": 96,
        "pm_ks4_on_2020_06_12": 90,
        "pm_ks4_on_2019_12_13": 97,
        "pm_new_ks4": 0,
        "city_register": 19,
        "city_pm": 12,
        "avg_ap_hours": 15.46,
        "avg_ap_hours_on_2020_06_12": 13.55,
        "avg_ap_hours_on_2019_12_13": 15.54,
        "balance_pct": 0.2345,
        "cost_per_open_case": 5_999.5,
        "des_spend": 1_452_743,
        "des_spend_on_2019_06_14": 1_306_000,
        "leavers": 60,
        "leavers_1_gcse_pct": 0.8167,
        "leavers_4_gcse_pct": 0.45,
        "english_entry_pct": 0.8,
        "english_4plus_pct": 0.1,
        "maths_entry_pct": 0.78,
        "maths_4plus_pct": 0.155,
        "to_further_education": 44,
        "to_employment": 10,
        "to_neet": 3,
        "to_other": 3,
        "to_voluntary_sector": 0,
        "to_apprenticeship": 0,
        "to_custody": 0,
        "destinations": 60,
        "monitoring_as_at": 44165,  # 30 November 2020
        "monitoring_forecast_balance": 594_000,
        "monitoring_balance_pct": 0.275,
        "monitoring_variance_total_expenditure": -93_400,
        "rows_received": 1200,
        "rows_rejected": 14,
    },
    partnerships={
        **ALL_CAME,
        "balance_pct": (0.04, 0.55, -0.02),
        "cost_per_open_case": (4_527, 12_500, 7_128),
        "des_spend": (100, 119, 200),
        "des_spend_on_2019_06_14": (100, 100, 0),
        "monitoring_forecast_balance": (1, -20_532, 3),
    },
    sentences={
        "open_cases": (
            "There are 414 open cases. That is down from 481 in Jun 2020. That is up from 352 in "
            "Dec 2019, the same period last year."
        ),
        "packages": (
            "There are 16 open cases with the EHCP package; the cost avoided is GBP 408 thousand a "
            "year."
        ),
        "forums": (
            "There were 36 referrals to Inclusion Forums since 1 September. That is down from 61 "
            "in the same period last year. To Panels there were 21 referrals. The register of open "
            "cases has 85 new referrals to any forum."
        ),
        "pm_ks3": (
            "There are 34 programme managed students in key stage 3. That is unchanged from Jun "
            "2020. That is down from 56 in Dec 2019, the same period last year. 4 of them are new "
            "since 1 September."
        ),
        "pm_ks4": (
            "There are 96 programme managed students in key stage 4. That is up from 90 in Jun "
            "2020. That is down from 97 in Dec 2019, the same period last year. None of them is "
            "new since 1 September."
        ),
        "city": "Of 19 students of City address on the register, 12 are programme managed.",
        "hours": (
            "On average 15.5 hours a week are bought from alternative providers for each "
            "programme managed student of the adjusted number. That is up from 13.6 in Jun 2020. "
            "That is unchanged from Dec 2019, the same period last year."
        ),
        "balances": (
            "Balances at the end of the last school year go from -2% (C) to 55% (B) of the LA "
            "grant. 1 partnership is above the maximum of 5% (B). In the county it is 23%."
        ),
        "costs": (
            "Average costs per open case in the last school year go from GBP 4527 (A) to GBP 13 "
            "thousand (B). In the county it is GBP 6000."
        ),
        "staff": (
            "Expenditure on directly employed staff in the last school year was GBP 1.45 million. "
            "That is up 11% on 2018-19. It grew most in B, by 19%."
        ),
        "gcse": "Of 60 leavers of last summer, 82% have 1 or more GCSEs and 45% 4 or more.",
        "english_maths": (
            "In English 10% of leavers reached grade 4 or above (80% were entered), in maths 16% "
            "(78% were entered)."
        ),
        "destinations": (
            "The most frequent destination of leavers is Further Education: 44 of 60 (73%). 3 are "
            "NEET (not in education, employment or training). Of 3 it is other or not known."
        ),
        "monitoring": (
            "As at 30/11/2020 the forecast balance at the end of the school year is GBP 594 "
            "thousand, 28% of the LA grant. A deficit is forecast by B. Expenditure is forecast "
            "GBP 93 thousand above budget."
        ),
        "returns": (
            "All returns were received and accepted. 14 of 1200 rows are not counted because of "
            "errors."
        ),
    },
)
NOTHING = Scenario(
    ground=ground(("A", "B", "C")),
    county={
        "received_register": 0,
        "received_finance": 0,
        "received_outturn": 0,
        "received_leavers": 0,
        "rows_received": 0,
        "rows_rejected": 0,
    },
    partnerships=dict.fromkeys(ALL_RETURNS, (0, 0, 0)),
    sentences={
        "open_cases": NO_FIGURE.format("open cases"),
        "packages": NO_FIGURE.format("EHCP packages"),
        "forums": NO_FIGURE.format("referrals to Inclusion Forums"),
        "pm_ks3": NO_FIGURE.format("programme managed students in key stage 3"),
        "pm_ks4": NO_FIGURE.format("programme managed students in key stage 4"),
        "city": NO_FIGURE.format("students of City address"),
        "hours": NO_FIGURE.format("hours bought from alternative providers"),
        "balances": NO_FIGURE.format("balances"),
        "costs": NO_FIGURE.format("the cost per open case"),
        "staff": NO_FIGURE.format("expenditure on directly employed staff"),
        "gcse": NO_FIGURE.format("GCSE outcomes"),
        "english_maths": NO_FIGURE.format("English and maths"),
        "destinations": NO_FIGURE.format("destinations"),
        "monitoring": NO_FIGURE.format("the forecast balance"),
        "returns": (
            "Missing or rejected: register return of A, B, C; finance return of A, B, C; leavers "
            "return of A, B, C. No row was left out."
        ),
    },
)
# Ones and noughts, nothing earlier on record.
FEW = Scenario(
    ground=ground(("A", "B", "C"), before={}, year_ago={}, last_year={}),
    county={
        **ALL_RETURNS,
        "open_cases": 1,
        "ehcp_packages": 0,
        "cost_avoided": 0,
        "if_referrals": 1,
        "referrals_new": 0,
        "pm_ks3": 0,
        "pm_new_ks3": 0,
        "pm_ks4": 1,
        "pm_new_ks4": 1,
        "city_register": 0,
        "city_pm": 0,
        "avg_ap_hours": 0,
        "balance_pct": 0.031,
        "cost_per_open_case": 900,
        "des_spend": 0,
        "leavers": 0,
        "to_neet": 0,
        "destinations": 0,
        "monitoring_forecast_balance": 900,
        "monitoring_variance_total_expenditure": 0.2,
        "rows_received": 1,
        "rows_rejected": 1,
    },
    partnerships={
        **ALL_CAME,
        "balance_pct": (0.031, 0.031, 0.033),
        "cost_per_open_case": (900, 900, None),
        "monitoring_forecast_balance": (900, None, None),
    },
    sentences={
        "open_cases": "There is 1 open case. No earlier figure is on record.",
        "packages": "There are no open cases with the EHCP package.",
        "forums": (
            "There was 1 referral to Inclusion Forums since 1 September. There is no figure for "
            "the same period last year. The register of open cases has no new referrals to any "
            "forum."
        ),
        "pm_ks3": (
            "There are no programme managed students in key stage 3. No earlier figure is on "
            "record."
        ),
        "pm_ks4": (
            "There is 1 programme managed student in key stage 4. No earlier figure is on record. "
            "1 of them is new since 1 September."
        ),
        "city": "No student of City address is on the register.",
        "hours": (
            "On average 0 hours a week are bought from alternative providers for each "
            "programme managed student of the adjusted number. No earlier figure is on record."
        ),
        "balances": (
            "Balances at the end of the last school year are 3% of the LA grant. No partnership "
            "is above the maximum of 5%. In the county it is 3%."
        ),
        "costs": (
            "Average costs per open case in the last school year are GBP 900. In the county it is "
            "GBP 900."
        ),
        "staff": (
            "Expenditure on directly employed staff in the last school year was GBP 0. No earlier "
            "year is on record."
        ),
        "gcse": "There were no programme managed leavers last summer.",
        "english_maths": "There were no programme managed leavers last summer.",
        "destinations": "There were no programme managed leavers last summer.",
        "monitoring": (
            "In this period the forecast balance at the end of the school year is GBP 900. "
            "Expenditure is forecast as budgeted. This is of 1 of 3 partnerships."
        ),
        "returns": (
            "All returns were received and accepted. 1 of 1 row is not counted because of errors."
        ),
    },
)
PARTLY = " This counts the returns of 2 of 3 partnerships"
UNCOMPARED = f"{PARTLY}, so it is not compared with earlier ones."
# A return of each kind is missing; the figures of earlier periods are not.
PARTIAL = Scenario(
    ground=ground(("A", "B", "C")),
    county={
        **MOVED.county,
        "received_register": 2,
        "received_finance": 2,
        "received_outturn": 2,
        "received_leavers": 2,
        "to_employment": 44,
        "to_neet": 1,
        "to_other": 0,
        "destinations": 89,
        "des_spend": 96,
        "des_spend_on_2019_06_14": 100,
        "monitoring_variance_total_expenditure": 12,
        "rows_rejected": 0,
    },
    partnerships={
        "received_register": (1, 0, 1),
        "received_finance": (1, 1, 0),
        "received_outturn": (1, 1, 0),
        "received_leavers": (0, 1, 1),
        "balance_pct": (0.06, 0.06, None),
        "cost_per_open_case": (5_000, None, 4_000),
        "des_spend": (90, 96, None),
        "des_spend_on_2019_06_14": (100, 100, 100),
        "monitoring_forecast_balance": (-1, -2, None),
    },
    sentences={
        "open_cases": f"There are 414 open cases.{UNCOMPARED}",
        "packages": (
            "There are 16 open cases with the EHCP package; the cost avoided is GBP 408 thousand a "
            f"year.{PARTLY}."
        ),
        "hours": (
            "On average 15.5 hours a week are bought from alternative providers for each "
            f"programme managed student of the adjusted number.{UNCOMPARED}"
        ),
        "balances": (
            "Balances at the end of the last school year are 6% of the LA grant. 2 partnerships "
            f"are above the maximum of 5% (A, B). In the county it is 23%.{PARTLY}."
        ),
        "costs": (
            "Average costs per open case in the last school year go from GBP 4000 (C) to GBP 5000 "
            f"(A). In the county it is GBP 6000.{PARTLY}."
        ),
        "staff": (
            "Expenditure on directly employed staff in the last school year was GBP 96."
            f"{UNCOMPARED} It grew in no partnership."
        ),
        "destinations": (
            "The most frequent destination of leavers is Further Education or Employment: 44 of "
            "89 (49%). 1 is NEET (not in education, employment or training)."
            f"{PARTLY}."
        ),
        "monitoring": (
            "As at 30/11/2020 the forecast balance at the end of the school year is GBP 594 "
            "thousand, 28% of the LA grant. A deficit is forecast by A, B. Expenditure is "
            "forecast GBP 12 below budget. This is of 2 of 3 partnerships."
        ),
        "returns": (
            "Missing or rejected: register return of B; finance return of C; leavers return of A. "
            "No row was left out."
        ),
    },
)
# On record are periods that the county has no figure of; the last one is a year ago.
GAPS = Scenario(
    ground=ground(("A", "B", "C"), before=DECEMBER | {"pm_ks3": JUNE["pm_ks3"]}),
    county={
        **MOVED.county,
        "open_cases_on_2019_12_13": None,
        "pm_ks3_on_2020_06_12": None,
        "if_referrals_last_year": None,
        "des_spend_on_2019_06_14": None,
    },
    partnerships=MOVED.partnerships,
    sentences={
        "open_cases": (
            "There are 414 open cases. There is no figure for Dec 2019, the same period last year."
        ),
        "pm_ks3": (
            "There are 34 programme managed students in key stage 3. There is no figure for Jun "
            "2020. That is down from 56 in Dec 2019, the same period last year. 4 of them are new "
            "since 1 September."
        ),
        "pm_ks4": (
            "There are 96 programme managed students in key stage 4. That is down from 97 in Dec "
            "2019, the same period last year. None of them is new since 1 September."
        ),
        "staff": (
            "Expenditure on directly employed staff in the last school year was GBP 1.45 million. "
            "There is no figure for 2018-19. It grew most in B, by 19%."
        ),
    },
)
# All returns came; of two partnerships rows of the register were left out, of one a leaver.
INCOMPLETE = Scenario(
    ground=ground(("A", "B", "C")),
    county=MOVED.county,
    partnerships={
        **MOVED.partnerships,
        "rejected_register": (2, 0, 1),
        "rejected_leavers": (0, 1, 0),
    },
    sentences={
        "open_cases": (
            "There are 414 open cases. That is down from 481 in Jun 2020. That is up from 352 in "
            "Dec 2019, the same period last year. Incomplete, as rows with errors are not counted: "
            "A, C."
        ),
        "packages": (
            "There are 16 open cases with the EHCP package; the cost avoided is GBP 408 thousand a "
            "year. Incomplete, as rows with errors are not counted: A, C."
        ),
        "costs": MOVED.sentences["costs"],
        "gcse": (
            "Of 60 leavers of last summer, 82% have 1 or more GCSEs and 45% 4 or more. Incomplete, "
            "as rows with errors are not counted: B."
        ),
    },
)
THIRTY = tuple(f"ABCDEFGHIJ{number}" for number in range(10, 40))
MANY = Scenario(
    ground=ground(THIRTY),
    county={
        **MOVED.county,
        "received_register": 30,
        "received_finance": 29,
        "received_outturn": 29,
        "received_leavers": 30,
    },
    partnerships={
        "received_register": (1,) * 30,
        "received_finance": (*(1,) * 29, 0),
        "received_outturn": (*(1,) * 29, 0),
        "received_leavers": (1,) * 30,
        "balance_pct": tuple(number / 100 for number in range(30)),
        "cost_per_open_case": (3_000, *(5_000,) * 28, 6_000),
        "des_spend": (1,) * 30,
        "des_spend_on_2019_06_14": (2,) * 30,
        "monitoring_forecast_balance": (1,) * 30,
    },
    sentences={
        "costs": (
            "Average costs per open case in the last school year go from GBP 3000 (ABCDEFGHIJ10) "
            "to GBP 6000 (ABCDEFGHIJ39). In the county it is GBP 6000. This counts the returns of "
            "29 of 30 partnerships."
        ),
        "returns": (
            "Missing or rejected: finance return of ABCDEFGHIJ39. 14 of 1200 rows are not counted "
            "because of errors."
        ),
    },
)
ALONE = Scenario(
    ground=ground(("A",)),
    county={**MOVED.county, **dict.fromkeys(ALL_RETURNS, 1)},
    partnerships={
        **dict.fromkeys(ALL_RETURNS, (1,)),
        "balance_pct": (0.2345,),
        "monitoring_forecast_balance": (594_000,),
    },
    sentences={
        "balances": (
            "Balances at the end of the last school year are 23% of the LA grant. 1 partnership is "
            "above the maximum of 5% (A). In the county it is 23%."
        ),
    },
)
SCENARIOS = {
    "moved": MOVED,
    "nothing": NOTHING,
    "few": FEW,
    "partial": PARTIAL,
    "incomplete": INCOMPLETE,
    "gaps": GAPS,
    "many": MANY,
    "alone": ALONE,
}
EXPECTED = [
    pytest.param(one, headline, sentence, id=f"{name}-{headline}")
    for name, one in SCENARIOS.items()
    for headline, sentence in one.sentences.items()
]


def known(scenario):
    """Give the figures of a scenario by name; each has its cell on a sheet Figures."""
    earlier = [
        each.id
        for on_record in (
            scenario.ground.before,
            scenario.ground.year_ago,
            scenario.ground.last_year,
        )
        for each in on_record.values()
    ]
    values = {"Maximum_balance": 0.05}
    for measure in (*(each.id for each in MEASURES), *earlier):
        values[measure] = scenario.county.get(measure)
        figures = scenario.partnerships.get(measure, (None,) * len(scenario.ground.codes))
        for code, value in zip(scenario.ground.codes, figures, strict=True):
            values[f"{measure}_in_{code}"] = value
    cells = {name: f"Figures!{cell_name(row, 0)}" for row, name in enumerate(values)}
    return Known(values=values, cells=cells)


def worked(scenario):
    """Work out every headline of a scenario, by id."""
    figures = known(scenario)
    compare(scenario.ground, figures)
    return {one.id: work_out(one.id, one.formula(scenario.ground), figures) for one in HEADLINES}


def written(scenario, path):
    """Write the figures, the comparison and the headlines of a scenario to a workbook."""
    book = Workbook(title="Headlines", created=dt.date(2020, 12, 11))
    figures = known(scenario)
    sheet = book.sheet("Figures")
    for row, value in enumerate(figures.values.values()):
        sheet.write(row, 0, value)
    comparison = book.sheet("Headline figures")
    for one in compare(scenario.ground, figures):
        comparison.formula(one.row, one.column, one.formula, one.value)
    headlines = book.sheet("Headlines")
    for row, one in enumerate(worked(scenario).values()):
        headlines.formula(row, 0, one.formula, one.value)
    path.write_bytes(book.to_bytes())
    return path


@pytest.mark.parametrize(("scenario", "headline", "sentence"), EXPECTED)
def test_headline_says_what_its_figures_say(scenario, headline, sentence):
    assert worked(scenario)[headline].value == sentence


def test_every_headline_is_written_out_when_figures_are_there_and_when_they_are_not():
    ids = [headline.id for headline in HEADLINES]
    assert len(ids) == len(set(ids)) >= 10
    for scenario in (MOVED, NOTHING, FEW):
        assert set(scenario.sentences) == set(ids)


def test_every_headline_and_what_it_compares_agree_with_the_judge(judge, tmp_path):
    paths = [written(one, tmp_path / f"{name}.xlsx") for name, one in SCENARIOS.items()]
    recalculated = judge.recalculate(paths)
    assert {path.stem for path in recalculated} == set(SCENARIOS)
    for path, cells in recalculated.items():
        assert len([1 for sheet, _ in cells.cells if sheet == "Headlines"]) == len(HEADLINES)
        assert [str(each) for each in disagreements(path, cells)] == []


@pytest.mark.parametrize("count", [1, 3, 30])
def test_formulas_stay_within_limits(count):
    codes = tuple(f"ABCDEFGHIJ{number}" for number in range(10, 10 + count))
    sources = [headline.formula(ground(codes)) for headline in HEADLINES]
    assert max(len(source) for source in sources) <= 2000
    assert max(_depth(source) for source in sources) <= 64


def _depth(source):
    deepest = depth = 0
    for character in source:
        depth += {"(": 1, ")": -1}.get(character, 0)
        deepest = max(deepest, depth)
    return deepest


def test_missing_figures_of_partnerships_are_empty_cells_of_the_comparison():
    columns = [each.id for each in compared(PARTIAL.ground)]
    figures = known(PARTIAL)
    filled = compare(PARTIAL.ground, figures)
    row = 4 + columns.index("balance")
    # A, B; C is empty; partnerships with a figure, lowest, highest.
    assert {one.column: one.value for one in filled if one.row == row} == {
        1: 0.06,
        2: 0.06,
        4: 2,
        5: 0.06,
        6: 0.06,
    }
    assert figures.values["balance_in_C"] is None


def test_lowest_of_no_figure_is_an_empty_cell_and_not_nought():
    figures = known(NOTHING)
    compare(NOTHING.ground, figures)
    assert figures.values["balance_lowest"] is None
    assert figures.values["balance_count"] == 0
