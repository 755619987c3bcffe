"""Defects of finance forms, whose lines are fixed."""

from __future__ import annotations

from corpus.kind import KINDS, Kind, edited

WHOLE = {"Outturn": 13, "Budget": 19, "Monitoring": 13}


def form(name, change, *found, **accepted):
    rows = {**WHOLE, **accepted}
    KINDS.append(Kind(name=name, draw=edited(change), base="finance", found=found, accepted=rows))


def set_cell(cell, value):
    def change(book):
        book["Outturn"][cell].value = value

    return change


def line_twice(book):
    book["Outturn"]["A7"].value = book["Outturn"]["A6"].value


NOT_COUNTED = ("READ_053", "Outturn", "")
form("form without defect", lambda _: None)
form("total typed over", set_cell("B10", 5))
form("amount as text", set_cell("B6", "100"), ("READ_063", "Outturn", "B6"))
form(
    "words for an amount", set_cell("B6", "see e-mail"), ("READ_041", "Outturn", "B6"), NOT_COUNTED,
    Outturn=0,
)  # fmt: skip
form(
    "line renamed", set_cell("A6", "LA grant"),
    ("READ_045", "Outturn", "A6"), ("READ_050", "Outturn", ""), NOT_COUNTED, Outturn=0,
)  # fmt: skip
form(
    "line there twice", line_twice,
    ("READ_051", "Outturn", "A6"), ("READ_050", "Outturn", ""), NOT_COUNTED, Outturn=0,
)  # fmt: skip
