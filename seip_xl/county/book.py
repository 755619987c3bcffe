"""Accepted returns to the county's book: rows put together, counted and laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.county.coverage import gaps_of, tables_counted
from seip_xl.county.outcome import checks_frame, findings_frame, received_frame, received_of
from seip_xl.measure import RETURN_TABLES, SPECS, before, derive, evaluate_measures
from seip_xl.read import Submission, empty_frame
from seip_xl.report import Book, Coverage, hold_published, lay_out, report_measures
from seip_xl.schema import RETURNS, Kind
from seip_xl.sheet import colours_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.check import RuleCount
    from seip_xl.county.county import County
    from seip_xl.finding import Finding
    from seip_xl.report import Gap


def build_book(
    county: County,
    submissions: Sequence[Submission],
    counts: Sequence[Sequence[RuleCount]] | None = None,
) -> Book:
    """Count the accepted rows and lay out the report.

    Args:
        county: What the LA keeps.
        submissions: Everything that was read, in any order.
        counts: How often each rule was run over each of them; None where none was.

    Returns:
        The county workbook, not yet written.
    """
    accepted = _in_report_order(county, submissions)
    counted, gaps = tables_counted(county.partnerships, accepted), gaps_of(county, accepted)
    rejected = [one for one in submissions if not one.accepted and not one.left_alone]
    received, findings = received_of((*accepted, *rejected)), _in_order(submissions)
    own = {id(one): count for one, count in zip(submissions, counts or (), strict=False)}
    said = {
        "Returns_received": received_frame(received),
        "Findings": findings_frame(findings),
        "Checks_run": checks_frame(
            accepted, [own.get(id(one), ()) for one in accepted], county.rules
        ),
    }
    data = derive({**_tables(county, accepted), **said}, county.settings, counted)
    frames = {**data.frames, "History": before(county.history, county.settings.census_date)}
    figures = evaluate_measures(report_measures(frames), data, county.settings, counted)
    parts = lay_out(figures, frames, county.settings, gaps, derived=data.derived)
    coverage = Coverage(figures, counted, gaps, data.derived)
    return Book(
        settings=county.settings,
        partnership_names=county.names,
        colours=colours_of(county.partnerships, county.colours),
        figures=figures,
        data=data,
        parts=parts,
        coverage=coverage,
        received=received,
        notices=_notices(gaps, data.frames["Students"], counted, county),
        findings=findings,
        wordings=county.wordings,
        published=hold_published(
            county.published,
            county.settings.period,
            county.other_codes,
            figures,
            parts,
            coverage=coverage,
        ),
    )


def _in_report_order(county: County, submissions: Sequence[Submission]) -> list[Submission]:
    places = {code: place for place, code in enumerate(county.partnerships)}
    ids = [spec.id for spec in RETURNS]
    accepted = [one for one in submissions if one.accepted]
    return sorted(
        accepted,
        key=lambda one: (
            (places[one.stamp.partnership], ids.index(one.stamp.return_id)) if one.stamp else (0, 0)
        ),
    )


def _in_order(submissions: Sequence[Submission]) -> tuple[Finding, ...]:
    found = [finding for one in submissions for finding in one.findings]
    return tuple(sorted(found, key=lambda finding: finding.workbook.casefold()))


def _tables(county: County, accepted: Sequence[Submission]) -> Mapping[str, pd.DataFrame]:
    """Put the rows of all partnerships one under the other, in report order."""
    frames: dict[str, pd.DataFrame] = {}
    for name in RETURN_TABLES:
        parts = [one.tables[name] for one in accepted if name in one.tables]
        filled = [part for part in parts if len(part)] or [empty_frame(SPECS[name])]
        whole = pd.concat(filled, ignore_index=True)
        choices = [each.label for each in SPECS[name].columns if each.kind is Kind.CHOICE]
        frames[name] = whole.astype(dict.fromkeys(choices, "category"))
    return {
        **frames,
        "Schools": county.school_rows,
        "Providers": county.providers,
        "Indicators": county.indicators,
        "History": county.history,
    }


def _notices(
    gaps: Sequence[Gap],
    students: pd.DataFrame,
    counted: Mapping[str, frozenset[str]],
    county: County,
) -> tuple[str, ...]:
    """Say in a line each what an officer must know before reading a figure."""
    listed = set(students["Partnership"])
    empty = [
        code for code, tables in counted.items() if "Students" in tables and code not in listed
    ]
    later = len(county.history) - len(before(county.history, county.settings.census_date))
    lines = [line for gap in gaps for line in gap.notices]
    if empty:
        lines.append(f"No student is counted in the register return of {', '.join(empty)}.")
    if not _has_term_before(county):
        lines.append(
            "No open cases of the term before this one are on record, so nothing is compared with "
            "it. Where that term was consolidated elsewhere, paste the rows of its sheet To be "
            "kept into Earlier figures of the control workbook."
        )
    if later:
        lines.append(f"{later} earlier figures are not before this census date and are not shown.")
    return tuple(lines)


def _has_term_before(county: County) -> bool:
    """Say whether open cases of the term before the one of the census date are on record."""
    settings = county.settings
    # The control workbook does not keep the last school year's terms: its summer begins in April.
    last_summer = settings.year_start.replace(month=4)
    starts = (last_summer, settings.year_start, settings.spring_start, settings.summer_start)
    before_this, this = [day for day in starts if day <= settings.census_date][-2:]
    cases = county.history[county.history["Measure"] == "open_cases"]
    days = cases["Census date"]
    return bool(((days >= pd.Timestamp(before_this)) & (days < pd.Timestamp(this))).any())
