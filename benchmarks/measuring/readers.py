"""Reading a register in this program, and with the bare reader that it uses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from measuring.students import SHEET
from measuring.timed import print_best
from seip_xl.county import read_county
from seip_xl.intake import expectation
from seip_xl.read import Expectation, read_return

if TYPE_CHECKING:
    from measuring.timed import Cells

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def raw(path: Path, _expect: Expectation) -> Cells:
    """Read the cells and nothing more."""
    CalamineWorkbook.from_path(str(path)).get_sheet_by_name(SHEET).to_python()
    return set()


def ours(path: Path, expect: Expectation) -> Cells:
    """Read, type and check; give row and column of each wrong cell."""
    found = read_return(path, expect=expect).findings
    return {(int(one.cell.lstrip(_LETTERS)), one.column) for one in found if one.column}


def main() -> None:
    """Time ``raw`` or ``ours`` on a register."""
    job = {"raw": raw, "ours": ours}[sys.argv[1]]
    path, control, runs = Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    expect = expectation(read_county(control))
    print_best(lambda _: job(path, expect), path, runs)


if __name__ == "__main__":
    main()
