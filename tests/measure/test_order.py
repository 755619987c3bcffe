"""No figure hangs on the order of files, rows or partnerships."""

from __future__ import annotations

import random

import pytest

import tiny_county
from seip_xl.measure import RETURN_TABLES, evaluate_measures
from tiny_students import day


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    folder = tiny_county.write_tiny_county(tmp_path_factory.mktemp("tiny"))
    return by_code(tiny_county.tiny_book(folder).figures)


def by_code(figures):
    return {
        measure_id: dict(zip(figures.columns, values, strict=True))
        for measure_id, values in figures.values.items()
    }


def assert_equal(figures, expected):
    assert set(figures) == set(expected)
    for measure_id, values in expected.items():
        assert figures[measure_id] == {
            code: None if value is None else pytest.approx(value, rel=1e-12)
            for code, value in values.items()
        }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_of_rows_changes_no_figure(tmp_path, monkeypatch, figures, seed):
    mixed = random.Random(seed)  # noqa: S311
    by_partnership = ("STUDENTS", "REFERRALS", "PROVISION", "LEFT", "QUALIFICATIONS", "RATINGS")
    for name in by_partnership:
        for code in tiny_county.CODES:
            rows = getattr(tiny_county, name)[code]
            monkeypatch.setitem(getattr(tiny_county, name), code, shuffled(rows, mixed))
    for name in ("HISTORY", "SCHOOLS", "SUBJECTS"):
        monkeypatch.setattr(tiny_county, name, shuffled(getattr(tiny_county, name), mixed))
    keep_the_lower_row(tiny_county.REFERRALS["NORTH"])
    found = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path)).figures
    assert_equal(by_code(found), figures)


def shuffled(rows, mixed):
    return mixed.sample(rows, len(rows))


def keep_the_lower_row(referrals):
    """Put N3's two referrals of one day back in their order: the lower row of them counts."""
    same = [at for at, row in enumerate(referrals) if is_tied(row)]
    first, second = sorted((referrals[at] for at in same), key=lambda row: row["Forum"])
    referrals[same[0]], referrals[same[1]] = first, second
    assert (first["Forum"], second["Forum"]) == ("Inclusion Forum", "Other")


def is_tied(row):
    return row["Student ID"] == "C/3" and row["Referral date"] == day("2020-09-21")


def test_of_tied_referrals_the_lower_row_counts(tmp_path, monkeypatch):
    rows = tiny_county.REFERRALS["NORTH"]
    turned = [*rows[:5], rows[6], rows[5], *rows[7:]]
    monkeypatch.setitem(tiny_county.REFERRALS, "NORTH", turned)
    values = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path)).figures.values
    assert values["outcome_agency"] == (0, 0, 0)
    assert values["outcome_assessment"] == (2, 0, 2)
    assert values["outcome_part_time"] == (2, 0, 2)


def test_names_of_files_change_no_figure(tmp_path, figures):
    folder = tiny_county.write_tiny_county(tmp_path)
    returns = sorted(path for path in folder.iterdir() if path.name != "Control.xlsx")
    for number, path in enumerate(returns):
        (folder / str(9 - number)).mkdir()
        path.rename(folder / str(9 - number) / f"{(number * 5) % 8} return.xlsx")
    assert_equal(by_code(tiny_county.tiny_book(folder).figures), figures)


def test_order_of_partnerships_changes_no_figure(tmp_path, monkeypatch, figures):
    monkeypatch.setattr(tiny_county, "ORDER", {"NORTH": 2, "SOUTH": 1})
    found = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path)).figures
    assert found.columns == ("SOUTH", "NORTH", "County")
    assert_equal(by_code(found), figures)


def test_columns_are_those_asked_for(tmp_path):
    book = tiny_county.tiny_book(tiny_county.write_tiny_county(tmp_path))
    everything = frozenset(RETURN_TABLES)
    counted = dict.fromkeys(("SOUTH", "NORTH"), everything)
    measures = tuple(book.figures.measures.values())
    turned = evaluate_measures(measures, book.data, tiny_county.SETTINGS, counted)
    for measure_id, (south, north, county) in turned.values.items():
        assert (north, south, county) == book.figures.values[measure_id]
