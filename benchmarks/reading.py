"""How long reading and checking a register takes beside the bare reader and other validators."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from measuring.running import print_lines, run

SIZES, MISTAKES = (1_000, 10_000), 200
TARGET_RATIO = 2.5
PEERS = {
    "pandas": "pandas, openpyxl",
    "frictionless": "frictionless",
    "pandera": "pandera",
    "pointblank": "pointblank",
}


def main() -> None:
    """Measure both sizes and print what was measured, and whether the target holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run("simulated", folder, 10)
        (control,) = folder.glob("*.xlsx")
        for rows in SIZES:
            print_lines(_measured(folder, control, rows))


def _measured(folder: Path, control: Path, rows: int) -> list[str]:
    """Lay out the figures of one size; ratios are to the bare reader on the same file."""
    clean, wrong = folder / f"clean {rows}.xlsx", folder / f"wrong {rows}.xlsx"
    run("students", clean, control, rows, 0)
    run("students", wrong, control, rows, MISTAKES)
    runs = 7 if rows == SIZES[0] else 5
    bare = run("readers", "raw", clean, control, runs)["seconds"]
    ours = {path: run("readers", "ours", path, control, runs) for path in (clean, wrong)}
    lines = [
        f"{rows:,} simulated students, 15 further columns; {MISTAKES} wrong cells to be found",
        f"{'':28}{'seconds':>9}{'ratio':>9}{'found':>9}{'besides':>9}",
        f"{'python-calamine':28}{bare:9.3f}{1:9.2f}",
        f"{'seip-xl, nothing wrong':28}{_figures(ours[clean], bare, found_too=False)}",
        f"{'seip-xl':28}{_figures(ours[wrong], bare)}",
    ]
    peers = os.environ.get("SEIP_XL_PEERS", "")
    for peer, title in PEERS.items() if peers else ():
        found = run("peers", peer, wrong, 1 if rows > SIZES[0] else 3, python=peers)
        lines.append(f"{title:28}{_figures(found, bare)}")
    ratio = ours[clean]["seconds"] / bare
    word = "holds" if ratio <= TARGET_RATIO else "missed"
    lines.append(f"Target {word}: {ratio:.2f} times the bare reader, at most {TARGET_RATIO}.")
    return lines if peers else [*lines, "The peers are not installed: run it with make bench."]


def _figures(found: dict[str, float], bare: float, *, found_too: bool = True) -> str:
    seconds = f"{found['seconds']:9.3f}{found['seconds'] / bare:9.2f}"
    return f"{seconds}{found['found']:9.0f}{found['besides']:9.0f}" if found_too else seconds


if __name__ == "__main__":
    main()
