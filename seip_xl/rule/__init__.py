"""Rules: what is wrong in a row, as Excel formulas that template and Python both evaluate."""

from __future__ import annotations

from seip_xl.rule.fault import RuleFault, rule_faults
from seip_xl.rule.hash import rulebook_of
from seip_xl.rule.helper import HELPERS
from seip_xl.rule.judge import Verdict, hidden_columns, judge
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
    table_values,
)

__all__ = [
    "HELPERS",
    "KEPT",
    "LETTERS",
    "LETTER_LIST",
    "LISTS",
    "PLACE",
    "RULES",
    "RULES_TABLE",
    "SETTING_TYPES",
    "Helper",
    "RowColumn",
    "Rule",
    "RuleFault",
    "Rulebook",
    "Verdict",
    "column_value",
    "hidden_columns",
    "judge",
    "kind_type",
    "rule_cells",
    "rule_faults",
    "rule_of",
    "rulebook",
    "rulebook_of",
    "setting_name",
    "setting_values",
    "table_values",
]
