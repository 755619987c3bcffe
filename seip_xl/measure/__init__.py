"""The measures, and their evaluation over accepted rows."""

from __future__ import annotations

from seip_xl.measure.county_table import (
    COUNTY_TABLES,
    RETURN_TABLES,
    SPECS,
    column_value,
    setting_name,
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
from seip_xl.measure.history import before, history_id, history_measures, periods_on_record
from seip_xl.measure.measure import Derived, Measure, Unit
from seip_xl.measure.student import STUDENT_MEASURES

MEASURES: tuple[Measure, ...] = (*STUDENT_MEASURES, *FINANCE_MEASURES)

__all__ = [
    "COUNTY_COLUMN",
    "COUNTY_TABLES",
    "DERIVED",
    "MEASURES",
    "RETURN_TABLES",
    "SPECS",
    "CountyData",
    "Derived",
    "Figures",
    "Measure",
    "Unit",
    "before",
    "column_value",
    "derive",
    "evaluate_measures",
    "history_id",
    "history_measures",
    "load_measures",
    "periods_on_record",
    "setting_name",
]
