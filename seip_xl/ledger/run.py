"""A consolidation as the store keeps it: what came of every return, and every figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from seip_xl.check import explained_in
from seip_xl.finding import Severity
from seip_xl.store import Explanation, Figure, Received, Run, RunKind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.county import County
    from seip_xl.read import Submission
    from seip_xl.report import Book
    from seip_xl.rule import Rule
    from seip_xl.store import RecordedRun, Store

WHOLE = "Counted from the returns of {period}"
"""Source of a figure behind which nothing is missing or left out."""
PARTIAL = "Counted from the returns of {period}, of which some are missing or not whole"
_BETWEEN = " | "


def run_of(
    county: County,
    book: Book,
    submissions: Sequence[Submission],
    kept: Mapping[int, int],
    *,
    at: str,
    control_sha256: str,
    rules_sha256: str | None,
) -> Run:
    """Put together what a consolidation did.

    Args:
        county: What the LA keeps.
        book: What was counted.
        submissions: What was read.
        kept: By index of the submission its id in the store; those not kept are left out.
        at: When it ran: ISO text in UTC.
        control_sha256: The control workbook, as it is kept.
        rules_sha256: The rulebook beside it, where there was one.
    """
    settings = county.settings
    return Run(
        period=settings.period,
        census_date=settings.census_date.isoformat(),
        school_year=settings.academic_year,
        at=at,
        kind=RunKind.CONSOLIDATION,
        control_sha256=control_sha256,
        rules_sha256=rules_sha256,
        received=tuple(
            _received(submissions[index], submission_id, county.rules)
            for index, submission_id in kept.items()
        ),
        figures=tuple(_figures(book, settings.period)),
    )


def record_run(store: Store, run: Run) -> RecordedRun:
    """Record a consolidation, unless the last one of its period made the same of the same files.

    Args:
        store: The store.
        run: The consolidation.

    Returns:
        The run that holds now.
    """
    last = store.last_run(run.period)
    if last is not None and _is_same(store, last, run):
        return last
    return store.record(run)


def _is_same(store: Store, last: RecordedRun, run: Run) -> bool:
    files = ("kind", "census_date", "school_year", "control_sha256", "rules_sha256")
    if any(getattr(last, name) != getattr(run, name) for name in files):
        return False
    if store.received_by(last) != run.received:
        return False
    then = {
        (one.measure, one.partnership): (one.value, one.source)
        for one in store.figures()
        if one.run_id == last.id
    }
    return then == {(one.measure, one.partnership): (one.value, one.source) for one in run.figures}


def _received(one: Submission, submission_id: int, rules: Sequence[Rule]) -> Received:
    queries = [each for each in one.findings if each.severity is Severity.QUERY]
    explained = explained_in(one, rules)
    return Received(
        submission_id=submission_id,
        status=Status.ACCEPTED if one.accepted else Status.REJECTED,
        reason="" if one.accepted else _reason(one),
        errors=sum(each.severity is Severity.ERROR for each in one.findings),
        queries=len(queries),
        explained=sum(each.is_explained for each in queries),
        findings=tuple(replace(each, workbook=one.workbook) for each in one.findings),
        explanations=tuple(
            Explanation(
                rule=rule,
                record=_BETWEEN.join(record),
                value=_BETWEEN.join(value),
                explanation=words,
            )
            for (rule, record), (value, words) in explained.answers.items()
        ),
    )


def _reason(one: Submission) -> str:
    errors = [each.message for each in one.findings if each.severity is Severity.ERROR]
    return errors[-1] if errors else ""


def _figures(book: Book, period: str) -> list[Figure]:
    figures = book.figures
    return [
        Figure(
            measure=measure,
            partnership=code,
            value=value,
            source=(WHOLE if book.coverage.is_whole(measure, code) else PARTIAL).format(
                period=period
            ),
        )
        for measure, values in figures.values.items()
        for code, value in zip(figures.columns, values, strict=True)
    ]
