"""Cases of the rules on Referrals."""

from __future__ import annotations

from datetime import date

from tests.rule.case import (
    CENSUS,
    DAY_AFTER,
    MANAGED,
    SUMMER,
    YEAR_START,
    referral,
    right,
    student,
    wrong,
)

KNOWN = {"Students": student()}

wrong("REG_021", Referrals=referral())
right("REG_021", Referrals=referral(), **KNOWN)
right("REG_021", Referrals=referral(id="case/1"), Students=student(id="CASE/1"))

right("REG_023", Referrals=referral(referred=CENSUS), **KNOWN)
wrong("REG_023", Referrals=referral(referred=DAY_AFTER), **KNOWN)

right("REG_024", Referrals=referral(referred=date(2017, 10, 7)), **KNOWN)
wrong("REG_024", Referrals=referral(referred=date(2017, 10, 6)), **KNOWN)
right("REG_024", Referrals=referral(referred=date(2000, 1, 3)))
TWICE = [*student(added=date(2017, 10, 7)), *student()]
right("REG_024", Referrals=referral(referred=date(2016, 11, 1)), Students=TWICE)
right("REG_024", Referrals=referral(referred=date(9999, 12, 31)), **KNOWN)

MEETING = date(2020, 9, 22)
right("REG_025", Referrals=referral(referred=MEETING), **KNOWN)
wrong("REG_025", Referrals=referral(referred=date(2020, 9, 23)), **KNOWN)
right("REG_025", Referrals=referral(met=None, one=None), **KNOWN)

right("REG_026", Referrals=referral(met=CENSUS), **KNOWN)
wrong("REG_026", Referrals=referral(met=DAY_AFTER), **KNOWN)
right("REG_026", Referrals=referral(met=None), **KNOWN)

NONE = {"one": None, "two": None, "three": None}
for place in NONE:
    wrong("REG_027", Referrals=referral(met=None, **(NONE | {place: "Other"})), **KNOWN)
right("REG_027", Referrals=referral(met=None, **NONE), **KNOWN)
right("REG_027", Referrals=referral(), **KNOWN)

OUTCOMES = {"one": "Other", "two": "A&G offered", "three": "Managed move"}
for first, second in (("one", "two"), ("one", "three"), ("two", "three")):
    twice = OUTCOMES | {second: OUTCOMES[first]}
    wrong("REG_028", Referrals=referral(**twice), **KNOWN)
right("REG_028", Referrals=referral(**OUTCOMES), **KNOWN)
right("REG_028", Referrals=referral(**NONE), **KNOWN)
right("REG_028", Referrals=referral(), **KNOWN)

wrong("REG_029", Referrals=referral(one=None, two="Other"), **KNOWN)
wrong("REG_029", Referrals=referral(three="Other"), **KNOWN)
right("REG_029", Referrals=referral(**OUTCOMES), **KNOWN)
right("REG_029", Referrals=referral(**NONE), **KNOWN)
right("REG_029", Referrals=referral(), **KNOWN)

wrong("REG_030", Referrals=referral(move="Lasted"), **KNOWN)
right("REG_030", Referrals=referral(one="Managed move"), **KNOWN)
for place in NONE:
    moved = NONE | {place: "Managed move"}
    right("REG_030", Referrals=referral(move="Lasted", **moved), **KNOWN)
right("REG_030", Referrals=referral(), **KNOWN)

wrong("REG_031", Referrals=referral(year_then=11), **KNOWN)
right("REG_031", Referrals=referral(year_then=10), **KNOWN)
right("REG_031", Referrals=referral(year_then=9), **KNOWN)
right("REG_031", Referrals=referral(year_then=11))
right("REG_031", Referrals=referral(), Students=[*student(year=9), *student()])

wrong("REG_032", Referrals=referral(referred=YEAR_START, year_then=9), **KNOWN)
right("REG_032", Referrals=referral(referred=SUMMER, year_then=9), **KNOWN)
right("REG_032", Referrals=referral(year_then=10), **KNOWN)
right("REG_032", Referrals=referral(year_then=9))

wrong("REG_033", Referrals=referral(referred=YEAR_START, **NONE), **KNOWN)
right("REG_033", Referrals=referral(referred=SUMMER, **NONE), **KNOWN)
for place in NONE:
    right("REG_033", Referrals=referral(**(NONE | {place: "Other"})), **KNOWN)

PART, FULL = "Part time programme management", "Full time programme management"
for place in NONE:
    for word in (PART, FULL):
        decided = NONE | {place: word}
        wrong("REG_020", Referrals=referral(**decided), **KNOWN)
right("REG_020", Referrals=referral(one=PART), Students=student(MANAGED))
right("REG_020", Referrals=referral(), **KNOWN)
right("REG_020", Referrals=referral(one=PART))
wrong("REG_020", Referrals=referral(referred=SUMMER, met=YEAR_START, one=PART), **KNOWN)
right("REG_020", Referrals=referral(referred=SUMMER, met=SUMMER, one=PART), **KNOWN)
wrong("REG_020", Referrals=referral(met=CENSUS, one=PART), **KNOWN)
right("REG_020", Referrals=referral(met=DAY_AFTER, one=PART), **KNOWN)
LATER = date(2020, 9, 23)
right("REG_020", Referrals=[*referral(one=PART), *referral(met=LATER)], **KNOWN)
wrong("REG_020", Referrals=[*referral(met=LATER, one=PART), *referral()], **KNOWN)
wrong("REG_020", Referrals=[*referral(one=PART), *referral()], **KNOWN)
right("REG_020", Referrals=[*referral(one=PART), *referral(referred=date(2020, 9, 9))], **KNOWN)
wrong("REG_020", Referrals=[*referral(one=PART), *referral(referred=date(2020, 9, 7))], **KNOWN)
wrong("REG_020", Referrals=[*referral(one=PART), *referral(met=DAY_AFTER)], **KNOWN)

FAIR = {"forum": "Fair Access"}
wrong("REG_034", Referrals=referral(**FAIR), **KNOWN)
right("REG_034", Referrals=referral(), **KNOWN)
right("REG_034", Referrals=referral(**FAIR, met=None, one=None), **KNOWN)
# From the meeting to the first day: six school days are in time, seven are not. Counted by hand.
IN_TIME = (
    (date(2020, 9, 22), date(2020, 9, 30)),
    (date(2020, 8, 20), date(2020, 9, 9)),
    (date(2020, 12, 16), date(2021, 1, 7)),
    (date(2021, 3, 24), date(2021, 4, 15)),
    (date(2021, 7, 15), date(2021, 7, 23)),
)
TOO_LATE = (
    (date(2020, 9, 22), date(2020, 10, 1)),
    (date(2020, 8, 20), date(2020, 9, 10)),
    (date(2020, 12, 16), date(2021, 1, 8)),
    (date(2021, 3, 24), date(2021, 4, 16)),
    (date(2021, 7, 14), date(2021, 7, 23)),
    (date(2021, 7, 22), date(2021, 7, 24)),
)
for met, first in IN_TIME:
    right("REG_034", Referrals=referral(**FAIR, met=met, first=first), **KNOWN)
for met, first in TOO_LATE:
    wrong("REG_034", Referrals=referral(**FAIR, met=met, first=first), **KNOWN)
