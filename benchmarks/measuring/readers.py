"""Reading a register in this program, and with the bare reader that it uses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from measuring.students import SHEET
from measuring.timed import print_best
from seip_xl.check import check_return, marked
from seip_xl.county import read_county
from seip_xl.finding import Severity
from seip_xl.intake import checks_of, expectation
from seip_xl.read import Expectation, read_return

if TYPE_CHECKING:
    from collections.abc import Callable

    from measuring.timed import Cells
    from seip_xl.county import County

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def raw(path: Path, _expect: Expectation) -> Cells:
    """Read the cells and nothing more."""
    CalamineWorkbook.from_path(str(path)).get_sheet_by_name(SHEET).to_python()
    return set()


def ours(path: Path, expect: Expectation) -> Cells:
    """Read, type and check; give row and column of each wrong cell."""
    found = read_return(path, expect=expect).findings
    return {(int(one.cell.lstrip(_LETTERS)), one.column) for one in found if one.column}


def rules(path: Path, county: County, expect: Expectation) -> Cells:
    """Read, type and check, and run every rule; give row and column of each error."""
    one, _ = check_return(read_return(path, expect=expect), checks_of(county))
    return {
        (int(found.cell.lstrip(_LETTERS)), found.column)
        for found in one.findings
        if found.severity is Severity.ERROR and found.cell
    }


def mark(path: Path, county: County, expect: Expectation) -> Callable[[], Cells]:
    """Check a register, and give what marks the copy that is handed back."""
    one, _ = check_return(read_return(path, expect=expect), checks_of(county))
    data = path.read_bytes()

    def job() -> Cells:
        marked(data, one.findings)
        return set()

    return job


def main() -> None:
    """Time ``raw``, ``ours``, ``rules`` or ``mark`` on a register."""
    path, control, runs = Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    county = read_county(control)
    expect = expectation(county)
    jobs: dict[str, Callable[[], Cells]] = {
        "raw": lambda: raw(path, expect),
        "ours": lambda: ours(path, expect),
        "rules": lambda: rules(path, county, expect),
    }
    name = sys.argv[1]
    job = mark(path, county, expect) if name == "mark" else jobs[name]
    print_best(lambda _: job(), path, runs)


if __name__ == "__main__":
    main()
