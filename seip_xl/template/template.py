"""A standard return workbook, blank or filled in before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.schema import rulebook_of
from seip_xl.sheet import Workbook, sheet_ref
from seip_xl.template.cover import NO_ISSUE, write_cover
from seip_xl.template.form import write_form
from seip_xl.template.guide import write_guide
from seip_xl.template.listing import Listing
from seip_xl.template.page import write_page
from seip_xl.template.stamping import write_stamp
from seip_xl.template.start import START_SHEET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import pandas as pd

    from seip_xl.schema import ReturnSpec, Stamp
    from seip_xl.template.amount import Amount
    from seip_xl.template.cover import Issue
    from seip_xl.template.standing import Standing


def write_template(
    spec: ReturnSpec,
    *,
    stamp: Stamp,
    lists: Mapping[str, Sequence[str]],
    created: date,
    rows: Mapping[str, pd.DataFrame] | None = None,
    blank_rows: int = 50,
    issue: Issue = NO_ISSUE,
) -> bytes:
    """Write the template of a return for one partnership and period.

    Args:
        spec: The return.
        stamp: Whose return for when; the template names the rulebook of its spec.
        lists: The LA's lists by name, as they hold for this partnership.
        created: The date of the data, never the clock.
        rows: What is filled in already, by table name.
        blank_rows: Rows ready to be filled under them.
        issue: What its cover says beside the stamp.

    Returns:
        The workbook; the same bytes for the same arguments.

    Shape:
        rows[name]: (rows, labels of the table and any others).

    Raises:
        DefinitionError: The stamp is of another return.
    """
    if (stamp.return_id, stamp.version) != (spec.id, spec.version):
        message = f"a stamp of {stamp.return_id} {stamp.version} on the return {spec.id}"
        raise DefinitionError(message)
    whole = replace(stamp, rulebook=stamp.rulebook or rulebook_of(spec))
    name = ", ".join(filter(None, (spec.title, stamp.partnership, stamp.period)))
    book = Workbook(title=name, created=created, subject=spec.help_text)
    listing = Listing(lists)
    cover = book.sheet(START_SHEET, landscape=False)
    standings = _write_tables(book, spec, listing, rows or {}, footer=name, blank_rows=blank_rows)
    chosen = write_cover(cover, spec, stamp, issue, standings)
    write_guide(book, spec.tables, listing, footer=name)
    listing.write(book)
    start = sheet_ref(START_SHEET)
    write_stamp(book, whole, {label: f"{start}!{cell}" for label, cell in chosen.items()})
    return book.to_bytes()


def _write_tables(
    book: Workbook,
    spec: ReturnSpec,
    listing: Listing,
    rows: Mapping[str, pd.DataFrame],
    *,
    footer: str,
    blank_rows: int,
) -> list[Standing]:
    known: dict[str, Amount] = {}
    standings: list[Standing] = []
    for table in spec.tables:
        given = rows.get(table.name)
        if table.lines:
            form = write_form(book, table, listing, footer=footer, rows=given, known=known)
            known |= form.amounts
            standings.append(form.standing)
        else:
            written = write_page(
                book, table, listing, footer=footer, rows=given, blank_rows=blank_rows
            )
            standings.append(written)
    return standings
