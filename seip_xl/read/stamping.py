"""The stamp of a workbook, read from the three places that keep it; any one is enough."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from seip_xl.read.code import Code
from seip_xl.read.markup import Walk, local
from seip_xl.read.package import walk_part
from seip_xl.schema import STAMP_NAME, STAMP_PROPERTY, Stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.finding import Finding
    from seip_xl.read.grid import Grid
    from seip_xl.read.package import Package

_WORKBOOK, _PROPERTIES = "xl/workbook.xml", "docProps/custom.xml"


def stamp_of(package: Package, hidden: Grid) -> Stamp | Finding | None:
    """Say what a workbook is.

    Args:
        package: The workbook.
        hidden: The cells of the sheet that keeps the stamp; none where there is no such sheet.

    Returns:
        The stamp; None where there is none, a finding where two places contradict each other.
    """
    texts = [[str(value) for value in row if isinstance(value, str)] for row in hidden]
    shown = Stamp.from_rows({pair[0]: pair[1] for pair in texts if len(pair) == 2})
    stamps = [stamp for stamp in (shown, *_kept(package)) if stamp]
    return _agreed(package.name, stamps) if stamps else None


def was_issued(package: Package) -> bool:
    """Tell whether a return was filled in a template for its partnership, not in a standard one.

    Args:
        package: The workbook.
    """
    kept = [stamp for stamp in _kept(package) if stamp]
    return not kept or any(stamp.partnership for stamp in kept)


def kept_return_id(package: Package) -> str:
    """Read which return a workbook is, in the places in which nothing can be filled in.

    Args:
        package: The workbook.

    Returns:
        The return's id; empty where both places are lost, or say different ones.
    """
    said = {stamp.return_id for stamp in _kept(package) if stamp}
    return said.pop() if len(said) == 1 else ""


def _kept(package: Package) -> tuple[Stamp | None, Stamp | None]:
    """Read the two places in which nothing can be filled in."""
    named = _named(package, _WORKBOOK, "definedName", STAMP_NAME).strip().removeprefix("=")
    return (
        Stamp.from_text(named.removeprefix('"').removesuffix('"').replace('""', '"')),
        Stamp.from_text(_named(package, _PROPERTIES, "property", STAMP_PROPERTY)),
    )


def _agreed(name: str, stamps: Sequence[Stamp]) -> Stamp | Finding:
    """Put stamps together: what is chosen on the cover stands in one of them only."""
    said = {
        one.name: sorted({value for stamp in stamps if (value := getattr(stamp, one.name))})
        for one in fields(Stamp)
    }
    differing = [" and ".join(values) for values in said.values() if len(values) > 1]
    if not differing:
        return Stamp(**{field: next(iter(values), "") for field, values in said.items()})
    message = (
        f"{name} says in two places what it is, and they differ ({'; '.join(differing)}); copy the "
        "rows into the template that the local authority sent"
    )
    return Code.STAMPS_DIFFER.finding(name, message, found="; ".join(differing))


def _named(package: Package, part: str, element: str, name: str) -> str:
    """Give the text in an element of a part that has this name, empty where there is none."""
    is_within = False
    texts: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_within
        texts.append(walk.text)
        if local(tag) == element:
            is_within = attributes.get("name", "").casefold() == name.casefold()
        walk.keep_text(wanted=is_within)

    walk = Walk(start)
    if part in package.archive.namelist():
        walk_part(package.archive, part, walk)
    return "".join([*texts, walk.text])
