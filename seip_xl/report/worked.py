"""Formulas over figures of several places: what they may name, their text and their value."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from seip_xl.formula import Scope, Spelling, Type, context, load, number_column, text_column
from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.compared import SUMMARIES, compared
from seip_xl.report.figures_sheet import figure_reference
from seip_xl.sheet import cell_name, sheet_ref

if TYPE_CHECKING:
    from seip_xl.formula import Value
    from seip_xl.report.book import Book
    from seip_xl.report.headline import Ground

COMPARED_SHEET = "Headline figures"
COMPARED_HEADER = 3
_EXTREMES = frozenset({"lowest", "highest"})
_SUM_STYLES = {"named": "body_wrap"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What formulas may name: a value each, None where the cell is empty, and where it stands.

    A name without a cell is a defined name of the workbook.
    """

    values: dict[str, float | str | None]
    cells: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A formula as a workbook stores it, its value (None for an error), and if it reads figures.

    ``any_there`` says whether one of the cells that it names is filled, ``all_there`` whether all.
    """

    formula: str
    value: float | str | None
    any_there: bool
    all_there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A formula and its value, and where they are written."""

    row: int
    column: int
    formula: str
    value: float | str
    style: str


def work_out(owner: str, source: str, known: Known) -> Worked:
    """Print a formula over known names and evaluate it.

    Args:
        owner: Whose formula it is, for messages.
        source: Its text.
        known: What it may name.

    Returns:
        Its text for the workbook and its value.

    Raises:
        FormulaError: It is outside the language.
    """  # noqa: DOC502  # raised by load
    types = {
        name: Type.TEXT if isinstance(value, str) else Type.NUMBER
        for name, value in known.values.items()
    }
    formula = load(source, Scope(names=types), owner)
    named = {name: known.values[name] for name in formula.names}
    seen = context({}, names={name: _seen(value) for name, value in named.items()}, size=1)
    there = [value is not None for value in named.values()]
    return Worked(
        formula=formula.spelt(Spelling(names=known.cells)),
        value=formula.value(seen).to_list(1)[0],
        any_there=any(there),
        all_there=all(there),
    )


def _seen(value: float | str | None) -> Value:
    if isinstance(value, str):
        return text_column([value])
    return number_column([nan if value is None else value])


def known_figures(book: Book) -> Known:
    """Give the figures that headlines may name.

    The county's have the ids of their measures; a partnership's have ``_in_`` and its code after
    it.
    """
    known = Known(values={"Maximum_balance": book.settings.maximum_balance}, cells={})
    for measure, cells in book.figures.values.items():
        for column, code in enumerate(book.figures.columns):
            name = measure if code == COUNTY_COLUMN else f"{measure}_in_{code}"
            known.values[name] = cells[column]
            known.cells[name] = figure_reference(book, measure, column).removeprefix("=")
    return known


def compare(ground: Ground, known: Known) -> tuple[Written, ...]:
    """Work out what headlines compare; ``known`` then has it too.

    Args:
        ground: The partnerships, and what is on record.
        known: The figures; names of the comparison are added.

    Returns:
        The filled cells of the sheet: a column a partnership, then one for each kind of sum.
    """
    written: list[Written | None] = []
    for row, each in enumerate(compared(ground), start=COMPARED_HEADER + 1):
        names = [f"{each.id}_in_{code}" for code in ground.codes]
        for column, (name, code) in enumerate(zip(names, ground.codes, strict=True), start=1):
            source = each.formula.format(code=code)
            written.append(_filled(known, name, source, (row, column), each.style))
        for kind in each.summaries:
            column = 1 + len(names) + list(SUMMARIES).index(kind)
            source = SUMMARIES[kind][1].format(all=",".join(names))
            style = each.style if kind in _EXTREMES else _SUM_STYLES.get(kind, "count")
            name = f"{each.id}_{kind}"
            written.append(_filled(known, name, source, (row, column), style, kind=kind))
    return tuple(one for one in written if one)


def _filled(  # noqa: PLR0917  # what, where, how
    known: Known, name: str, source: str, place: tuple[int, int], style: str, kind: str = ""
) -> Written | None:
    """Work out a cell; it is empty where a figure is missing, an extreme where every one is."""
    worked = work_out(name, source, known)
    there = (worked.any_there or kind not in _EXTREMES) if kind else worked.all_there
    value = known.values[name] = worked.value if there else None
    known.cells[name] = f"{sheet_ref(COMPARED_SHEET)}!{cell_name(*place, absolute=True)}"
    if value is None:
        return None
    row, column = place
    return Written(row=row, column=column, formula=worked.formula, value=value, style=style)
