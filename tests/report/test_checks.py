"""How often each check was run, and what it found: Checks, Findings and Table E agree."""

from __future__ import annotations

import pytest

from seip_xl.check import Earlier, check_across, check_elsewhere, check_return
from seip_xl.county import build_book, read_county
from seip_xl.demo import run_demo
from seip_xl.demo.county import SETTINGS
from seip_xl.intake import checks_of, control_among, expectation
from seip_xl.read import read_folder, sort_folder
from seip_xl.rule import RULES
from seip_xl.schema import REGISTER


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    run_demo(folder, lambda _: None)
    files = sort_folder(folder)
    county = read_county(control_among(files, folder))
    checks = checks_of(county)
    alone = [check_return(one, checks) for one in read_folder(files, expectation(county), len)]
    done = check_elsewhere(
        check_across([one for one, _ in alone]), checks, Earlier(census=SETTINGS.census_date)
    )
    counts = [own + further for (_, own), (_, further) in zip(alone, done, strict=True)]
    return build_book(county, [one for one, _ in done], counts)


def frame(book):
    return book.data.frames["Checks_run"]


def figure(book, measure):
    return book.figures.values[measure]


def test_every_rule_stands_once_for_each_return(book):
    run = frame(book)
    assert len(run) == len(RULES) * 5
    assert not run.duplicated(["Partnership", "Rule"]).any()
    assert {*run["State"]} == {"run"}


def test_a_rule_that_failed_is_told_as_often_in_findings(book):
    failed = frame(book).groupby("Rule")["Failed"].sum()
    told = book.data.frames["Findings"]["Code"].value_counts()
    assert {rule: int(count) for rule, count in failed.items() if count} == {
        rule: int(count) for rule, count in told.items() if rule in set(failed.index)
    }


def test_rows_are_those_that_were_received(book):
    run, came = frame(book), book.data.frames["Returns_received"]
    students = came[came["Table"] == "Students"].set_index("Partnership")["Rows received"]
    first = run[run["Rule"] == "REG_001"].set_index("Partnership")["Rows"]
    assert first.to_dict() == students.to_dict()
    assert {*run[run["Return"] == REGISTER.id]["Not evaluated"]} == {0}


def test_received_is_counted_rejected_and_ignored(book):
    came = book.data.frames["Returns_received"]
    total = came["Counted"] + came["Rejected"] + came["Ignored"]
    assert (came["Rows received"] == total).all()
