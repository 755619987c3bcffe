from __future__ import annotations

import time

import pytest

from seip_xl.store import Figure, RunKind, open_store
from store.parts import DAYS, figures, run

IMPORT, COUNTED = RunKind.IMPORT, RunKind.CONSOLIDATION


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store") as opened:
        yield opened


def held(store, *wanted, **named):
    return [
        (one.period, one.measure, one.partnership, one.value)
        for one in store.figures(*wanted, **named)
    ]


def record(store, kind, *given, period="Dec 2020"):
    return store.record(run(period, kind, figures=sum(given, ())))


def test_figures_say_where_they_come_from(store):
    new = record(store, COUNTED, figures("a", NORTH=1.0))
    (one,) = store.figures()
    assert (one.run_id, one.kind, one.source) == (new.id, COUNTED, "Returns")


def test_periods_and_figures_are_in_order_of_the_census(store):
    for period in DAYS:
        record(store, IMPORT, figures("a", County=1.0), period=period)
    assert [one.period for one in store.periods()] == ["Dec 2019", "Dec 2020", "Apr 2021"]
    assert [one.period for one in store.figures("a")] == ["Dec 2019", "Dec 2020", "Apr 2021"]


def test_census_date_of_a_period_is_that_of_its_last_run(store):
    record(store, IMPORT, figures("a", County=1.0), period="Apr 2021")
    store.record(run(census_date="2021-12-10", figures=figures("a", County=2.0)))
    assert [one.period for one in store.periods()] == ["Apr 2021", "Dec 2020"]
    store.record(run())
    assert [one.census_date for one in store.periods()] == ["2020-12-11", "2021-03-26"]
    store.record(run(figures=figures("b", County=2.0), census_date="2021-12-10"))
    assert [one.period for one in store.figures()] == ["Apr 2021", "Dec 2020"]


def test_last_consolidation_holds_as_a_whole(store):
    record(store, COUNTED, figures("a", NORTH=1.0, SOUTH=2.0), figures("b", NORTH=3.0))
    record(store, COUNTED, figures("a", NORTH=4.0))
    assert held(store) == [("Dec 2020", "a", "NORTH", 4.0)]


def test_consolidation_supersedes_an_import_measure_by_measure(store):
    record(store, IMPORT, figures("a", NORTH=1.0, SOUTH=2.0), figures("b", NORTH=3.0))
    record(store, COUNTED, figures("a", NORTH=4.0))
    assert held(store) == [("Dec 2020", "a", "NORTH", 4.0), ("Dec 2020", "b", "NORTH", 3.0)]
    assert held(store, partnership="SOUTH") == []


def test_import_after_a_consolidation_supersedes_its_measures(store):
    record(store, COUNTED, figures("a", NORTH=1.0), figures("b", NORTH=3.0))
    record(store, IMPORT, figures("a", NORTH=9.0))
    assert held(store) == [("Dec 2020", "a", "NORTH", 9.0), ("Dec 2020", "b", "NORTH", 3.0)]


def test_other_periods_are_left_alone(store):
    record(store, COUNTED, figures("a", NORTH=1.0))
    record(store, COUNTED, figures("a", NORTH=2.0), period="Apr 2021")
    assert held(store, "a") == [("Dec 2020", "a", "NORTH", 1.0), ("Apr 2021", "a", "NORTH", 2.0)]


def test_figures_are_asked_for_by_measure_and_partnership(store):
    record(store, COUNTED, figures("a", NORTH=1.0, County=2.0), figures("b", NORTH=3.0))
    assert held(store, "a", "County") == [("Dec 2020", "a", "County", 2.0)]
    assert [one[1:3] for one in held(store, partnership="NORTH")] == [
        ("a", "NORTH"),
        ("b", "NORTH"),
    ]
    assert held(store, "c") == []


def test_figure_that_is_known_to_be_none_supersedes(store):
    record(store, IMPORT, figures("a", NORTH=1.0))
    record(store, COUNTED, figures("a", NORTH=None))
    assert held(store) == [("Dec 2020", "a", "NORTH", None)]


def test_figures_of_one_measure_are_there_at_once(store):
    every = tuple(
        Figure(measure=f"measure_{measure}", partnership=f"P{partnership}", value=1.0)
        for measure in range(100)
        for partnership in range(6)
    )
    for _ in range(6):
        for period in DAYS:
            store.record(run(period, figures=every))
    assert len(store.figures("measure_7")) == 18
    taken_s = []
    for measure in range(30):
        start = time.perf_counter()
        store.figures(f"measure_{measure}")
        taken_s.append(time.perf_counter() - start)
    # Under a millisecond on a machine that does nothing else; the quickest is not disturbed.
    assert min(taken_s) < 0.002
