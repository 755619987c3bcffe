from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from read.tiny import LISTS, STAMP, write_register
from seip_xl.finding import Finding
from seip_xl.read import open_source
from seip_xl.schema import REGISTER, STAMP_NAME, STAMP_PROPERTY, STAMP_SHEET
from seip_xl.template import write_template

PLACES = ("sheet", "name", "property")


def stamped(path, **stamps):
    """Write a register that keeps stamps in the places that are named."""
    write_register(path, stamp=stamps.get("sheet"))
    book = openpyxl.load_workbook(path)
    if name := stamps.get("name"):
        book.defined_names[STAMP_NAME] = DefinedName(STAMP_NAME, attr_text=f'"{name.text}"')
    if kept := stamps.get("property"):
        book.custom_doc_props.append(StringProperty(name="Client", value="none"))
        book.custom_doc_props.append(StringProperty(name=STAMP_PROPERTY, value=kept.text))
    book.save(path)
    return open_source(path).stamp()


@pytest.mark.parametrize("place", PLACES)
def test_any_one_place_is_enough(tmp_path, place):
    assert stamped(tmp_path / "r.xlsx", **{place: STAMP}) == STAMP


@pytest.mark.parametrize("place", PLACES)
def test_stamp_of_a_template_stands_in_each_place(tmp_path, place):
    path = tmp_path / "r.xlsx"
    path.write_bytes(write_template(REGISTER, stamp=STAMP, lists=LISTS, created=date(2020, 12, 11)))
    book = openpyxl.load_workbook(path)
    if place != "sheet":
        del book[STAMP_SHEET]
    if place != "name":
        del book.defined_names[STAMP_NAME]
    if place != "property":
        del book.custom_doc_props[STAMP_PROPERTY]
    book.save(path)
    found = open_source(path).stamp()
    assert replace(found, rulebook="") == STAMP
    assert found.rulebook


@pytest.mark.parametrize("place", PLACES[1:])
def test_what_is_chosen_on_the_cover_need_not_stand_in_the_other_places(tmp_path, place):
    blank = replace(STAMP, partnership="", period="")
    assert stamped(tmp_path / "r.xlsx", sheet=STAMP, **{place: blank}) == STAMP


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"partnership": "LIP"}, "HBEP and LIP", id="partnership"),
        pytest.param({"period": "Mar 2021"}, "Dec 2020 and Mar 2021", id="period"),
        pytest.param({"return_id": "finance"}, "finance and register", id="return"),
        pytest.param({"version": "2"}, "1 and 2", id="version"),
    ],
)
@pytest.mark.parametrize("place", PLACES[1:])
def test_two_places_that_contradict_each_other_are_told(tmp_path, place, changes, told):
    found = stamped(tmp_path / "r.xlsx", sheet=STAMP, **{place: replace(STAMP, **changes)})
    assert isinstance(found, Finding)
    assert (found.code, found.found) == ("READ_029", told)


def test_workbook_that_keeps_no_stamp_is_no_return(tmp_path):
    assert stamped(tmp_path / "r.xlsx") is None
