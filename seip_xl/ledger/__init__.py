"""The ledger: what a consolidation takes from the store, and what it leaves in it."""

from __future__ import annotations

from seip_xl.ledger.earlier import earlier_folders, lay_out_run, room_in
from seip_xl.ledger.history import history_kept, take_over
from seip_xl.ledger.keep import keep_returns
from seip_xl.ledger.owner import check_owner
from seip_xl.ledger.published import published_kept
from seip_xl.ledger.run import record_run, run_of
from seip_xl.ledger.version import versions_of

__all__ = [
    "check_owner",
    "earlier_folders",
    "history_kept",
    "keep_returns",
    "lay_out_run",
    "published_kept",
    "record_run",
    "room_in",
    "run_of",
    "take_over",
    "versions_of",
]
