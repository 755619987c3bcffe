"""Names that the LA lists: offered in drop-downs, shown in the guide and the example."""

from __future__ import annotations

import io

import openpyxl
import pytest

from read.tiny import CENSUS, LISTS, STAMP
from seip_xl.schema import REGISTER
from seip_xl.template import Kept, write_template

PROVIDERS = {"Provider": ["Hill Farm", "City Garage"], "Agreed cost per hour": [30.0, None]}


def register(tables):
    data = write_template(
        REGISTER,
        stamp=STAMP,
        lists=LISTS,
        created=CENSUS,
        blank_rows=1,
        kept=Kept(rules=(), tables=tables),
    )
    return openpyxl.load_workbook(io.BytesIO(data))


def guarded(book):
    """Give the guard of the column Provider."""
    guards = book["Provision"].data_validations.dataValidation
    return next(one for one in guards if "C6" in one.sqref)


@pytest.fixture(scope="module")
def book():
    return register({"Providers": PROVIDERS})


def test_listed_providers_are_offered_and_others_may_be_typed(book):
    guard = guarded(book)
    assert (guard.type, guard.errorStyle) == ("list", "warning")
    sheet, cells = guard.formula1.split("!")
    assert [row[0].value for row in book[sheet][cells.replace("$", "")]] == PROVIDERS["Provider"]


def test_example_is_a_listed_name(book):
    assert book["Provision"]["C4"].value == "Hill Farm"


def test_guide_lists_the_providers_with_what_was_agreed(book):
    rows = [row for row in book["Guide"].iter_rows(values_only=True) if row[1] == "Provider"]
    assert [row[2:4] for row in rows[1:]] == [("Hill Farm", "GBP 30.00"), ("City Garage", None)]


def test_without_a_list_any_text_will_do():
    book = register({})
    assert guarded(book).type == "textLength"
    assert "Names on the local authority's lists" not in {
        row[0] for row in book["Guide"].iter_rows(values_only=True)
    }
