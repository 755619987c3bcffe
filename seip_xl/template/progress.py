"""What is still to do, in words, as live formulas for the cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.formula import Value, number_column
from seip_xl.template.seen import column_cells
from seip_xl.template.standing import Computed, over_cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.sheet import CellValue
    from seip_xl.template.standing import Standing

_ROWS = (
    '=IF(problems>0,"Mend the rows in which the column Check says something.",'
    'IF(queries>0,"Correct the rows in which Check asks something, or answer in Explanation.",'
    'IF(used=0,"No rows yet; leave it so if there are none.","Nothing to mend.")))'
)
_AMOUNTS = (
    '=IF(problems>0,"Mend the lines in which the column Check says something.",'
    'IF(queries>0,"Correct the lines in which Check asks something, or answer in Explanation.",'
    'IF(used=0,"No amounts yet; leave it so if they are not asked for this term.",'
    '"Nothing to mend.")))'
)
_READY = "Ready to send: save the workbook and send it back."
SIGN_OFF = ("role", "signed")


def words(standing: Standing, cells: Mapping[str, str]) -> Computed:
    """Say what is still to do on a sheet.

    Args:
        standing: How far it is filled.
        cells: The cells that hold its counts, ``used``, ``problems`` and ``queries``.

    Returns:
        The formula and its value.
    """
    values = {
        "used": _number(standing.used),
        "problems": _number(standing.problems),
        "queries": _number(standing.queries),
    }
    source = _AMOUNTS if standing.form else _ROWS
    if standing.facts:
        source = source.replace("Mend", f"Fill in {standing.facts}, and mend", 1)
    kept = {name: value for name, value in values.items() if name in source}
    return over_cells(source, cells, kept)


def overall(
    standings: Sequence[Standing],
    counts: Sequence[Mapping[str, str]],
    filled_in: Mapping[str, str],
    values: Mapping[str, CellValue],
) -> Computed:
    """Say whether the return is ready to send, or what is still to do.

    Args:
        standings: How far each sheet is filled.
        counts: The cells that hold their counts, as in ``words``.
        filled_in: The cells to be filled in on the cover, by name.
        values: What they hold.

    Returns:
        The formula and its value.
    """
    cells = dict(filled_in)
    seen: dict[str, Value] = {
        name: column_cells([values[name]], text=name != "signed") for name in filled_in
    }
    for at, (standing, count) in enumerate(zip(standings, counts, strict=True)):
        for what, shown in (
            ("used", standing.used),
            ("problems", standing.problems),
            ("queries", standing.queries),
        ):
            cells[f"{what}_{at}"], seen[f"{what}_{at}"] = count[what], _number(shown)
    places = range(len(standings))
    problems = f"SUM({','.join(f'problems_{at}' for at in places)})"
    queries = f"SUM({','.join(f'queries_{at}' for at in places)})"
    used = f"SUM({','.join(f'used_{at}' for at in places)})"
    choices = [
        (f"{problems}>0", f'"Not ready yet: "&ROUND({problems},0)&" to mend, see above."'),
        (f"{queries}>0", f'"Not ready yet: "&ROUND({queries},0)&" to explain, see above."'),
        (f"{used}=0", '"Nothing is filled in yet."'),
        (_empty(SIGN_OFF), '"Nearly: sign off below, then it is ready to send."'),
    ]
    if whose := [name for name in filled_in if name not in SIGN_OFF]:
        choices.insert(3, (_empty(whose), '"Fill in partnership and period at the top."'))
    source = f'"{_READY}"'
    for condition, text in reversed(choices):
        source = f"IF({condition},{text},{source})"
    return over_cells(f"={source}", cells, seen)


def _empty(names: Sequence[str]) -> str:
    conditions = ",".join(name + '=""' for name in names)
    return f"OR({conditions})"


def _number(computed: Computed) -> Value:
    return number_column([float(computed.value)])
