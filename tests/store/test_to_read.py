"""A store that is open to be read only, and seeing that another program has written."""

from __future__ import annotations

import sqlite3

import pytest

from seip_xl.errors import WorkbookError, WriteError
from seip_xl.store import open_store, open_to_read
from store.parts import figures, keep, run

RUN = run(figures=figures("open_cases", NORTH=3.0, County=7.0))


@pytest.fixture
def writer(tmp_path):
    with open_store(tmp_path / "a store #1%20") as opened:
        opened.record(RUN)
        yield opened


@pytest.fixture
def reader(writer):
    with open_to_read(writer.folder) as opened:
        yield opened


def test_what_is_there_is_read(reader):
    assert [one.value for one in reader.figures("open_cases")] == [3.0, 7.0]


def test_nothing_is_written(reader):
    with pytest.raises(WriteError, match="may not be written to"):
        reader.record(RUN)


def test_version_is_another_one_after_every_write_of_another(writer, reader):
    watch = reader.watch()
    seen = [watch.version(), watch.version()]
    keep(writer)
    seen.append(watch.version())
    writer.record(RUN)
    seen += [watch.version(), watch.version()]
    assert [seen.index(one) for one in seen] == [0, 0, 2, 3, 3]
    watch.raw.close()


def test_what_is_written_later_is_read(writer, reader):
    assert len(reader.figures()) == 2
    writer.record(run("Apr 2021", figures=figures("open_cases", NORTH=4.0)))
    assert [one.value for one in reader.figures(partnership="NORTH")] == [3.0, 4.0]


def test_store_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(WorkbookError, match=r"no store of seip-xl in .*none; consolidate"):
        open_to_read(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_file_that_is_no_store_is_refused(tmp_path):
    path = tmp_path / "seip.sqlite"
    path.write_bytes(b"")
    with pytest.raises(WorkbookError, match="is not a store"):
        open_to_read(tmp_path)
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (one)")
    other.close()
    with pytest.raises(WorkbookError, match="is not a store"):
        open_to_read(tmp_path)
