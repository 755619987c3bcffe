"""What the county lists, read from the control workbook that was kept with a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from seip_xl.county import read_county
from seip_xl.errors import SeipXlError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seip_xl.store import RecordedRun, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Other codes of the partnerships, the providers, the indicators beside their groups."""

    other_codes: Mapping[str, str] = field(default_factory=dict)
    providers: tuple[str, ...] = ()
    indicators: tuple[tuple[str, str], ...] = ()


NO_LISTS = Listed()


def read_listed(store: Store, run: RecordedRun | None) -> Listed:
    """Read what the county listed when a run was made.

    Args:
        store: The store.
        run: The run; None where there was none.

    Returns:
        The lists; none where no control workbook was kept, or this program cannot read it.
    """
    if run is None or run.control_sha256 is None:
        return NO_LISTS
    try:
        data = store.file(run.control_sha256)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "Control.xlsx"
            path.write_bytes(data)
            county = read_county(path)
    except SeipXlError:
        return NO_LISTS
    indicators = county.indicators
    return Listed(
        other_codes=county.other_codes,
        providers=tuple(county.providers["Provider"]),
        indicators=tuple(zip(indicators["Group"], indicators["Indicator"], strict=True)),
    )
