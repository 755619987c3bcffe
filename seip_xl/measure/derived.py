"""The derived columns, in the order in which they build on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure.derived_column import key
from seip_xl.measure.derived_leaver import LEAVERS
from seip_xl.measure.derived_listed import LISTED
from seip_xl.measure.derived_provision import COSTS, COUNTING
from seip_xl.measure.derived_register import REFERRALS, STUDENTS

if TYPE_CHECKING:
    from seip_xl.measure.measure import Derived

DERIVED: tuple[Derived, ...] = (
    *(key(table) for table in ("Students", "Referrals", "Provision", "Leavers", "Qualifications")),
    *COUNTING,
    *STUDENTS,
    *REFERRALS,
    *COSTS,
    *LEAVERS,
    *LISTED,
)
