"""A tiny county at two censuses, counted and recorded in a store as a consolidation does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

import tiny_county
from seip_xl.finding import Finding, Severity
from seip_xl.report import write_book
from seip_xl.store import Figure, Received, Run, RunKind, Status
from store.parts import NOW
from tiny_rows import HISTORY

if TYPE_CHECKING:
    from pathlib import Path

    from seip_xl.report import Book

CENSUSES = {"Dec 2020": date(2020, 12, 11), "Apr 2021": date(2021, 3, 26)}
CODES = ("NORTH", "SOUTH", "County")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A county as it was counted for a period: its book, its workbook, its control workbook."""

    book: Book
    path: Path
    control: bytes


def count_county(folder: Path, period: str, before: Counted | None = None) -> Counted:
    """Count the tiny county at the census of a period; SOUTH is also called SO.

    Figures of the period ``before`` that tables look back to are among the earlier ones.
    """
    settings = replace_settings(period)
    kept = [] if before is None else rows_kept(before)
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tiny_county, "PERIOD", period)
        patch.setattr(tiny_county, "HISTORY", [*HISTORY, *kept])
        tiny_county.write_tiny_county(folder)
        control = _with_other_code(tiny_county.control(settings))
    (folder / "Control.xlsx").write_bytes(control)
    book = tiny_county.tiny_book(folder)
    path = folder.parent / f"{period}.xlsx"
    path.write_bytes(write_book(book))
    return Counted(book=book, path=path, control=control)


def replace_settings(period):
    return tiny_county.SETTINGS.model_copy(
        update={"period": period, "census_date": CENSUSES[period]}
    )


def rows_kept(counted: Counted):
    """Give the rows of earlier figures that the sheet To be kept has, of those measures."""
    settings, figures = counted.book.settings, counted.book.figures
    return [
        (
            settings.period,
            settings.census_date,
            settings.academic_year,
            measure,
            code,
            value,
            "Counted",
        )
        for measure in ("open_cases", "avg_ap_hours")
        for code, value in zip(figures.columns, figures.values[measure], strict=True)
    ]


def _with_other_code(control: bytes) -> bytes:
    book = openpyxl.load_workbook(BytesIO(control))
    sheet = book["Partnerships"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    other = cells["Other codes"].column
    sheet.cell(cells["SOUTH"].row, other).value = "SO; South"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def record_history(store) -> None:
    """Record the earlier figures of the tiny county, an import for each of their periods."""
    for day in sorted({row[1] for row in HISTORY}):
        rows = [row for row in HISTORY if row[1] == day]
        figures = tuple(
            Figure(measure=row[3], partnership=row[4], value=row[5], source=row[6]) for row in rows
        )
        period, _, year, *_ = rows[0]
        store.record(
            Run(
                period=period,
                census_date=f"{day:%Y-%m-%d}",
                school_year=year,
                at=NOW,
                kind=RunKind.IMPORT,
                figures=figures,
            )
        )


def run_of(counted: Counted, **further) -> Run:
    """Give the run in which a counted county is recorded."""
    figures = counted.book.figures
    settings = counted.book.settings
    usual = {
        "period": settings.period,
        "census_date": settings.census_date.isoformat(),
        "school_year": settings.academic_year,
        "at": NOW,
        "kind": RunKind.CONSOLIDATION,
        "figures": tuple(
            Figure(measure=measure, partnership=code, value=value)
            for measure, values in figures.values.items()
            for code, value in zip(figures.columns, values, strict=True)
        ),
    }
    return Run(**(usual | further))


def finding(code: str, severity: Severity, message: str, **further) -> Finding:
    usual = {
        "workbook": "SOUTH register.xlsx",
        "partnership": "SOUTH",
        "return_id": "register",
        "sheet": "Students",
        "cell": "D6",
    }
    return Finding(code=code, severity=severity, message=message, **(usual | further))


FINDINGS = (
    finding("REG_003", Severity.ERROR, "Added after the census; correct it"),
    finding("REG_013", Severity.QUERY, "Hours in school is empty", cell="N7"),
    finding("REG_013", Severity.QUERY, "Hours in school is empty", cell="N8", explanation="Ill"),
    finding("READ_001", Severity.NOTE, "A column was moved", cell=""),
)


def record_county(store, counted: Counted) -> None:
    """Record a counted county with its control workbook and what was found in a return."""
    period = counted.book.settings.period
    kept = store.keep(
        f"register {period}".encode(),
        return_id="register",
        partnership="SOUTH",
        period=period,
        file_name="SOUTH register.xlsx",
        received_at=NOW,
    )
    received = Received(submission_id=kept.submission.id, status=Status.ACCEPTED, findings=FINDINGS)
    control = store.keep_file(counted.control, ".xlsx")
    store.record(run_of(counted, control_sha256=control, received=(received,)))


def later(counted: Counted, **changed: float | None) -> Run:
    """Give a run of the same period in which measures of NORTH have other figures."""
    run = run_of(counted)
    figures = tuple(
        replace(one, value=changed[one.measure])
        if one.partnership == "NORTH" and one.measure in changed
        else one
        for one in run.figures
    )
    return replace(run, figures=figures)
