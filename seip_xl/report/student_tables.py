"""Tables 1 to 10: students on the register, referrals, programme management, hours."""

from __future__ import annotations

from seip_xl.measure import OUTCOMES
from seip_xl.report.part import EachPeriod, PeriodChart, Row, Table

_ON_CENSUS_DATE = "Open cases on the census date."


def _programme_managed(stage: int, *further: Row) -> Table:
    return Table(
        number=str(stage + 3),
        title=f"KS{stage} programme managed",
        rows=(
            Row(label="Totals", measure=f"pm_ks{stage}", total=True),
            Row(label="Full time with partnership", measure=f"pm_full_time_ks{stage}"),
            Row(label="CMN", measure=f"cmn_ks{stage}"),
            Row(label="FTE of hours in school", measure=f"school_fte_ks{stage}"),
            Row(label="Adjusted total", measure=f"adjusted_ks{stage}", total=True),
            Row(label="Low hours", measure=f"low_hours_ks{stage}"),
            *further,
        ),
        chart=PeriodChart(
            number=stage - 2,
            title=f"KS{stage} programme managed students, every period on record",
            y_title="Students",
            measure=f"pm_ks{stage}",
            alt_text=(
                f"Columns: number of key stage {stage} programme managed students in each "
                "partnership, one group of columns for every period on record. The figures stand "
                f"in the cells under Table {stage + 3}."
            ),
        ),
        notes=(
            "Adjusted total: totals less CMN less FTE of hours in school of part-time students.",
            "Low hours: weekly hours of provision and in school below the setting Low hours.",
        ),
    )


FIRST_TABLES: tuple[Table, ...] = (
    Table(
        number="1",
        title="Students in each SEIP",
        rows=(
            *(Row(label=f"Year {year}", measure=f"open_year_{year}") for year in (11, 10, 9, 8, 7)),
            Row(label="Total active cases", measure="open_cases", total=True),
            EachPeriod(label="Total {period}", measure="open_cases"),
        ),
        notes=(f"{_ON_CENSUS_DATE} Totals of earlier periods: sheet Earlier figures.",),
    ),
    Table(
        number="2",
        title="EHCP status",
        rows=(
            Row(label="Formal assessment underway", measure="ehcp_assessment"),
            Row(label="Top up currently paid", measure="ehcp_top_up"),
            Row(label="EHCP no additional funding", measure="ehcp_unfunded"),
            Row(label="EHCP additional funding", measure="ehcp_funded"),
            Row(label="EHCP 25.5k package", measure="ehcp_packages"),
            Row(label="Total (does not include formal)", measure="ehcp_total", total=True),
        ),
        notes=(_ON_CENSUS_DATE,),
    ),
    Table(
        number="3",
        title="Initial referrals",
        rows=(
            Row(label="All referrals on register", measure="referrals_all", total=True),
            Row(label="New this year", measure="referrals_new"),
            Row(label="Previous", measure="referrals_previous"),
            Row(label="Previous ending in T4", measure="referrals_t4"),
            Row(label="% of referrals ending as T4", measure="referrals_t4_pct"),
        ),
        notes=(
            "Referrals of open cases; a student can have several. New: since 1 September.",
            (
                "Ending in T4 (Tier 4): the student is programme managed since before 1 September. "
                "The % is of previous referrals."
            ),
        ),
    ),
    Table(
        number="4",
        title="Inclusion Forums",
        rows=(
            *(Row(label=f"Year {year}", measure=f"if_year_{year}") for year in (7, 8, 9, 10, 11)),
            Row(label="Total this period", measure="if_referrals", total=True),
            Row(label="Total same period last year", measure="if_referrals_last_year"),
        ),
        notes=(
            (
                "New referrals to an Inclusion Forum by year group at referral; closed cases are "
                "counted too."
            ),
            "A referral made in Year 6 is in the total only.",
        ),
    ),
    Table(
        number="5",
        title="Outcomes of most recent referral",
        rows=(
            *(Row(label=outcome, measure=measure) for measure, outcome in OUTCOMES.items()),
            Row(label="Total", measure="outcomes_total", total=True),
        ),
        notes=(
            (
                "Outcomes of the latest meeting since 1 September of each open case; a meeting can "
                "have up to three."
            ),
        ),
    ),
    _programme_managed(3),
    _programme_managed(4, Row(label="Current Year 10", measure="pm_year_10")),
)
LATER_TABLES: tuple[Table, ...] = (
    Table(
        number="8",
        title="City address students",
        rows=(
            Row(label="On the register", measure="city_register"),
            Row(label="PM at KS3", measure="city_pm_ks3"),
            Row(label="PM at KS4", measure="city_pm_ks4"),
            Row(label="Total PM", measure="city_pm", total=True),
        ),
        notes=(_ON_CENSUS_DATE,),
    ),
    Table(
        number="9",
        title="Hours in house and AP",
        rows=(
            Row(label="No of PM students", measure="pm_adjusted"),
            Row(label="Total hours/week purchased", measure="ap_hours"),
            Row(label="Average hours/week", measure="avg_ap_hours"),
            Row(label="Total hours by d.e.s.", measure="des_hours"),
            Row(label="Average hours/week by d.e.s.", measure="avg_des_hours"),
            EachPeriod(label="Average hours/week {period}", measure="avg_ap_hours"),
        ),
        notes=(
            (
                "No of PM students: the two adjusted totals, rounded; averages divide by the "
                "unrounded sum."
            ),
            "CMN students are not among these PM students; their hours are in the hours.",
            "d.e.s.: directly employed staff of the partnership.",
        ),
    ),
    Table(
        number="10",
        title="LAC who are programme managed",
        beside="of which out of county",
        rows=(
            Row(label="KS3", measure="lac_pm_ks3", beside="lac_out_ks3"),
            Row(label="KS4", measure="lac_pm_ks4", beside="lac_out_ks4"),
            Row(label="Total", measure="lac_pm", beside="lac_out", total=True),
        ),
        notes=("Looked-after children; out of county means another authority's child.",),
    ),
)
