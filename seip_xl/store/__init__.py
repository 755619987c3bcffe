"""The store: every return as it came, and what consolidations and imports made of them.

Submissions and their files are the only source of truth; the rest can be worked out anew.
"""

from __future__ import annotations

from seip_xl.store.database import Watch
from seip_xl.store.figure import PeriodFigure
from seip_xl.store.proof import Fault
from seip_xl.store.run import (
    COUNTY,
    Explanation,
    Figure,
    Published,
    Received,
    RecordedRun,
    Run,
    RunKind,
    Status,
)
from seip_xl.store.store import Store, open_store, open_to_read
from seip_xl.store.submission import Kept, Submission

__all__ = [
    "COUNTY",
    "Explanation",
    "Fault",
    "Figure",
    "Kept",
    "PeriodFigure",
    "Published",
    "Received",
    "RecordedRun",
    "Run",
    "RunKind",
    "Status",
    "Store",
    "Submission",
    "Watch",
    "open_store",
    "open_to_read",
]
