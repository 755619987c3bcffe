"""Reading the returns of earlier periods, with which rules compare."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from seip_xl.check import Earlier, Period, carry_explanations, check_return
from seip_xl.county import read_county
from seip_xl.errors import WorkbookError
from seip_xl.intake import checks_of, control_among, expectation
from seip_xl.read import read_folder, sort_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from seip_xl.county import County


def read_earlier(
    county: County, folders: Sequence[Path], progress: Callable[[str], None]
) -> Earlier:
    """Read the returns of earlier periods; rows that were not counted then are left out.

    Args:
        county: What the LA keeps of this period.
        folders: Of each earlier period one, with its control workbook and returns.
        progress: Told in a few words what is being done.

    Returns:
        The periods.
    """
    periods = [_period(county, folder, progress) for folder in folders]
    return Earlier(census=county.settings.census_date, periods=tuple(_explained(periods)))


def _explained(periods: Sequence[Period]) -> list[Period]:
    """Answer the queries of each period by the explanations of those before it."""
    done: list[Period] = []
    for period in sorted(periods, key=lambda one: one.census):
        before = Earlier(census=period.census, periods=done)
        answered = tuple(
            carry_explanations(one, period.rules, before.explained(one))
            for one in period.submissions
        )
        done.append(replace(period, submissions=answered))
    return done


def _period(county: County, folder: Path, progress: Callable[[str], None]) -> Period:
    """Read the returns of one.

    Raises:
        WorkbookError: There is no control workbook, or the period is not before this one.
    """
    files = sort_folder(folder)
    former = read_county(control_among(files, folder))
    settings = former.settings
    if settings.census_date >= county.settings.census_date:
        msg = f"{folder} is of {settings.period}, which is not before {county.settings.period}"
        raise WorkbookError(msg)
    read = read_folder(files, expectation(former), progress)
    checks = checks_of(former)
    return Period(
        name=settings.period,
        census=settings.census_date,
        submissions=tuple(check_return(one, checks)[0] for one in read),
        rules=former.rules,
    )
