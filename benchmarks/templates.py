"""How long a filled template takes to be written, and LibreOffice to open it."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from measuring.running import HERE, print_lines, run

sys.path.append(str(HERE.parent / "tests"))
from judge.libreoffice import LibreOffice, missing_programs  # the judge of the tests

STUDENTS, RUNS = 300, 5
TARGET_WRITE_S, TARGET_OPEN_S, TARGET_CHARACTERS = 1.0, 2.0, 2000
BOOKS = {
    "students": "300 students, all rules",
    "whole": "with referrals and placements",
    "values": "the same values, no formula",
}


def main() -> None:
    """Measure and print what was measured, and whether the targets hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run("simulated", folder, 10)
        (control,) = folder.glob("*.xlsx")
        written = run("templates", folder, control, STUDENTS)
        opened = _opened(folder)
    lines = [f"{'':32}{'written':>10}{'opened':>10}{'ratio':>8}"]
    lines += [_row(book, written, opened) for book in BOOKS]
    lines += [
        _target("writing 300 students", written["students"], TARGET_WRITE_S, " s"),
        _target("the longest formula", written["longest"], TARGET_CHARACTERS, " characters"),
    ]
    if opened:
        lines.append(_target("opening 300 students", opened["students"], TARGET_OPEN_S, " s"))
    else:
        lines.append(f"Not opened, as these are missing: {', '.join(missing_programs())}.")
    print_lines(lines)


def _opened(folder: Path) -> dict[str, float]:
    """Give the median seconds in which a LibreOffice that runs opens each; the first warms up."""
    if missing_programs():
        return {}
    paths = {book: folder / f"{book}.xlsx" for book in BOOKS}
    found = LibreOffice.find().opening([*paths.values()], RUNS + 1)
    return {book: statistics.median(found[path][1:]) for book, path in paths.items()}


def _row(book: str, written: dict[str, float], opened: dict[str, float]) -> str:
    times = f"{written[book]:8.2f} s" if book in written else " " * 10
    if opened:
        times += f"{opened[book]:8.2f} s{opened[book] / opened['values']:8.1f}"
    return f"{BOOKS[book]:32}{times}"


def _target(name: str, found: float, most: float, unit: str) -> str:
    verdict = "holds" if found <= most else "does not hold"
    return f"Target {verdict}: {name}: {found:,.4g}{unit}, at most {most:,g}."


if __name__ == "__main__":
    main()
