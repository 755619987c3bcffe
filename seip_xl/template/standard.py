"""The standard templates: of no county yet, whose partnership and period are filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from seip_xl.rule import rulebook_of
from seip_xl.schema import RETURNS, Kind, Stamp
from seip_xl.template.template import write_template

if TYPE_CHECKING:
    from seip_xl.schema import Column, ReturnSpec, TableSpec

_CREATED = date(2020, 9, 1)  # they belong to no period; a file has a date all the same


def standard_templates() -> dict[str, bytes]:
    """Write the blank template of every return.

    What only the LA knows, its schools for example, is free text there; the reader holds it
    against the LA's lists.

    Returns:
        The workbooks by name of the file; the same bytes every time.
    """
    return {f"{spec.title}.xlsx": _standard(spec) for spec in RETURNS}


def _standard(spec: ReturnSpec) -> bytes:
    stamp = Stamp(
        return_id=spec.id,
        version=spec.version,
        partnership="",
        period="",
        rulebook=rulebook_of(spec),
    )
    free = replace(spec, tables=tuple(map(_freed, spec.tables)))
    return write_template(free, stamp=stamp, lists={}, created=_CREATED)


def _freed(table: TableSpec) -> TableSpec:
    return replace(table, rows_of="", columns=tuple(map(_free, table.columns)))


def _free(column: Column) -> Column:
    if column.kind is not Kind.CHOICE or column.choices:
        return column
    return replace(column, kind=Kind.TEXT, list_name="")
