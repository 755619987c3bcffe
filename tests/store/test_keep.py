from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seip_xl.errors import DefinitionError, WorkbookError, WriteError
from seip_xl.store import open_store
from seip_xl.store import store as store_module
from store.parts import NOW, keep, run

ONE = hashlib.sha256(b"one").hexdigest()
PLACES = st.tuples(
    st.sampled_from(["register", "finance"]),
    st.sampled_from(["NORTH", "SOUTH"]),
    st.sampled_from(["Dec 2020", "Apr 2021"]),
)
ARRIVALS = st.lists(st.tuples(PLACES, st.sampled_from([b"one", b"two", b"three"])), max_size=12)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store") as opened:
        yield opened


def path_of(store, sha256=ONE):
    return store.folder / "files" / sha256[:2] / f"{sha256}.xlsx"


def test_return_is_kept_unchanged_under_its_hash(store):
    kept = keep(store)
    assert (kept.is_new, kept.submission.version, kept.submission.sha256) == (True, 1, ONE)
    assert (kept.submission.received_at, kept.submission.file_name) == (NOW, "North register.xlsx")
    assert path_of(store).read_bytes() == store.file(ONE) == b"one"


def test_return_is_kept_from_its_path(store, tmp_path):
    path = tmp_path / "return.xlsx"
    path.write_bytes(b"one")
    assert keep(store, path).submission.sha256 == ONE
    assert path.read_bytes() == b"one"


def test_path_that_is_not_there_is_told(store, tmp_path):
    with pytest.raises(WorkbookError, match=r"gone.xlsx cannot be read \(No such file"):
        keep(store, tmp_path / "gone.xlsx")


def test_same_file_again_adds_nothing(store):
    first = keep(store)
    again = keep(store, file_name="Copy of it.xlsx", received_at="2020-12-19T09:30:00+00:00")
    assert again == replace(first, is_new=False)
    assert store.submissions() == (first.submission,)


def test_former_file_after_another_is_a_new_version(store):
    versions = [keep(store, data).submission.version for data in (b"one", b"two", b"one")]
    assert versions == [1, 2, 3]
    assert len([*(store.folder / "files").rglob("*.xlsx")]) == 2


def test_same_file_for_another_period_is_a_submission_of_its_own(store):
    keep(store)
    assert keep(store, period="Apr 2021").is_new
    assert keep(store, partnership="SOUTH").is_new
    assert keep(store, return_id="finance").is_new


def test_submissions_are_asked_for_by_period_return_and_partnership(store):
    for partnership in ("NORTH", "SOUTH"):
        for period in ("Dec 2020", "Apr 2021"):
            keep(store, partnership=partnership, period=period)
    assert [one.id for one in store.submissions()] == [1, 2, 3, 4]
    assert [one.id for one in store.submissions("Apr 2021")] == [2, 4]
    assert [one.id for one in store.submissions(partnership="SOUTH", period="Dec 2020")] == [3]
    assert store.submissions(return_id="finance") == ()


@settings(max_examples=10, deadline=None)
@given(ARRIVALS)
def test_versions_follow_what_came(arrivals):
    model = {}
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        for place, data in arrivals:
            return_id, partnership, period = place
            came = model.setdefault(place, [])
            is_new = came[-1:] != [data]
            came += [data] if is_new else []
            kept = keep(store, data, return_id=return_id, partnership=partnership, period=period)
            assert (kept.is_new, kept.submission.version) == (is_new, len(came))
        for (return_id, partnership, period), came in model.items():
            versions = store.submissions(period, return_id, partnership)
            assert [one.version for one in versions] == [*range(1, len(came) + 1)]
            assert [store.file(one.sha256) for one in versions] == came
            assert store.latest(period)[return_id, partnership] == versions[-1]
        assert store.verify() == ()


def test_file_that_is_no_return_is_kept_by_its_hash(store):
    sha256 = store.keep_file(b"one", ".xlsx")
    assert (sha256, store.keep_file(b"one", ".xlsm")) == (ONE, ONE)
    assert store.file(ONE) == b"one"
    assert [path.name for path in (store.folder / "files").rglob("*.*")] == [f"{ONE}.xlsx"]


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("A.XLSX", ".xlsx"), ("a.b.xlsm", ".xlsm"), ("none", ""), ("odd./x", ""), ("a.é", "")],
)
def test_suffix_is_plain(store, name, suffix):
    store.keep_file(b"one", name)
    assert (store.folder / "files" / ONE[:2] / f"{ONE}{suffix}").is_file()


def test_half_a_character_in_a_file_name_is_no_harm(store):
    assert keep(store, file_name="a\udce9.xlsx").submission.file_name == "a?.xlsx"


def test_file_that_was_never_kept_is_told(store):
    with pytest.raises(WorkbookError, match=r"no file of the hash 0000 was kept"):
        store.file("0000")


def test_file_that_is_gone_is_told_and_kept_again(store):
    keep(store)
    path_of(store).unlink()
    with pytest.raises(WorkbookError, match=r"xlsx cannot be read .*; put it back from a copy"):
        store.file(ONE)
    assert not keep(store).is_new
    assert store.file(ONE) == b"one"


def test_damaged_file_is_told_and_never_written_again(store):
    keep(store)
    path_of(store).write_bytes(b"two")
    with pytest.raises(WorkbookError, match="is damaged: it is not what was kept; put it back"):
        store.file(ONE)
    with pytest.raises(WriteError, match=r"is damaged: .*, or move it away$"):
        keep(store)
    assert path_of(store).read_bytes() == b"two"


def test_file_is_on_the_disk_before_a_row_names_it(store, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(store_module, "name_file", stopped)
    with pytest.raises(KeyboardInterrupt):
        keep(store)
    assert path_of(store).read_bytes() == b"one"
    assert store.submissions() == ()
    assert [str(one.severity) for one in store.verify()] == ["note"]


@pytest.mark.parametrize("moment", ["18/12/2020", "2020-12-18T09:30:00", "2020-12-18T09:30+01:00"])
def test_moment_is_in_utc(store, moment):
    with pytest.raises(DefinitionError, match="is not a moment in UTC"):
        keep(store, received_at=moment)
    with pytest.raises(DefinitionError, match="is not a moment in UTC"):
        run(at=moment)


@pytest.mark.parametrize("day", ["11/12/2020", "20201211", "2020-02-30"])
def test_census_date_is_a_day(day):
    with pytest.raises(DefinitionError, match="is not a day; give it as 2020-12-11"):
        run(census_date=day)


def test_kept_file_that_cannot_be_read_is_told_when_it_comes_again(store):
    keep(store)
    path_of(store).unlink()
    path_of(store).mkdir()
    with pytest.raises(WriteError, match=r"cannot be read .*; put it back from a copy"):
        keep(store)
