"""Cases of the rules on Students."""

from __future__ import annotations

from datetime import date

from tests.rule.case import (
    CENSUS,
    DAY_AFTER,
    DAY_BEFORE,
    FULL_TIME,
    MANAGED,
    SUMMER,
    placement,
    right,
    student,
    wrong,
)

# Worked by hand: 8*2 + 1*4 + 2*5 + 1*10 + 1*13 is 53, which leaves 7 of 23, the letter H; with Z,
# the 23rd letter of the row, as the last, 40 + 22*13 is 326, which leaves 4, the letter E.
wrong("REG_001", Students=[*student(), *student(year=9)])
wrong("REG_001", Students=[*student(id="dup/1"), *student(id="DUP/1")])
right("REG_001", Students=student())
right("REG_001", Students=[*student(id="DUP/2"), *student(id="DUP/22")])

right("REG_002", Students=student(id="H801200001001"))
right("REG_002", Students=student(id="h801200001001"))
wrong("REG_002", Students=student(id="A801200001001"))
wrong("REG_002", Students=student(id="Z801200001001"))
right("REG_002", Students=student(id="E80120000100Z"))
wrong("REG_002", Students=student(id="H80120000100Z"))
right("REG_002", Students=student(id="A80120000100O"))
right("REG_002", Students=student(id="H80120/001001"))
right("REG_002", Students=student(id="H80120000100O"))
right("REG_002", Students=student(id="A000000001001"))
wrong("REG_002", Students=student(id="H000000001001"))
# 1*2 + 2*3 + 3*4 + 4*5 + 5*6 + 6*7 + 7*8 + 8*9 + 9*10 + 0 + 1*12 + 2*13 is 368, 16 times 23.
right("REG_002", Students=student(id="A123456789012"))
# 2 + 3 + ... + 13 is 90, which leaves 21, the letter Y; with A as the last 77, which leaves 8, J.
right("REG_002", Students=student(id="Y111111111111"))
right("REG_002", Students=student(id="J11111111111A"))
right("REG_002", Students=student(id="1801200001001"))
right("REG_002", Students=student(id="/801200001001"))
right("REG_002", Students=student(id="A80120000100"))
right("REG_002", Students=student(id="A8012000010011"))

right("REG_003", Students=student(added=CENSUS))
wrong("REG_003", Students=student(added=DAY_AFTER))

MOVED = {"reason": "Moved away"}
right("REG_004", Students=student(added=date(2020, 9, 7), closed=date(2020, 9, 7), **MOVED))
wrong("REG_004", Students=student(added=date(2020, 9, 7), closed=date(2020, 9, 6), **MOVED))
right("REG_004", Students=student())

wrong("REG_005", Students=student(closed=DAY_BEFORE))
right("REG_005", Students=student(closed=DAY_BEFORE, **MOVED))
right("REG_005", Students=student())

wrong("REG_006", Students=student(**MOVED))
right("REG_006", Students=student(closed=DAY_BEFORE, **MOVED))
right("REG_006", Students=student())

wrong("REG_007", Students=student(MANAGED, pm_start=None))
wrong("REG_007", Students=student(FULL_TIME, pm_start=None))
right("REG_007", Students=student(MANAGED))
right("REG_007", Students=student())

wrong("REG_008", Students=student(pm_start=date(2020, 3, 2)))
right("REG_008", Students=student(pm_start=date(2020, 3, 2), pm_end=DAY_BEFORE))
right("REG_008", Students=student(MANAGED))
right("REG_008", Students=student())

wrong("REG_009", Students=student(pm_start=CENSUS, pm_end=DAY_BEFORE))
right("REG_009", Students=student(pm_start=CENSUS, pm_end=CENSUS))
right("REG_009", Students=student(pm_start=CENSUS))

wrong("REG_010", Students=student(MANAGED, pm_end=DAY_BEFORE))
wrong("REG_010", Students=student(FULL_TIME, pm_end=DAY_BEFORE))
right("REG_010", Students=student(MANAGED))
right("REG_010", Students=student(pm_end=DAY_BEFORE))

right("REG_011", Students=student(MANAGED, pm_start=CENSUS))
wrong("REG_011", Students=student(MANAGED, pm_start=DAY_AFTER))
right("REG_011", Students=student())

wrong("REG_012", Students=student(cmn="Yes"))
right("REG_012", Students=student(MANAGED, cmn="Yes"))
right("REG_012", Students=student(cmn="No"))

wrong("REG_013", Students=student(MANAGED, hours=None))
wrong("REG_013", Students=student(MANAGED, hours=0))
right("REG_013", Students=student(MANAGED, hours=0.5))
right("REG_013", Students=student(FULL_TIME))

wrong("REG_014", Students=student(FULL_TIME, hours=0.5))
wrong("REG_014", Students=student(hours=0.5))
right("REG_014", Students=student(hours=0))
right("REG_014", Students=student(MANAGED))

right("REG_015", Students=student(year=11, added=date(2015, 12, 11)))
wrong("REG_015", Students=student(year=11, added=date(2015, 12, 10)))
right("REG_015", Students=student(year=10, added=date(2015, 12, 10)))

right("REG_016", Students=student(MANAGED, hours=20), Provision=placement(weekly=20))
wrong("REG_016", Students=student(MANAGED, hours=20), Provision=placement(weekly=20.5))
wrong("REG_016", Students=student(FULL_TIME), Provision=placement(weekly=20.5) * 2)
right("REG_016", Students=student(MANAGED, hours=20), Provision=placement(weekly=30, end=SUMMER))
right("REG_016", Students=student(FULL_TIME, hours=40))
wrong("REG_016", Students=student(FULL_TIME, hours=39.99), Provision=placement(weekly=0.02))
right("REG_016", Students=student(FULL_TIME, hours=39.99), Provision=placement(weekly=0.01))
right("REG_016", Students=student(FULL_TIME, hours=39.99), Provision=placement(weekly=0.014))

wrong("REG_017", Students=student(FULL_TIME))
wrong("REG_017", Students=student(MANAGED, hours=0))
right("REG_017", Students=student(MANAGED))
right("REG_017", Students=student())
right("REG_017", Students=student(FULL_TIME), Provision=placement())
right("REG_017", Students=student(FULL_TIME), Provision=placement(start=None))
right("REG_017", Students=student(FULL_TIME), Provision=placement(start=CENSUS))
wrong("REG_017", Students=student(FULL_TIME), Provision=placement(start=DAY_AFTER))
right("REG_017", Students=student(FULL_TIME), Provision=placement(end=CENSUS))
wrong("REG_017", Students=student(FULL_TIME), Provision=placement(end=DAY_BEFORE))

wrong("REG_018", Students=student(after="Yes - out of county"))
right("REG_018", Students=student(after="Yes - out of county", home="City"))
right("REG_018", Students=student(after="Yes - in county"))

wrong("REG_019", Students=student(ehcp="EHCP 25.5k package"))
right("REG_019", Students=student(MANAGED, ehcp="EHCP 25.5k package"))
right("REG_019", Students=student(ehcp="EHCP additional funding"))

for attendance in ("was", "attends"):
    wrong("REG_042", Students=student(**{attendance: 0.78}))
    wrong("REG_042", Students=student(**{attendance: 1}))
    right("REG_042", Students=student(**{attendance: 1.01}))
    right("REG_042", Students=student(**{attendance: 0}))
right("REG_042", Students=student(was=78, attends=80.5))
right("REG_042", Students=student())
