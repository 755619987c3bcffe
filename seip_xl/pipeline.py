"""The one place that strings the stages together: a folder of returns in, a county workbook out."""

from __future__ import annotations

from collections.abc import Callable  # type of a field
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.county import County, build_book, read_county
from seip_xl.county.fault_date import due_day
from seip_xl.errors import WorkbookError, WriteError
from seip_xl.finding import Finding, Severity
from seip_xl.read import (
    Expectation,
    Folder,
    read_folder,
    sort_folder,
)
from seip_xl.report import Received, write_book
from seip_xl.schema import RETURNS, Stamp
from seip_xl.sheet import make_folder, save_bytes, without_collection
from seip_xl.template import Issue, standard_templates, write_template

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from seip_xl.schema import ReturnSpec

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
    """Say what a county takes: also a return that is not due is read and counted when it comes."""
    return Expectation(
        period=county.settings.period,
        partnerships=county.partnerships,
        lists={code: county.lists(code) for code in county.partnerships},
        specs=RETURNS,
        spellings=county.spellings,
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


@without_collection()
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


def write_templates(
    control: Path, folder: Path, *, replace_former: bool = False
) -> tuple[Path, ...]:
    """Write the template of every return that is due for every partnership.

    Args:
        control: The control workbook.
        folder: Where to; made when missing.
        replace_former: Whether files of the same names may be replaced; they are kept beside.

    Returns:
        The templates, by partnership in report order.

    Raises:
        WriteError: Another file of such a name is there; then nothing is written.
    """  # noqa: DOC502  # raised below
    county = read_county(control)
    period = county.settings.period
    make_folder(folder)
    templates = {
        folder / f"{code} {spec.id} {period}.xlsx": blank_template(county, code, spec)
        for code in county.partnerships
        for spec in RETURNS
        if spec.id in county.due
    }
    return _save_all(templates, folder, replace_former=replace_former)


def write_blank_templates(folder: Path, *, replace_former: bool = False) -> tuple[Path, ...]:
    """Write the standard template of every return, of no county's yet.

    Args:
        folder: Where to; made when missing.
        replace_former: Whether files of the same names may be replaced; they are kept beside.

    Returns:
        The templates.

    Raises:
        WriteError: Another file of such a name is there; then nothing is written.
    """  # noqa: DOC502  # raised below
    make_folder(folder)
    templates = {folder / name: data for name, data in standard_templates().items()}
    return _save_all(templates, folder, replace_former=replace_former)


def _save_all(
    templates: Mapping[Path, bytes], folder: Path, *, replace_former: bool
) -> tuple[Path, ...]:
    there = [path for path, data in templates.items() if path.exists() and data != _bytes(path)]
    if there and not replace_former:
        names = ", ".join(path.name for path in there)
        msg = f"{names} already exists in {folder}; name another folder or use --force"
        raise WriteError(msg)
    for path, data in templates.items():
        save_bytes(path, data, replace=replace_former)
    return tuple(templates)


def blank_template(county: County, code: str, spec: ReturnSpec) -> bytes:
    """Write the template of a return for a partnership, with nothing filled in.

    Args:
        county: What the LA keeps.
        code: The partnership's code.
        spec: The return.

    Returns:
        The workbook.
    """
    stamp = Stamp(
        return_id=spec.id,
        version=spec.version,
        partnership=code,
        period=county.settings.period,
    )
    return write_template(
        spec,
        stamp=stamp,
        lists=county.lists(code),
        created=county.settings.census_date,
        rows=_listed_rows(county, spec),
        issue=issue_of(county, code, spec),
    )


def issue_of(county: County, code: str, spec: ReturnSpec) -> Issue:
    """Say what the cover of a template tells beside its stamp.

    Args:
        county: What the LA keeps.
        code: The partnership's code.
        spec: The return.

    Returns:
        What the control workbook says of them.
    """
    return Issue(
        partnership=county.names[code],
        census_date=county.settings.census_date,
        due=due_day(county.settings, spec.id),
        contact=county.settings.contact or "",
    )


def _listed_rows(county: County, spec: ReturnSpec) -> dict[str, pd.DataFrame]:
    """Give the rows of tables whose rows are the LA's list, with nothing filled in."""
    kept = {"indicators": county.indicators}
    return {
        table.name: kept[table.rows_of].reindex(columns=[one.label for one in table.columns])
        for table in spec.tables
        if table.rows_of
    }


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # a folder of that name, or locked: not what would be written
        return None
