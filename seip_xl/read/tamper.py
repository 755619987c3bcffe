"""What of a template was lost while it was filled in; told as notes, never used in reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.finding import Finding, Severity
from seip_xl.read.cause import ranges_of
from seip_xl.read.code import Code
from seip_xl.read.package import open_bytes, open_package
from seip_xl.read.stamping import was_issued
from seip_xl.read.structure import structure_of
from seip_xl.read.submission import with_findings
from seip_xl.rule import RULES, rulebook_of
from seip_xl.schema import is_issues_title
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from seip_xl.read.structure import Area, Structure
    from seip_xl.read.submission import Submission
    from seip_xl.rule import Rule
    from seip_xl.schema import ReturnSpec, Stamp, TableSpec

_AGAIN = "nothing is lost by it; next time paste with Paste Special, Values"


def with_tamper_notes(
    read: Submission,
    path: Path,
    *,
    issued: bytes,
    standard: bytes,
    rules: Sequence[Rule] = RULES,
) -> Submission:
    """Add to a return what of its template is gone.

    Args:
        read: The return as it was read.
        path: Its file.
        issued: The blank template that was issued to its partnership.
        standard: The standard template, in which partnership and period are filled in.
        rules: The rules that hold now.

    Returns:
        The return with a note for each thing that is gone; as it was, where it was not accepted.
    """
    if not (read.accepted and read.spec and read.stamp):
        return read
    notes = [
        *_of_rulebook(path.name, read.stamp, read.spec, rules),
        *_notes(path, read, read.spec, issued, standard),
    ]
    return with_findings(read, notes)


def _of_rulebook(
    name: str, stamp: Stamp, spec: ReturnSpec, rules: Sequence[Rule]
) -> Iterator[Finding]:
    if stamp.rulebook and stamp.rulebook != rulebook_of(spec, rules):
        message = (
            f"{name} was filled in a template with other lists, bounds or rules than those that "
            "hold now; what it holds was checked by those that hold now"
        )
        yield Code.OTHER_RULEBOOK.finding(name, message, found=stamp.rulebook)


def _notes(
    path: Path, read: Submission, spec: ReturnSpec, issued: bytes, standard: bytes
) -> tuple[Finding, ...]:
    package = open_package(path)
    if isinstance(package, Finding):
        return ()
    template = open_bytes("template", issued if was_issued(package) else standard)
    if isinstance(template, Finding):
        return ()
    try:
        given = structure_of(package, spec)
    except Exception:  # noqa: BLE001  # whatever that library stumbles on, the return was read
        message = f"{path.name} could not be held against its template; nothing is to be done"
        return (Code.NOT_COMPARED.finding(path.name, message),)
    wanted = structure_of(template, spec)
    # A total that is wrong because it was typed over is told already, and is no small matter.
    told = {(one.sheet, one.cell) for one in read.findings if one.severity is Severity.ERROR}
    renamed = {one.sheet for one in read.findings if one.code == Code.SHEET_RENAMED}
    notes = [*_of_book(path.name, given, wanted, renamed)] if given.sheets else []
    for table in spec.tables:
        if table.name in given.areas:
            area, whole = given.areas[table.name], wanted.areas[table.name]
            notes += _of_table(path.name, table, area, whole, told)
    return tuple(notes)


def _of_book(
    name: str, given: Structure, wanted: Structure, renamed: Collection[str]
) -> Iterator[Finding]:
    for sheet in given.sheets:
        if sheet not in {*wanted.sheets, *renamed} and not is_issues_title(sheet):
            message = f'{name}: the sheet "{sheet}" is not in the template; it is not read'
            yield Code.SHEET_ADDED.finding(name, message, sheet=sheet)
    for sheet in wanted.sheets:
        if sheet not in given.sheets:
            message = f'{name}: the sheet "{sheet}" of the template is gone; keep it next time'
            yield Code.SHEET_GONE.finding(name, message, sheet=sheet)
    for lost in sorted(wanted.names - given.names):
        message = f"{name}: the name {lost} of the template is gone; keep it next time"
        yield Code.NAME_GONE.finding(name, message, found=lost)


def _of_table(
    name: str, table: TableSpec, given: Area, wanted: Area, told: Collection[tuple[str, str]]
) -> Iterator[Finding]:
    if wanted.protected and not given.protected:
        message = f"{name}, sheet {given.sheet}: its protection was taken off; keep it next time"
        yield Code.PROTECTION_OFF.finding(name, message, sheet=given.sheet)
    yield from _of_extent(name, table, given)
    typed_over = (
        cell for cell in _typed(given, wanted) if (given.sheet, cell_name(*cell)) not in told
    )
    for code, words, cells in (
        (Code.GUARD_GONE, "the drop-down or check of what is typed is gone", _bare(given, wanted)),
        (Code.FORMULA_GONE, "a formula of the template is typed over", typed_over),
    ):
        found = ranges_of(cells)
        if found:
            message = f"{', '.join(found)}: {words}; {_AGAIN}"
            cell = found[0].partition(":")[0]
            yield code.finding(name, message, sheet=given.sheet, cell=cell, found=", ".join(found))


def _of_extent(name: str, table: TableSpec, given: Area) -> Iterator[Finding]:
    if given.extent is None:
        message = (
            f"{name}, sheet {given.sheet}: the Excel table {table.name} is gone, so that new rows "
            "get neither drop-downs nor checks; its rows are read all the same"
        )
        yield Code.TABLE_GONE.finding(name, message, sheet=given.sheet)
        return
    below = [(row, given.extent[1]) for row in given.rows if row > given.extent[2]]
    if below:
        first, last = below[0][0] + 1, below[-1][0] + 1
        rows = f"{first} to {last}" if last > first else str(first)
        message = (
            f"{name}, sheet {given.sheet}: the Excel table {table.name} ends above row {first}; "
            "what stands under it is read all the same, but was not checked while it was typed"
        )
        yield Code.TABLE_CUT.finding(name, message, sheet=given.sheet, found=rows)


def _bare(given: Area, wanted: Area) -> Iterator[tuple[int, int]]:
    """Give the filled cells that have lost the check that the template has for their column."""
    for label, column in given.columns.items():
        if label in wanted.columns and wanted.is_guarded(wanted.top, wanted.columns[label]):
            yield from ((row, column) for row in given.rows if not given.is_guarded(row, column))


def _typed(given: Area, wanted: Area) -> Iterator[tuple[int, int]]:
    """Give the cells that hold no formula where the template has one."""
    if wanted.lines:
        labels = {column: label for label, column in wanted.columns.items()}
        lines = {row: line for line, row in wanted.lines.items()}
        cells = [
            (given.lines[lines[row]], given.columns[labels[column]])
            for row, column in wanted.formulas
            if lines.get(row) in given.lines and labels.get(column) in given.columns
        ]
    else:
        calculated = {label for label, column in wanted.columns.items() if _is_full(wanted, column)}
        columns = [given.columns[label] for label in calculated if label in given.columns]
        # Under the table there never was a formula: that it ends above is told.
        end = given.extent[2] if given.extent else max(given.rows, default=0)
        cells = [(row, column) for row in given.rows if row <= end for column in columns]
    yield from (cell for cell in cells if cell not in given.formulas)


def _is_full(area: Area, column: int) -> bool:
    return any(at == column for _, at in area.formulas)
