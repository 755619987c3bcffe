"""The stamp as rows and as one text, and the hash of the definitions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seip_xl.rule import rulebook_of
from seip_xl.schema import FINANCE, REGISTER, RETURNS, Stamp

STAMP = Stamp(
    return_id="register",
    version="1",
    partnership="HBEP",
    period="Dec 2020",
    rulebook="9f3a61c2b07d",
)
TEXT = "register|1|HBEP|Dec 2020|9f3a61c2b07d"


def test_stamp_is_one_text_and_back():
    assert STAMP.text == TEXT
    assert Stamp.from_text(TEXT) == STAMP
    assert Stamp.from_text("register|1|||") == Stamp(
        return_id="register", version="1", partnership="", period=""
    )


@pytest.mark.parametrize("text", ["", "register", "register|1|HBEP|Dec 2020", f"{TEXT}|more"])
def test_other_text_is_no_stamp(text):
    assert Stamp.from_text(text) is None


def test_stamp_is_rows_and_back():
    assert STAMP.rows() == (
        ("Return", "register"),
        ("Version", "1"),
        ("Partnership", "HBEP"),
        ("Period", "Dec 2020"),
        ("Rulebook", "9f3a61c2b07d"),
    )
    assert Stamp.from_rows(dict(STAMP.rows())) == STAMP


def test_rows_without_what_is_filled_in_later_are_a_stamp():
    stamp = Stamp.from_rows({"Return": "register", "Version": "1"})
    assert stamp == Stamp(return_id="register", version="1", partnership="", period="")


@pytest.mark.parametrize("label", ["Return", "Version"])
def test_rows_that_do_not_say_which_return_are_none(label):
    rows = dict(STAMP.rows())
    del rows[label]
    assert Stamp.from_rows(rows) is None


def changed(spec, **changes):
    """Change the column Year group of the register, or a line of the outturn."""
    first = spec.tables[0]
    if spec is FINANCE:
        line = replace(first.lines[1], **changes)
        table = replace(first, lines=(first.lines[0], line, *first.lines[2:]))
    else:
        column = replace(first.columns[1], **changes)
        table = replace(first, columns=(first.columns[0], column, *first.columns[2:]))
    return replace(spec, tables=(table, *spec.tables[1:]))


@pytest.mark.parametrize(
    ("spec", "changes"),
    [
        (REGISTER, {"label": "Year"}),
        (REGISTER, {"required": False}),
        (REGISTER, {"maximum": 13}),
        (REGISTER, {"choices": ("7", "8")}),
        (FINANCE, {"label": "Grant"}),
        (FINANCE, {"optional": True}),
    ],
    ids=["label", "required", "bound", "list", "line", "optional"],
)
def test_changed_definition_is_another_rulebook(spec, changes):
    assert rulebook_of(changed(spec, **changes)) != rulebook_of(spec)


def test_changed_words_are_the_same_rulebook():
    told = {"help_text": "Of the national curriculum.", "example": 9}
    assert rulebook_of(changed(REGISTER, **told)) == rulebook_of(REGISTER)


def test_every_return_has_its_own_rulebook():
    found = [rulebook_of(spec) for spec in RETURNS]
    assert len({*found}) == len(found)
    assert all(len(one) == 12 and int(one, 16) >= 0 for one in found)
