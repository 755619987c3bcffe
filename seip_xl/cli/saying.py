"""What commands share: options, and how results are told."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from seip_xl.finding import Severity
from seip_xl.pipeline import today
from seip_xl.summary import cause_lines, found_line, rows_line, wordings_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.status import Status

    from seip_xl.finding import Finding
    from seip_xl.pipeline import Consolidation

say = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file; the former is kept.")]


def progress_in(status: Status) -> Callable[[str], None]:
    """Show what is being done; a file's name is plain text, whatever it looks like.

    Args:
        status: The line that shows it.

    Returns:
        What is to be told in a few words.
    """
    return lambda what: status.update(Text(what))


def tell(done: Consolidation, *, as_json: bool) -> None:
    """Tell what a consolidation gave.

    Args:
        done: What it gave.
        as_json: Whether to print it as JSON.
    """
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
    show(done.findings, say.print)
    say.print(rows_line(done.received))
    for line in done.gathered.resubmitted:
        say.print(line)
    for line in (*done.notices, *([wordings_line(done.to_check)] if done.to_check else [])):
        say.print(line)
    if done.former:
        say.print(f"The former workbook was kept as {done.former}")
    print(done.path)


def show(findings: Sequence[Finding], print_line: Callable[[str], None]) -> None:
    """Show findings, those of one cause in one line, and how many there are.

    Args:
        findings: What was found.
        print_line: Prints a line.
    """
    for line in (*cause_lines(findings), found_line(findings)):
        print_line(line)


def exit_code(findings: Sequence[Finding]) -> int:
    """Give the code with which a command ends: 1 where there are errors.

    Args:
        findings: What was found.
    """
    return 1 if any(one.severity is Severity.ERROR for one in findings) else 0
