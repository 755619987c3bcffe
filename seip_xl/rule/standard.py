"""The standard rules, in the order of returns and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.rule.finance import FINANCES
from seip_xl.rule.leavers import LEAVERS, QUALIFICATIONS
from seip_xl.rule.provision import PROVISION
from seip_xl.rule.ratings import RATINGS
from seip_xl.rule.referrals import REFERRALS
from seip_xl.rule.students import STUDENTS

if TYPE_CHECKING:
    from seip_xl.rule.rule import Rule

RULES: tuple[Rule, ...] = (
    *STUDENTS,
    *REFERRALS,
    *PROVISION,
    *FINANCES,
    *LEAVERS,
    *QUALIFICATIONS,
    *RATINGS,
)
