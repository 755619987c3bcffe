"""The commands about a store: proving it, and working out anew what it has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from seip_xl.errors import WorkbookError
from seip_xl.gathering import STORE
from seip_xl.rebuilding import rebuild_store, verify_store
from seip_xl.schema import STORE_FILE

store_app = typer.Typer(
    help="Prove the store of a county, or work out anew what it has.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Folder = Annotated[Path, typer.Argument(help="Folder of the control workbook, or of the store.")]


@store_app.command()
def verify(folder: Folder) -> None:
    """Prove every kept return against its hash, and the database against itself.

    Example: seip-xl store verify county/
    """
    faults = verify_store(_store_of(folder))
    for fault in faults:
        print(f"{fault.severity}: {fault.message}")
    wrong = [fault for fault in faults if fault.severity == "error"]
    print(f"The store has {len(wrong)} faults." if wrong else "The store is sound.")
    raise typer.Exit(1 if wrong else 0)


@store_app.command()
def rebuild(folder: Folder) -> None:
    """Work out anew, from the returns as they came, every figure and finding.

    Example: seip-xl store rebuild county/
    """
    done = rebuild_store(_store_of(folder))
    for one in done.changed:
        print(f"changed: {one}")
    print(f"{done.runs} consolidations were worked out anew; {len(done.changed)} figures changed.")


def _store_of(folder: Path) -> Path:
    """Give the folder of the store, which is to be there."""
    inside = folder / STORE
    found = inside if inside.is_dir() else folder
    if not (found / STORE_FILE).is_file():
        msg = (
            f"there is no store in {folder}; a consolidation makes one beside the control workbook"
        )
        raise WorkbookError(msg)
    return found
