"""Working out anew, from the returns as they came, everything else that a store has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.gathering import find_county, gather_found
from seip_xl.ledger import lay_out_run, room_in
from seip_xl.pipeline import count_gathered, record_counted
from seip_xl.store import RunKind, open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from seip_xl.store import Fault, RecordedRun, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How many consolidations were worked out anew, and which figures came out otherwise."""

    runs: int
    changed: tuple[str, ...]


def verify_store(folder: Path) -> tuple[Fault, ...]:
    """Prove every kept file of a store against its hash, and its database against itself.

    Args:
        folder: The folder of the store.

    Returns:
        What is wrong; none where all is sound.
    """
    with open_store(folder) as store:
        return store.verify()


def rebuild_store(folder: Path, progress: Callable[[str], None] = lambda _: None) -> Rebuilt:
    """Work out anew what consolidations made of the returns; on a fault all stays as it was.

    Args:
        folder: The folder of the store.
        progress: Told in a few words what is being done.

    Returns:
        What was done. Figures come out otherwise when measures were changed since.
    """
    with open_store(folder) as store, room_in(store) as room:
        runs = [run for run in store.runs() if run.kind is RunKind.CONSOLIDATION]
        folders = [lay_out_run(store, run, room / str(run.id)) for run in runs]
        before = _figures(store)
        with store.rebuilding() as rebuilt:
            for run, laid in zip(runs, folders, strict=True):
                progress(f"{run.period}, as on {run.at[:10]}")
                _replay(rebuilt, run, laid)
        after = _figures(store)
    changed = [key for key in sorted({*before, *after}) if before.get(key) != after.get(key)]
    return Rebuilt(runs=len(runs), changed=tuple(" ".join(key) for key in changed))


def _replay(store: Store, run: RecordedRun, laid: Path) -> None:
    gathered = gather_found(find_county(laid), store)
    counted = count_gathered(gathered, store, run.at)
    # Each return was laid out in a folder of its own, named by its id.
    kept = {index: int(path.parent.name) for index, path in enumerate(gathered.files)}
    record_counted(store, counted, kept, run.at)


def _figures(store: Store) -> dict[tuple[str, str, str], float | None]:
    return {(one.period, one.measure, one.partnership): one.value for one in store.figures()}
