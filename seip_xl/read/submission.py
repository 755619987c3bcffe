"""Reading a return: what is expected, and what a file gave."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from seip_xl.finding import Finding
from seip_xl.read.cause import in_order
from seip_xl.read.code import Code
from seip_xl.read.grid import open_source
from seip_xl.read.package import open_package
from seip_xl.read.sign_off import is_signed_off
from seip_xl.read.stamping import kept_return_id
from seip_xl.read.table import read_table
from seip_xl.sheet import without_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from seip_xl.read.grid import Source
    from seip_xl.read.spelling import Spellings
    from seip_xl.read.table import TableRead, Tally
    from seip_xl.schema import ReturnSpec, Stamp, TableSpec

_TEMPLATE = "fill in the template that the local authority sent for this period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What the LA waits for: returns of this period from these partnerships.

    ``lists`` holds the LA's lists by name for each partnership's code, ``spellings`` by list the
    listed name of every spelling, as ``spelling_key``.
    """

    period: str
    partnerships: tuple[str, ...]
    lists: Mapping[str, Mapping[str, Sequence[str]]]
    specs: tuple[ReturnSpec, ...]
    spellings: Spellings = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A return as it was read: accepted rows by table name, and everything that was found.

    Invariants: a file that is rejected as a whole (``accepted`` is False) has no tables; every
    table of an accepted one is there, perhaps without rows. ``spec`` is None when the file does
    not say which return it is, ``stamp`` when it is no return at all. ``signed_off`` is False
    where a sign-off is asked for and missing.
    """

    workbook: str
    accepted: bool
    stamp: Stamp | None = None
    spec: ReturnSpec | None = None
    reads: Mapping[str, TableRead] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
    signed_off: bool = True

    @property
    def left_alone(self) -> bool:
        """Whether the file is no spreadsheet, so that nobody took it for a return."""
        return all(one.code == Code.FILE_IGNORED for one in self.findings) and not self.accepted

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """The accepted rows by table name."""
        reads = self.reads.items()
        return {name: read.frame for name, read in reads if read.frame is not None}

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """What became of the rows of each table, by table name."""
        return {name: read.tally for name, read in self.reads.items()}

    def cell(self, table: str, label: str, row: int) -> str:
        """Give the address of a cell of an accepted file.

        Args:
            table: Name of the table.
            label: The column's label.
            row: Excel's number of the row, as in the frame's ``Source row``.

        Returns:
            For example ``K17``.
        """
        return self.reads[table].cell(label, row)


@without_collection()
def read_return(path: Path, *, expect: Expectation) -> Submission:
    """Read a filled return; whatever is wrong with it is a finding, nothing is raised.

    Args:
        path: The file.
        expect: What the LA waits for.

    Returns:
        The accepted rows and the findings.

    Shape:
        tables[name]: as in ``rows_frame``.
    """
    source = open_source(path)
    if isinstance(source, Finding):
        return Submission(workbook=path.name, accepted=False, findings=(source,))
    stamp = source.stamp()
    if stamp is None:
        message = f"{path.name} is a workbook, but not a return; {_TEMPLATE}"
        stamp = Code.NO_RETURN.finding(path.name, message)
    if isinstance(stamp, Finding):
        return Submission(workbook=path.name, accepted=False, findings=(stamp,))
    spec = next((one for one in expect.specs if one.id == stamp.return_id), None)
    faults = tuple(_stamp_faults(path.name, stamp, spec, expect))
    if spec is None or faults:
        return _of(Submission(workbook=path.name, accepted=False, findings=faults), stamp, spec)
    return _of(_read(source, spec, stamp, expect), stamp, spec)


def read_return_id(path: Path) -> str:
    """Read only which return a file says it is, or which other workbook of ours.

    Args:
        path: The file.

    Returns:
        The return's id; empty where the file does not say it.
    """
    package = open_package(path)
    if isinstance(package, Finding):
        return ""
    if kept := kept_return_id(package):
        return kept
    source = open_source(path)
    stamp = None if isinstance(source, Finding) else source.stamp()
    return "" if stamp is None or isinstance(stamp, Finding) else stamp.return_id


def read_tables(
    source: Source,
    tables: Iterable[TableSpec],
    *,
    lists: Mapping[str, Sequence[str]],
    spellings: Spellings,
    partnership: str = "",
) -> dict[str, TableRead]:
    """Read several tables of one workbook.

    Args:
        source: The opened workbook.
        tables: Their specs.
        lists: The LA's lists by name.
        spellings: Other spellings of names on the LA's lists.
        partnership: Code of the partnership, for the frames.

    Returns:
        What each gave, by name.
    """
    specs = [*tables]
    taken = [table.name for table in specs]
    return {
        table.name: read_table(
            source, table, lists=lists, spellings=spellings, partnership=partnership, taken=taken
        )
        for table in specs
    }


def _read(source: Source, spec: ReturnSpec, stamp: Stamp, expect: Expectation) -> Submission:
    lists = expect.lists.get(stamp.partnership, {})
    reads = read_tables(
        source,
        spec.tables,
        lists=lists,
        spellings=expect.spellings,
        partnership=stamp.partnership,
    )
    readable = all(read.frame is not None for read in reads.values())
    findings = [finding for read in reads.values() for finding in read.findings]
    if readable and not findings and not any(read.tally.received for read in reads.values()):
        message = f"{source.name}: no row is filled in; if there are none, tell the local authority"
        findings.append(Code.NOTHING_FILLED_IN.finding(source.name, message))
    return Submission(
        workbook=source.name,
        accepted=readable,
        reads=MappingProxyType(reads if readable else {}),
        findings=tuple(findings),
        signed_off=not spec.signed_off or is_signed_off(source),
    )


def _of(submission: Submission, stamp: Stamp, spec: ReturnSpec | None) -> Submission:
    return with_findings(
        replace(submission, stamp=stamp, spec=spec, findings=()), submission.findings
    )


def with_findings(submission: Submission, further: Iterable[Finding]) -> Submission:
    """Add findings to a return that was read, in their place by sheet and cell.

    Args:
        submission: The return; its stamp is known.
        further: What else was found.

    Returns:
        The return with all findings.
    """
    stamp = submission.stamp
    own = [
        replace(one, partnership=stamp.partnership, return_id=stamp.return_id) if stamp else one
        for one in further
    ]
    sheets = [table.name for table in submission.spec.tables] if submission.spec else []
    return replace(submission, findings=tuple(in_order([*submission.findings, *own], sheets)))


def _stamp_faults(
    name: str, stamp: Stamp, spec: ReturnSpec | None, expect: Expectation
) -> Iterable[Finding]:
    if spec is None:
        known = ", ".join(one.id for one in expect.specs)
        message = (
            f'{name} is a return of the kind "{stamp.return_id}", not one of {known}; {_TEMPLATE}'
        )
        yield Code.UNKNOWN_RETURN.finding(name, message, found=stamp.return_id)
    elif spec.version != stamp.version:
        message = (
            f"{name} was filled in version {stamp.version} of the template; "
            f"copy the rows into the template of version {spec.version}"
        )
        yield Code.OTHER_VERSION.finding(name, message, found=stamp.version)
    if not (stamp.partnership and stamp.period):
        message = f"{name} does not say whose it is; fill in partnership and period on its cover"
        yield Code.NOT_SAID_WHOSE.finding(name, message)
        return
    if stamp.partnership not in expect.partnerships:
        near = difflib.get_close_matches(stamp.partnership, expect.partnerships, n=1)
        hint = f' (is it "{near[0]}"?)' if near else ""
        message = (
            f'{name} is of the partnership "{stamp.partnership}"{hint}, which the county workbook '
            f"does not list; {_TEMPLATE}"
        )
        yield Code.UNKNOWN_PARTNERSHIP.finding(name, message, found=stamp.partnership)
    if stamp.period != expect.period:
        message = f"{name} is for {stamp.period}, but {expect.period} is collected; {_TEMPLATE}"
        yield Code.OTHER_PERIOD.finding(name, message, found=stamp.period)
