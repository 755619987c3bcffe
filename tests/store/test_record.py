from __future__ import annotations

import pytest
from sqlalchemy import text

from seip_xl.errors import WriteError
from seip_xl.store import Received, RunKind, Status, open_store
from seip_xl.store.table import DERIVED, KEPT
from store.parts import EXPLAINED, FINDING, QUERY, figures, full_run, keep, run

TABLES = [table.name for table in (*KEPT, *DERIVED)]


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def filled(store):
    store.record(full_run(keep(store).submission))
    return store


def counts(store):
    with store.engine.connect() as connection:
        return {
            name: connection.scalar(text(f"SELECT count(*) FROM {name}"))  # noqa: S608
            for name in TABLES
        }


def test_run_is_given_back_as_it_was_recorded(store):
    control = store.keep_file(b"control", ".xlsx")
    rules = store.keep_file(b"rules", ".xlsx")
    given = full_run(keep(store).submission, control_sha256=control, rules_sha256=rules)
    new = store.record(given)
    assert (new.id, new.period, new.census_date) == (1, "Dec 2020", "2020-12-11")
    assert (new.kind, new.control_sha256, new.rules_sha256) == (given.kind, control, rules)
    assert store.received_by(new) == given.received
    assert store.published_by(new) == given.published
    assert store.last_run("Dec 2020") == new
    assert store.last_run("Apr 2021") is None


def test_findings_and_explanations_are_asked_for_by_run_and_submission(store):
    north, south = (keep(store, partnership=code).submission for code in ("NORTH", "SOUTH"))
    rejected = Received(submission_id=south.id, status=Status.REJECTED, reason="Another period")
    new = store.record(run(received=(*full_run(north).received, rejected)))
    assert store.findings_of(new) == (FINDING, QUERY)
    assert store.findings_of(new, north.id) == (FINDING, QUERY)
    assert store.findings_of(new, south.id) == ()
    assert store.explanations_of(new) == store.explanations_of(new, north.id) == (EXPLAINED,)
    assert [one.status for one in store.received_by(new)] == [Status.ACCEPTED, Status.REJECTED]


@pytest.mark.parametrize(
    "wrong",
    [
        {"received": (Received(submission_id=9, status=Status.ACCEPTED),)},
        {"control_sha256": "0" * 64},
        {"figures": figures("a", County=1.0) * 2},
        {"received": (Received(submission_id=1, status=Status.ACCEPTED, errors=-1),)},
    ],
    ids=["submission", "file", "figure twice", "count"],
)
def test_run_that_does_not_fit_leaves_nothing(filled, wrong):
    before = counts(filled)
    further = {"figures": figures("b", County=1.0)} | wrong
    with pytest.raises(WriteError, match="nothing was kept, as it does not fit the rest: "):
        filled.record(run(**further))
    assert counts(filled) == before
    assert filled.runs() == (filled.last_run("Dec 2020"),)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("verb", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_rows_are_never_changed_or_deleted(filled, name, verb):
    table = next(one for one in (*KEPT, *DERIVED) if one.name == name)
    before = counts(filled)
    assert before[name]
    statement = text(verb.format(name, next(iter(table.columns)).name))
    refusal = f"{name} are never changed or deleted"
    with pytest.raises(Exception, match=refusal), filled.engine.begin() as connection:
        connection.execute(statement)
    assert counts(filled) == before


def test_rebuilding_records_everything_anew(filled):
    kept = filled.submissions()
    with filled.rebuilding() as rebuilt:
        assert (rebuilt.runs(), rebuilt.figures(), rebuilt.submissions()) == ((), (), kept)
        new = rebuilt.record(full_run(kept[0], at="2021-01-04T00:00:00+00:00"))
        assert rebuilt.findings_of(new) == (FINDING, QUERY)
    assert filled.runs() == (new,)
    assert set(counts(filled).values()) == {1, 2}
    assert filled.verify() == ()


def test_rebuilt_rows_are_never_changed_either(filled):
    with filled.rebuilding() as rebuilt:
        rebuilt.record(full_run(filled.submissions()[0]))
    test_rows_are_never_changed_or_deleted(filled, "figures", "DELETE FROM {0}")


def test_others_read_what_was_there_while_it_is_rebuilt(filled):
    before = (filled.runs(), filled.figures())
    with filled.rebuilding() as rebuilt, open_store(filled.folder) as other:
        rebuilt.record(run("Apr 2021"))
        assert (other.runs(), other.figures()) == before
    assert [one.period for one in filled.runs()] == ["Apr 2021"]


def test_rebuilding_that_fails_leaves_everything_as_it_was(filled):
    before = (counts(filled), filled.runs(), filled.figures())

    def failing():
        with filled.rebuilding() as rebuilt:
            rebuilt.record(run("Apr 2021"))
            keep(rebuilt, b"two")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    assert (counts(filled), filled.runs(), filled.figures()) == before


def test_run_that_fails_while_rebuilding_spoils_no_other(filled):
    with filled.rebuilding() as rebuilt:
        good = rebuilt.record(full_run(filled.submissions()[0]))
        with pytest.raises(WriteError, match="does not fit the rest"):
            rebuilt.record(run(figures=figures("a", County=1.0) * 2))
    assert filled.runs() == (good,)


def test_nothing_of_a_pupil_is_in_what_is_raised(filled):
    with pytest.raises(WriteError) as raised:
        filled.record(run(figures=figures("Sam Small", County=1.0) * 2))
    assert "Sam Small" not in str(raised.value) + str(raised.value.__cause__)


def test_runs_of_imports_and_consolidations_are_told_apart(store):
    store.record(run("Dec 2019", RunKind.IMPORT))
    store.record(run("Dec 2020"))
    assert [one.kind for one in store.runs()] == ["import", "consolidation"]
    assert [one.period for one in store.runs("Dec 2019")] == ["Dec 2019"]
