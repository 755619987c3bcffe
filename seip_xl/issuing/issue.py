"""The template of a return for one partnership, with what the LA keeps filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.county.fault_date import due_day
from seip_xl.rule import KEPT, settings_by_name
from seip_xl.schema import REGISTER, Stamp
from seip_xl.template import Carried, Issue, Kept, write_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from seip_xl.county import County
    from seip_xl.schema import ReturnSpec
    from seip_xl.sheet import CellValue


def blank_template(county: County, code: str, spec: ReturnSpec) -> bytes:
    """Write the template of a return for a partnership, with nothing filled in.

    Args:
        county: What the LA keeps.
        code: The partnership's code.
        spec: The return.

    Returns:
        The workbook.
    """
    return template_of(county, code, spec, {})


def template_of(
    county: County, code: str, spec: ReturnSpec, carried: Mapping[str, Carried]
) -> bytes:
    """Write the template of a return for a partnership.

    Args:
        county: What the LA keeps.
        code: The partnership's code.
        spec: The return.
        carried: What is filled in already, by partnership; it goes into registers only.

    Returns:
        The workbook.
    """
    cases = carried[code].rows if code in carried and spec.id == REGISTER.id else {}
    stamp = Stamp(
        return_id=spec.id,
        version=spec.version,
        partnership=code,
        period=county.settings.period,
    )
    return write_template(
        spec,
        stamp=stamp,
        lists=county.lists(code),
        created=county.settings.census_date,
        rows={**_listed_rows(county, spec), **cases},
        issue=issue_of(county, code, spec),
        kept=kept_of(county),
    )


def kept_of(county: County) -> Kept:
    """Say what the rules of a template read of what the LA keeps."""
    frames = {"Providers": county.providers, "Subjects": county.subjects}
    tables = {
        name: {label: _cells(frames[name][label]) for label in labels}
        for name, labels in KEPT.items()
    }
    return Kept(rules=county.rules, settings=settings_by_name(county.settings), tables=tables)


def _cells(series: pd.Series) -> list[CellValue]:
    return [None if gone else cell for cell, gone in zip(series, series.isna(), strict=True)]


def issue_of(county: County, code: str, spec: ReturnSpec) -> Issue:
    """Say what the cover of a template tells beside its stamp.

    Args:
        county: What the LA keeps.
        code: The partnership's code.
        spec: The return.

    Returns:
        What the control workbook says of them.
    """
    return Issue(
        partnership=county.names[code],
        census_date=county.settings.census_date,
        due=due_day(county.settings, spec.id),
        contact=county.settings.contact or "",
    )


def _listed_rows(county: County, spec: ReturnSpec) -> dict[str, pd.DataFrame]:
    """Give the rows of tables whose rows are the LA's list, with nothing filled in."""
    kept = {"indicators": county.indicators}
    return {
        table.name: kept[table.rows_of].reindex(columns=[one.label for one in table.columns])
        for table in spec.tables
        if table.rows_of
    }
