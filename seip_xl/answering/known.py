"""What a cell names: a partnership, a measure, a period, found among those on record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.formula import near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seip_xl.answering.cell import Cell
    from seip_xl.answering.record import Record

_EPOCH = date(1899, 12, 30)
_DAYS = range(36526, 73051)  # 2000 to 2099, as Excel counts days


def find_code(record: Record, named: Cell) -> str:
    """Give the code of the partnership that a cell names, by its code or another one; or County.

    Args:
        record: What is on record.
        named: The cell.

    Returns:
        The code as it is on record.

    Raises:
        DefinitionError: No partnership is called so.
    """
    if found := _found(named, record.codes):
        return found
    others = record.listed_in(record.periods[-1]).other_codes if record.periods else {}
    if (other := _found(named, others)) and others[other] in record.codes:
        return others[other]
    message = f'there is no partnership "{cell_text(named)}"; known are: {", ".join(record.codes)}'
    raise DefinitionError(message)


def find_measure(record: Record, named: Cell) -> str:
    """Give the id of the measure that a cell names.

    Args:
        record: What is on record.
        named: The cell.

    Returns:
        The id as it is declared.

    Raises:
        DefinitionError: There is no such measure.
    """
    text, known = cell_text(named), record.measure_ids
    if found := known.get(text.casefold()):
        return found
    message = f'there is no measure "{text}", SEIP_MEASURES lists all; {near(text, known)}'
    raise DefinitionError(message)


def find_period(record: Record, named: Cell) -> str:
    """Give the period that a cell names; the latest where it is blank.

    Excel makes a date of ``Dec 2020`` when it is typed into a cell, and gives ``DATE(2020,12,1)``
    in a formula as a number of days: either names the period whose census is in its month.

    Args:
        record: What is on record.
        named: The cell.

    Returns:
        The period as it is on record.

    Raises:
        DefinitionError: There is no such period, or none at all.
    """
    if not record.periods:
        message = "there are no figures in the store yet; consolidate first"
        raise DefinitionError(message)
    text = cell_text(named)
    if not text:
        return record.periods[-1]
    if named_day := _day(named):
        text = str(named_day)
        months = [period for period, day in record.days.items() if day.startswith(text[:7])]
        found = months[-1] if months else None
    else:
        found = _found(text, record.periods)
    if found:
        return found
    message = f'there is no period "{text}"; known are: {", ".join(reversed(record.periods))}'
    raise DefinitionError(message)


def _day(named: Cell) -> date | None:
    if isinstance(named, int | float) and named in _DAYS:
        return _EPOCH + timedelta(days=int(named))
    return named if isinstance(named, date) else None


def _found(named: Cell, known: Iterable[str]) -> str | None:
    text = cell_text(named).casefold()
    return next((one for one in known if one.casefold() == text), None)


def cell_text(named: Cell) -> str:
    """Give a cell as text: a whole number without decimals, a day as 2020-12-11."""
    if isinstance(named, float) and named.is_integer():
        return str(int(named))
    return "" if named is None else str(named).strip()
