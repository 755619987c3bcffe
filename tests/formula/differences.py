"""Where Excel and LibreOffice differ inside the language; ours follows Excel.

Every row is measured: ours must give Excel's value, LibreOffice the other one, so that a row dies
when LibreOffice changes. None is an error. Values are those of the first row of Students.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """A construct, what each engine makes of it, and who says so."""

    construct: str
    formula: str
    excel: float | str | None
    libreoffice: float | str | None
    source: str


_LEAP = (
    "Microsoft, Excel incorrectly assumes that the year 1900 is a leap year (214326); "
    "LibreOffice help, Frequently Used Lexemes: dates prior to 1900-03-01 differ"
)
_SERIAL = (
    "ECMA-376 part 1, 18.17.4.1: serial values run from 0 to 2,958,465 (31 December 9999) in the "
    "1900 date base; LibreOffice counts from 30 December 1899, before it too"
)
_DATE = "Microsoft, DATE Function Behaves Differently in Excel 97 (180158): adds 1900 below 1900"
_CRITERION = (
    "Apache POI, Countif.ErrorMatcher, made after Excel: an error as criterion finds that error; "
    "LibreOffice hands it on"
)
_TEXT_NUMBER = (
    "Microsoft Support, COUNTIF: texts that look like numbers are compared as numbers; "
    "LibreOffice compares them letter for letter"
)

DIFFERENCES = (
    Difference("year of a blank date", "=YEAR([@Void])", 1900, 1899, _LEAP),
    Difference("month of a blank date", "=MONTH([@Void])", 1, 12, _LEAP),
    Difference("day of a blank date", "=DAY([@Void])", 0, 30, _LEAP),
    Difference("a date before 1 March 1900", "=DAY(2)", 2, 1, _LEAP),
    Difference("29 February 1900", "=DAY(60)", 29, 28, _LEAP),
    Difference("DATE before 1 March 1900", "=DATE(1900,1,1)", 1, 2, _LEAP),
    Difference("29 February 1900 by DATE", "=DATE(1900,2,29)", 60, 61, _LEAP),
    Difference("months after a blank date", "=EDATE([@Void],3)", 91, 90, _LEAP),
    Difference("months before a blank date", "=EDATE([@Void],-12)", None, -365, _SERIAL),
    Difference("a date below 0", "=YEAR(-1)", None, 1899, _SERIAL),
    Difference("a date after 9999", "=YEAR(2958466)", None, 10000, _SERIAL),
    Difference("weekdays to a date after 9999", "=NETWORKDAYS(2958465,2958466)", None, 1, _SERIAL),
    Difference("a year after 9999", "=DATE(10000,1,1)", None, 2958466, _DATE),
    Difference("a year of two digits", "=DATE(24,5,16)", 8903, 45428, _DATE),
    Difference("a year of one digit", "=DATE([@Flag],1,1)", 367, 36892, _DATE),
    Difference(
        "sharp s in capitals",
        '=UPPER("straße")',
        "STRAßE",
        "STRAẞE",
        "Unicode SpecialCasing.txt: sharp s has no single capital; Windows leaves it, ICU does not",
    ),
    Difference(
        "characters beyond 65535",
        '=LEN("😀a")',
        3,
        2,
        "Microsoft Support, Compatibility Versions: two characters up to Excel 2024 (version 1)",
    ),
    Difference(
        "from the middle of characters beyond 65535",
        '=MID("😀a",3,1)',
        "a",
        "",
        "Microsoft Support, Compatibility Versions: MID counts as LEN does",
    ),
    Difference(
        "an error as criterion", "=COUNTIFS(Provision[Weekly],1/[@Void])", 0, None, _CRITERION
    ),
    Difference(
        "an error as criterion of a sum",
        '=SUMIFS(Provision[Weekly],Provision[Key],LEFT("a",-1))',
        0,
        None,
        _CRITERION,
    ),
    Difference(
        "a number written as text in a criterion",
        "=COUNTIFS(Students[Digits],[@Digits])",
        2,
        1,
        _TEXT_NUMBER,
    ),
    Difference(
        "empty cells at the end under <>, with a second criterion",
        '=COUNTIFS(Provision[Key],"<>none",Provision[Weekly],0)',
        1,
        0,
        "Microsoft Support, COUNTIFS: empty cells differ from every text; measured: LibreOffice "
        "leaves off the rows before the first and after the last filled cell of the first column",
    ),
)
