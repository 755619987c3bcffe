"""Reading a record: one model written down a sheet, a label and a value a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError

from seip_xl.finding import Finding
from seip_xl.read.code import Code
from seip_xl.read.header import find_header
from seip_xl.read.message import cell_finding, shown
from seip_xl.read.place import find_sheet
from seip_xl.schema import Row
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seip_xl.read.grid import CellValue, Grid, Source
    from seip_xl.read.header import Header
    from seip_xl.schema import TableSpec

RECORD_LABELS = ("Setting", "Value")
RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRead(Generic[RowT]):
    """What reading a record gave.

    ``record`` is None when something is wrong; ``cells`` holds the address of each value by label.
    """

    record: RowT | None
    findings: tuple[Finding, ...]
    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    label: str
    value: CellValue
    label_cell: str
    value_cell: str


def read_record(source: Source, table: TableSpec, model: type[RowT]) -> RecordRead[RowT]:
    """Read a record: columns Setting and Value, one row a field, found by the field's label.

    Args:
        source: The opened workbook.
        table: The record's spec; it stands on the sheet of its name.
        model: The model of the spec.

    Returns:
        The record and all that is wrong.
    """
    sheet = find_sheet(source, table.name)
    grid = sheet if isinstance(sheet, Finding) else source.grid(sheet)
    if isinstance(grid, Finding):
        return RecordRead(record=None, findings=(grid,))
    header, missing = find_header(grid, RECORD_LABELS, source.name, table.name)
    if header is None:
        return RecordRead(record=None, findings=tuple(missing))
    entries = list(_entries(grid, header))
    faults = [*_label_faults(source, table, entries)]
    if faults:
        return RecordRead(record=None, findings=tuple(faults))
    by_label = {entry.label: entry for entry in entries}
    record, found = _validated(source, table, model, by_label)
    cells = {label: entry.value_cell for label, entry in by_label.items()}
    return RecordRead(record=record, findings=tuple(found), cells=MappingProxyType(cells))


def _entries(grid: Grid, header: Header) -> Iterator[_Entry]:
    label_at, value_at = (header.columns[label] for label in RECORD_LABELS)
    for number, row in enumerate(grid[header.row + 1 :], start=header.row + 1):
        cells = [*row, *[None] * (max(label_at, value_at) + 1 - len(row))]
        if cells[label_at] is not None:
            yield _Entry(
                label=shown(cells[label_at]).strip(),
                value=cells[value_at],
                label_cell=cell_name(number, label_at),
                value_cell=cell_name(number, value_at),
            )


def _label_faults(source: Source, table: TableSpec, entries: list[_Entry]) -> Iterator[Finding]:
    wanted = {column.label for column in table.columns}
    labels = [entry.label for entry in entries]
    for entry in entries:
        code = Code.LINE_UNKNOWN if entry.label not in wanted else Code.LINE_TWICE
        if code is Code.LINE_UNKNOWN or labels.count(entry.label) > 1:
            what = "is not known" if code is Code.LINE_UNKNOWN else "stands twice"
            message = f'The setting "{entry.label}" {what}; delete this row'
            yield code.finding(source.name, message, sheet=table.name, cell=entry.label_cell)
    needed = [column.label for column in table.columns if column.required]
    for label in [label for label in needed if label not in labels]:
        message = (
            f'{source.name}, sheet {table.name}: the setting "{label}" is missing; put its row back'
        )
        yield Code.LINE_MISSING.finding(source.name, message, sheet=table.name, found=label)


def _validated(
    source: Source, table: TableSpec, model: type[RowT], entries: dict[str, _Entry]
) -> tuple[RowT | None, list[Finding]]:
    columns = {column.field: column for column in table.columns}
    blank = _Entry(label="", value=None, label_cell="", value_cell="")
    values = {field: entries.get(column.label, blank).value for field, column in columns.items()}
    # A blank cell that may be blank counts as the model says.
    given = {
        field: value
        for field, value in values.items()
        if value is not None or columns[field].required
    }
    try:
        return model.model_validate(given), []
    except ValidationError as error:
        wrong = [str(fault["loc"][0]) for fault in error.errors(include_url=False)]
    findings = []
    for name in wrong:
        where = (source.name, table.name, entries[columns[name].label].value_cell)
        findings.append(cell_finding(columns[name], values[name], {}, where))
    return None, findings
