"""What the LA keeps, read from the control workbook and checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.county.fault import faults_of
from seip_xl.county.sheet import SHEETS
from seip_xl.errors import DefinitionError, WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.read import open_source, read_record, read_table
from seip_xl.schema import COUNTY, NO_SCHOOL, SETTINGS, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from seip_xl.read import Source, TableRead


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """What the LA keeps.

    Invariants: ``partnerships`` holds the codes in report order; ``names`` and ``schools`` have
    exactly these keys; ``history`` has the labels of the History table.
    """

    settings: Settings
    partnerships: tuple[str, ...]
    names: Mapping[str, str]
    schools: Mapping[str, tuple[str, ...]]
    history: pd.DataFrame

    def lists(self, code: str) -> dict[str, tuple[str, ...]]:
        """Give the LA's lists by name, as they hold for a partnership.

        Args:
            code: The partnership's code.

        Returns:
            The lists.
        """
        return {"schools": (*self.schools[code], NO_SCHOOL)}


def read_county(path: Path) -> County:
    """Read the control workbook.

    Args:
        path: The file.

    Returns:
        What it holds.

    Shape:
        history: (rows, labels of the History table), in the order of the sheet.

    Raises:
        WorkbookError: The file cannot be opened or is no workbook.
        DefinitionError: Something in it is wrong; every fault is told, a line each.
    """
    source = open_source(path)
    if isinstance(source, Finding):
        raise WorkbookError(source.message)
    settings, found = read_record(source, SETTINGS, Settings)
    reads = _read_tables(source)
    found = [*found, *(finding for read in reads.values() for finding in read.findings)]
    lines = [one.line for one in found if one.severity is Severity.ERROR]
    lines += faults_of(path.name, settings, reads)
    if lines or settings is None:
        raise DefinitionError("\n".join(lines))
    # A table that could not be read has told so above: all are there now.
    frames = {name: read.frame for name, read in reads.items() if read.frame is not None}
    return _county(settings, frames)


def _read_tables(source: Source) -> dict[str, TableRead]:
    return {
        table.name: read_table(source, table, lists={}, sheet=SHEETS[table.name])
        for table in COUNTY.tables
    }


def _county(settings: Settings, frames: Mapping[str, pd.DataFrame]) -> County:
    partnerships = frames["Partnerships"].sort_values("Order", kind="stable")
    codes = tuple(partnerships["Code"])
    schools = frames["Schools"]
    labels = [column.label for column in COUNTY.table("History").columns]
    return County(
        settings=settings,
        partnerships=codes,
        names=dict(zip(codes, partnerships["Name"], strict=True)),
        schools={
            code: tuple(schools.loc[schools["Partnership"] == code, "School"]) for code in codes
        },
        history=frames["History"][labels],
    )
