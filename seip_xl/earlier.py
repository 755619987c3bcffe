"""Reading the returns of earlier periods, with which rules compare."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from seip_xl.check import (
    Earlier,
    Period,
    carry_explanations,
    check_across,
    check_elsewhere,
    check_return,
)
from seip_xl.county import read_county
from seip_xl.errors import DefinitionError, WorkbookError
from seip_xl.intake import checks_of, control_among, expectation
from seip_xl.read import read_folder, sort_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from seip_xl.check import Checks
    from seip_xl.county import County


def read_earlier(
    county: County,
    folders: Sequence[Path],
    kept: Mapping[str, Path],
    progress: Callable[[str], None],
) -> tuple[Earlier, tuple[str, ...]]:
    """Read the returns of earlier periods; rows that were not counted then are left out.

    Args:
        county: What the LA keeps of this period.
        folders: Of each earlier period one, with its control workbook and returns; of two of a
            period the first.
        kept: More of them by period, as they were kept.
        progress: Told in a few words what is being done.

    Returns:
        The periods; and which of those kept are left out, as nobody can mend what was kept.
    """
    read = [_period(county, folder, progress) for folder in folders]
    told = []
    for name, folder in kept.items():
        try:
            read.append(_period(county, folder, progress))
        except (DefinitionError, WorkbookError) as refusal:
            told.append(_left_out(name, refusal))
    periods: dict[str, tuple[Period, Checks]] = {}
    for period, checks in read:
        periods.setdefault(period.name, (period, checks))
    explained = _explained([*periods.values()])
    return Earlier(census=county.settings.census_date, periods=tuple(explained)), tuple(told)


def _left_out(period: str, refusal: Exception) -> str:
    first, *further = str(refusal).splitlines()
    more = f" and {len(further)} more" if further else ""
    return (
        f"Nothing is compared with {period}, as this program refuses the control workbook that was "
        f"kept of it: {first}{more}"
    )


def _explained(periods: Sequence[tuple[Period, Checks]]) -> list[Period]:
    """Find what each period's returns ask beside others, and what was explained before it."""
    done: list[Period] = []
    for period, checks in sorted(periods, key=lambda each: each[0].census):
        before = Earlier(census=period.census, periods=done)
        answered = tuple(
            carry_explanations(one, period.rules, before.explained(one))
            for one, _ in check_elsewhere(check_across(period.submissions), checks, before)
        )
        done.append(replace(period, submissions=answered))
    return done


def _period(county: County, folder: Path, progress: Callable[[str], None]) -> tuple[Period, Checks]:
    """Read the returns of one; give what they are checked by too.

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
    period = Period(
        name=settings.period,
        census=settings.census_date,
        submissions=tuple(check_return(one, checks)[0] for one in read),
        rules=former.rules,
    )
    return period, checks
