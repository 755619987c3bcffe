"""The same UPN on the registers of two partnerships: an error on both rows, neither counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seip_xl.check import check_across
from tests.rule.book import read, workbook
from tests.rule.case import student

UPN = "H801200001001"


def register(folder, code, *ids):
    rows = {"Students": [row for each in ids for row in student(id=each)]}
    rows |= {"Referrals": [], "Provision": []}
    path = folder / f"{code}.xlsx"
    path.write_bytes(workbook("register", rows))
    one = read(path, "register", rows)
    return replace(one, stamp=replace(one.stamp, partnership=code))


def counted(one):
    return list(one.tables["Students"]["Student ID"])


def test_same_upn_is_an_error_on_both_rows(tmp_path):
    north = register(tmp_path, "NORTH", "A/1", UPN)
    south = register(tmp_path, "SOUTH", UPN.lower(), "A/1", "A/2")
    found = check_across([north, south])
    assert [counted(one) for one in found] == [["A/1"], ["A/1", "A/2"]]
    assert [
        (each.code, each.severity, each.cell, each.message.split(";")[0])
        for one in found
        for each in one.findings
    ] == [
        ("ALL_001", "error", "A7", "Student ID is also on the register of SOUTH"),
        ("ALL_001", "error", "A6", "Student ID is also on the register of NORTH"),
    ]
    assert [one.tallies["Students"].rejected for one in found] == [1, 1]
    assert all(UPN not in each.message.upper() for one in found for each in one.findings)


@pytest.mark.parametrize("same", ["A/1", "ABC/10-001", "A80120/001001"])
def test_equal_references_of_two_partnerships_are_no_finding(tmp_path, same):
    given = [register(tmp_path, code, same) for code in ("NORTH", "SOUTH")]
    assert check_across(given) == given


def test_upn_twice_on_one_register_is_the_matter_of_its_own_rule(tmp_path):
    given = [register(tmp_path, "NORTH", UPN, UPN), register(tmp_path, "SOUTH", "A/1")]
    assert check_across(given) == given


def test_register_that_was_not_accepted_has_no_part(tmp_path):
    north, south = register(tmp_path, "NORTH", UPN), register(tmp_path, "SOUTH", UPN)
    given = [replace(north, accepted=False), south]
    assert check_across(given) == given
