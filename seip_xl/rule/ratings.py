"""The rules of the self-evaluation return."""

from __future__ import annotations

from seip_xl.rule.rule import RulesOf

_ON = RulesOf("self_evaluation", "Ratings")
RATINGS = (
    _ON.error(
        "SEF_001",
        '=AND(OR([@Rating]="Red",[@Rating]="Amber"),TRIM([@[Next step]])="")',
        "{Rating} needs a next step; say what will be done, by when",
        "Next step; Rating",
        "",
    ),
    _ON.query(
        "SEF_002",
        '=OR(AND([@Rating]="Green",[@[Last rating]]="Red"),'
        'AND([@Rating]="Red",[@[Last rating]]="Green"))',
        "{Rating} is two steps from last year's; correct it, or explain",
        "Rating",
        "Last year's rating is that of the last return of the school year before.",
    ),
)
