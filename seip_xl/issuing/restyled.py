"""Templates that the LA has restyled in Excel: opened with care, refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.errors import WorkbookError
from seip_xl.finding import Finding
from seip_xl.issuing.issue import template_of
from seip_xl.read import open_source
from seip_xl.schema import RETURNS, Stamp
from seip_xl.template import Restyled, restyled_faults

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from seip_xl.county import County
    from seip_xl.schema import ReturnSpec

_TAKE = "restyle an empty one that seip-xl template wrote for a partnership"


def read_restyled(paths: Sequence[Path], county: County) -> dict[str, Restyled]:
    """Read restyled templates and hold them against our own.

    Args:
        paths: The restyled templates.
        county: What the LA keeps.

    Returns:
        The templates by the id of their return.

    Raises:
        WorkbookError: Some cannot be used; every reason is named.
    """
    found: dict[str, Restyled] = {}
    faults: list[str] = []
    for path in paths:
        stamp = _stamp(path)
        if isinstance(stamp, str):
            faults.append(stamp)
            continue
        spec = next(spec for spec in RETURNS if spec.id == stamp.return_id)
        base = Restyled(name=path.name, content=path.read_bytes())
        if spec.id in found:
            faults.append(f"{path.name}: there is another template of this return; name one only")
        elif spec.id not in county.due:
            faults.append(f"{path.name}: no {spec.title} is due in {county.settings.period}")
        else:
            found[spec.id] = base
            faults += restyled_faults(base, _empty(county, spec), spec)
    if faults:
        raise WorkbookError("\n".join(faults))
    return found


def _empty(county: County, spec: ReturnSpec) -> bytes:
    return template_of(county, county.partnerships[0], spec, {})


def _stamp(path: Path) -> Stamp | str:
    """Give what a template is, or why it cannot be used."""
    source = open_source(path)
    stamp = source if isinstance(source, Finding) else source.stamp()
    if isinstance(stamp, Finding):
        return stamp.message
    spec = next((one for one in RETURNS if stamp and one.id == stamp.return_id), None)
    if stamp is None or spec is None:
        return f"{path.name} is no template of a return; {_TAKE}"
    if not stamp.partnership:
        return f"{path.name} is a standard template, which is of no county; {_TAKE}"
    if stamp.version != spec.version:
        return f"{path.name} is a template of version {stamp.version}, not {spec.version}; {_TAKE}"
    return stamp
