"""The functions of the language, one row each; what is not here is refused when loading.

A function comes in with its row here and its cases before the judges (tests/formula/cases.py).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.formula import aggregate, by_criteria, calendar, choice, lookup, product, scalar
from seip_xl.formula.function import Function, Role
from seip_xl.formula.scope import Type

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER, _TEXT, _FLAG = Type.NUMBER, Type.TEXT, Type.FLAG
_ANY, _N, _T, _IF, _BRANCH = Role.ANY, Role.NUMBER, Role.TEXT, Role.FLAG, Role.BRANCH
_SUMMED, _REFERENCE = Role.SUMMED, Role.REFERENCE
_CRITERIA = (Role.COUNTED_COLUMN, Role.CRITERION)
_FUTURE = "_xlfn."  # Excel 2019's functions are stored under this prefix

# fmt: off
_CHOICE = (
    Function(name="AND", summary="all conditions hold", repeated=(_IF,), least=1, result=_FLAG, on_values=choice.every),
    Function(name="OR", summary="a condition holds", repeated=(_IF,), least=1, result=_FLAG, on_values=choice.some),
    Function(name="NOT", summary="the condition does not hold", roles=(_IF,), result=_FLAG, over_columns=True, on_values=scalar.negated),
    Function(name="IF", summary="one value or the other", roles=(_IF, _BRANCH, _BRANCH), reference=True, on_nodes=choice.chosen),
    Function(name="IFS", summary="the value beside the first condition that holds", repeated=(_IF, _BRANCH), least=1, prefix=_FUTURE, reference=True, on_nodes=choice.first_chosen),
    Function(name="IFERROR", summary="a value, or another where it is an error", roles=(_BRANCH, _BRANCH), reference=True, on_nodes=choice.fallback),
    Function(name="ISBLANK", summary="the cell is empty", roles=(Role.CELL,), result=_FLAG, over_columns=True, on_nodes=choice.is_blank),
    Function(name="ISNUMBER", summary="the value is a number", roles=(_ANY,), result=_FLAG, over_columns=True, on_nodes=choice.is_number),
)
_WORDS = (
    Function(name="LEN", summary="number of characters", roles=(_T,), result=_NUMBER, over_columns=True, on_values=scalar.length),
    Function(name="LEFT", summary="first characters", roles=(_T, _N), optional=1, result=_TEXT, over_columns=True, on_values=scalar.left),
    Function(name="RIGHT", summary="last characters", roles=(_T, _N), optional=1, result=_TEXT, over_columns=True, on_values=scalar.right),
    Function(name="MID", summary="characters from a place on", roles=(_T, _N, _N), result=_TEXT, over_columns=True, on_values=scalar.middle),
    Function(name="VALUE", summary="the digit that a character is", roles=(Role.CHARACTER,), result=_NUMBER, over_columns=True, on_values=scalar.digit_of),
    Function(name="TRIM", summary="without needless spaces", roles=(_T,), result=_TEXT, over_columns=True, on_values=scalar.trimmed),
    Function(name="UPPER", summary="in capitals", roles=(_T,), result=_TEXT, over_columns=True, on_values=scalar.upper),
    Function(name="EXACT", summary="equal with case", roles=(_T, _T), result=_FLAG, over_columns=True, on_values=scalar.exact),
    Function(name="TEXTJOIN", summary="texts joined, empty ones left out", roles=(_T, Role.ONE), repeated=(Role.JOINED,), least=1, result=_TEXT, prefix=_FUTURE, on_nodes=lookup.joined_list),
)
_DATES = (
    Function(name="YEAR", summary="year of a date", roles=(_N,), result=_NUMBER, over_columns=True, on_values=calendar.year),
    Function(name="MONTH", summary="month of a date", roles=(_N,), result=_NUMBER, over_columns=True, on_values=calendar.month),
    Function(name="DAY", summary="day of the month", roles=(_N,), result=_NUMBER, over_columns=True, on_values=calendar.day),
    Function(name="DATE", summary="date of year, month, day", roles=(_N, _N, _N), result=_NUMBER, over_columns=True, on_values=calendar.date),
    Function(name="EDATE", summary="same day some months on", roles=(_N, _N), result=_NUMBER, on_values=calendar.moved),
    Function(name="NETWORKDAYS", summary="days from Monday to Friday between two dates, both counted", roles=(_N, _N), result=_NUMBER, on_values=calendar.workdays),
)
_NUMBERS = (
    Function(name="ROUND", summary="rounded half away from zero", roles=(_N, Role.DIGITS), result=_NUMBER, over_columns=True, on_values=scalar.rounded),
    Function(name="ABS", summary="without its sign", roles=(_N,), result=_NUMBER, over_columns=True, on_values=scalar.absolute),
    Function(name="INT", summary="next lower whole number", roles=(Role.SETTLED,), result=_NUMBER, over_columns=True, on_values=scalar.whole),
    Function(name="MOD", summary="rest of a division", roles=(Role.SETTLED, Role.DIVISOR), result=_NUMBER, over_columns=True, on_values=scalar.remainder),
)
_COLUMNS = (
    Function(name="MIN", summary="lowest number", repeated=(_SUMMED,), least=1, result=_NUMBER, on_nodes=aggregate.lowest),
    Function(name="MAX", summary="highest number", repeated=(_SUMMED,), least=1, result=_NUMBER, on_nodes=aggregate.highest),
    Function(name="SUM", summary="sum", repeated=(_SUMMED,), least=1, result=_NUMBER, on_nodes=aggregate.total),
    Function(name="AVERAGE", summary="mean of what is not blank", repeated=(_SUMMED,), least=1, result=_NUMBER, on_nodes=aggregate.mean),
    Function(name="COUNT", summary="cells with a number", repeated=(_REFERENCE,), least=1, result=_NUMBER, on_nodes=aggregate.count),
    Function(name="COUNTA", summary="cells that are not empty", repeated=(_REFERENCE,), least=1, result=_NUMBER, on_nodes=aggregate.count_filled),
    Function(name="COUNTIFS", summary="rows that meet criteria", repeated=_CRITERIA, least=1, result=_NUMBER, on_nodes=by_criteria.count_by),
    Function(name="SUMIFS", summary="sum over rows that meet criteria", roles=(Role.NUMBER_COLUMN,), repeated=_CRITERIA, least=1, result=_NUMBER, on_nodes=by_criteria.sum_by),
    Function(name="AVERAGEIFS", summary="mean over rows that meet criteria", roles=(Role.NUMBER_COLUMN,), repeated=_CRITERIA, least=1, result=_NUMBER, on_nodes=by_criteria.mean_by),
    Function(name="MINIFS", summary="lowest over rows that meet criteria", roles=(Role.NUMBER_COLUMN,), repeated=_CRITERIA, least=1, result=_NUMBER, prefix=_FUTURE, on_nodes=by_criteria.lowest_by),
    Function(name="MAXIFS", summary="highest over rows that meet criteria", roles=(Role.NUMBER_COLUMN,), repeated=_CRITERIA, least=1, result=_NUMBER, prefix=_FUTURE, on_nodes=by_criteria.highest_by),
    Function(name="SUMPRODUCT", summary="product of columns, summed over the rows", repeated=(Role.FACTOR,), least=1, result=_NUMBER, on_nodes=product.product_sum),
    Function(name="INDEX", summary="cell of a column in a matched row", roles=(Role.COLUMN, Role.MATCH), reference=True, on_nodes=lookup.cell_at),
    Function(name="MATCH", summary="first row of a column that holds a value", roles=(_ANY, Role.COUNTED_COLUMN, Role.ZERO), result=_NUMBER, on_nodes=lookup.match_row),
)
# fmt: on

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {each.name: each for each in (*_CHOICE, *_WORDS, *_DATES, *_NUMBERS, *_COLUMNS)}
)
