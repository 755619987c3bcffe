"""The one place that strings the stages together: a folder of returns in, a county workbook out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence  # noqa: TC003  # type of a field
from dataclasses import dataclass, replace
from pathlib import Path
import pandas as pd

from seip_xl.county import County, read_county
from seip_xl.errors import WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.measure import RETURN_TABLES, SPECS, derive, evaluate_measures
from seip_xl.read import Code, Expectation, Submission, empty_frame, read_return, read_stamp
from seip_xl.report import Book, Received, lay_out, report_measures, write_book
from seip_xl.schema import COUNTY, REPORT_ID, RETURNS, Kind, Stamp
from seip_xl.sheet import save_bytes
from seip_xl.template import write_template

_SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"})
_NOT_LOOKED_AT = ("~$", ".", "~WRL", "desktop.ini", "Thumbs.db")  # left by Excel and Windows
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """What a consolidation did: the workbook it wrote, what it counted, what it found.

    ``former`` is where a workbook of the same name was kept; ``missing`` says in words which
    returns have not come or were not accepted.
    """

    path: Path
    former: Path | None
    received: tuple[Received, ...]
    missing: tuple[str, ...]
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


def find_county(folder: Path) -> Path:
    """Find the control workbook in a folder.

    Args:
        folder: The folder that holds it and the returns.

    Returns:
        Its path.

    Raises:
        WorkbookError: There is no such folder, or not exactly one control workbook in it.
    """
    if not folder.is_dir():
        msg = f"{folder} is not a folder; name the folder that holds the returns"
        raise WorkbookError(msg)
    found = [path for path in _files(folder) if _kind(path) == COUNTY.id]
    if len(found) != 1:
        names = ": " + ", ".join(path.name for path in found) if found else ""
        msg = (
            f"{folder} holds {len(found)} control workbooks{names}; "
            "keep exactly one beside the returns"
        )
        raise WorkbookError(msg)
    return found[0]


def _kind(path: Path) -> str:
    stamp: Stamp | Finding | None = _stamp(path)
    return "" if stamp is None or isinstance(stamp, Finding) else stamp.return_id


def _stamp(path: Path) -> Stamp | Finding | None:
    return read_stamp(path) if path.suffix.lower() in {".xlsx", ".xlsm"} else None


def _files(folder: Path) -> list[Path]:
    """Give the files of a folder and those below it, in an order that is the same everywhere."""
    files = (path for path in folder.rglob("*") if path.is_file())
    looked_at = (path for path in files if not path.name.startswith(_NOT_LOOKED_AT))
    return sorted(looked_at, key=lambda path: path.relative_to(folder).as_posix().casefold())


def read_folder(folder: Path, county: County, progress: Progress) -> tuple[Submission, ...]:
    """Read every return in a folder; a file that is none is told, and the rest goes on.

    Args:
        folder: The folder.
        county: What the LA keeps.
        progress: Told the name of every file before it is read.

    Returns:
        A submission a file, accepted or not.
    """
    submissions: list[Submission] = []
    for path in _files(folder):
        if path.suffix.lower() not in _SPREADSHEETS:
            submissions.append(_ignored(path))
        elif _kind(path) not in {COUNTY.id, REPORT_ID}:
            progress(path.name)
            submissions.append(read_return(path, expect=expectation(county)))
    return _without_doubles(submissions)


def _ignored(path: Path) -> Submission:
    message = f"{path.name} is no spreadsheet and was not looked at"
    return Submission(
        workbook=path.name,
        accepted=False,
        findings=(Code.FILE_IGNORED.finding(path.name, message),),
    )


def _without_doubles(submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    """Reject returns that came twice: none of them is counted, and each finding names them all."""
    files: dict[tuple[str, str], list[str]] = {}
    for one in submissions:
        if one.accepted and one.stamp:
            files.setdefault((one.stamp.return_id, one.stamp.partnership), []).append(one.workbook)
    return tuple(
        _doubled(one, one.stamp, names)
        if one.accepted
        and one.stamp
        and len(names := files[one.stamp.return_id, one.stamp.partnership]) > 1
        else one
        for one in submissions
    )


def _doubled(submission: Submission, stamp: Stamp, names: list[str]) -> Submission:
    message = (
        f"the {stamp.return_id} return of {stamp.partnership} came {len(names)} times: "
        f"{', '.join(names)}; keep the right one in the folder, none of them was counted"
    )
    finding = replace(
        Code.RETURN_TWICE.finding(submission.workbook, message),
        partnership=stamp.partnership,
        return_id=stamp.return_id,
    )
    return replace(submission, accepted=False, findings=(*submission.findings, finding))


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
    county = read_county(find_county(folder))
    submissions = read_folder(folder, county, progress)
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
        missing=book.missing,
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
    missing = {
        spec.id: [code for code in county.partnerships if spec.id not in came[code]]
        for spec in RETURNS
    }
    data = derive(_tables(county, accepted), county.settings)
    measures = report_measures(county.history)
    figures = evaluate_measures(measures, data, county.settings, came)
    return Book(
        settings=county.settings,
        partnership_names=county.names,
        figures=figures,
        data=data,
        tables=lay_out(figures, county.history, county.settings, missing),
        received=_received(submissions, accepted),
        missing=tuple(_missing_lines(missing)),
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
    rejected = [one for one in submissions if not one.accepted and one.stamp]
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
        for table, tally in one.tallies.items()
    )


def _missing_lines(missing: Mapping[str, Sequence[str]]) -> list[str]:
    titles = {spec.id: spec.title.lower() for spec in RETURNS}
    return [
        f"No accepted {titles[each]} from {', '.join(codes)}."
        for each, codes in missing.items()
        if codes
    ]


def check_files(files: Sequence[Path], folder: Path | None = None) -> tuple[Finding, ...]:
    """Check returns, each by itself.

    Args:
        files: The returns.
        folder: Holds the control workbook; None to look beside each return and one folder up.

    Returns:
        What was found, file by file.
    """
    found: list[Finding] = []
    for path in files:
        county = read_county(find_county(folder or _folder_of(path)))
        found += read_return(path, expect=expectation(county)).findings
    return tuple(found)


def _folder_of(path: Path) -> Path:
    here = path.resolve().parent
    beside = [each for each in here.glob("*.xlsx") if _kind(each) == COUNTY.id]
    return here if beside else here.parent


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

    Raises:
        WriteError: A file of that name is there, or the folder cannot be written.
    """
    county = read_county(control)
    period = county.settings.period
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for code in county.partnerships:
        for spec in RETURNS:
            stamp = Stamp(
                return_id=spec.id, version=spec.version, partnership=code, period=period
            )
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
