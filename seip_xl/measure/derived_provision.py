"""Derived columns of provision: what counts, what it costs."""

from __future__ import annotations

from seip_xl.measure.derived_column import flag, whole
from seip_xl.measure.derived_register import OF_OPEN_STUDENT
from seip_xl.measure.measure import Derived
from seip_xl.schema import Kind

_SAME_PROVIDER = "COUNTIFS(Provision[Provider no],[@[Provider no]],Provision[Costed],1"
_SAME_STUDENT = "Provision[Key],[@Key],Provision[Provider no],[@[Provider no]]"
COUNTING: tuple[Derived, ...] = (
    flag(
        "Provision",
        "Counts",
        "AND(OR(ISBLANK([@[Start date]]),[@[Start date]]<=Census_date),"
        "OR(ISBLANK([@[End date]]),[@[End date]]>=Census_date))",
        "the placement runs on the census date; blank dates have no bound",
    ),
)
COSTS: tuple[Derived, ...] = (
    flag("Provision", "Student open", OF_OPEN_STUDENT, "the student's case is open on census date"),
    whole(
        "Provision",
        "Provider no",
        "=IF(ISBLANK([@Provider]),0,IFERROR(MATCH([@Provider],Providers[Provider],0),0))",
        "Row of the provider in Providers; 0 when there is none or it is not on the list.",
    ),
    flag(
        "Provision",
        "Costed",
        'AND([@[Provision type]]="Alternative provider",[@Counts]=1,[@[Student open]]=1,'
        "ISNUMBER([@[Weekly cost]]))",
        "it is a counting placement of an open case at an alternative provider with its cost",
    ),
    Derived(
        table="Provision",
        label="Cost per hour",
        kind=Kind.MONEY,
        decimals=2,
        # Rounded, so that spreadsheets agree on which of two costs is the higher.
        formula="=IF([@Costed]=1,ROUND([@[Weekly cost]]/[@[Hours per week]],4),0)",
        definition="Weekly cost over hours a week, to a hundredth of a penny; 0 when not costed.",
    ),
    flag(
        "Provision",
        "Middle cost",
        "AND([@Costed]=1,"
        f'2*{_SAME_PROVIDER},Provision[Cost per hour],"<"&[@[Cost per hour]])<={_SAME_PROVIDER}),'
        f'2*{_SAME_PROVIDER},Provision[Cost per hour],">"&[@[Cost per hour]])<={_SAME_PROVIDER}))',
        "no more than half of the provider's placements cost less an hour, nor more; the median "
        "lies between the lowest and the highest of these",
    ),
    flag(
        "Provision",
        "Transported",
        'AND([@[Provision type]]="Alternative provider",[@Counts]=1,[@[Student open]]=1,'
        "ISNUMBER([@[Weekly transport cost]]))",
        "it is a counting placement of an open case at an alternative provider with a transport "
        "cost",
    ),
    flag(
        "Provision",
        "Student transported",
        f"AND([@Transported]=1,COUNTIFS({_SAME_STUDENT},Provision[Transported],1,"
        'Provision[Source row],"<"&[@[Source row]])=0)',
        "it is the first of the student's placements at this provider that have a transport cost",
    ),
)
