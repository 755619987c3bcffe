"""Tables A to E: best value, in-year monitoring, progress, ratings, data quality."""

from __future__ import annotations

from seip_xl.measure import REASONS
from seip_xl.report.part import EachProvider, Heading, RatingTable, Row, Table
from seip_xl.schema import RETURNS
from seip_xl.schema.finance import MONITORING_LINES

BEST_VALUE = Table(
    number="A",
    title="Best value of alternative providers",
    rows=(
        Heading(label="Hours a week"),
        EachProvider(what="hours"),
        Heading(label="Cost per hour, GBP"),
        EachProvider(what="cost"),
        Heading(label="Transport cost per student a week, GBP"),
        EachProvider(what="transport"),
        Heading(label="County median of cost per hour, GBP"),
        EachProvider(what="median", county_only=True),
        Heading(label="Agreed cost per hour, GBP"),
        EachProvider(what="agreed", county_only=True),
        Heading(label="Spread: highest less lowest cost per hour, GBP"),
        EachProvider(what="spread", county_only=True),
    ),
    notes=(
        (
            "Counting placements of open cases at the providers that the local authority lists; "
            "hours at others are in Table 9 only."
        ),
        (
            "Cost per hour: of the placements whose weekly cost is known. Median: each placement "
            "counts once."
        ),
    ),
)


def _monitored(column: str) -> tuple[Heading | Row, ...]:
    """Give the rows of a column of the monitoring form."""
    return (
        Heading(label=f"{column.capitalize()}, GBP"),
        *(
            Row(
                label=line.label,
                measure=f"monitoring_{column}_{line.id}",
                total=not line.entered or bool(line.formula),
            )
            for line in MONITORING_LINES
            if column in line.cells or line.formula
        ),
    )


MONITORING = Table(
    number="B",
    title="In-year monitoring",
    rows=(
        Row(label="As at", measure="monitoring_as_at"),
        *_monitored("budget"),
        *_monitored("forecast"),
        *_monitored("variance"),
        Heading(label="Balance"),
        Row(label="Forecast balance as % of LA grant", measure="monitoring_balance_pct"),
    ),
    notes=(
        "Forecast: actual to date and what is committed to the end of the year.",
        "Variance: positive is favourable. Of partnerships that filled in their monitoring.",
        "LA grant: Income from LA, the pilot lines left out.",
    ),
)


def _from_to(title: str, measure: str) -> tuple[Heading | Row, ...]:
    return (
        Heading(label=title),
        Row(label="Students with both values", measure=f"{measure}_both"),
        Row(label="Mean at the start", measure=f"{measure}_baseline"),
        Row(label="Mean of the latest", measure=f"{measure}_latest"),
    )


PROGRESS = Table(
    number="C",
    title="Progress",
    rows=(
        *_from_to("Strengths and difficulties (SDQ), 0 to 40; lower is better", "sdq"),
        *_from_to("Attendance", "attendance"),
        Heading(label="Closed cases since 1 September, by reason"),
        *(Row(label=reason, measure=measure) for measure, reason in REASONS.items()),
        Row(label="Closed cases", measure="closed_cases", total=True),
        Heading(label="Managed moves"),
        Row(label="With a result", measure="moves_ended"),
        Row(label="Lasted", measure="moves_lasted"),
        Row(label="% that lasted", measure="moves_lasted_pct"),
        Heading(label="Destinations of leavers"),
        Row(label="Checked after transition", measure="checks_done"),
        Row(label="Sustained", measure="destinations_sustained"),
        Row(label="% of checked sustained", measure="sustained_pct"),
        Heading(label="Fair Access"),
        Row(label="Referrals met this year", measure="fair_access"),
        Row(label="Provision in time", measure="fair_access_in_time"),
        Row(label="% in time", measure="fair_access_pct"),
    ),
    notes=(
        "Means are of open cases that have both values; few students make them unsteady.",
        (
            "Permanently excluded: cases on the register that were closed for it, not all "
            "exclusions of the county."
        ),
        "In time: first day of provision within the school days of the setting Provision days.",
    ),
)
RATINGS = RatingTable(
    number="D",
    title="Self-evaluation of the partnerships",
    notes=(
        "What each partnership says of itself; at the right, how many gave each rating.",
        "All next steps stand on the sheet Next steps.",
    ),
)
QUALITY = Table(
    number="E",
    title="Data quality",
    rows=(
        Heading(label="Returns accepted"),
        *(Row(label=spec.title, measure=f"received_{spec.id}") for spec in RETURNS),
        Heading(label="Rows of all returns"),
        Row(label="Received", measure="rows_received"),
        Row(label="Counted", measure="rows_counted"),
        Row(label="Rejected", measure="rows_rejected"),
        Row(label="Ignored", measure="rows_ignored"),
        Heading(label="Findings"),
        Row(label="Errors", measure="found_error"),
        Row(label="Queries", measure="found_query"),
        Row(label="Queries that are explained", measure="found_explained"),
        Row(label="Notes", measure="found_note"),
        Heading(label="Checks, one for each rule and return"),
        Row(label="Run", measure="checks_run"),
        Row(label="Switched off", measure="checks_off"),
        Row(label="Rows that failed", measure="checks_failed"),
        Row(label="Rows not evaluated", measure="checks_not_evaluated"),
        Row(label="Rows in which it crashed", measure="checks_crashed"),
    ),
    notes=(
        "What was found stands cell by cell in Findings, what differs from print in Published.",
        "Files that do not say whose return they are have their findings there only.",
        "Empty: nothing came from the partnership, or not this return.",
        "Which check found what stands in Checks; not evaluated: a cell that it reads is wrong.",
    ),
)
