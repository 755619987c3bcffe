"""Facts: single cells above a table, a label and the value in the next cell to the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from seip_xl.read.code import Code
from seip_xl.read.header import label_key
from seip_xl.read.message import cell_finding
from seip_xl.sheet import cell_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.finding import Finding
    from seip_xl.read.grid import CellValue
    from seip_xl.schema import Column, TableSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of a table as they were read.

    ``typed`` is in the order of the spec, what is wrong or missing as blank; ``cells`` holds the
    address of each value by label.
    """

    typed: tuple[CellValue, ...]
    cells: Mapping[str, str]
    findings: tuple[Finding, ...]


def read_facts(
    above: Sequence[Sequence[CellValue]],
    table: TableSpec,
    lists: Mapping[str, Sequence[str]],
    workbook: str,
    sheet: str,
) -> Facts:
    """Read the facts of a table; case and spaces around a label do not matter.

    Args:
        above: The rows of the sheet above the table's header.
        table: The table's spec.
        lists: The LA's lists by name.
        workbook: Name of the file, for findings.
        sheet: Name of the sheet, for findings.

    Returns:
        The facts and what was found.
    """
    places = {column.label: _places(above, column.label) for column in table.facts}
    found = {label: at[0] for label, at in places.items() if len(at) == 1}
    values = {label: _value(above, *at) for label, at in found.items()}
    cells = {label: cell_name(row, at) for label, (row, at) in found.items()}
    findings = [
        _misplaced(label, at, workbook, sheet) for label, at in places.items() if len(at) != 1
    ]
    for column in _wrong(table, values, lists):
        value = values.pop(column.label)
        where = (workbook, sheet, cells[column.label])
        findings.append(cell_finding(column, value, lists, where))
    return Facts(
        typed=tuple(values.get(column.label) for column in table.facts),
        cells=cells,
        findings=tuple(findings),
    )


def _places(above: Sequence[Sequence[CellValue]], label: str) -> list[tuple[int, int]]:
    """Give row and column of the value beside each cell that holds a label."""
    return [
        (row, at)
        for row, cells in enumerate(above)
        for at, value in enumerate(cells, start=1)
        if label_key(value) == label_key(label)
    ]


def _value(above: Sequence[Sequence[CellValue]], row: int, at: int) -> CellValue:
    return above[row][at] if at < len(above[row]) else None


def _wrong(
    table: TableSpec, values: Mapping[str, CellValue], lists: Mapping[str, Sequence[str]]
) -> list[Column]:
    columns = {column.field: column for column in table.facts if column.label in values}
    if table.facts_model is None or not columns:
        return []
    context = {name: frozenset(listed) for name, listed in lists.items()}
    given = {field: values[column.label] for field, column in columns.items()}
    try:
        table.facts_model.model_validate(given, context=context)
    except ValidationError as error:
        fields = [str(fault["loc"][0]) for fault in error.errors(include_url=False)]
        return [columns[field] for field in fields if field in columns]
    return []


def _misplaced(label: str, at: Sequence[tuple[int, int]], workbook: str, sheet: str) -> Finding:
    if not at:
        message = (
            f'The label "{label}" above the table is missing; put it back as in the template, with '
            "its value in the next cell"
        )
        return Code.LINE_MISSING.finding(workbook, message, sheet=sheet, found=label)
    cells = [cell_name(row, column - 1) for row, column in at]
    message = (
        f'The label "{label}" stands {len(at)} times ({", ".join(cells)}); none of them is read; '
        "leave one"
    )
    return Code.LINE_TWICE.finding(workbook, message, sheet=sheet, cell=cells[0], found=label)
