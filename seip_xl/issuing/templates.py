"""Issuing templates: blank, standard, or with last period's open cases filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.county import read_county
from seip_xl.errors import WriteError
from seip_xl.gathering import STORE
from seip_xl.issuing.issue import template_of
from seip_xl.issuing.last_cases import cases_kept, last_cases
from seip_xl.issuing.restyled import read_restyled
from seip_xl.read import SEND_FOLDER, is_send_folder
from seip_xl.schema import RETURNS
from seip_xl.sheet import make_folder, save_bytes
from seip_xl.template import fill_restyled, standard_templates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """Templates that were written, by partnership in report order, and what to say of them."""

    paths: tuple[Path, ...]
    notices: tuple[str, ...] = ()


def write_templates(
    control: Path,
    folder: Path,
    *,
    last: Path | None = None,
    restyled: Sequence[Path] = (),
    replace_former: bool = False,
) -> Issued:
    """Write the template of every return that is due for every partnership.

    Args:
        control: The control workbook.
        folder: Where to; made when missing.
        last: The folder of last period, with its control workbook and returns; the open cases of
            its registers are filled in. None for what the store beside the control workbook has.
        restyled: Templates that the LA has restyled in Excel, to be filled instead of ours; at most
            one of each return.
        replace_former: Whether files of the same names may be replaced; they are kept beside.

    Returns:
        The templates, and what was carried over.

    Raises:
        WriteError: Another file of such a name is there; then nothing is written.
        WorkbookError: There is no control workbook of last period, or it is of no earlier one; or
            a restyled template lacks something, or cannot be used.
    """  # noqa: DOC502  # raised below
    county = read_county(control)
    period = county.settings.period
    carried, notices = (
        last_cases(county, last) if last else cases_kept(county, control.parent / STORE)
    )
    bases = read_restyled(restyled, county)
    make_folder(folder)
    templates = {
        folder / f"{code} {spec.id} {period}.xlsx": fill_restyled(
            bases.get(spec.id), template_of(county, code, spec, carried), spec
        )
        for code in county.partnerships
        for spec in RETURNS
        if spec.id in county.due
    }
    paths = _save_all(templates, folder, replace_former=replace_former)
    told = [notice for base in bases.values() for notice in base.notices]
    return Issued(paths=paths, notices=(*notices, *told, *_would_be_read(folder, control.parent)))


def _would_be_read(folder: Path, county: Path) -> list[str]:
    """Tell where templates lie among the returns: each would be read as one that came."""
    inside = folder.resolve()
    if not inside.is_relative_to(county.resolve()):
        return []
    if any(is_send_folder(part) for part in inside.relative_to(county.resolve()).parts):
        return []
    told = (
        f"{folder} is in the folder of the county, where these templates would be read as returns; "
        f'move them to a folder that is called "{SEND_FOLDER}", or out of {county}'
    )
    return [told]


def write_blank_templates(folder: Path, *, replace_former: bool = False) -> Issued:
    """Write the standard template of every return, of no county's yet.

    Args:
        folder: Where to; made when missing.
        replace_former: Whether files of the same names may be replaced; they are kept beside.

    Returns:
        The templates.

    Raises:
        WriteError: Another file of such a name is there; then nothing is written.
    """  # noqa: DOC502  # raised below
    make_folder(folder)
    templates = {folder / name: data for name, data in standard_templates().items()}
    return Issued(paths=_save_all(templates, folder, replace_former=replace_former))


def _save_all(
    templates: Mapping[Path, bytes], folder: Path, *, replace_former: bool
) -> tuple[Path, ...]:
    there = [path for path, data in templates.items() if path.exists() and data != _bytes(path)]
    if there and not replace_former:
        names = ", ".join(path.name for path in there)
        msg = f"{names} already exists in {folder}; name another folder or use --force"
        raise WriteError(msg)
    for path, data in templates.items():
        save_bytes(path, data, replace=replace_former)
    return tuple(templates)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # a folder of that name, or locked: not what would be written
        return None
