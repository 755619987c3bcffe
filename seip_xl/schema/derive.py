"""Models to specs: the only module that looks at ``model_fields``."""

from __future__ import annotations

import types
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt

from seip_xl.errors import DefinitionError
from seip_xl.schema.field import ChoiceOf, Row
from seip_xl.schema.spec import EXPLANATION, Calculated, Column, Kind, Line, TableSpec

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

CHECK = "Check"
CHECK_COLUMNS = (
    Calculated(
        field="check",
        label=CHECK,
        help_text="Says what is wrong with the row; empty when nothing is.",
        before=EXPLANATION,
    ),
)
_UNSAFE_IN_CRITERIA = frozenset("*?~<>=")


def table_spec(
    name: str,
    title: str,
    model: type[Row],
    help_text: str,
    lines: tuple[Line, ...] = (),
    *,
    calculated: tuple[Calculated, ...] = (),
    rows_of: str = "",
    facts: type[Row] | None = None,
) -> TableSpec:
    """Derive a table from its row model; where rows are explained, they are checked as well.

    Args:
        name: Excel's name of the table, and the sheet it stands on.
        title: What its rows are.
        model: The row model.
        help_text: What a coordinator is to fill in here.
        lines: The fixed lines, where the table is a form.
        calculated: The locked columns of a form.
        rows_of: The LA's list whose values are the rows, where it is one.
        facts: The model of the single cells above the table.

    Returns:
        The table's spec, columns in the order of the model.
    """
    checked = EXPLANATION in model.model_fields
    return TableSpec(
        name=name,
        title=title,
        columns=_columns(model),
        model=model,
        help_text=help_text,
        lines=lines,
        calculated=(*calculated, *(CHECK_COLUMNS if checked else ())),
        rows_of=rows_of,
        facts=_columns(facts) if facts else (),
        facts_model=facts,
    )


def _columns(model: type[Row]) -> tuple[Column, ...]:
    return tuple(_column(field, info) for field, info in model.model_fields.items())


def _column(field: str, info: FieldInfo) -> Column:
    extra: dict[str, Any] = dict(info.json_schema_extra or {})  # type: ignore[arg-type]  # always a dict: field.column
    choice = next((mark for mark in info.metadata if isinstance(mark, ChoiceOf)), None)
    kind, choices = _kind(info.annotation, choice, extra)
    if unsafe := [value for value in choices if _UNSAFE_IN_CRITERIA & set(value)]:
        msg = f"{info.title}: a listed value may not hold * ? ~ < > =: {unsafe}"
        raise DefinitionError(msg)
    return Column(
        field=field,
        label=info.title or field,
        kind=kind,
        help_text=info.description or "",
        required=info.is_required(),
        choices=choices,
        list_name=choice.name if choice else "",
        unit=str(extra["unit"]),
        decimals=_decimals(extra, kind),
        example=extra["example"],
        masked=bool(extra["masked"]),
        spelt_by=str(extra["spelt_by"]),
        **_bounds(info.metadata),
    )


def _kind(  # noqa: PLR0911  # a case a form of annotation
    annotation: Any, choice: ChoiceOf | None, extra: dict[str, Any]
) -> tuple[Kind, tuple[str, ...]]:
    if get_origin(annotation) is Annotated:
        return _kind(get_args(annotation)[0], choice, extra)
    if get_origin(annotation) in {Union, types.UnionType}:
        inner = [part for part in get_args(annotation) if part is not type(None)]
        return _kind(inner[0], choice, extra)
    if get_origin(annotation) is Literal:
        return Kind.CHOICE, get_args(annotation)
    if choice:
        return Kind.CHOICE, choice.values
    if annotation is str:
        return (Kind.KEY if extra["key"] else Kind.TEXT), ()
    if annotation is float and extra["unit"] == "GBP":
        return Kind.MONEY, ()
    return {int: Kind.WHOLE, float: Kind.NUMBER, date: Kind.DATE}[annotation], ()


def _decimals(extra: dict[str, Any], kind: Kind) -> int:
    default = 1 if kind is Kind.NUMBER else 0
    return default if extra["decimals"] is None else int(extra["decimals"])


def _bounds(metadata: list[Any]) -> dict[str, Any]:
    bounds: dict[str, Any] = {}
    for mark in metadata:
        match mark:
            case Ge(low):
                bounds["minimum"] = low
            case Gt(low):
                bounds |= {"minimum": low, "above_minimum": True}
            case Le(high) | Lt(high):
                bounds["maximum"] = high
    return bounds
