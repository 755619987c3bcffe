"""Two programs at once, and a program that is killed."""

from __future__ import annotations

import random
import sqlite3
import time

import pytest

from seip_xl.errors import WriteError
from seip_xl.store import open_store
from store.parts import PROGRAMS, full_run, keep, keep_for_ever, keep_many, program

IN_USE = "^the store is in use by another program; try again in a minute$"
TIMES = 10


def test_two_programs_that_write_at_once_lose_nothing(tmp_path):
    folder = tmp_path / "store"
    with (
        program(keep_many, folder, "a", TIMES) as one,
        program(keep_many, folder, "b", TIMES) as two,
    ):
        one.join()
        two.join()
        assert (one.exitcode, two.exitcode) == (0, 0)
    with open_store(folder) as store:
        submissions = store.submissions()
        assert [one.version for one in submissions] == [*range(1, 2 * TIMES + 1)]
        names = {one.file_name for one in submissions}
        assert names == {f"{mark} {number}.xlsx" for mark in "ab" for number in range(TIMES)}
        assert len(store.runs()) == 2 * TIMES
        assert store.verify() == ()


def test_who_waits_too_long_is_told(tmp_path):
    with open_store(tmp_path) as first, open_store(tmp_path, patience_s=0.1) as second:
        submission = keep(first).submission
        with first.rebuilding() as rebuilt:
            with pytest.raises(WriteError, match=IN_USE):
                keep(second, b"two")
            with pytest.raises(WriteError, match=IN_USE):
                second.record(full_run(submission))
            assert second.submissions() == (submission,)
            rebuilt.record(full_run(submission))
        assert keep(second, b"two").submission.version == 2
        assert [one.severity for one in first.verify()] == []


def test_store_that_another_program_locks_as_a_whole_is_told(tmp_path):
    open_store(tmp_path).close()
    raw = sqlite3.connect(tmp_path / "seip.sqlite", isolation_level=None)
    raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    raw.execute("BEGIN EXCLUSIVE")
    start = time.monotonic()
    with pytest.raises(WriteError, match=IN_USE):
        open_store(tmp_path, patience_s=0.2)
    assert time.monotonic() - start < 2
    raw.close()


def test_killed_program_leaves_a_store_without_fault(tmp_path):
    moments = random.Random(20201211)  # noqa: S311 - no secret
    counted = 0
    for _ in range(5):
        here, there = PROGRAMS.Pipe()
        with program(keep_for_ever, tmp_path, there):
            assert here.poll(30)
            time.sleep(moments.uniform(0, 0.15))
        here.close()
        there.close()
        with open_store(tmp_path) as store:
            assert [one for one in store.verify() if one.severity != "note"] == []
            assert len(store.submissions()) >= counted + 2
            kept = keep(store, f"after {counted}".encode())
            assert kept.submission.version == len(store.submissions())
            store.record(full_run(kept.submission))
            counted = kept.submission.version
