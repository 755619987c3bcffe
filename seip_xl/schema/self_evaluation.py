"""The self-evaluation return: a rating of every indicator that the LA lists (every year)."""

from __future__ import annotations

from typing import Annotated, Literal

from seip_xl.schema.derive import table_spec
from seip_xl.schema.field import ChoiceOf, Row, column
from seip_xl.schema.spec import ReturnSpec

INDICATORS = "indicators"


class Rating(Row):
    """A partnership's own rating of an indicator."""

    group: str | None = column("Group", "The group the indicator is in.", optional=True)
    indicator: Annotated[str, ChoiceOf(INDICATORS)] = column(
        "Indicator", "What is rated; one row for each."
    )
    rating: Literal["Red", "Amber", "Green", "Not rated"] = column(
        "Rating", "How it stands. Red and Amber need a next step."
    )
    evaluation: str | None = column("Evaluation", "What the rating rests on.", optional=True)
    next_step: str | None = column("Next step", "What will be done, by when.", optional=True)
    rated_by: str | None = column(
        "Rated by", "The role of who rated it. Never a name.", optional=True
    )
    explanation: str | None = column(
        "Explanation", "Your answer to a query about this row.", optional=True
    )


SELF_EVALUATION = ReturnSpec(
    id="self_evaluation",
    title="Self-evaluation return",
    version="1",
    help_text="The partnership's own rating of every indicator, and its next steps.",
    tables=(
        table_spec(
            "Ratings",
            "Rating of every indicator",
            Rating,
            "Rate every indicator; Red and Amber need a next step.",
            rows_of=INDICATORS,
        ),
    ),
)
