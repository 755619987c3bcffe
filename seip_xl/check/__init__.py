"""Checking: the rules over what was read of a return; what breaks one is told, or not counted."""

from __future__ import annotations

from seip_xl.check.across import check_across
from seip_xl.check.changed import Change, ChangeKind, changes_between, told_changes
from seip_xl.check.checked import Checks, RuleCount, check_return
from seip_xl.check.earlier import Earlier, Period
from seip_xl.check.elsewhere import check_elsewhere
from seip_xl.check.explanation import (
    Explained,
    carry_explanations,
    explained_in,
    explanations_kept,
)
from seip_xl.check.mark import is_marked_copy, marked
from seip_xl.check.seen import names_of, tables_of

__all__ = [
    "Change",
    "ChangeKind",
    "Checks",
    "Earlier",
    "Explained",
    "Period",
    "RuleCount",
    "carry_explanations",
    "changes_between",
    "check_across",
    "check_elsewhere",
    "check_return",
    "explained_in",
    "explanations_kept",
    "is_marked_copy",
    "marked",
    "names_of",
    "tables_of",
    "told_changes",
]
