"""How long a simulated county takes, and how its writing compares with bare XlsxWriter."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

SMALL, LARGE = 1_000, 10_000
TARGET_S = 2.0
TARGET_RATIO = 1.5

Figures: TypeAlias = "dict[str, float | None]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A county's figures: of our run, of its county workbook, of the two peers."""

    ours: Figures
    cells: Figures
    bare: Figures
    ready: Figures


def main() -> None:
    """Measure both counties and print what was measured, and which targets hold."""
    with tempfile.TemporaryDirectory() as folder:
        small = measure(Path(folder), SMALL, warm=1, runs=3)
        _print(_table(SMALL, small, memory=False))
        large = measure(Path(folder), LARGE, warm=0, runs=1)
    _print(_table(LARGE, large, memory=True) + _targets(small, large))


def measure(folder: Path, students: int, *, warm: int, runs: int) -> Measured:
    """Measure a simulated county and its peers, each in a new process.

    Args:
        folder: Where returns and workbooks are written.
        students: How many a partnership has.
        warm: Runs before those that count.
        runs: Runs of which the quickest counts.

    Returns:
        The figures.

    Units:
        Seconds and MiB.
    """
    county, report = folder / f"{students}", folder / f"{students}.xlsx"
    cells, bare = folder / "cells.pickle", folder / "bare.xlsx"
    county.mkdir()
    _run("simulated", county, students)
    ours = _run("ours", county, report, warm, runs)
    if ours["errors"]:
        _print([f"The simulated returns have {ours['errors']} errors; they are not counted."])
    return Measured(
        ours=ours,
        cells=_run("taken", report, cells),
        bare=_run("bare", cells, bare, "as-it-is", warm, runs),
        ready=_run("bare", cells, bare, "ready", warm, runs),
    )


def _run(module: str, *arguments: object) -> Figures:
    """Run a job in a new process; this one stays small, as a child begins with its peak."""
    command = [sys.executable, "-m", f"measuring.{module}", *(str(each) for each in arguments)]
    here = Path(__file__).parent
    done = subprocess.run(command, cwd=here, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own jobs
    figures: Figures = json.loads(done.stdout or "{}")
    return figures


def _table(students: int, found: Measured, *, memory: bool) -> list[str]:
    """Lay out a county's figures; ratios are to bare XlsxWriter."""
    ours, bare, ready = found.ours, found.bare, found.ready
    told = (
        f"5 partnerships x {students:,} simulated students: {ours['rows']:,.0f} rows in, "
        f"{found.cells['cells']:,.0f} cells out, {found.cells['formulas']:,.0f} of them formulas"
    )
    lines = [
        told,
        _row("", "seconds", "ratio", *(["MiB", "ratio"] if memory else [])),
        _row("seip-xl: read and check", *_ratio(ours["read"], None)),
        _row("seip-xl: count", *_ratio(ours["count"], None)),
    ]
    writers = (("seip-xl: write", ours), ("XlsxWriter", bare), ("XlsxWriter, no rewriting", ready))
    for name, each in writers:
        added = _ratio(_added(each), _added(bare)) if memory else []
        lines.append(_row(name, *_ratio(each["write"], bare["write"]), *added))
    peak = _ratio(ours["peak"], bare["peak"]) if memory else []
    return [*lines, _row("seip-xl: whole run", *_ratio(ours["all"], bare["write"]), *peak), ""]


def _added(figures: Figures) -> float | None:
    """Give what writing needed beyond what was held before it; None where that is not told."""
    peak, before = figures["peak"], figures["before"]
    return None if peak is None or before is None else peak - before


def _ratio(figure: float | None, peer: float | None) -> list[str]:
    if figure is None:
        return ["-", ""]
    shown = f"{figure:,.2f}" if figure < 100 else f"{figure:,.0f}"
    return [shown, f"{figure / peer:.2f}" if peer else ""]


def _row(name: str, *figures: str) -> str:
    return f"  {name:<26}" + "".join(f"{figure:>10}" for figure in figures)


def _targets(small: Measured, large: Measured) -> list[str]:
    seconds = small.ours["all"] or 0
    added, peer = _added(large.ours), _added(large.bare)
    time_ratio = (large.ours["write"] or 0) / (large.bare["write"] or 1)
    lines = [
        _target(f"5 x {SMALL:,} students in {TARGET_S:g} s", seconds, TARGET_S, "s"),
        _target("writing, time to XlsxWriter's", time_ratio, TARGET_RATIO, "times"),
    ]
    if added and peer:
        told = "writing, memory to XlsxWriter's"
        lines.append(_target(told, added / peer, TARGET_RATIO, "times"))
    return lines


def _target(name: str, found: float, most: float, unit: str) -> str:
    verdict = "holds" if found <= most else "does not hold"
    return f"Target {verdict}: {name}: {found:.2f} {unit}, at most {most:g}."


def _print(lines: list[str]) -> None:
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
