"""How long worksheet functions take to answer: the first time, later, after a consolidation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PERIODS = (3, 30)
TARGET_S = 0.005
HERE = Path(__file__).parent
ROWS = {
    "first": "first answer, the program's start in it",
    "later": "later answer, median",
    "slowest": "later answer, slowest",
    "range": "range of 200 cells",
    "table": "table 6",
    "again": "first answer after a consolidation",
}


def main() -> None:
    """Measure two stores and print what was measured, and whether the target holds."""
    found = {periods: _measured(periods) for periods in PERIODS}
    lines = [f"{'periods on record':42}" + "".join(f"{periods:>12}" for periods in PERIODS)]
    lines += [
        f"{title:42}" + "".join(f"{1000 * each[row]:9.2f} ms" for each in found.values())
        for row, title in ROWS.items()
    ]
    later = max(each["later"] for each in found.values())
    word = "holds" if later <= TARGET_S else "missed"
    lines.append(
        f"Target {word}: a later answer in {1000 * later:.2f} ms, at most {1000 * TARGET_S:g}."
    )
    sys.stdout.write("\n".join(lines) + "\n\n")


def _measured(periods: int) -> dict[str, float]:
    """Fill a store and ask it, each in a new process; give seconds by row."""
    with tempfile.TemporaryDirectory() as folder:
        _run("fill", folder, periods)
        found: dict[str, float] = json.loads(_run("ask", folder, periods))
        return found


def _run(what: str, folder: str, periods: int) -> str:
    command = [sys.executable, "-m", "measuring.answers", what, folder, str(periods)]
    return subprocess.run(  # noqa: S603  # our own job
        command,
        cwd=HERE,
        env=os.environ | {"SEIP_XL_STORE": folder},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


if __name__ == "__main__":
    main()
