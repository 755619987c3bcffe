"""How a field of a return is declared: label, help, unit and closed list, once, on the model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

ID_SHORTEST, ID_LONGEST = 3, 20
STUDENT_ID = re.compile(rf"(?=.*[0-9])[A-Za-z0-9/-]{{{ID_SHORTEST},{ID_LONGEST}}}")


class Row(BaseModel):
    """A row of a return; cells have their type as they lie, text is never turned into numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class ChoiceOf:
    """A closed list that the LA keeps, or that a form fixes, named in the validation context."""

    name: str
    values: tuple[str, ...] = ()

    def check(self, value: str, info: ValidationInfo) -> str:
        """Refuse a value that is not in the list of this name.

        Raises:
            ValueError: The value is not in the list.
        """
        context: Mapping[str, frozenset[str] | tuple[str, ...]] = info.context or {}
        if value not in context.get(self.name, self.values):
            msg = "not in the list"
            raise ValueError(msg)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Let pydantic run ``check`` after the value is known to be text."""
        return AfterValidator(self.check).__get_pydantic_core_schema__(source, handler)


def _student_id(value: str) -> str:
    if not STUDENT_ID.fullmatch(value):
        msg = "not a student id"
        raise ValueError(msg)
    return value


def _in_this_calendar(value: date) -> date:
    # Excel's days before this one are a day off, and LibreOffice counts them otherwise.
    if value < FIRST_DAY:
        msg = "before 1 March 1900"
        raise ValueError(msg)
    return value


def _without_wildcards(value: str) -> str:
    # Looked up in a list, these characters would stand for any others.
    if set("*?~") & set(value):
        msg = "a wildcard"
        raise ValueError(msg)
    return value


PlainName = Annotated[str, AfterValidator(_without_wildcards)]
FIRST_DAY = date(1900, 3, 1)
Day = Annotated[date, AfterValidator(_in_this_calendar)]
StudentId = Annotated[str, AfterValidator(_student_id)]
Schools = Annotated[str, ChoiceOf("schools")]


def column(
    label: str,
    help_text: str,
    *,
    optional: bool = False,
    default: float | None = None,
    unit: str = "",
    example: str | float | date | None = None,
    decimals: int | None = None,
    key: bool = False,
    masked: bool = False,
    spelt_by: str = "",
    ge: float | None = None,
    gt: float | None = None,
    le: float | None = None,
) -> Any:
    """Declare a column of a return.

    Args:
        label: The column's header in every workbook.
        help_text: One sentence for the coordinator, shown when the cell is selected.
        optional: Whether the cell may be blank.
        default: What a blank cell counts as, where it may be blank.
        unit: What a number counts, ``hours a week`` for example.
        example: A value as a coordinator would type it.
        decimals: Decimals shown in a workbook, where not those of the type.
        key: Whether the text identifies a record and may be counted by.
        masked: Whether a wrong text is never repeated in messages, as it may be a name.
        spelt_by: The LA's list by whose other spellings the text is taken for a listed name.
        ge: Lowest number allowed.
        gt: The number must be above this.
        le: Highest number allowed.

    Returns:
        The pydantic field.
    """
    extra: dict[str, Any] = {
        "unit": unit,
        "example": example,
        "decimals": decimals,
        "key": key,
        "masked": masked,
        "spelt_by": spelt_by,
    }
    return Field(
        default=default if optional or default is not None else ...,
        title=label,
        description=help_text,
        json_schema_extra=extra,
        ge=ge,
        gt=gt,
        le=le,
    )
