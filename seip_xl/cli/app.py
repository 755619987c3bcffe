"""All commands, in the order in which they are listed."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

import typer

from seip_xl.cli.county import build_workbook, chase, consolidate_command, demo, new
from seip_xl.cli.definitions import measures, rules
from seip_xl.cli.returns import check, diff, template
from seip_xl.cli.store import store_app
from seip_xl.errors import DefinitionError, SeipXlError

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    help="Termly partnership returns in, a county workbook with live figures out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
_COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "new": new,
    "template": template,
    "check": check,
    "diff": diff,
    "consolidate": consolidate_command,
    "chase": chase,
    "rules": rules,
    "measures": measures,
    "build-workbook": build_workbook,
}
for _name, _command in _COMMANDS.items():
    app.command(name=_name)(_command)
app.add_typer(store_app, name="store")


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
