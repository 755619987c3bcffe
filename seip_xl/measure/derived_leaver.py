"""Derived columns of leavers and their qualifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure.derived_column import flag, whole
from seip_xl.schema import CORE_SUBJECTS

if TYPE_CHECKING:
    from seip_xl.measure.measure import Derived

_GRADE_AT_4 = "IF(IFERROR(VALUE({}([@Grade],1)),0)>=4,1,0)"
_ITS_ENTRIES = "Qualifications[Key],[@Key]"
_LANGUAGE, _LITERATURE, _MATHS = CORE_SUBJECTS
_ENGLISH = f'OR([@Subject]="{_LANGUAGE}",[@Subject]="{_LITERATURE}")'


def _of_leaver(label: str, criteria: str, definition: str) -> Derived:
    condition = f"COUNTIFS({_ITS_ENTRIES},{criteria})>0"
    return flag("Leavers", label, condition, definition)


LEAVERS: tuple[Derived, ...] = (
    whole(
        "Qualifications",
        "GCSEs",
        '=IF([@Type]="GCSE",IF(MID([@Grade],2,1)="-",2,1),0)',
        "How many GCSEs the entry is: 2 for a double award, 0 for other qualifications.",
    ),
    whole(
        "Qualifications",
        "GCSEs graded",
        '=IF(LEFT([@Grade],1)="U",0,[@GCSEs])',
        "Of them graded, which is all but U.",
    ),
    whole(
        "Qualifications",
        "GCSEs at 4 or above",
        f"=IF([@GCSEs]=0,0,{_GRADE_AT_4.format('LEFT')})"
        f"+IF([@GCSEs]=2,{_GRADE_AT_4.format('RIGHT')},0)",
        "Of them at grade 4 or above.",
    ),
    flag(
        "Qualifications",
        "English",
        f'AND([@Type]="GCSE",{_ENGLISH})',
        "it is a GCSE in English Language or English Literature",
    ),
    flag(
        "Qualifications",
        "Maths",
        f'AND([@Type]="GCSE",[@Subject]="{_MATHS}")',
        "it is a GCSE in Mathematics",
    ),
    flag(
        "Qualifications",
        "Passed",
        'AND([@Type]<>"GCSE",OR([@Grade]="Pass",[@Grade]="Merit",[@Grade]="Distinction"))',
        "it is another qualification than GCSE, and passed",
    ),
    whole(
        "Leavers",
        "GCSEs graded",
        f"=SUMIFS(Qualifications[GCSEs graded],{_ITS_ENTRIES})",
        "Graded GCSEs of the leaver.",
    ),
    whole(
        "Leavers",
        "GCSEs at 4 or above",
        f"=SUMIFS(Qualifications[GCSEs at 4 or above],{_ITS_ENTRIES})",
        "GCSEs of the leaver at grade 4 or above.",
    ),
    _of_leaver("English entry", "Qualifications[English],1", "the leaver was entered in English"),
    _of_leaver(
        "English at 4 or above",
        'Qualifications[English],1,Qualifications[GCSEs at 4 or above],">0"',
        "the best English grade of the leaver is 4 or above",
    ),
    _of_leaver("Maths entry", "Qualifications[Maths],1", "the leaver was entered in Mathematics"),
    _of_leaver(
        "Maths at 4 or above",
        'Qualifications[Maths],1,Qualifications[GCSEs at 4 or above],">0"',
        "the best Mathematics grade of the leaver is 4 or above",
    ),
    _of_leaver(
        "Additional",
        "Qualifications[Passed],1",
        "the leaver passed another qualification than GCSE",
    ),
)
