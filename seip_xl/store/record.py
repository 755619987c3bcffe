"""Recording a run, and giving back what was recorded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from seip_xl.finding import Finding, Severity
from seip_xl.store.run import Explanation, Published, Received, RecordedRun, RunKind, Status
from seip_xl.store.table import (
    EXPLANATIONS,
    FIGURES,
    FINDINGS,
    PUBLISHED,
    RUN_SUBMISSIONS,
    RUNS,
    SUBMISSIONS,
    row_values,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, RowMapping, Select, Table

    from seip_xl.store.run import Run

_CELLS = ", "  # between the cells of a finding, as it is told
_OWN = ("run_id", "submission_id", "ordinal")


def record_run(connection: Connection, run: Run) -> RecordedRun:
    """Write a run with everything that belongs to it.

    Args:
        connection: In a transaction that writes.
        run: The run.

    Returns:
        The run as it is recorded.
    """
    added = insert(RUNS).values(row_values(run, RUNS)).returning(RUNS)
    new = recorded(connection.execute(added).mappings().one())
    of_run = {"run_id": new.id}
    _write(connection, RUN_SUBMISSIONS, run.received, of_run)
    for one in run.received:
        of_one = of_run | {"submission_id": one.submission_id}
        _write(connection, FINDINGS, one.findings, of_one)
        _write(connection, EXPLANATIONS, one.explanations, of_one)
    _write(connection, FIGURES, run.figures, of_run)
    _write(connection, PUBLISHED, run.published, of_run)
    return new


def recorded(row: RowMapping) -> RecordedRun:
    """Make a run of its row."""
    return RecordedRun(**{**row, "kind": RunKind(row["kind"])})


def runs_of(connection: Connection, period: str | None) -> tuple[RecordedRun, ...]:
    """Give the runs of a period, or all, the first first."""
    query = select(RUNS).order_by(RUNS.c.id)
    if period is not None:
        query = query.where(RUNS.c.period == period)
    return tuple(recorded(row) for row in connection.execute(query).mappings())


def received_by(connection: Connection, run_id: int) -> tuple[Received, ...]:
    """Give what a run made of each submission, with its findings and explanations."""
    rows = _rows(connection, select(RUN_SUBMISSIONS), RUN_SUBMISSIONS, run_id)
    return tuple(
        Received(
            **_own_fields(row, "run_id") | {"status": Status(row["status"])},
            findings=findings_by(connection, run_id, row["submission_id"]),
            explanations=explanations_by(connection, run_id, row["submission_id"]),
        )
        for row in rows
    )


def findings_by(
    connection: Connection, run_id: int, submission_id: int | None = None
) -> tuple[Finding, ...]:
    """Give what a run found in all submissions, or in one; the file is named as it came."""
    of_return = SUBMISSIONS.c
    query = select(
        FINDINGS,
        of_return.file_name.label("workbook"),
        of_return.partnership,
        of_return.return_id,
    ).join(SUBMISSIONS, of_return.id == FINDINGS.c.submission_id)
    rows = _rows(connection, query, FINDINGS, run_id, submission_id)
    return tuple(_finding(_own_fields(row, *_OWN)) for row in rows)


def explanations_by(
    connection: Connection, run_id: int, submission_id: int | None = None
) -> tuple[Explanation, ...]:
    """Give the explanations that a run read in all submissions, or in one."""
    rows = _rows(connection, select(EXPLANATIONS), EXPLANATIONS, run_id, submission_id)
    return tuple(Explanation(**_own_fields(row, *_OWN)) for row in rows)


def published_by(connection: Connection, run_id: int) -> tuple[Published, ...]:
    """Give the figures as printed that a run took over."""
    rows = _rows(connection, select(PUBLISHED), PUBLISHED, run_id)
    return tuple(Published(**_own_fields(row, *_OWN)) for row in rows)


def _rows(
    connection: Connection,
    query: Select[Any],
    table: Table,
    run_id: int,
    submission_id: int | None = None,
) -> Sequence[RowMapping]:
    query = query.where(table.c.run_id == run_id).order_by(*table.primary_key.columns)
    if submission_id is not None:
        query = query.where(table.c.submission_id == submission_id)
    return connection.execute(query).mappings().all()


def _own_fields(row: Mapping[str, Any] | RowMapping, *without: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in without}


def _finding(fields: Mapping[str, Any]) -> Finding:
    cells = fields["cells"]
    typed = {
        "severity": Severity(fields["severity"]),
        "cells": tuple(cells.split(_CELLS)) if cells else (),
    }
    return Finding(**{**fields, **typed})


def _write(
    connection: Connection, table: Table, records: Sequence[object], belongs: Mapping[str, int]
) -> None:
    rows = [
        {**_values(record, table), "ordinal": ordinal, **belongs}
        for ordinal, record in enumerate(records, start=1)
    ]
    if "ordinal" not in table.columns:
        rows = [_own_fields(row, "ordinal") for row in rows]
    if rows:
        connection.execute(insert(table), rows)


def _values(record: object, table: Table) -> dict[str, Any]:
    values = row_values(record, table)
    return values | {"cells": _CELLS.join(record.cells)} if isinstance(record, Finding) else values
