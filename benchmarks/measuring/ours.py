"""Ours: a folder of returns consolidated, timed stage by stage."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from measuring.memory import held_mib, peak_mib
from seip_xl.finding import Severity
from seip_xl.pipeline import consolidate

if TYPE_CHECKING:
    from seip_xl.pipeline import Consolidation

READING, COUNTING, WRITING = "read", "count", "write"
_STAGES = {"figures": COUNTING, "county workbook": WRITING}
"""What the progress of a consolidation tells when a later stage begins."""


class Clock:
    """Follows the progress of a consolidation: when each stage begins, with how much memory."""

    def __init__(self) -> None:
        self.marks: list[tuple[str, float]] = [(READING, time.perf_counter())]
        self.before: float | None = None

    def tell(self, doing: str) -> None:
        """Take what a consolidation tells."""
        if doing in _STAGES:
            self.marks.append((_STAGES[doing], time.perf_counter()))
            self.before = held_mib()

    def seconds(self) -> dict[str, float]:
        """Give the seconds of each stage, and of all together; called at the end."""
        begins = [begin for _, begin in self.marks]
        ends = [*begins[1:], time.perf_counter()]
        stages = zip(self.marks, ends, strict=True)
        return {name: end - begin for (name, begin), end in stages} | {"all": ends[-1] - begins[0]}


def run(folder: Path, report: Path) -> tuple[Clock, dict[str, float], Consolidation]:
    """Consolidate once.

    Args:
        folder: The returns and the control workbook.
        report: The county workbook to write; a former one is removed.

    Returns:
        The clock, the seconds by stage, and what was done.
    """
    report.unlink(missing_ok=True)
    clock = Clock()
    done = consolidate(folder, report, progress=clock.tell)
    return clock, clock.seconds(), done


def main() -> None:
    """Measure so many runs after so many for warming up, and print the best as JSON."""
    folder, report = Path(sys.argv[1]), Path(sys.argv[2])
    warm, runs = int(sys.argv[3]), int(sys.argv[4])
    for _ in range(warm):
        run(folder, report)
    clock, seconds, done = min(
        (run(folder, report) for _ in range(runs)), key=lambda each: each[1]["all"]
    )
    told = {
        **seconds,
        "peak": peak_mib(),
        "before": clock.before,
        "rows": sum(one.counted for one in done.received),
        "errors": sum(one.severity is Severity.ERROR for one in done.findings),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
