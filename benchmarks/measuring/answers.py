"""Answering worksheet functions in a new process, as Excel has one; timed from its first line."""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

_BEGIN = time.perf_counter()

import udfs  # noqa: E402  # what it takes to import is a part of the first answer
from seip_xl.measure import FUNCTIONS, MEASURES  # noqa: E402
from seip_xl.store import Figure, Run, RunKind, open_store  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from seip_xl.answering.cell import Row

CODES = ("HBEP", "LIP", "MSCIP", "SLIP", "NWLLIP", "County")
_ROUNDS = 20
_ROWS = 200  # of a range of partnerships


def main(what: str, folder: Path, periods: int) -> None:
    """Fill a store, or ask it and print the seconds as JSON."""
    if what == "fill":
        with open_store(folder) as store:
            for number in range(periods):
                store.record(_run(number))
        return
    _asked("SEIP_OPEN_CASES", "LIP")
    found: dict[str, float] = {"first": time.perf_counter() - _BEGIN}
    calls: list[Callable[[], object]] = [
        lambda name=each.name, code=code: _asked(name, code)  # type: ignore[misc]  # bound now
        for each in FUNCTIONS
        for code in CODES
    ]
    for call in calls:
        call()
    seconds = [_timed(call) for _ in range(_ROUNDS) for call in calls]
    found |= {"later": statistics.median(seconds), "slowest": max(seconds)}
    column: list[Row] = [[CODES[at % 6]] for at in range(_ROWS)]
    found["range"] = _timed(lambda: udfs.SEIP_OPEN_CASES(column))
    found["table"] = max(_timed(lambda: udfs.SEIP_TABLE("6")) for _ in range(3))
    with open_store(folder) as store:
        store.record(_run(periods - 1))
    found["again"] = _timed(calls[0])
    sys.stdout.write(json.dumps(found))


def _asked(name: str, code: str) -> None:
    """Ask for a figure, which must be there.

    Raises:
        ValueError: It is not.
    """
    answer = getattr(udfs, name)(code)
    if not isinstance(answer, float):
        message = f"{name} answered {answer}"
        raise ValueError(message)  # noqa: TRY004  # it is the answer that is wrong


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def _run(number: int) -> Run:
    """Give a consolidation of one period, whose figures are numbers of no meaning."""
    year, month = divmod(number, 3)
    day = f"{2010 + year}-{(4, 7, 12)[month]:02}-01"
    return Run(
        period=f"Period {number}",
        census_date=day,
        school_year=f"{2010 + year}",
        at=f"{day}T09:00:00+00:00",
        kind=RunKind.CONSOLIDATION,
        figures=tuple(
            Figure(measure=measure.id, partnership=code, value=float(number + place))
            for place, measure in enumerate(MEASURES)
            for code in CODES
        ),
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
