"""Reading a register in this program, and with the bare reader that it uses."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from python_calamine import CalamineWorkbook

from measuring.students import SHEET
from seip_xl.county import read_county
from seip_xl.pipeline import expectation
from seip_xl.read import Expectation, read_return

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def raw(path: Path, _expect: Expectation) -> set[tuple[int, str]]:
    """Read the cells and nothing more."""
    CalamineWorkbook.from_path(str(path)).get_sheet_by_name(SHEET).to_python()
    return set()


def ours(path: Path, expect: Expectation) -> set[tuple[int, str]]:
    """Read, type and check; give row and column of each wrong cell."""
    found = read_return(path, expect=expect).findings
    return {(int(one.cell.lstrip(_LETTERS)), one.column) for one in found if one.column}


def main() -> None:
    """Time ``raw`` or ``ours`` on a register, and print the best of some runs as JSON."""
    job = {"raw": raw, "ours": ours}[sys.argv[1]]
    path, control, runs = Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    expect = expectation(read_county(control))
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found: set[tuple[int, str]] = set()
    seconds = []
    for _ in range(runs):
        begin = time.perf_counter()
        found = job(path, expect)
        seconds.append(time.perf_counter() - begin)
    wrong = {(row, label) for row, label in told["wrong"]}
    figures = {"seconds": min(seconds), "found": len(found & wrong), "besides": len(found - wrong)}
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main()
