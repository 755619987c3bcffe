"""The tables and charts of the county report, in its order."""

from __future__ import annotations

from seip_xl.report.further_tables import BEST_VALUE, MONITORING, PROGRESS, QUALITY, RATINGS
from seip_xl.report.leaver_tables import LEAVER_TABLES
from seip_xl.report.money_tables import BUDGET, MONEY_CHARTS, OUTTURN
from seip_xl.report.part import PartnershipChart, Row, SchoolChart, Table, YearChart
from seip_xl.report.student_tables import FIRST_TABLES, LATER_TABLES

Part = Table | YearChart | PartnershipChart | SchoolChart

_KEY_STAGES = PartnershipChart(
    number=3,
    title="Programme managed students as % of roll 11-16, and free school meals",
    y_title="% of roll 11-16 programme managed",
    columns=(
        Row(label="KS3", measure="pm_pct_ks3"),
        Row(label="KS4", measure="pm_pct_ks4"),
    ),
    line=Row(label="Free school meals", measure="fsm_pct"),
    line_title="% of roll 11-16 with free school meals",
    alt_text=(
        "Columns: programme managed students in key stage 3 and key stage 4 as a percentage of the "
        "roll 11-16 of each partnership. Points, measured on the right: the percentage of the roll "
        "with free school meals. The figures stand in the cells under the chart."
    ),
)
_SCHOOLS = SchoolChart(
    number=4,
    title="Programme managed students and free school meals, by school",
    x_title="% of roll 11-16 with free school meals",
    y_title="% of roll 11-16 programme managed",
    x_column="FSM %",
    y_column="PM share of roll",
    alt_text=(
        "One point for each school, in the colour of its partnership: the percentage of its roll "
        "with free school meals across, the percentage programme managed upwards. The figures "
        "stand in the cells under the chart."
    ),
    notes=(
        "Where a school has few students, one more or less moves its point far.",
        "Students on no school's roll are in no point.",
        "Where names would cover one another, a point has its number in the column No.",
    ),
)

PARTS: tuple[Part, ...] = (
    *FIRST_TABLES,
    _KEY_STAGES,
    _SCHOOLS,
    *LATER_TABLES,
    OUTTURN,
    *MONEY_CHARTS,
    BUDGET,
    *LEAVER_TABLES,
    BEST_VALUE,
    MONITORING,
    PROGRESS,
    RATINGS,
    QUALITY,
)
"""Everything of the report that is laid out from measures, in its order."""
TABLES: tuple[Table, ...] = tuple(part for part in PARTS if isinstance(part, Table))
