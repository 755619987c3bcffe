"""Writing the demonstration county: its control workbook, and returns as if filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from seip_xl.county import read_county, write_county
from seip_xl.demo.rows import simulated_rows
from seip_xl.errors import SeipXlError, WriteError
from seip_xl.issuing import issue_of, kept_of
from seip_xl.pipeline import Consolidation, consolidate
from seip_xl.schema import COUNTY, RETURNS, Settings, Stamp
from seip_xl.sheet import make_folder, save_bytes
from seip_xl.template import write_template

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from seip_xl.county import County
    from seip_xl.gathering import Progress
    from seip_xl.schema import ReturnSpec

# Source: county report of December 2020; the days of terms and of due returns are simulated.
_DUE = date(2020, 12, 18)
SETTINGS = Settings(
    county="Demonstration county (simulated)",
    period="Dec 2020",
    census_date=date(2020, 12, 11),
    academic_year="2020-21",
    year_start=date(2020, 9, 1),
    autumn_start=date(2020, 9, 1),
    autumn_end=date(2020, 12, 18),
    spring_start=date(2021, 1, 4),
    spring_end=date(2021, 4, 1),
    summer_start=date(2021, 4, 19),
    summer_end=date(2021, 7, 16),
    register_due=_DUE,
    finance_due=_DUE,
    leavers_due=_DUE,
    self_evaluation_due=_DUE,
    full_time_hours=25.0,
    low_hours=24.0,
    maximum_balance=0.05,
    ehcp_package=25500.0,
    provision_days=6,
    suppression=5,
    contact="Inclusion team of the local authority (simulated)",
)
_CONTROL, _REPORT = "County settings.xlsx", "County report {period}.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What the demonstration wrote: the control workbook, the returns, and the county workbook."""

    control: Path
    returns: tuple[Path, ...]
    consolidation: Consolidation


def write_demo(folder: Path) -> tuple[Path, tuple[Path, ...]]:
    """Write the control workbook and the filled returns of the demonstration county.

    What an earlier demonstration wrote is written anew; a folder with other workbooks is refused.

    Args:
        folder: Where to; made when missing.

    Returns:
        The control workbook, and the returns by partnership in report order.

    Raises:
        WriteError: The folder holds other workbooks, or cannot be written to.
    """  # noqa: DOC502  # raised below
    _refuse_others(folder)
    returns = make_folder(folder / "returns")
    control = folder / _CONTROL
    tables = {table.name: simulated_rows(table) for table in COUNTY.tables}
    _write(control, write_county(SETTINGS, tables))
    county = read_county(control)
    rows = {table.name: simulated_rows(table) for spec in RETURNS for table in spec.tables}
    paths: list[Path] = []
    for code in county.partnerships:
        own = {name: frame[frame["Partnership"] == code] for name, frame in rows.items()}
        for spec in RETURNS:
            path = returns / f"{code} {spec.id} {SETTINGS.period}.xlsx"
            _write(path, _filled(spec, code, county, own))
            paths.append(path)
    return control, tuple(paths)


def run_demo(folder: Path, progress: Progress = lambda _: None) -> Demonstration:
    """Write the demonstration county and consolidate it.

    Args:
        folder: Where to; made when missing.
        progress: Told in a few words what is being done.

    Returns:
        What was written.
    """
    progress("returns from templates")
    control, returns = write_demo(folder)
    report = folder / _REPORT.format(period=SETTINGS.period)
    done = consolidate(folder, report, replace_former=True, progress=progress)
    return Demonstration(control=control, returns=returns, consolidation=done)


_ROLE = "Head of centre"  # who signs the invented returns off


def _refuse_others(folder: Path) -> None:
    """Refuse a folder that holds workbooks, but not the demonstration county's.

    Raises:
        WriteError: It does.
    """
    there = [*folder.rglob("*.xls*")] if folder.is_dir() else []
    if there and not _is_demonstration(folder / _CONTROL):
        msg = f"{folder} holds workbooks that are not the demonstration's; name an empty folder"
        raise WriteError(msg)


def _is_demonstration(control: Path) -> bool:
    try:
        return read_county(control).settings.county == SETTINGS.county
    except SeipXlError:
        return False


def _write(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    save_bytes(path, data)


def _filled(spec: ReturnSpec, code: str, county: County, rows: Mapping[str, pd.DataFrame]) -> bytes:
    stamp = Stamp(return_id=spec.id, version=spec.version, partnership=code, period=SETTINGS.period)
    return write_template(
        spec,
        stamp=stamp,
        lists=county.lists(code),
        created=SETTINGS.census_date,
        rows=rows,
        issue=replace(issue_of(county, code, spec), role=_ROLE, signed=SETTINGS.census_date),
        kept=kept_of(county),
    )
