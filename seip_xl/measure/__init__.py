"""The measures, and their evaluation over accepted rows."""

from __future__ import annotations

from seip_xl.measure.county_table import (
    COUNTY_TABLES,
    KEPT,
    RETURN_TABLES,
    SPECS,
)
from seip_xl.measure.derived import DERIVED
from seip_xl.measure.evaluate import (
    COUNTY_COLUMN,
    CountyData,
    Figures,
    derive,
    evaluate_measures,
    load_measures,
)
from seip_xl.measure.finance import FINANCE_MEASURES
from seip_xl.measure.function import FUNCTIONS, VALUE_FUNCTION, Function
from seip_xl.measure.history import (
    before,
    history_id,
    history_measures,
    periods_on_record,
    year_measures,
    years_on_record,
)
from seip_xl.measure.leaver import DESTINATIONS, LEAVER_MEASURES
from seip_xl.measure.listed import (
    RATINGS,
    indicator_id,
    indicator_measures,
    provider_id,
    provider_measures,
)
from seip_xl.measure.measure import Derived, Measure, Unit
from seip_xl.measure.monitoring import MONITORING_MEASURES
from seip_xl.measure.programme import PROGRAMME_MEASURES
from seip_xl.measure.progress import PROGRESS_MEASURES, REASONS
from seip_xl.measure.provision import PROVISION_MEASURES
from seip_xl.measure.quality import QUALITY_MEASURES
from seip_xl.measure.referral import OUTCOMES, REFERRAL_MEASURES
from seip_xl.measure.register import REGISTER_MEASURES

MEASURES: tuple[Measure, ...] = (
    *REGISTER_MEASURES,
    *REFERRAL_MEASURES,
    *PROGRAMME_MEASURES,
    *PROVISION_MEASURES,
    *FINANCE_MEASURES,
    *MONITORING_MEASURES,
    *LEAVER_MEASURES,
    *PROGRESS_MEASURES,
    *QUALITY_MEASURES,
)
"""The measures of every county; those of what the LA lists come with its lists."""

__all__ = [
    "COUNTY_COLUMN",
    "COUNTY_TABLES",
    "DERIVED",
    "DESTINATIONS",
    "FUNCTIONS",
    "KEPT",
    "MEASURES",
    "OUTCOMES",
    "RATINGS",
    "REASONS",
    "RETURN_TABLES",
    "SPECS",
    "VALUE_FUNCTION",
    "CountyData",
    "Derived",
    "Figures",
    "Function",
    "Measure",
    "Unit",
    "before",
    "derive",
    "evaluate_measures",
    "history_id",
    "history_measures",
    "indicator_id",
    "indicator_measures",
    "load_measures",
    "periods_on_record",
    "provider_id",
    "provider_measures",
    "year_measures",
    "years_on_record",
]
