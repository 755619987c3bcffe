"""Formulas over figures of several places: what they may name, their text and their value."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import nan
from typing import TYPE_CHECKING

from seip_xl.formula import Scope, Spelling, Type, context, load, number_column, text_column
from seip_xl.measure import COUNTY_COLUMN
from seip_xl.report.compared import SUMMARIES, compared
from seip_xl.report.figures_sheet import FIGURES, figure_place
from seip_xl.sheet import cell_name, sheet_ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.formula import Value
    from seip_xl.report.book import Book
    from seip_xl.report.headline import Ground

COMPARED_SHEET = "Headline figures"
COMPARED_HEADER = 3
_EXTREMES = frozenset({"lowest", "highest"})
_SUM_STYLES = {"named": "row_label_wrap"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What formulas may name: a value each, None where the cell is empty, and where it stands.

    A name without a cell is a defined name of the workbook.
    """

    values: dict[str, float | str | None]
    cells: dict[str, str]
    types: dict[str, Type] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Note the types of the values, so that each formula need not ask them all."""
        self.types.update({name: _type(value) for name, value in self.values.items()})

    def tell(self, name: str, value: float | str | None, cell: str) -> None:
        """Add a name."""
        self.values[name], self.cells[name], self.types[name] = value, cell, _type(value)


def _type(value: float | str | None) -> Type:
    return Type.TEXT if isinstance(value, str) else Type.NUMBER


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


_OWN = f"{sheet_ref(COMPARED_SHEET)}!"


def work_out(owner: str, source: str, known: Known, *, here: str = "") -> Worked:
    """Print a formula over known names and evaluate it.

    Args:
        owner: Whose formula it is, for messages.
        source: Its text.
        known: What it may name.
        here: How references to the sheet that it stands on begin; that is left out of them.

    Returns:
        Its text for the workbook and its value.

    Raises:
        FormulaError: It is outside the language.
    """  # noqa: DOC502  # raised by load
    formula = load(source, Scope(names=known.types), owner)
    named = {name: known.values[name] for name in formula.names}
    seen = context({}, names={name: _seen(value) for name, value in named.items()}, size=1)
    there = [value is not None for value in named.values()]
    cells = {name: known.cells[name].removeprefix(here) for name in named if name in known.cells}
    return Worked(
        formula=formula.spelt(Spelling(names=cells)),
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
    measures = book.figures.measures
    top, left = figure_place(book, next(iter(measures)), 0)
    for row, measure in enumerate(measures, start=top):
        values = zip(book.figures.columns, book.figures.values[measure], strict=True)
        for column, (code, value) in enumerate(values, start=left):
            name = measure if code == COUNTY_COLUMN else f"{measure}_in_{code}"
            cell = cell_name(row, column, absolute=True)
            known.tell(name, value, f"{sheet_ref(FIGURES)}!{cell}")
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
            worked = work_out(name, each.formula.format(code=code), known, here=_OWN)
            there = worked.all_there or each.reads_blank
            written.append(_told(known, name, worked if there else None, (row, column), each.style))
        among = _numbered(known, names)
        for kind in each.summaries:
            column = 1 + len(names) + list(SUMMARIES).index(kind)
            name = f"{each.id}_{kind}"
            worked = work_out(name, SUMMARIES[kind][1].format(all=",".join(among.cells)), among)
            there = worked.any_there or kind not in _EXTREMES
            style = each.style if kind in _EXTREMES else _SUM_STYLES.get(kind, "count")
            written.append(_told(known, name, worked if there else None, (row, column), style))
    return tuple(one for one in written if one)


def _numbered(known: Known, names: Sequence[str]) -> Known:
    """Give figures short names, and cells without their sheet: a sum over many fits into a cell."""
    by_number = {f"of_{number}": name for number, name in enumerate(names, start=1)}
    return Known(
        values={short: known.values[name] for short, name in by_number.items()},
        cells={short: known.cells[name].removeprefix(_OWN) for short, name in by_number.items()},
    )


def _told(
    known: Known, name: str, worked: Worked | None, place: tuple[int, int], style: str
) -> Written | None:
    """Make a cell known, and give it where it is filled."""
    value = worked.value if worked else None
    known.tell(name, value, f"{_OWN}{cell_name(*place, absolute=True)}")
    if worked is None or value is None:
        return None
    row, column = place
    return Written(row=row, column=column, formula=worked.formula, value=value, style=style)
