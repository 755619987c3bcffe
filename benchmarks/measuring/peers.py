"""Reading and checking a register with other libraries; runs in a .venv without seip-xl."""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from measuring.timed import print_best

if TYPE_CHECKING:
    from collections.abc import Callable

    from measuring.timed import Cells

SHEET = "Students"
_NUMBERS = {"whole": "integer", "number": "number"}


def read(path: Path, engine: Literal["openpyxl", "calamine"]) -> Any:
    """Read the sheet; the word None is a value of one of its lists, not a missing cell."""
    return pd.read_excel(
        path, sheet_name=SHEET, engine=engine, keep_default_na=False, na_values=[""]
    )


def refused(values: Any, column: dict[str, Any]) -> Any:
    """Tell which values of a column are wrong, all of them at once."""
    filled = values.notna()
    missing = ~filled if column["required"] else filled & ~filled
    if column["kind"] == "choice":
        return missing | (filled & ~values.isin(column["choices"]))
    if column["kind"] == "date":
        return missing | (filled & pd.to_datetime(values, errors="coerce").isna())
    if column["kind"] in _NUMBERS:
        low, high = (column[key] for key in ("minimum", "maximum"))
        numbers = pd.to_numeric(values, errors="coerce")
        return missing | (filled & ~numbers.between(low, high))
    if column["pattern"]:
        return missing | (filled & ~values.astype(str).str.fullmatch(column["pattern"]))
    return missing


def with_pandas(path: Path, told: dict[str, Any]) -> Cells:
    """Read with pandas and openpyxl; checks written by hand, a column at a time."""
    frame = read(path, "openpyxl")
    wrong: Cells = set()
    for column in told["columns"]:
        found = refused(frame[column["label"]], column)
        wrong |= {(row + 2, column["label"]) for row in found[found].index}
    return wrong


def with_frictionless(path: Path, told: dict[str, Any]) -> Cells:
    """Validate with a table schema: types, required, enum, minimum, maximum, pattern."""
    frictionless, formats = import_module("frictionless"), import_module("frictionless.formats")
    types = {"date": "date", **_NUMBERS}
    fields = [
        {
            "name": column["label"],
            "type": types.get(column["kind"], "string"),
            "constraints": _constraints(column),
        }
        for column in told["columns"]
    ]
    fields += [{"name": name, "type": "any"} for name in told["further"]]
    resource = frictionless.Resource(
        path=path.name,
        basepath=str(path.parent),
        control=formats.ExcelControl(sheet=SHEET),
        schema=frictionless.Schema.from_descriptor({"fields": fields}),
    )
    rows = resource.validate(limit_errors=10**6).flatten(["rowNumber", "fieldName"])
    return {(row, name) for row, name in rows if row and name}


def _constraints(column: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"required": column["required"]}
    if column["kind"] == "choice":
        found["enum"] = column["choices"]
    if column["kind"] in _NUMBERS:
        found |= {key: column[key] for key in ("minimum", "maximum")}
    if column["pattern"]:
        found["pattern"] = column["pattern"]
    return found


def with_pandera(path: Path, told: dict[str, Any]) -> Cells:
    """Read with pandas and calamine; a schema with a check a column, all failures collected."""
    pandera = import_module("pandera.pandas")

    def checked(column: dict[str, Any]) -> Any:
        check = pandera.Check(lambda values: ~refused(values, column), ignore_na=False)
        return pandera.Column(checks=check, nullable=True)

    schema = pandera.DataFrameSchema({one["label"]: checked(one) for one in told["columns"]})
    try:
        schema.validate(read(path, "calamine"), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        places = zip(cases["index"], cases["column"], strict=True)
        return {(int(row) + 2, name) for row, name in places}
    return set()


def with_pointblank(path: Path, told: dict[str, Any]) -> Cells:
    """Read with pandas and calamine; a step a column, and the rows of each that failed."""
    pointblank = import_module("pointblank")
    frame, columns = read(path, "calamine"), told["columns"]
    right = {one["label"]: (~refused(frame[one["label"]], one)).astype(int) for one in columns}
    plan = pointblank.Validate(pd.DataFrame(right))
    for column in columns:
        plan = plan.col_vals_eq(columns=column["label"], value=1)
    done = plan.interrogate()
    return {
        (int(row) + 1, column["label"])
        for step, column in enumerate(columns, start=1)
        for row in done.get_data_extracts(i=step, frame=True)["_row_num_"]
    }


JOBS: dict[str, Callable[[Path, dict[str, Any]], Cells]] = {
    "pandas": with_pandas,
    "frictionless": with_frictionless,
    "pandera": with_pandera,
    "pointblank": with_pointblank,
}


def main() -> None:
    """Time a job on a register."""
    job, path, runs = JOBS[sys.argv[1]], Path(sys.argv[2]), int(sys.argv[3])
    logging.disable(logging.WARNING)
    print_best(lambda told: job(path, told), path, runs)


if __name__ == "__main__":
    main()
