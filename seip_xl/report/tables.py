"""The tables of the county report, in its order."""

from __future__ import annotations

from seip_xl.report.part import EachPeriod, PeriodChart, Row, Table
from seip_xl.schema.finance import OUTTURN_LINES

TABLES: tuple[Table, ...] = (
    Table(
        number=1,
        title="Students in each SEIP",
        rows=(
            *(Row(label=f"Year {year}", measure=f"open_year_{year}") for year in (11, 10, 9, 8, 7)),
            Row(label="Total active cases", measure="open_cases", total=True),
            EachPeriod(label="Total {period}", measure="open_cases"),
        ),
        notes=("Open cases on the census date. Totals of earlier periods: sheet Earlier figures.",),
    ),
    Table(
        number=6,
        title="KS3 programme managed",
        rows=(
            Row(label="Totals", measure="pm_ks3", total=True),
            Row(label="Full time with partnership", measure="pm_full_time_ks3"),
            Row(label="CMN", measure="cmn_ks3"),
            Row(label="FTE of hours in school", measure="school_fte_ks3"),
            Row(label="Adjusted total", measure="adjusted_ks3", total=True),
            Row(label="Low hours", measure="low_hours_ks3"),
        ),
        chart=PeriodChart(
            number=1,
            title="KS3 programme managed students, every period on record",
            y_title="Students",
            measure="pm_ks3",
            alt_text=(
                "Columns: number of key stage 3 programme managed students in each partnership, "
                "one group of columns for every period on record. The figures stand in the cells "
                "under Table 6."
            ),
        ),
        notes=(
            "Adjusted total: totals less CMN less FTE of hours in school of part-time students.",
            "Low hours: weekly hours of provision and in school below the setting Low hours.",
        ),
    ),
    Table(
        number=11,
        title="Finance outturn",
        rows=(
            *(
                Row(label=line.label, measure=f"outturn_{line.id}", total=bool(line.formula))
                for line in OUTTURN_LINES
            ),
            Row(label="Balance as % of LA grant", measure="balance_pct"),
        ),
        notes=(
            "GBP of the last school year. Total Income leaves out the balance brought forward.",
        ),
    ),
)
