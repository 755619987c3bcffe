"""The one place that strings the stages together: a folder of returns in, a county workbook out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence  # type of a field
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.county import County, read_county
from seip_xl.errors import WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.measure import RETURN_TABLES, SPECS, before, derive, evaluate_measures
from seip_xl.read import (
    Expectation,
    Folder,
    Submission,
    Tally,
    empty_frame,
    is_control,
    read_folder,
    read_return,
    sort_folder,
)
from seip_xl.report import Book, Gap, Received, lay_out, report_measures, write_book
from seip_xl.schema import REGISTER, RETURNS, Kind, Stamp
from seip_xl.sheet import make_folder, save_bytes
from seip_xl.template import write_template

if TYPE_CHECKING:
    from pathlib import Path

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """What a consolidation did: the workbook it wrote, what it counted, what it found.

    ``former`` is where a workbook of the same name was kept; ``notices`` say in words which returns
    have not come, were not accepted, or are incomplete.
    """

    path: Path
    former: Path | None
    received: tuple[Received, ...]
    notices: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything was left out of the figures because it was wrong."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def expectation(county: County) -> Expectation:
    """Say which returns a county waits for."""
    return Expectation(
        period=county.settings.period,
        partnerships=county.partnerships,
        lists={code: county.lists(code) for code in county.partnerships},
        specs=RETURNS,
    )


def find_control(folder: Path) -> Path:
    """Find the control workbook in a folder.

    Args:
        folder: The folder that holds it.

    Returns:
        Its path.
    """
    return _control(sort_folder(folder), folder)


def _control(files: Folder, folder: Path) -> Path:
    if len(files.control) == 1:
        return files.control[0]
    msg = f"there is no control workbook in {folder}; put it there, beside the returns"
    if files.control:
        names = ", ".join(path.name for path in files.control)
        msg = f"there are {len(files.control)} control workbooks in {folder}: {names}; keep one"
    raise WorkbookError(msg)


def consolidate(
    folder: Path,
    out: Path,
    *,
    replace_former: bool = False,
    progress: Progress = lambda _: None,
) -> Consolidation:
    """Read the returns in a folder and write the county workbook.

    Either the county workbook is written whole or nothing is changed.

    Args:
        folder: Holds the control workbook and, in it or below it, the returns.
        out: The county workbook to write.
        replace_former: Whether a file of that name may be replaced; it is kept beside.
        progress: Told in a few words what is being done.

    Returns:
        What was done and found.

    Raises:
        WorkbookError: There is no control workbook, or no return that could be counted.
    """
    progress("control workbook")
    files = sort_folder(folder)
    county = read_county(_control(files, folder))
    submissions = read_folder(files, expectation(county), progress)
    if not any(one.accepted for one in submissions):
        told = [finding.message for one in submissions for finding in one.findings]
        msg = "\n".join([f"No return in {folder} could be counted.", *told])
        raise WorkbookError(msg)
    progress("figures")
    book = build_book(county, submissions)
    progress("county workbook")
    former = save_bytes(out, write_book(book), replace=replace_former)
    return Consolidation(
        path=out,
        former=former,
        received=book.received,
        notices=book.notices,
        findings=book.findings,
    )


def build_book(county: County, submissions: Sequence[Submission]) -> Book:
    """Count the accepted rows and lay out the report.

    Args:
        county: What the LA keeps.
        submissions: Everything that was read, in any order.

    Returns:
        The county workbook, not yet written.
    """
    accepted = _in_report_order(county, submissions)
    came = {
        code: frozenset(
            one.stamp.return_id for one in accepted if one.stamp and one.stamp.partnership == code
        )
        for code in county.partnerships
    }
    gaps = tuple(
        Gap(
            return_id=spec.id,
            missing=tuple(code for code in county.partnerships if spec.id not in came[code]),
            incomplete=_incomplete(accepted, spec.id),
        )
        for spec in RETURNS
    )
    data = derive(_tables(county, accepted), county.settings)
    history = before(county.history, county.settings.census_date)
    measures = report_measures(history)
    figures = evaluate_measures(measures, data, county.settings, came)
    return Book(
        settings=county.settings,
        partnership_names=county.names,
        figures=figures,
        data=data,
        tables=lay_out(figures, history, county.settings, gaps),
        received=_received(submissions, accepted),
        notices=_notices(gaps, data.frames["Students"], came, county),
        findings=_in_order(submissions),
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
    return {**frames, "History": county.history}


def _received(
    submissions: Sequence[Submission], accepted: Sequence[Submission]
) -> tuple[Received, ...]:
    rejected = [one for one in submissions if not one.accepted and not one.left_alone]
    return tuple(
        Received(
            partnership=one.stamp.partnership if one.stamp else "",
            return_id=one.stamp.return_id if one.stamp else "",
            file=one.workbook,
            table=table,
            received=tally.received,
            counted=tally.accepted if one.accepted else 0,
            rejected=tally.rejected if one.accepted else tally.received,
        )
        for one in (*accepted, *rejected)
        for table, tally in (one.tallies or {"not read": Tally()}).items()
    )


def _notices(
    gaps: Sequence[Gap],
    students: pd.DataFrame,
    came: Mapping[str, frozenset[str]],
    county: County,
) -> tuple[str, ...]:
    """Say in a line each what an officer must know before reading a figure."""
    listed = set(students["Partnership"])
    empty = [code for code, ids in came.items() if REGISTER.id in ids and code not in listed]
    later = len(county.history) - len(before(county.history, county.settings.census_date))
    lines = [line for gap in gaps for line in gap.notices]
    if empty:
        lines.append(f"No student is counted in the register return of {', '.join(empty)}.")
    if later:
        lines.append(f"{later} earlier figures are not before this census date and are not shown.")
    return tuple(lines)


def _incomplete(accepted: Sequence[Submission], return_id: str) -> tuple[str, ...]:
    """Give the codes of the partnerships whose accepted return has rows that were not counted."""
    return tuple(
        one.stamp.partnership
        for one in accepted
        if one.stamp
        and one.stamp.return_id == return_id
        and any(finding.severity is Severity.ERROR for finding in one.findings)
    )


def check_files(files: Sequence[Path], folder: Path | None = None) -> tuple[Finding, ...]:
    """Check returns, each by itself.

    Args:
        files: The returns.
        folder: Holds the control workbook; None for the nearest folder above a return that does.

    Returns:
        What was found, file by file.

    Raises:
        WorkbookError: There is no such file, or no control workbook near it.
    """
    found: list[Finding] = []
    for path in files:
        if not path.is_file():
            msg = f"{path} is not a file; name the returns to be checked"
            raise WorkbookError(msg)
        county = read_county(find_control(folder) if folder else _nearest_control(path))
        found += read_return(path, expect=expectation(county)).findings
    return tuple(found)


def _nearest_control(path: Path) -> Path:
    for folder in path.resolve().parents[:3]:
        found = [file for file in folder.glob("*.xls[xm]") if is_control(file)]
        if len(found) == 1:
            return found[0]
    msg = f"there is no control workbook near {path}; name its folder with --county"
    raise WorkbookError(msg)


def write_templates(
    control: Path, folder: Path, *, replace_former: bool = False
) -> tuple[Path, ...]:
    """Write a blank template of every return for every partnership.

    Args:
        control: The control workbook.
        folder: Where to; made when missing.
        replace_former: Whether files of the same names may be replaced; they are kept beside.

    Returns:
        The templates, by partnership in report order.
    """
    county = read_county(control)
    period = county.settings.period
    make_folder(folder)
    paths: list[Path] = []
    for code in county.partnerships:
        for spec in RETURNS:
            stamp = Stamp(return_id=spec.id, version=spec.version, partnership=code, period=period)
            data = write_template(
                spec,
                stamp=stamp,
                lists=county.lists(code),
                created=county.settings.census_date,
            )
            path = folder / f"{code} {spec.id} {period}.xlsx"
            save_bytes(path, data, replace=replace_former)
            paths.append(path)
    return tuple(paths)
