"""The returns as models, and the specs derived from them."""

from __future__ import annotations

from seip_xl.schema.county import COUNTY, NO_SCHOOL, SETTINGS, Settings, school_year
from seip_xl.schema.derive import CHECK, table_spec
from seip_xl.schema.field import ID_LONGEST, ID_SHORTEST, Row
from seip_xl.schema.finance import FINANCE
from seip_xl.schema.headline import (
    HEADLINE_LIST,
    LONGEST_WORDING,
    MOST_LINES,
    WORDED_HEADLINES,
)
from seip_xl.schema.leaver import CORE_SUBJECTS, LEAVERS
from seip_xl.schema.outcome import CHECKS, FINDINGS, RECEIVED
from seip_xl.schema.register import REGISTER
from seip_xl.schema.self_evaluation import SELF_EVALUATION
from seip_xl.schema.spec import (
    EXPLANATION,
    Calculated,
    Column,
    Kind,
    Line,
    ReturnSpec,
    TableSpec,
    choices_of,
    wrong_label,
)
from seip_xl.schema.stamp import (
    ISSUES_SHEET,
    REPORT_ID,
    RULES_ID,
    SIGN_OFF_LABELS,
    STAMP_NAME,
    STAMP_PROPERTY,
    STAMP_SHEET,
    START_SHEET,
    STORE_FILE,
    Stamp,
    is_issues_title,
)

RETURNS = (REGISTER, FINANCE, LEAVERS, SELF_EVALUATION)

__all__ = [
    "CHECK",
    "CHECKS",
    "CORE_SUBJECTS",
    "COUNTY",
    "EXPLANATION",
    "FINANCE",
    "FINDINGS",
    "HEADLINE_LIST",
    "ID_LONGEST",
    "ID_SHORTEST",
    "ISSUES_SHEET",
    "LEAVERS",
    "LONGEST_WORDING",
    "MOST_LINES",
    "NO_SCHOOL",
    "RECEIVED",
    "REGISTER",
    "REPORT_ID",
    "RETURNS",
    "RULES_ID",
    "SELF_EVALUATION",
    "SETTINGS",
    "SIGN_OFF_LABELS",
    "STAMP_NAME",
    "STAMP_PROPERTY",
    "STAMP_SHEET",
    "START_SHEET",
    "STORE_FILE",
    "WORDED_HEADLINES",
    "Calculated",
    "Column",
    "Kind",
    "Line",
    "ReturnSpec",
    "Row",
    "Settings",
    "Stamp",
    "TableSpec",
    "choices_of",
    "is_issues_title",
    "school_year",
    "table_spec",
    "wrong_label",
]
