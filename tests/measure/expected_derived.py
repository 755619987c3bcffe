"""Derived columns of the tiny county: NORTH's rows, then SOUTH's, in the order of the sheets."""

from __future__ import annotations


def _keys(north, south, letter="C"):
    return [f"NORTH|{letter}/{each}" for each in north] + [
        f"SOUTH|{letter}/{each}" for each in south
    ]


def _digits(north, south):
    """Give the value of each row, where every one is a single digit."""
    return [int(each) for each in north + south]


# N1 to N7, S1 to S6.
STUDENTS = {
    "Key": _keys("1234567", "123456"),
    "Open": _digits("1111000", "101100"),
    "PM": _digits("1110100", "011100"),
    "Key stage": _digits("4343333", "343434"),
    "School FTE": [0, 0.4, 0, 0, 0, 0, 0, 0, 0.4, 0, 0.5, 0, 0],
    "Weekly hours": [24, 15, 15, 0, 10, 0, 0, 0, 17, 23.5, 24, 0, 0],
    "Low hours": _digits("0110100", "011000"),
    "SDQ both": _digits("1001100", "001000"),
    "Attendance both": _digits("1100100", "000000"),
}
REFERRALS = {
    "Key": _keys("11223333344455667", "12334446"),
    "Student open": _digits("11111111111100000", "10111110"),
    "New": _digits("01010111101101010", "11010111"),
    "Ended in T4": _digits("11001111100000000", "00000000"),
    "Met this year": _digits("01110111001101110", "01110111"),
    "Most recent": _digits("01010010000101010", "01100011"),
    # S2: 31 school days of autumn, 64 of spring, 2 of summer.
    "School days to provision": [*[0] * 11, 6, 0, 0, 7, 0, 0, 0, 97, 0, 0, 0, 0, 6, 0],
    "Provision in time": [0] * 11 + _digits("100001", "00000010"),
}
PROVISION = {
    "Key": _keys("11222335", "33342"),
    "Counts": _digits("11100111", "11111"),
    "Student open": _digits("11111110", "11110"),
    "Provider no": _digits("11102201", "12020"),
    "Costed": _digits("10100010", "11010"),
    "Cost per hour": [20, 0, 30, 0, 0, 0, 15, 0, 40, 20, 0, 30, 0],
    "Middle cost": _digits("00100010", "01010"),
    "Transported": _digits("10100000", "01010"),
    "Student transported": _digits("10100000", "01010"),
}
LEAVERS = {
    "Key": _keys("123", "1", "L"),
    "GCSEs graded": _digits("410", "2"),
    "GCSEs at 4 or above": _digits("210", "0"),
    "English entry": _digits("110", "0"),
    "English at 4 or above": _digits("100", "0"),
    "Maths entry": _digits("010", "1"),
    "Maths at 4 or above": _digits("010", "0"),
    "Additional": _digits("110", "1"),
}
QUALIFICATIONS = {
    "Key": _keys("11111111222222", "11111111", "L"),
    "GCSEs": _digits("11210000110000", "21100000"),
    "GCSEs graded": _digits("11200000010000", "01100000"),
    "GCSEs at 4 or above": _digits("01100000010000", "00000000"),
    "English": _digits("11000000100000", "00000000"),
    "Maths": _digits("00000000010000", "00100000"),
    "Passed": _digits("00001011001110", "00011111"),
}
SCHOOLS = {
    "PM students": [2, 1, 1, 0],  # N1 and N3, N2, S3; S4 is on no school's roll
    "PM share of roll": [0.4, 100 / 300, 0.4, None],
    "FSM pupils": [50, 90, 50, 0],
}
BY_TABLE = {
    "Students": STUDENTS,
    "Referrals": REFERRALS,
    "Provision": PROVISION,
    "Leavers": LEAVERS,
    "Qualifications": QUALIFICATIONS,
    "Schools": SCHOOLS,
    "Providers": {"No": [1, 2, 3]},
    "Ratings": {"Indicator no": [1, 2, 1, 2]},
    "Budget": {"Monitored": _digits("1" * 19, "0" * 19)},
    # Beside pm_ks3, in the 3rd, 16th, 18th, 19th and 24th row; SOUTH has no pm_ks4 on record.
    "History": {
        "PM students": [0, 0, None, *[0] * 12, 5, 0, None, 7, 0, 0, 0, 0, 4, 0, 0],
    },
}
EXPECTED_DERIVED = {
    (table, label): values
    for table, columns in BY_TABLE.items()
    for label, values in columns.items()
}
