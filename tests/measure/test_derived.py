"""Every derived column of the tiny county against its hand count."""

from __future__ import annotations

from typing import get_args

import pandas as pd
import pytest

import tiny_county
from measure.expected_derived import EXPECTED_DERIVED
from seip_xl.measure import DERIVED
from seip_xl.measure.evaluate import load_derived
from seip_xl.schema.leaver import Grade
from tiny_students import day


def cells(frame, label):
    """Give the cells of a column, None where one is empty."""
    return [None if pd.isna(each) else each for each in frame[label].tolist()]


def close(values):
    return [pytest.approx(each) if isinstance(each, float) else each for each in values]


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    folder = tiny_county.write_tiny_county(tmp_path_factory.mktemp("tiny"))
    return tiny_county.tiny_book(folder).data.frames


def changed_frames(folder):
    return tiny_county.tiny_book(tiny_county.write_tiny_county(folder)).data.frames


def test_every_derived_column_has_a_hand_written_expectation():
    assert {(each.table, each.label) for each in DERIVED} == set(EXPECTED_DERIVED)


@pytest.mark.parametrize(("table", "label"), EXPECTED_DERIVED)
def test_derived_column_equals_the_hand_count(frames, table, label):
    assert cells(frames[table], label) == close(EXPECTED_DERIVED[table, label])


@pytest.mark.parametrize("derived", DERIVED, ids=lambda each: f"{each.table}.{each.label}")
def test_derived_column_is_documented(derived):
    assert derived.definition.endswith(".")


def test_derived_columns_load():
    assert len(load_derived()) == len(DERIVED)


def test_placement_counts_on_its_first_and_last_day(tmp_path, monkeypatch):
    spans = {
        ("2020-12-11", None): 1,
        ("2020-12-12", None): 0,
        (None, "2020-12-11"): 1,
        (None, "2020-12-10"): 0,
        ("2020-12-11", "2020-12-11"): 1,
        ("2020-12-01", "2020-12-10"): 0,
        (None, None): 1,
    }
    rows = [
        {
            "Student ID": "C/1",
            "Provision type": "Directly employed staff",
            "Hours per week": 1.0,
            "Start date": day(start),
            "End date": day(end),
        }
        for start, end in spans
    ]
    monkeypatch.setitem(tiny_county.PROVISION, "NORTH", rows)
    frame = changed_frames(tmp_path)["Provision"]
    assert frame["Counts"].tolist()[: len(spans)] == list(spans.values())


def test_school_days_are_weekdays_within_terms(tmp_path, monkeypatch):
    # The autumn term ends on Friday 18 December, spring is from 4 January to 1 April.
    days = {
        ("2020-12-03", "2020-12-03"): (0, 1),
        ("2020-12-03", "2020-12-04"): (1, 1),
        ("2020-12-04", "2020-12-07"): (1, 1),
        ("2020-12-05", "2020-12-06"): (0, 1),
        ("2020-11-30", "2020-12-08"): (6, 1),
        ("2020-11-30", "2020-12-09"): (7, 0),
        ("2020-12-11", "2020-12-31"): (5, 1),
        ("2020-12-11", "2021-01-05"): (7, 0),
        ("2020-09-01", "2020-09-02"): (1, 1),
        ("2020-12-03", None): (0, 0),
        (None, "2020-12-03"): (0, 0),
        ("2020-12-03", "2020-12-01"): (0, 1),
        # After the summer term: the next school year's terms are not known, so it is not in time.
        ("2021-07-15", "2021-07-16"): (1, 1),
        ("2021-07-15", "2021-09-20"): (1, 0),
    }
    rows = [
        {
            "Student ID": "C/1",
            "Referral date": day("2020-09-01"),
            "Year group at referral": 11,
            "Forum": "Fair Access",
            "Meeting date": day(met),
            "First day of provision": day(first),
        }
        for met, first in days
    ]
    monkeypatch.setitem(tiny_county.REFERRALS, "NORTH", rows)
    frame = changed_frames(tmp_path)["Referrals"].head(len(days))
    found = zip(frame["School days to provision"], frame["Provision in time"], strict=True)
    assert dict(zip(days, found, strict=True)) == days


def test_every_grade_counts_as_it_should(tmp_path, monkeypatch):
    # GCSEs, of them graded, of them at 4 or above; whether another qualification was passed.
    single = {"9": 1, "8": 1, "7": 1, "6": 1, "5": 1, "4": 1, "3": 0, "2": 0, "1": 0}
    double = {"9-9": 2, "9-8": 2, "8-8": 2, "8-7": 2, "7-7": 2, "7-6": 2, "6-6": 2, "6-5": 2}
    double |= {"5-5": 2, "5-4": 2, "4-4": 2, "4-3": 1, "3-3": 0, "3-2": 0, "2-2": 0, "2-1": 0}
    double |= {"1-1": 0}
    expected = {each: (1, 1, at_4, 0) for each, at_4 in single.items()}
    expected |= {each: (2, 2, at_4, 0) for each, at_4 in double.items()}
    expected |= {"U": (1, 0, 0, 0), "U-U": (2, 0, 0, 0), "Not passed": (0, 0, 0, 0)}
    expected |= dict.fromkeys(("Pass", "Merit", "Distinction"), (0, 0, 0, 1))
    assert set(expected) == set(get_args(Grade))
    rows = [
        {
            "Student ID": "L/1",
            "Type": "GCSE" if counts[0] else "Other",
            "Subject": "Drama",
            "Level": None if counts[0] else "Level 1",
            "Grade": grade,
        }
        for grade, counts in expected.items()
    ]
    monkeypatch.setitem(tiny_county.QUALIFICATIONS, "NORTH", rows)
    frame = changed_frames(tmp_path)["Qualifications"].head(len(rows))
    labels = ["GCSEs", "GCSEs graded", "GCSEs at 4 or above", "Passed"]
    found = frame[labels].itertuples(index=False, name=None)
    assert dict(zip(expected, found, strict=True)) == expected
