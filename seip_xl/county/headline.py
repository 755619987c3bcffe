"""The LA's wording of headlines: rows of the control workbook, and the drafts beside them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from seip_xl.read import spelling_key
from seip_xl.report import HEADLINES, NO_DRAFT, Wording
from seip_xl.schema import HEADLINE_LIST, WORDED_HEADLINES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TITLES = tuple(headline.title for headline in HEADLINES)
LISTS = MappingProxyType({HEADLINE_LIST: _TITLES})
"""The lists from which cells of the control workbook are chosen, beside those of its columns."""
_TITLE, _DRAFT, _WORDING, _LEFT_OUT, _WRITTEN_FOR = (
    column.label for column in WORDED_HEADLINES.columns
)


def headline_rows(given: pd.DataFrame | None) -> pd.DataFrame:
    """Give a row for each headline, in the order of the report.

    Args:
        given: Rows that there are; None for none.

    Shape:
        given: (rows, labels of the table) -> (rows, the same), those missing added.
    """
    there: list[dict[Any, Any]] = [] if given is None else given.to_dict("records")
    titles = {row[_TITLE] for row in there}
    rows = [*there, *({_TITLE: title} for title in _TITLES if title not in titles)]
    places = {title: place for place, title in enumerate(_TITLES)}
    rows.sort(key=lambda row: places.get(row[_TITLE], len(places)))
    labels = [column.label for column in WORDED_HEADLINES.columns]
    return pd.DataFrame(rows, columns=labels, dtype=object)


def wordings_of(rows: pd.DataFrame) -> dict[str, Wording]:
    """Give what the LA keeps of headlines, by their titles; those left as drafted are not there.

    Until Consolidate notes what a wording was written for, that is the draft beside it.

    Args:
        rows: Rows of the table.

    Shape:
        rows: (rows, labels of the table).
    """
    wordings = {}
    for row in rows.astype(object).where(rows.notna(), "").to_dict("records"):
        kept = Wording(
            text=row[_WORDING].strip(),
            left_out=bool(row[_LEFT_OUT]),
            written_for=row[_WRITTEN_FOR].strip() or row[_DRAFT].strip(),
        )
        if kept.text or kept.left_out:
            wordings[row[_TITLE]] = kept
    return wordings


def drafts_noted(
    table: Sequence[Sequence[object]], newest: Mapping[str, str]
) -> dict[int, list[object]]:
    """Say what the two columns of drafts are to hold after a consolidation.

    A row without a wording has the newest draft only. One with a wording keeps the draft that was
    there when it was written: that is the newest of the consolidation before.

    Args:
        table: The table as Excel gives it, headings first.
        newest: The new drafts by title.

    Returns:
        The cells of these columns, by their index; nothing where a column or every row is missing.
    """
    headings = [spelling_key(str(cell)) for cell in table[0]]
    wanted = [spelling_key(label) for label in (_TITLE, _DRAFT, _WORDING, _WRITTEN_FOR)]
    if not set(wanted) <= set(headings) or len(table) < 2:
        return {}
    title, draft, wording, written_for = (headings.index(label) for label in wanted)
    drafts = {spelling_key(one): text for one, text in newest.items()}
    return {
        draft: [drafts.get(spelling_key(_text(row[title])), row[draft]) for row in table[1:]],
        written_for: [
            _first_of(row[written_for], row[draft]) if _text(row[wording]) else None
            for row in table[1:]
        ],
    }


def _first_of(*drafts: object) -> str:
    return next((text for one in drafts if (text := _text(one))), NO_DRAFT)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
