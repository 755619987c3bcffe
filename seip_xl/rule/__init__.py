"""Rules: what is wrong in a row, as Excel formulas that template and Python both evaluate."""

from __future__ import annotations

from seip_xl.rule.fault import RuleFault, rule_faults
from seip_xl.rule.given import (
    COUNTY_MEDIAN,
    FORMER_AMOUNT,
    FORMER_BALANCE,
    GIVEN,
    GIVEN_WORDS,
    LAST_RATING,
    ON_LAST_REGISTER,
    SIGNED_OFF,
    is_elsewhere,
)
from seip_xl.rule.hash import rulebook_of
from seip_xl.rule.helper import HELPERS
from seip_xl.rule.judge import Verdict, hidden_columns, judge
from seip_xl.rule.place import SHOWN_SETTINGS, with_settings
from seip_xl.rule.rule import PLACE, Helper, Rule
from seip_xl.rule.rulebook import RowColumn, Rulebook, rulebook
from seip_xl.rule.scope import KEPT, LETTER_LIST, LETTERS, LISTS
from seip_xl.rule.standard import RULES
from seip_xl.rule.table import RULES_TABLE, rule_cells, rule_of
from seip_xl.rule.values import (
    SETTING_TYPES,
    column_value,
    kind_type,
    setting_name,
    setting_values,
    settings_by_name,
    table_values,
)

__all__ = [
    "COUNTY_MEDIAN",
    "FORMER_AMOUNT",
    "FORMER_BALANCE",
    "GIVEN",
    "GIVEN_WORDS",
    "HELPERS",
    "KEPT",
    "LAST_RATING",
    "LETTERS",
    "LETTER_LIST",
    "LISTS",
    "ON_LAST_REGISTER",
    "PLACE",
    "RULES",
    "RULES_TABLE",
    "SETTING_TYPES",
    "SHOWN_SETTINGS",
    "SIGNED_OFF",
    "Helper",
    "RowColumn",
    "Rule",
    "RuleFault",
    "Rulebook",
    "Verdict",
    "column_value",
    "hidden_columns",
    "is_elsewhere",
    "judge",
    "kind_type",
    "rule_cells",
    "rule_faults",
    "rule_of",
    "rulebook",
    "rulebook_of",
    "setting_name",
    "setting_values",
    "settings_by_name",
    "table_values",
    "with_settings",
]
