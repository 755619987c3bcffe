"""A standard return workbook, blank or filled in before."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seip_xl.errors import DefinitionError
from seip_xl.rule import Rulebook, rulebook, rulebook_of, with_settings
from seip_xl.schema import START_SHEET
from seip_xl.sheet import Workbook, sheet_ref
from seip_xl.template.cell import frame_rows
from seip_xl.template.cover import NO_ISSUE, write_cover
from seip_xl.template.form import Form, fill_forms, write_form
from seip_xl.template.guide import write_checks, write_guide
from seip_xl.template.hidden import NOTHING_KEPT, CheckColumn, hidden_columns, is_checked
from seip_xl.template.kept_sheet import write_kept
from seip_xl.template.listing import Listing
from seip_xl.template.page import write_page
from seip_xl.template.stamping import write_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pandas as pd

    from seip_xl.schema import ReturnSpec, Stamp, TableSpec
    from seip_xl.template.cover import Issue
    from seip_xl.template.hidden import Kept
    from seip_xl.template.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What all sheets of a return share: calculated columns by table, rules, foot, blank rows."""

    checks: Mapping[str, Mapping[str, CheckColumn]]
    rules: Rulebook
    forms: Mapping[str, Form]
    footer: str
    blank_rows: int


def write_template(
    spec: ReturnSpec,
    *,
    stamp: Stamp,
    lists: Mapping[str, Sequence[str]],
    created: date,
    rows: Mapping[str, pd.DataFrame] | None = None,
    blank_rows: int = 50,
    issue: Issue = NO_ISSUE,
    kept: Kept = NOTHING_KEPT,
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
        kept: What its rules read of what the LA keeps.

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
    kept = replace(kept, rules=with_settings(kept.rules, kept.settings))
    whole = replace(stamp, rulebook=stamp.rulebook or rulebook_of(spec, kept.rules))
    name = ", ".join(filter(None, (spec.title, stamp.partnership, stamp.period)))
    book = Workbook(title=name, created=created, subject=spec.help_text)
    listing = Listing({**kept.names, **lists})
    cover = book.sheet(START_SHEET, landscape=False)
    forms = fill_forms(spec, rows or {})
    given = {
        table.name: frame_rows(table, (rows or {}).get(table.name))
        for table in spec.tables
        if is_checked(table)
    } | {name: form.rows for name, form in forms.items()}
    pages = Pages(
        checks=hidden_columns(spec, listing, given, kept),
        rules=rulebook(spec.id, kept.rules),
        forms=forms,
        footer=name,
        blank_rows=blank_rows,
    )
    standings = [
        _write_table(book, table, listing, (rows or {}).get(table.name), pages)
        for table in spec.tables
    ]
    chosen = write_cover(cover, spec, stamp, issue, standings)
    write_guide(book, spec.tables, listing, kept, footer=name)
    write_checks(book, pages.rules, footer=name)
    listing.write(book)
    write_kept(book, spec, kept)
    start = sheet_ref(START_SHEET)
    write_stamp(book, whole, {label: f"{start}!{cell}" for label, cell in chosen.items()})
    return book.to_bytes()


def _write_table(
    book: Workbook,
    table: TableSpec,
    listing: Listing,
    rows: pd.DataFrame | None,
    pages: Pages,
) -> Standing:
    checks = pages.checks.get(table.name, {})
    rules = [column.rule for column in pages.rules.of(table.name) if column.rule]
    if table.lines:
        form = pages.forms[table.name]
        return write_form(
            book, form, listing, footer=pages.footer, rows=rows, checks=checks, rules=rules
        )
    return write_page(
        book,
        table,
        listing,
        footer=pages.footer,
        rows=rows,
        blank_rows=pages.blank_rows,
        checks=checks,
        rules=rules,
    )
