"""Returns and runs to be kept, and programs that use a store at the same time."""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
from typing import TYPE_CHECKING

from seip_xl.finding import Finding, Severity
from seip_xl.store import (
    COUNTY,
    Explanation,
    Figure,
    Published,
    Received,
    Run,
    RunKind,
    Status,
    open_store,
)

if TYPE_CHECKING:
    from pathlib import Path

# Programs of their own, as quick to start as the system allows.
_STARTS = [*multiprocessing.get_all_start_methods()]
PROGRAMS = multiprocessing.get_context("forkserver" if "forkserver" in _STARTS else "spawn")
multiprocessing.set_forkserver_preload(["pytest", "seip_xl.store"])
NOW = "2020-12-18T09:30:00+00:00"
DAYS = {"Dec 2020": "2020-12-11", "Apr 2021": "2021-03-26", "Dec 2019": "2019-12-13"}
FINDING = Finding(
    code="REG_003",
    severity=Severity.ERROR,
    workbook="North register.xlsx",
    message="Date added to register (12/12/2020) is after the census date; correct it",
    partnership="NORTH",
    return_id="register",
    sheet="Students",
    cell="D6",
    found="12/12/2020",
    column="Date added to register",
    advice="correct it",
    cells=("D6", "E6"),
)
QUERY = Finding(
    code="REG_013",
    severity=Severity.QUERY,
    workbook="North register.xlsx",
    message="Hours in school is empty; enter them, or explain",
    partnership="NORTH",
    return_id="register",
    sheet="Students",
    cell="N7",
    explanation="At home until May",
)
EXPLAINED = Explanation(rule="REG_013", record="A/1", value="", explanation="At home until May")


def keep(store, data=b"one", **changed):
    usual = {
        "return_id": "register",
        "partnership": "NORTH",
        "period": "Dec 2020",
        "file_name": "North register.xlsx",
        "received_at": NOW,
    }
    return store.keep(data, **(usual | changed))


def run(period="Dec 2020", kind=RunKind.CONSOLIDATION, **further):
    usual = {"census_date": DAYS[period], "school_year": "2020-21", "at": NOW}
    return Run(period=period, kind=kind, **(usual | further))


def figures(measure, **by_partnership):
    """Give figures of a measure; ``County`` is a keyword as any partnership."""
    return tuple(
        Figure(measure=measure, partnership=code, value=value, source="Returns")
        for code, value in by_partnership.items()
    )


def full_run(submission, **further):
    """Give a run that fills every table."""
    received = Received(
        submission_id=submission.id,
        status=Status.ACCEPTED,
        reason="1 row is not counted",
        errors=1,
        queries=1,
        explained=1,
        findings=(FINDING, QUERY),
        explanations=(EXPLAINED,),
    )
    printed = Published(
        table_id="Table_01", row_label="Open cases", column_label=COUNTY, printed="7", source="p. 3"
    )
    usual = {"figures": figures("open_cases", NORTH=3.0, County=7.0), "published": (printed,)}
    return run(received=(received,), **(usual | further))


def keep_many(folder: Path, mark: str, times: int) -> None:
    """Keep returns and record runs, as one of two programs."""
    with open_store(folder) as store:
        for number in range(times):
            kept = keep(store, f"{mark} {number}".encode(), file_name=f"{mark} {number}.xlsx")
            store.record(full_run(kept.submission))


def keep_for_ever(folder: Path, started) -> None:
    """Keep returns and record runs until killed, everything anew at times."""
    with open_store(folder) as store:
        for number in itertools.count():
            kept = keep(store, f"{os.getpid()} {number}".encode() * 5000)
            store.record(full_run(kept.submission))
            if number % 4 == 3:
                with store.rebuilding() as rebuilt:
                    for one in rebuilt.submissions()[-8:]:
                        rebuilt.record(full_run(one))
            if number == 1:
                started.send("started")


@contextlib.contextmanager
def program(work, *args):
    """Run a function as a program of its own, which is ended if it has not ended."""
    process = PROGRAMS.Process(target=work, args=args)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()
        process.close()
