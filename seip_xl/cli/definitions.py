"""The commands that list what is checked and counted."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from seip_xl.cli.saying import Force, Json
from seip_xl.county import write_rules
from seip_xl.measure import MEASURES, load_measures
from seip_xl.rule import RULES, is_elsewhere
from seip_xl.sheet import save_bytes


def rules(
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Rulebook to write, to be edited in Excel.")
    ] = None,
    as_json: Json = False,
    force: Force = False,
) -> None:
    """List every rule, or write them as a workbook that check and consolidate read back.

    Example: seip-xl rules --out county/Rules.xlsx
    """
    if out:
        save_bytes(out, write_rules(), replace=force)
        print(out)
        return
    if as_json:
        print(json.dumps([asdict(one) for one in RULES], indent=2, ensure_ascii=False))
        return
    for one in RULES:
        by = ", checked by the local authority" if is_elsewhere(one) else ""
        print(f"{one.id} ({one.severity}{by}) {one.return_id}, {one.table}: {one.words}")
        print(f"    {one.formula}")


def measures(as_json: Json = False) -> None:
    """List every measure with its unit, definition, formula and source.

    Example: seip-xl measures --json
    """
    load_measures(MEASURES)
    if as_json:
        print(json.dumps([asdict(one) for one in MEASURES], indent=2, ensure_ascii=False))
        return
    for one in MEASURES:
        print(f"{one.id} ({one.unit}): {one.title}")
        print(f"    {one.definition}")
        print(f"    {one.formula}")
        print(f"    Source: {one.source}")
