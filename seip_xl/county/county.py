"""What the LA keeps, read from the control workbook and checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seip_xl.county.fault import faults_of
from seip_xl.county.fault_date import due_day
from seip_xl.county.headline import LISTS, wordings_of
from seip_xl.county.rules_book import RULES_FILE, read_rules
from seip_xl.county.sheet import ADDED, SHEETS, names_in
from seip_xl.errors import DefinitionError, WorkbookError
from seip_xl.finding import Finding, Severity
from seip_xl.read import (
    Code,
    TableRead,
    empty_frame,
    open_source,
    read_record,
    read_table,
    spelling_key,
)
from seip_xl.rule import RULES
from seip_xl.schema import COUNTY, NO_SCHOOL, RETURNS, SETTINGS, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from seip_xl.read import Source, Spellings
    from seip_xl.report import Wording
    from seip_xl.rule import Rule
    from seip_xl.schema import TableSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """What the LA keeps.

    ``other_codes`` gives the code for every other code; ``due`` holds the ids of the returns that
    are collected in this period; ``spellings`` gives by list, ``providers`` and ``subjects``, the
    listed name of every spelling; ``wordings`` has headlines by title that the LA words itself or
    leaves out; ``rules`` are those of the rulebook beside the control workbook,
    the standard ones where there is none.

    Invariants: ``partnerships`` holds the codes in report order; ``names``, ``schools``,
    ``colours`` and ``emails`` have exactly these keys, a colour or an e-mail is empty where none
    was given; each frame has the labels of its table, ``school_rows`` in the order of
    ``partnerships``.
    """

    settings: Settings
    partnerships: tuple[str, ...]
    names: Mapping[str, str]
    other_codes: Mapping[str, str]
    colours: Mapping[str, str]
    emails: Mapping[str, str]
    due: frozenset[str]
    schools: Mapping[str, tuple[str, ...]]
    school_rows: pd.DataFrame
    providers: pd.DataFrame
    subjects: pd.DataFrame
    indicators: pd.DataFrame
    history: pd.DataFrame
    published: pd.DataFrame
    wordings: Mapping[str, Wording]
    spellings: Spellings
    rules: tuple[Rule, ...] = RULES

    def lists(self, code: str) -> dict[str, tuple[str, ...]]:
        """Give the LA's lists by name, as they hold for a partnership.

        Args:
            code: The partnership's code.

        Returns:
            The lists.
        """
        return {
            "schools": (*self.schools[code], NO_SCHOOL),
            "indicators": tuple(self.indicators["Indicator"]),
        }


def read_county(path: Path) -> County:
    """Read the control workbook, and the rulebook beside it where there is one.

    Args:
        path: The file.

    Returns:
        What it holds.

    Shape:
        history and the other frames: (rows, labels of their table), in the order of the sheet.

    Raises:
        WorkbookError: The file cannot be opened or is no workbook.
        DefinitionError: It is of another version of the program, or something in it is wrong;
            every fault is told, a line each.
    """
    source = open_source(path)
    if isinstance(source, Finding):
        raise WorkbookError(source.message)
    _check_version(source)
    settings = read_record(source, SETTINGS, Settings)
    reads = _read_tables(source)
    found = [*settings.findings, *(finding for read in reads.values() for finding in read.findings)]
    lines = [one.line for one in found if one.severity is Severity.ERROR]
    lines += faults_of(path.name, settings, reads)
    if lines or settings.record is None:
        raise DefinitionError("\n".join(lines))
    # A table that could not be read has told so above: all are there now.
    frames = {
        table.name: read.frame[[column.label for column in table.columns]]
        for table in COUNTY.tables
        if (read := reads[table.name]).frame is not None
    }
    beside = path.parent / RULES_FILE
    rules = read_rules(beside) if beside.is_file() else RULES
    return replace(_county(settings.record, frames), rules=rules)


def _check_version(source: Source) -> None:
    stamp = source.stamp()
    if isinstance(stamp, Finding):
        wrong = f"{source.name} says in two places what it is, and they differ ({stamp.found})"
    elif stamp and stamp.version not in {"", COUNTY.version}:
        wrong = (
            f"{source.name} is a control workbook of version {stamp.version}, this program reads "
            f"those of version {COUNTY.version}"
        )
    else:
        return
    msg = f"{wrong}; make a new one with seip-xl new and copy your tables into it"
    raise DefinitionError(msg)


def _read_tables(source: Source) -> dict[str, TableRead]:
    return {table.name: _read_table(source, table) for table in COUNTY.tables}


def _read_table(source: Source, table: TableSpec) -> TableRead:
    read = read_table(source, table, lists=LISTS, sheet=SHEETS[table.name])
    codes = [finding.code for finding in read.findings]
    if table.name in ADDED and codes == [Code.SHEET_MISSING]:
        return TableRead(frame=empty_frame(table), findings=())
    return read


def _county(settings: Settings, frames: Mapping[str, pd.DataFrame]) -> County:
    partnerships = frames["Partnerships"].sort_values("Order", kind="stable")
    codes = tuple(partnerships["Code"])
    schools = frames["Schools"]
    places = schools["Partnership"].map({code: place for place, code in enumerate(codes)})
    others = zip(codes, partnerships["Other codes"], strict=True)
    return County(
        settings=settings,
        partnerships=codes,
        names=dict(zip(codes, partnerships["Name"], strict=True)),
        other_codes={other: code for code, cell in others for other in names_in(cell)},
        colours=_texts(partnerships, "Colour"),
        emails=_texts(partnerships, "Coordinator e-mail"),
        due=frozenset(spec.id for spec in RETURNS if due_day(settings, spec.id)),
        schools={
            code: tuple(schools.loc[schools["Partnership"] == code, "School"]) for code in codes
        },
        school_rows=schools.loc[places.sort_values(kind="stable").index].reset_index(drop=True),
        providers=frames["Providers"],
        subjects=frames["Subjects"],
        indicators=frames["Indicators"],
        history=frames["History"],
        published=frames["Published"],
        wordings=wordings_of(frames["Headlines"]),
        spellings={
            "providers": _spellings(frames["Providers"], "Provider"),
            "subjects": _spellings(frames["Subjects"], "Subject"),
        },
    )


def _texts(partnerships: pd.DataFrame, label: str) -> dict[str, str]:
    """Give a column by code, empty where it is blank."""
    cells = zip(partnerships["Code"], partnerships[label], strict=True)
    return {code: cell if isinstance(cell, str) else "" for code, cell in cells}


def _spellings(listed: pd.DataFrame, label: str) -> dict[str, str]:
    rows = zip(listed[label], listed["Other spellings"], strict=True)
    return {
        spelling_key(spelling): name
        for name, others in rows
        for spelling in (name, *names_in(others))
    }
