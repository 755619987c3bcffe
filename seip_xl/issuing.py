"""Issuing templates: blank, standard, or with last period's open cases filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.county import read_county
from seip_xl.county.fault_date import due_day
from seip_xl.errors import WorkbookError, WriteError
from seip_xl.pipeline import expectation, find_control
from seip_xl.read import read_folder, sort_folder
from seip_xl.schema import REGISTER, RETURNS, Stamp, school_year
from seip_xl.sheet import make_folder, save_bytes
from seip_xl.template import Carried, Issue, carry_over, standard_templates, write_template

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from seip_xl.county import County
    from seip_xl.read import Submission
    from seip_xl.schema import ReturnSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """Templates that were written, by partnership in report order, and what to say of them."""

    paths: tuple[Path, ...]
    notices: tuple[str, ...] = ()


def write_templates(
    control: Path, folder: Path, *, last: Path | None = None, replace_former: bool = False
) -> Issued:
    """Write the template of every return that is due for every partnership.

    Args:
        control: The control workbook.
        folder: Where to; made when missing.
        last: The folder of last period, with its control workbook and returns; the open cases of
            its registers are filled in.
        replace_former: Whether files of the same names may be replaced; they are kept beside.

    Returns:
        The templates, and what was carried over.

    Raises:
        WriteError: Another file of such a name is there; then nothing is written.
        WorkbookError: There is no control workbook of last period, or it is of no earlier one.
    """  # noqa: DOC502  # raised below
    county = read_county(control)
    period = county.settings.period
    carried, notices = _last_cases(county, last) if last else ({}, ())
    make_folder(folder)
    templates = {
        folder / f"{code} {spec.id} {period}.xlsx": _filled_template(county, code, spec, carried)
        for code in county.partnerships
        for spec in RETURNS
        if spec.id in county.due
    }
    paths = _save_all(templates, folder, replace_former=replace_former)
    return Issued(paths=paths, notices=notices)


def _last_cases(county: County, last: Path) -> tuple[dict[str, Carried], tuple[str, ...]]:
    """Read last period's registers: what is carried over by partnership, and what to say of it.

    Raises:
        WorkbookError: There is no control workbook of last period, or it is of no earlier one.
    """
    former = read_county(find_control(last))
    census, then = county.settings.census_date, former.settings.census_date
    if then >= census:
        msg = f"{last} is of {former.settings.period}, which is not before {county.settings.period}"
        raise WorkbookError(msg)
    years = int(school_year(census)[:4]) - int(school_year(then)[:4])
    carried: dict[str, Carried] = {}
    notices: list[str] = []
    for one in read_folder(sort_folder(last), expectation(former), lambda _: None):
        if one.left_alone or (one.spec and one.spec.id != REGISTER.id):
            continue
        if (
            not one.accepted
            or one.stamp is None
            or one.stamp.partnership not in county.partnerships
        ):
            notices.append(f"{one.workbook}: nothing was carried over; {_why(one)}")
            continue
        found = carry_over(one.tables, years=years, year_start=county.settings.year_start)
        carried[one.stamp.partnership] = found
        notices.append(f"{one.workbook}: {found.told}{_rejected(one)}")
    missing = [code for code in county.partnerships if code not in carried]
    if missing:
        notices.append(f"Nothing was carried over for {', '.join(missing)}.")
    return carried, tuple(notices)


def _why(one: Submission) -> str:
    if one.accepted:
        return "its partnership is not in this county any more"
    return "; ".join(finding.message for finding in one.findings)


def _rejected(one: Submission) -> str:
    rows = sum(tally.rejected for tally in one.tallies.values())
    words = "1 row was" if rows == 1 else f"{rows} rows were"
    return f"; {words} wrong and not carried over, see seip-xl check" if rows else ""


def write_blank_templates(folder: Path, *, replace_former: bool = False) -> Issued:
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
    return Issued(paths=_save_all(templates, folder, replace_former=replace_former))


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
    return _filled_template(county, code, spec, {})


def _filled_template(
    county: County, code: str, spec: ReturnSpec, carried: Mapping[str, Carried]
) -> bytes:
    cases = carried[code].rows if code in carried and spec.id == REGISTER.id else {}
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
        rows={**_listed_rows(county, spec), **cases},
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
