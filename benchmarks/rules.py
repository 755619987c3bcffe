"""How long all rules over a register take beside the bare reader and other validators; marking."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from measuring.running import print_lines, run

STUDENTS, MISTAKES = 4_286, 200  # with a referral each and a placement for three: 10,000 rows
MARKED = 1_000
TARGET_S, TARGET_MARK_S = 0.6, 1.0
PEERS = {"frictionless": "frictionless", "pandera": "pandera"}


def main() -> None:
    """Measure and print what was measured, and whether the targets hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run("simulated", folder, 10)
        (control,) = folder.glob("*.xlsx")
        print_lines([*_rules(folder, control), "", *_marking(folder, control)])


def _rules(folder: Path, control: Path) -> list[str]:
    """Lay out the figures of checking; the peers hold types, lists and bounds of Students only."""
    path = folder / "register.xlsx"
    run("register", path, control, STUDENTS, MISTAKES)
    bare = run("readers", "raw", path, control, 5)["seconds"]
    ours = run("readers", "rules", path, control, 5)
    lines = [
        "10,000 rows: 4,286 simulated students, 15 further columns, their referrals, placements;",
        f"{MISTAKES} of the students break a rule",
        f"{'':28}{'seconds':>9}{'ratio':>9}{'found':>9}{'besides':>9}",
        f"{'python-calamine, Students':28}{bare:9.3f}{1:9.2f}",
        _row("seip-xl, all rules", ours, bare),
    ]
    peers = os.environ.get("SEIP_XL_PEERS", "")
    for peer, title in PEERS.items() if peers else ():
        lines.append(_row(f"{title}, no rules", run("peers", peer, path, 1, python=peers), bare))
    lines.append(_target("10,000 rows, file to findings", ours["seconds"], TARGET_S))
    return lines if peers else [*lines, "The peers are not installed: run it with make bench."]


def _marking(folder: Path, control: Path) -> list[str]:
    path = folder / "marked.xlsx"
    run("register", path, control, MARKED, MISTAKES)
    seconds = run("readers", "mark", path, control, 5)["seconds"]
    return [_target(f"marking {MARKED:,} students, {MISTAKES} findings", seconds, TARGET_MARK_S)]


def _row(title: str, found: dict[str, float], bare: float) -> str:
    seconds = f"{found['seconds']:9.3f}{found['seconds'] / bare:9.2f}"
    return f"{title:28}{seconds}{found['found']:9.0f}{found['besides']:9.0f}"


def _target(name: str, seconds: float, most: float) -> str:
    verdict = "holds" if seconds <= most else "does not hold"
    return f"Target {verdict}: {name}: {seconds:.2f} s, at most {most:g}."


if __name__ == "__main__":
    main()
