"""Defects of single cells: what people type, paste and leave out."""

from __future__ import annotations

from datetime import date

from pandas import NaT, Timestamp

from corpus.kind import typed

LOST = {"Students": 2}

typed("text date, day above 12", "D6", "14/09/2020", ("READ_064", ""), reads=Timestamp(2020, 9, 14))
typed("text date, year first", "D6", "2020-09-04", ("READ_064", ""), reads=Timestamp(2020, 9, 4))
typed(
    "text date with a month's name",
    "D6",
    "4 September 2020",
    ("READ_064", ""),
    reads=Timestamp(2020, 9, 4),
)
typed("text date that could be two days", "D6", "03/04/2020", ("READ_044", ""), **LOST)
typed("text date that is no day", "D6", "31/02/2020", ("READ_044", ""), **LOST)
typed("text date, year of two digits", "D6", "14/09/20", ("READ_044", ""), **LOST)
typed("number for a date", "D6", 44000.5, ("READ_044", ""), **LOST)
typed(
    "date with a time of day",
    "D6",
    Timestamp(2020, 9, 14, 9, 30).to_pydatetime(),
    ("READ_044", ""),
    **LOST,
)
typed("date before March 1900", "D6", date(1900, 1, 31), ("READ_044", ""), **LOST)
typed("words for a date", "E6", "end of term", ("READ_044", ""), **LOST)
typed("number as text", "B6", "10", ("READ_063", ""), reads=10)
typed("number as text, with spaces", "N6", " 12.75 ", ("READ_063", ""), reads=12.75)
typed("money as text", "E6", "£1,200", ("READ_063", ""), sheet="Provision", reads=1200)
typed("comma for a decimal point", "N6", "12,5", ("READ_041", ""), **LOST)
typed("number with its unit", "N6", "12 hrs", ("READ_041", ""), **LOST)
typed("truth for a number", "O6", bool(1), ("READ_041", ""), **LOST)
typed("fraction for a whole number", "B6", 10.5, ("READ_042", ""), **LOST)
typed("number too high", "B6", 13, ("READ_043", ""), **LOST)
typed("number too low", "O6", -1, ("READ_043", ""), **LOST)
typed("value not on the list", "I6", "Pending", ("READ_045", ""), **LOST)
typed("listed value misspelt", "C6", "Oakfeild Academy", ("READ_045", ""), **LOST)
typed("listed value in another case", "K6", "YES", ("READ_062", ""))
typed("listed value with a trailing space", "C6", "Oakfield Academy ", ("READ_061", ""))
typed("no-break space", "C6", "Oakfield\xa0Academy", ("READ_061", ""))
typed("space without width", "K6", "Yes\u200b", ("READ_061", ""))
typed("line break at an end", "A7", "ABC/09-002\n", ("READ_061", ""))
typed("name for a student id", "A7", "Pat Example", ("READ_046", ""), **LOST)
typed("number for a student id", "A7", 90002, ("READ_046", ""), **LOST)
typed("required cell empty", "C6", None, ("READ_040", ""), **LOST)
typed("only an explanation in a row", "T10", "moved in May", ("READ_040", "A10"))
typed("spaces for an empty cell", "M6", "   ", reads=NaT)
typed("error value in an optional cell", "N6", "#N/A", ("READ_047", ""), **LOST)
typed("error value in a required cell", "C6", "#REF!", ("READ_047", ""), **LOST)
typed("error value in free text", "T6", "#NAME?", ("READ_047", ""), **LOST)
typed("formula without a result", "N6", "=6+6", ("READ_048", ""), **LOST)
typed("total typed below the table", "A12", "Total", ("READ_046", ""), ("READ_040", "B12"))
