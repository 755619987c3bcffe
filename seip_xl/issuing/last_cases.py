"""The open cases of last period's registers, to be filled into this period's templates."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.check import explanations_kept
from seip_xl.county import read_county
from seip_xl.earlier import read_earlier
from seip_xl.errors import SeipXlError, WorkbookError
from seip_xl.intake import expectation, find_control
from seip_xl.ledger import earlier_folders, room_in
from seip_xl.read import read_folder, sort_folder
from seip_xl.schema import REGISTER, school_year
from seip_xl.store import open_to_read
from seip_xl.template import Carried, carry_over

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from seip_xl.check import Explained
    from seip_xl.county import County
    from seip_xl.read import Submission


def cases_kept(county: County, folder: Path) -> tuple[dict[str, Carried], tuple[str, ...]]:
    """Take the cases of the last period that was consolidated from the store.

    Args:
        county: What the LA keeps of this period.
        folder: The folder of the store; there may be none.

    Returns:
        As in ``last_cases``; what cannot be read is told.
    """
    if not folder.is_dir():
        return {}, ()
    try:
        with open_to_read(folder) as store, room_in(store) as room:
            earlier = earlier_folders(store, county, room)
            if not earlier:
                return {}, ()
            _, last = earlier.popitem()
            carried, notices = last_cases(county, last, earlier)
    except SeipXlError as refusal:
        return {}, (f"Nothing was carried over from the store: {refusal}",)
    return carried, ("Cases are filled in as they were last consolidated:", *notices)


def last_cases(
    county: County, last: Path, earlier: Mapping[str, Path] = MappingProxyType({})
) -> tuple[dict[str, Carried], tuple[str, ...]]:
    """Read last period's registers: what is carried over by partnership, and what to say of it.

    Args:
        county: What the LA keeps of this period.
        last: The folder of last period, with its control workbook and returns.
        earlier: Such folders of periods before it as they were kept, by period; their
            explanations may still hold.

    Returns:
        What is carried over by partnership, and what to say of it.

    Raises:
        WorkbookError: There is no control workbook of last period, or it is of no earlier one.
    """
    former = read_county(find_control(last))
    census, then = county.settings.census_date, former.settings.census_date
    if then >= census:
        msg = f"{last} is of {former.settings.period}, which is not before {county.settings.period}"
        raise WorkbookError(msg)
    years = int(school_year(census)[:4]) - int(school_year(then)[:4])
    before, told = read_earlier(county, [last], earlier, lambda _: None)
    carried: dict[str, Carried] = {}
    notices = [*told]
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
        carried[one.stamp.partnership] = _explained(found, county, before.explained(one))
        notices.append(f"{one.workbook}: {found.told}{_rejected(one)}")
    missing = [code for code in county.partnerships if code not in carried]
    if missing:
        notices.append(f"Nothing was carried over for {', '.join(missing)}.")
    return carried, tuple(notices)


def _explained(found: Carried, county: County, before: Explained) -> Carried:
    """Fill in the explanations of those rows that are still as they were explained."""
    rows = {
        name: frame.assign(
            Explanation=explanations_kept(REGISTER.table(name), frame, county.rules, before)
        )
        for name, frame in found.rows.items()
    }
    return replace(found, rows=rows)


def _why(one: Submission) -> str:
    if one.accepted:
        return "its partnership is not in this county any more"
    return "; ".join(finding.message for finding in one.findings)


def _rejected(one: Submission) -> str:
    rows = sum(tally.rejected for tally in one.tallies.values())
    words = "1 row was" if rows == 1 else f"{rows} rows were"
    return f"; {words} wrong and not carried over, see seip-xl check" if rows else ""
