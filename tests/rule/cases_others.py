"""Cases of the rules on Provision, leavers and ratings."""

from __future__ import annotations

from datetime import date

from tests.rule.case import (
    CENSUS,
    CHEAP,
    DAY_AFTER,
    DAY_BEFORE,
    GARAGE,
    MANAGED,
    entry,
    leaver,
    placement,
    rating,
    right,
    student,
    wrong,
)

STAFF = "Directly employed staff"
PM, NOT_PM = {"Students": student(MANAGED)}, {"Students": student()}

wrong("REG_022", Provision=placement())
right("REG_022", Provision=placement(), **PM)

wrong("REG_035", Provision=placement(), **NOT_PM)
right("REG_035", Provision=placement(), **PM)
right("REG_035", Provision=placement())
wrong("REG_035", Provision=placement(start=None), **NOT_PM)
wrong("REG_035", Provision=placement(end=CENSUS), **NOT_PM)
right("REG_035", Provision=placement(end=DAY_BEFORE), **NOT_PM)
wrong("REG_035", Provision=placement(start=CENSUS), **NOT_PM)
right("REG_035", Provision=placement(start=DAY_AFTER), **NOT_PM)

wrong("REG_036", Provision=placement(provider=None), **PM)
right("REG_036", Provision=placement(), **PM)
right("REG_036", Provision=placement(kind=STAFF, provider=None), **PM)

wrong("REG_037", Provision=placement(provider="The Farm Schol"), **PM)
right("REG_037", Provision=placement(), **PM)
right("REG_037", Provision=placement(kind=STAFF, provider=None), **PM)

START = date(2020, 11, 2)
wrong("REG_038", Provision=placement(start=START, end=date(2020, 11, 1)), **PM)
right("REG_038", Provision=placement(start=START, end=START), **PM)
right("REG_038", Provision=placement(start=START), **PM)
right("REG_038", Provision=placement(start=None, end=START), **PM)

wrong("REG_039", Provision=placement(cost=None), **PM)
right("REG_039", Provision=placement(cost=0), **PM)
right("REG_039", Provision=placement(kind=STAFF, cost=None), **PM)

right("REG_041", Provision=placement(cost=180), **PM)
wrong("REG_041", Provision=placement(cost=180.01), **PM)
right("REG_041", Provision=placement(provider=GARAGE, cost=900), **PM)
right("REG_041", Provision=placement(provider="Elsewhere", cost=900), **PM)
right("REG_041", Provision=placement(cost=None), **PM)
right("REG_041", Provision=placement(cost=180.004), **PM)
wrong("REG_041", Provision=placement(provider=CHEAP, weekly=6, cost=6.01), **PM)
right("REG_041", Provision=placement(provider=CHEAP, weekly=5.996, cost=6), **PM)
right("REG_041", Provision=placement(provider=CHEAP, weekly=6.04, cost=6.03), **PM)

wrong("LEA_001", Leavers=leaver() * 2)
right("LEA_001", Leavers=leaver())

wrong("LEA_002", Qualifications=entry())
right("LEA_002", Qualifications=entry(), Leavers=leaver())

SKILLS = "Functional Skills Maths"
for grade in ("Pass", "Merit", "Distinction", "Not passed"):
    wrong("LEA_003", Qualifications=entry(grade=grade))
    right("LEA_003", Qualifications=entry(type=SKILLS, level="Level 1", grade=grade))
right("LEA_003", Qualifications=entry(grade="9-9"))
right("LEA_003", Qualifications=entry(grade="U"))
wrong("LEA_003", Qualifications=entry(type=SKILLS, level="Level 1", grade="4"))

wrong("LEA_004", Qualifications=entry(subject=None))
wrong("LEA_004", Qualifications=entry(type="Other", subject=None, grade="Pass", level="Level 1"))
right("LEA_004", Qualifications=entry(type=SKILLS, subject=None, grade="Pass", level="Level 1"))
right("LEA_004", Qualifications=entry())

wrong("LEA_005", Qualifications=entry(type=SKILLS, grade="Pass"))
right("LEA_005", Qualifications=entry(type=SKILLS, grade="Pass", level="Not recorded"))
right("LEA_005", Qualifications=entry())

wrong("LEA_006", Qualifications=entry() * 2)
right("LEA_006", Qualifications=entry())
right("LEA_006", Qualifications=[*entry(), *entry(subject="English Language")])
right("LEA_006", Qualifications=[*entry(), *entry(id="another/1")])
right("LEA_006", Qualifications=[*entry(), *entry(type=SKILLS, level="Level 1", grade="Pass")])
right("LEA_006", Qualifications=entry(subject=None) * 2)
right("LEA_006", Qualifications=entry(type="Other", level="Level 1", grade="Pass") * 2)
FURTHER = entry(type="Other", level="Level 1", grade="Pass")
right("LEA_006", Qualifications=[*FURTHER, *entry(), *entry()])

LEFT = {"Leavers": leaver()}
for destination in ("NEET", "Other/not known"):
    wrong("LEA_007", Leavers=leaver(destination=destination))
    wrong("LEA_007", Leavers=leaver(destination=destination, check="Not yet done"))
    right("LEA_007", Leavers=leaver(destination=destination, check="Done - sustained"))
right("LEA_007", Leavers=leaver())
right("LEA_007", Leavers=leaver(check="Not yet done"))

wrong("LEA_008", Qualifications=entry(subject="Matematics"), **LEFT)
right("LEA_008", Qualifications=entry(), **LEFT)
right("LEA_008", Qualifications=entry(subject=None), **LEFT)
right("LEA_008", Qualifications=entry(type="Other", subject="Bricks", level="Level 1"), **LEFT)

wrong("LEA_011", Leavers=leaver(attended=0.78))
wrong("LEA_011", Leavers=leaver(attended=1))
right("LEA_011", Leavers=leaver(attended=1.01))
right("LEA_011", Leavers=leaver(attended=0))
right("LEA_011", Leavers=leaver())

wrong("LEA_009", Leavers=leaver())
right("LEA_009", Leavers=leaver(), Qualifications=entry())

wrong("SEF_001", Ratings=rating(rating="Red"))
wrong("SEF_001", Ratings=rating(rating="Amber"))
right("SEF_001", Ratings=rating(rating="Amber", step="Train staff by July"))
right("SEF_001", Ratings=rating(rating="Red", step="Train staff by July"))
right("SEF_001", Ratings=rating(rating="Green"))
right("SEF_001", Ratings=rating(rating="Not rated"))
