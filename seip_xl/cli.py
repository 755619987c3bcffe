"""The command line: each command parses, calls one public function, prints."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from seip_xl.addin.chasing import chased
from seip_xl.addin.control_workbook import CONTROL_FILE, control_workbook
from seip_xl.addin.new_county import make_county
from seip_xl.checking import check_files, returns_named, save_findings, save_marked
from seip_xl.comparing import compare_returns
from seip_xl.county import write_rules
from seip_xl.demo import run_demo
from seip_xl.errors import DefinitionError, SeipXlError
from seip_xl.finding import Severity
from seip_xl.intake import find_control
from seip_xl.issuing import write_blank_templates, write_templates
from seip_xl.measure import MEASURES, load_measures
from seip_xl.pipeline import consolidate, today
from seip_xl.rule import RULES, is_elsewhere
from seip_xl.sheet import make_folder, save_bytes
from seip_xl.store_commands import store_app
from seip_xl.summary import cause_lines, found_line, rows_line, wordings_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.status import Status

    from seip_xl.finding import Finding
    from seip_xl.pipeline import Consolidation

app = typer.Typer(
    help="Termly partnership returns in, a county workbook with live figures out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(store_app, name="store")
_say = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file; the former is kept.")]


@app.command()
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
        _say.print(notice)
    for path in issued.paths:
        print(path)


@app.command()
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
        _show(findings, print)
    if mark:
        for path in save_marked(submissions, files):
            _say.print(f"Marked copy: {path}")
    raise typer.Exit(_code(findings))


@app.command(name="consolidate")
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
    with _say.status("Starting") as status:
        done = consolidate(
            place,
            out,
            replace_former=force or out is None,
            earlier=earlier or (),
            progress=_progress(status),
        )
    _tell(done, as_json=as_json)
    raise typer.Exit(_code(done.findings))


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Folder to write to.")] = Path("demo"),
    as_json: Json = False,
) -> None:
    """Write the demonstration county (simulated), consolidate it, and say where it is.

    Example: seip-xl demo
    """
    with _say.status("Starting") as status:
        shown = run_demo(folder, _progress(status))
    _say.print(f"Control workbook:  {shown.control}")
    _say.print(f"Filled returns:    {shown.returns[0].parent} ({len(shown.returns)} workbooks)")
    _tell(shown.consolidation, as_json=as_json)
    raise typer.Exit(_code(shown.consolidation.findings))


@app.command()
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


@app.command()
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


@app.command()
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


@app.command(name="build-workbook")
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


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="Folder to make.")],
    county: Annotated[str, typer.Option("--county", help="Name of the county, for titles.")],
) -> None:
    """Make the folder of a new county: control workbook with buttons, a folder for returns.

    Example: seip-xl new "Exampleshire Dec 2026" --county Exampleshire
    """
    made = make_county(folder, county)
    _say.print("What to do next:")
    for number, step in enumerate(made.steps, start=1):
        _say.print(f"  {number}. {step}")
    print(made.control)


@app.command()
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
    with _say.status("...") as status:
        found = chased(folder, out, replace_former=force, progress=_progress(status))
    if as_json:
        rows = [asdict(one) for one in found.rows]
        print(json.dumps(rows, indent=2, ensure_ascii=False, default=str))
        return
    for one in found.rows:
        _say.print(f"{one.title} of {one.partnership}: {one.status}")
    _say.print(found.told)
    if found.out:
        print(found.out)


def _progress(status: Status) -> Callable[[str], None]:
    """Show what is being done; a file's name is plain text, whatever it looks like."""
    return lambda what: status.update(Text(what))


def _tell(done: Consolidation, *, as_json: bool) -> None:
    if as_json:
        result = {
            "workbook": str(done.path),
            "kept": str(done.former) if done.former else None,
            "received": [asdict(one) for one in done.received],
            "resubmitted": done.gathered.resubmitted,
            "notices": done.notices,
            "wordings_to_check": done.to_check,
            "findings": [one.to_dict() for one in done.findings],
            "tracker": [asdict(one) for one in done.gathered.tracker(today())],
        }
        print(json.dumps(result, indent=2, ensure_ascii=False, default=str))
        return
    _show(done.findings, _say.print)
    _say.print(rows_line(done.received))
    for line in done.gathered.resubmitted:
        _say.print(line)
    for line in (*done.notices, *([wordings_line(done.to_check)] if done.to_check else [])):
        _say.print(line)
    if done.former:
        _say.print(f"The former workbook was kept as {done.former}")
    print(done.path)


def _show(findings: Sequence[Finding], say: Callable[[str], None]) -> None:
    for line in (*cause_lines(findings), found_line(findings)):
        say(line)


def _code(findings: Sequence[Finding]) -> int:
    return 1 if any(one.severity is Severity.ERROR for one in findings) else 0


def main(run: Callable[[], None] = app) -> None:
    """Run the program; what goes wrong on purpose ends in a plain message, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # pipes on Windows have an older one
    try:
        run()
    except SeipXlError as error:
        print(error, file=sys.stderr)
        sys.exit(4 if isinstance(error, DefinitionError) else 3)
