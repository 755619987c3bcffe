"""A standard return workbook, blank or filled in before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.sheet import Workbook
from seip_xl.template.form import write_form
from seip_xl.template.listing import Listing
from seip_xl.template.page import write_page
from seip_xl.template.stamping import write_stamp
from seip_xl.template.start import write_guide, write_start

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import pandas as pd

    from seip_xl.schema import ReturnSpec, Stamp
    from seip_xl.template.amount import Amount


def write_template(
    spec: ReturnSpec,
    *,
    stamp: Stamp,
    lists: Mapping[str, Sequence[str]],
    created: date,
    rows: Mapping[str, pd.DataFrame] | None = None,
    blank_rows: int = 50,
) -> bytes:
    """Write the template of a return for one partnership and period.

    Args:
        spec: The return.
        stamp: Whose return for when.
        lists: The LA's lists by name, as they hold for this partnership.
        created: The date of the data, never the clock.
        rows: What is filled in already, by table name.
        blank_rows: Rows ready to be filled under them.

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
    name = f"{spec.title}, {stamp.partnership}, {stamp.period}"
    book = Workbook(title=name, created=created, subject=spec.help_text)
    listing = Listing(lists)
    write_start(book, spec, stamp)
    known: dict[str, Amount] = {}
    for table in spec.tables:
        given = (rows or {}).get(table.name)
        if table.lines:
            known |= write_form(book, table, listing, footer=name, rows=given, known=known)
        else:
            write_page(book, table, listing, footer=name, rows=given, blank_rows=blank_rows)
    write_guide(book, spec.tables, footer=name)
    listing.write(book)
    write_stamp(book, stamp)
    return book.to_bytes()
