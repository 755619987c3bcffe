"""Timing a reader on a register whose wrong cells are known."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Cells: TypeAlias = "set[tuple[int, str]]"
"""Row, as Excel counts, and heading of cells."""


def print_best(job: Callable[[dict[str, Any]], Cells], path: Path, runs: int) -> None:
    """Run a reader some times; print as JSON the least seconds and which wrong cells it found.

    Args:
        job: Gives the cells that it finds wrong, told what is known of the register.
        path: The register; ``NAME.json`` beside it has what is known.
        runs: How often.
    """
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found: Cells = set()
    seconds = []
    for _ in range(runs):
        begin = time.perf_counter()
        found = job(told)
        seconds.append(time.perf_counter() - begin)
    wrong = {(row, label) for row, label in told["wrong"]}
    figures = {"seconds": min(seconds), "found": len(found & wrong), "besides": len(found - wrong)}
    sys.stdout.write(json.dumps(figures))
