"""The commands about returns: templates to send, what came back, what changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from seip_xl.checking import check_files, returns_named, save_findings, save_marked
from seip_xl.cli.saying import Force, Json, exit_code, say, show
from seip_xl.comparing import compare_returns
from seip_xl.intake import find_control
from seip_xl.issuing import write_blank_templates, write_templates


def template(
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder to write to.")],
    folder: Annotated[
        Path | None, typer.Argument(help="Folder that holds the control workbook.")
    ] = None,
    *,
    blank: Annotated[
        bool, typer.Option("--blank", help="The standard templates, of no county's yet.")
    ] = False,
    last: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="Folder of last period, whose open cases are filled in, not those in the store.",
        ),
    ] = None,
    base: Annotated[
        list[Path] | None,
        typer.Option(help="Template restyled in Excel, filled instead of ours; one of a return."),
    ] = None,
    force: Force = False,
) -> None:
    """Write this period's return templates for every partnership.

    Example: seip-xl template county/ -o to-send/ --from county-last-term/
    """
    if blank == (folder is not None):
        msg = "name the folder of the control workbook, or write --blank"
        raise typer.BadParameter(msg)
    if blank and (last or base):
        msg = "--from and --base need the folder of the control workbook, not --blank"
        raise typer.BadParameter(msg)
    if folder is None:
        issued = write_blank_templates(out, replace_former=force)
    else:
        control, restyled = find_control(folder), tuple(base or ())
        issued = write_templates(control, out, last=last, restyled=restyled, replace_former=force)
    for notice in issued.notices:
        say.print(notice)
    for path in issued.paths:
        print(path)


def check(  # noqa: PLR0917  # options
    files: Annotated[list[Path], typer.Argument(help="Returns to check, or folders of them.")],
    county: Annotated[
        Path | None, typer.Option(help="Folder of the control workbook; else beside the file.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Workbook to write all findings to.")
    ] = None,
    mark: Annotated[
        bool, typer.Option("--mark", help="Write a copy of each with the found cells marked.")
    ] = False,
    as_json: Json = False,
    force: Force = False,
) -> None:
    """Check returns and say what is to be mended, cell by cell.

    Example: seip-xl check "returns/HBEP register Dec 2020.xlsx" --county county/
    """
    files = returns_named(files)
    submissions = check_files(files, county)
    findings = [finding for one in submissions for finding in one.findings]
    if out:
        save_findings(submissions, files, out, replace_former=force)
    if as_json:
        print(json.dumps([one.to_dict() for one in findings], indent=2, ensure_ascii=False))
    else:
        show(findings, print)
    if mark:
        for path in save_marked(submissions, files):
            say.print(f"Marked copy: {path}")
    raise typer.Exit(exit_code(findings))


def diff(
    old: Annotated[Path, typer.Argument(help="Former version of a return.")],
    new: Annotated[Path, typer.Argument(help="Later version.")],
    county: Annotated[
        Path | None, typer.Option(help="Folder of the control workbook; else beside the later.")
    ] = None,
) -> None:
    """Say what changed between two versions of a return, row by row and cell by cell.

    Example: seip-xl diff "old/HBEP register.xlsx" "returns/HBEP register.xlsx" --county county/
    """
    for line in compare_returns(old, new, county) or ["Nothing has changed."]:
        print(line)
