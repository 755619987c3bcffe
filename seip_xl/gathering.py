"""The returns in the folder of a control workbook: found, read and checked, not yet counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence  # type of a field
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.check import carry_explanations, check_across, check_elsewhere, check_return
from seip_xl.county import FileDates, read_county, track
from seip_xl.earlier import read_earlier
from seip_xl.errors import WriteError
from seip_xl.intake import checks_of, control_among, expectation
from seip_xl.ledger import check_owner, earlier_folders, room_in, versions_of
from seip_xl.read import read_folder, read_return_id, sort_folder
from seip_xl.schema import RETURNS
from seip_xl.sheet import without_collection
from seip_xl.store import open_store

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from seip_xl.check import RuleCount
    from seip_xl.county import County, TrackerRow, Version
    from seip_xl.read import Folder, Submission
    from seip_xl.store import Store

REPORT_STEM = "County report"
"""How the names of county workbooks begin."""
STORE = "store"
"""The folder of the store, beside the control workbook."""
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A control workbook and the files in its folder."""

    folder: Path
    control: Path
    files: Folder
    county: County

    @property
    def store(self) -> Path:
        """The folder of its store."""
        return self.control.parent / STORE

    def check_out(self, out: Path) -> None:
        """Refuse a name under which no county workbook opens, or that is read for it.

        Args:
            out: The county workbook to write.

        Raises:
            WriteError: It has another ending, or is the control workbook, the rulebook or a return.
        """
        if out.suffix.lower() != ".xlsx":
            msg = f"{out.name}: the name of a county workbook ends in .xlsx; give such a name"
            raise WriteError(msg)
        named = {path.resolve() for path in (*self.files.control, *self.files.rules)}
        is_return = out.is_file() and read_return_id(out) in {spec.id for spec in RETURNS}
        if is_return or out.resolve() in named:
            msg = f"{out.name} is read for the county workbook and cannot be it; give another name"
            raise WriteError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The returns in the folder of a control workbook, read and checked, not yet counted.

    ``versions`` says by return and partnership which version each of them is to the store;
    ``notices`` say with which earlier periods they could not be compared.

    Invariants: ``counts`` says of each of ``submissions`` how often each rule was run; the first of
    these are those of ``files``, in their order.
    """

    folder: Path
    control: Path
    county: County
    files: tuple[Path, ...]
    submissions: tuple[Submission, ...]
    counts: tuple[tuple[RuleCount, ...], ...]
    versions: Mapping[tuple[str, str], Version]
    notices: tuple[str, ...]

    @property
    def report(self) -> Path:
        """Where the county workbook of the period is written, unless another place is named."""
        return self.folder / f"{REPORT_STEM} {self.county.settings.period}.xlsx"

    @property
    def resubmitted(self) -> tuple[str, ...]:
        """What changed in each return of which a new version came, in words."""
        return tuple(
            f"The {return_id} return of {code} is a new version ({one.number}): {one.change}."
            for (return_id, code), one in self.versions.items()
            if one.is_new and one.number > 1
        )

    def tracker(self, today: date) -> tuple[TrackerRow, ...]:
        """Say where every return stands.

        Args:
            today: The day from which days late are counted.

        Returns:
            A row for each return of each partnership that is due or has come.
        """
        dates = [FileDates.of(path) for path in self.files]
        return track(self.county, self.submissions, dates, today, self.versions)


def find_county(place: Path) -> Found:
    """Find a control workbook and the files in its folder, and read what the LA keeps.

    Args:
        place: The folder that holds the control workbook and, in it or below it, the returns; or
            the control workbook.

    Returns:
        What was found.
    """
    folder = place.parent if place.is_file() else place
    files = sort_folder(folder)
    control = control_among(files, folder)
    return Found(folder=folder, control=control, files=files, county=read_county(control))


def gather(
    place: Path, *, earlier: Sequence[Path] = (), progress: Progress = lambda _: None
) -> Gathered:
    """Read and check the returns in a folder.

    Args:
        place: As in ``find_county``.
        earlier: Folders of earlier periods, with which rules compare, besides those that the store
            has.
        progress: Told in a few words what is being done.

    Returns:
        What was read and found.
    """
    progress("control workbook")
    found = find_county(place)
    with open_store(found.store) as store:
        return gather_found(found, store, earlier=earlier, progress=progress)


@without_collection()
def gather_found(
    found: Found,
    store: Store,
    *,
    earlier: Sequence[Path] = (),
    progress: Progress = lambda _: None,
) -> Gathered:
    """Read and check the returns that were found.

    Args:
        found: The files of a county.
        store: Its store.
        earlier: As in ``gather``.
        progress: Told in a few words what is being done.

    Returns:
        What was read and found.
    """
    county = found.county
    check_owner(store, county, found.control)
    with room_in(store) as laid:
        kept = earlier_folders(store, county, laid)
        before, notices = read_earlier(county, earlier, kept, progress)
    read = read_folder(found.files, expectation(county), progress)
    checks = checks_of(county)
    alone = [check_return(one, checks) for one in read]
    checked = check_elsewhere(check_across([one for one, _ in alone]), checks, before)
    counts = [own + further for (_, own), (_, further) in zip(alone, checked, strict=True)]
    submissions = tuple(
        carry_explanations(one, county.rules, before.explained(one)) for one, _ in checked
    )
    return Gathered(
        folder=found.folder,
        control=found.control,
        county=county,
        files=found.files.returns,
        submissions=submissions,
        counts=tuple(counts),
        versions=versions_of(store, county, submissions, found.files.returns),
        notices=notices,
    )
