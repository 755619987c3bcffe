"""Measures of what the LA lists: a provider, an indicator. One set for each row of its list.

Rows are counted by their number in the list, never by their name: criteria would read a name such
as "360 Farm" as a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure.measure import Measure, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

RATINGS = {"red": "Red", "amber": "Amber", "green": "Green", "not_rated": "Not rated"}
"""The ratings by the end of their measures' ids."""


def provider_id(number: int, what: str) -> str:
    """Give the id of a measure of a provider, ``number`` being its row in the list, from 1."""
    return f"provider_{number}_{what}"


def indicator_id(number: int, rating: str) -> str:
    """Give the id of the count of a rating of an indicator, by its row in the list, from 1."""
    return f"indicator_{number}_{rating}"


def provider_measures(names: Sequence[str]) -> tuple[Measure, ...]:
    """Give the measures of best value: hours, cost an hour and transport a student by provider.

    Args:
        names: The providers in the order of the list.
    """
    return tuple(
        measure for number, name in enumerate(names, start=1) for measure in _provider(number, name)
    )


def _provider(number: int, name: str) -> tuple[Measure, ...]:
    by_number = f"Provision[Provider no],{number}"
    counting = (
        f"Provision[Partnership],Partnership,{by_number},Provision[Counts],1,"
        'Provision[Student open],1,Provision[Provision type],"Alternative provider"'
    )
    costed = f"Provision[Partnership],Partnership,{by_number},Provision[Costed],1"
    students = f"Provision[Partnership],Partnership,{by_number},Provision[Student transported],1"
    cost, middle = "Provision[Cost per hour]", f"{by_number},Provision[Middle cost],1"

    def measure(what: str, title: str, formula: str, definition: str, **more: object) -> Measure:
        options: dict[str, object] = {"unit": Unit.GBP, "decimals": 2, "adds_up": False} | more
        return Measure(
            id=provider_id(number, what),
            title=f"{name}: {title}",
            formula=formula,
            definition=definition,
            source="County report, Table A",
            theme="Best value",
            **options,  # type: ignore[arg-type]  # fields of Measure
        )

    shown = f"=COUNTIFS({by_number},Provision[Costed],1)"
    return (
        measure(
            "hours",
            "hours a week",
            f"=SUMIFS(Provision[Hours per week],{counting})",
            "Hours of counting placements at this provider.",
            unit=Unit.HOURS,
            decimals=1,
            adds_up=True,
            shown_when=f"=COUNTIFS({counting})",
        ),
        measure(
            "cost",
            "cost per hour",
            f"=SUMIFS(Provision[Weekly cost],{costed})/SUMIFS(Provision[Hours per week],{costed})",
            "Weekly cost over hours of the placements that have a cost.",
        ),
        measure(
            "transport",
            "transport cost per student a week",
            f"=SUMIFS(Provision[Weekly transport cost],{counting})/COUNTIFS({students})",
            "Weekly transport cost of counting placements over the students that have one.",
        ),
        measure(
            "median",
            "county median cost per hour",
            f"=(MINIFS({cost},{middle})+MAXIFS({cost},{middle}))/2",
            "Median of the cost per hour of the county's placements; each placement counts once.",
            shown_when=shown,
        ),
        measure(
            "agreed",
            "agreed cost per hour",
            f"=SUMIFS(Providers[Agreed cost per hour],Providers[No],{number})",
            "As the local authority keeps it.",
            shown_when=f'=COUNTIFS(Providers[No],{number},Providers[Agreed cost per hour],"<>")',
        ),
        measure(
            "spread",
            "spread of cost per hour",
            f"=MAXIFS({cost},{by_number},Provision[Costed],1)"
            f"-MINIFS({cost},{by_number},Provision[Costed],1)",
            "Highest less lowest cost per hour of the county's placements.",
            shown_when=shown,
        ),
    )


def indicator_measures(indicators: Sequence[str]) -> tuple[Measure, ...]:
    """Give the measures of self-evaluation: how many partnerships gave an indicator each rating.

    Args:
        indicators: The indicators in the order of the list.
    """
    return tuple(
        Measure(
            id=indicator_id(number, short),
            title=f"{indicator}: {rating}",
            unit=Unit.PARTNERSHIPS,
            formula=(
                f"=COUNTIFS(Ratings[Partnership],Partnership,Ratings[Indicator no],{number},"
                f'Ratings[Rating],"{rating}")'
            ),
            definition=f"Partnerships that rated this indicator {rating}.",
            source="County report, Table D",
            theme="Self-evaluation",
        )
        for number, indicator in enumerate(indicators, start=1)
        for short, rating in RATINGS.items()
    )
