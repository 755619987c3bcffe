"""The commands about a county: making it, consolidating it, whom to remind."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from seip_xl.addin.chasing import chased
from seip_xl.addin.control_workbook import CONTROL_FILE, control_workbook
from seip_xl.addin.new_county import make_county
from seip_xl.cli.saying import Force, Json, exit_code, progress_in, say, tell
from seip_xl.demo import run_demo
from seip_xl.pipeline import consolidate
from seip_xl.sheet import make_folder, save_bytes


def consolidate_command(
    place: Annotated[
        Path, typer.Argument(help="Control workbook, or the folder of it and the returns.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            help="County workbook to write; else County report PERIOD.xlsx beside the control "
            "workbook, where a former one is kept under another name.",
        ),
    ] = None,
    earlier: Annotated[
        list[Path] | None,
        typer.Option(
            "--earlier",
            help="Folder of an earlier period, with its control workbook and returns, for checks "
            "that compare with it. May be given more than once.",
        ),
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Read the returns in a folder and write the county workbook.

    Example: seip-xl consolidate county/seip_county.xlsm --earlier county-last/
    """
    with say.status("Starting") as status:
        done = consolidate(
            place,
            out,
            replace_former=force or out is None,
            earlier=earlier or (),
            progress=progress_in(status),
        )
    tell(done, as_json=as_json)
    raise typer.Exit(exit_code(done.findings))


def demo(
    folder: Annotated[Path, typer.Argument(help="Folder to write to.")] = Path("demo"),
    as_json: Json = False,
) -> None:
    """Write the demonstration county (simulated), consolidate it, and say where it is.

    Example: seip-xl demo
    """
    with say.status("Starting") as status:
        shown = run_demo(folder, progress_in(status))
    say.print(f"Control workbook:  {shown.control}")
    say.print(f"Filled returns:    {shown.returns[0].parent} ({len(shown.returns)} workbooks)")
    tell(shown.consolidation, as_json=as_json)
    raise typer.Exit(exit_code(shown.consolidation.findings))


def build_workbook(
    out: Annotated[Path, typer.Option("-o", "--out", help="Control workbook to write.")] = Path(
        "workbooks"
    )
    / CONTROL_FILE,
    force: Force = False,
) -> None:
    """Write the control workbook with its buttons, of no county yet.

    Example: seip-xl build-workbook -o workbooks/seip_county.xlsm
    """
    make_folder(out.parent)
    save_bytes(out, control_workbook(), replace=force)
    print(out)


def new(
    folder: Annotated[Path, typer.Argument(help="Folder to make.")],
    county: Annotated[str, typer.Option("--county", help="Name of the county, for titles.")],
) -> None:
    """Make the folder of a new county: control workbook with buttons, a folder for returns.

    Example: seip-xl new "Exampleshire Dec 2026" --county Exampleshire
    """
    made = make_county(folder, county)
    say.print("What to do next:")
    for number, step in enumerate(made.steps, start=1):
        say.print(f"  {number}. {step}")
    print(made.control)


def chase(
    folder: Annotated[Path, typer.Argument(help="Folder that holds the control workbook.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Workbook to write, with the texts to send.")
    ] = None,
    *,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Say where every return stands, and write whom to remind of what.

    Example: seip-xl chase county/
    """
    with say.status("...") as status:
        found = chased(folder, out, replace_former=force, progress=progress_in(status))
    if as_json:
        rows = [asdict(one) for one in found.rows]
        print(json.dumps(rows, indent=2, ensure_ascii=False, default=str))
        return
    for one in found.rows:
        say.print(f"{one.title} of {one.partnership}: {one.status}")
    say.print(found.told)
    if found.out:
        print(found.out)
