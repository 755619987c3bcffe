from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from seip_xl.errors import WorkbookError
from seip_xl.store import open_store
from store.parts import full_run, keep


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Give a store of two versions of one return and another return, closed."""
    folder = tmp_path_factory.mktemp("whole")
    with open_store(folder) as store:
        for data, partnership in ((b"one", "NORTH"), (b"two", "NORTH"), (b"three", "SOUTH")):
            store.record(full_run(keep(store, data, partnership=partnership).submission))
    return folder


@pytest.fixture
def folder(whole, tmp_path):
    return Path(shutil.copytree(whole, tmp_path / "store"))


def told(folder):
    with open_store(folder) as store:
        return [(str(one.severity), one.message) for one in store.verify()]


def spoil(folder, *statements):
    """Change the database behind the store's back."""
    raw = sqlite3.connect(folder / "seip.sqlite")
    with raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()


def files(folder):
    return sorted((folder / "files").rglob("*.xlsx"))


def test_store_without_fault_has_nothing_to_tell(folder):
    assert told(folder) == []


def test_every_file_is_proved(folder):
    changed, gone, _ = files(folder)
    back = "put it back from a copy of the store"
    changed.write_bytes(b"other")
    gone.unlink()
    assert told(folder) == [
        ("error", f"{changed} is damaged: it is not what was kept; {back}"),
        ("error", f"{gone} cannot be read (No such file or directory); {back}"),
    ]


def test_file_that_no_row_names_is_a_note_and_stays(folder):
    loose = files(folder)[0].with_name("~abc.0000.tmp")
    loose.write_bytes(b"half")
    note = f"{loose} is not a file that the store knows; it does no harm, and may go"
    assert told(folder) == [("note", note)]
    assert loose.exists()


def test_size_is_proved(folder):
    spoil(folder, "DROP TRIGGER files_no_update", "UPDATE files SET size = 99 WHERE size = 5")
    ((severity, message),) = told(folder)
    assert severity == "error"
    assert message.endswith(
        "has 5 bytes, not 99 as the database says; put back a copy of the whole store"
    )


def test_version_that_is_missing_is_told(folder):
    spoil(
        folder,
        "DROP TRIGGER submissions_no_update",
        "UPDATE submissions SET version = 3 WHERE id = 2",
    )
    gap = "Of versions 1 to 3 only 2 are there; put back a copy of the whole store"
    assert told(folder) == [("error", gap)]


def test_row_that_belongs_to_nothing_is_told(folder):
    spoil(folder, "DROP TRIGGER runs_no_delete", "DELETE FROM runs WHERE id = 3")
    messages = [message for _, message in told(folder)]
    assert any("of figures belongs to a row of runs that is not there" in one for one in messages)


def damage(folder, table):
    """Write over the first page of a table."""
    path = folder / "seip.sqlite"
    raw = sqlite3.connect(path)
    (page,) = raw.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = ?", [table]
    ).fetchone() or (1,)
    (size,) = raw.execute("PRAGMA page_size").fetchone()
    raw.close()
    data = bytearray(path.read_bytes())
    start = max(100, (page - 1) * size)
    data[start : start + size // 2] = b"\xff" * (size // 2)
    path.write_bytes(data)


def test_damaged_table_is_told(folder):
    damage(folder, "published")
    found = told(folder)
    assert {severity for severity, _ in found} == {"error"}
    assert found[0][1].startswith("The database is damaged (")


def test_database_that_cannot_be_read_at_all_is_told(folder):
    damage(folder, "sqlite_master")
    with pytest.raises(WorkbookError, match=r"is damaged \(.*\); put back a copy of the whole"):
        open_store(folder)


def test_damage_is_told_when_it_is_met(folder):
    damage(folder, "figures")
    with open_store(folder) as store, pytest.raises(WorkbookError, match="is damaged"):
        store.figures()


@pytest.mark.parametrize("data", [b"no database at all, but long enough" * 99, b"x"])
def test_file_that_is_no_database_is_refused(tmp_path, data):
    path = tmp_path / "seip.sqlite"
    path.write_bytes(data)
    with pytest.raises(WorkbookError, match=r"seip.sqlite is not a store of seip-xl; name another"):
        open_store(tmp_path)
    assert path.read_bytes() == data


def test_database_of_another_program_is_refused(tmp_path):
    spoil(tmp_path, "CREATE TABLE photos (id INTEGER)")
    with pytest.raises(WorkbookError, match=r"seip.sqlite is not a store of seip-xl"):
        open_store(tmp_path)


def test_store_of_a_newer_program_is_refused(folder):
    spoil(folder, "PRAGMA user_version = 2")
    with pytest.raises(
        WorkbookError, match=r"seip.sqlite was made by a newer seip-xl; update the program$"
    ):
        open_store(folder)


def test_store_has_its_version(folder):
    raw = sqlite3.connect(folder / "seip.sqlite")
    pragmas = [
        raw.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "journal_mode")
    ]
    raw.close()
    assert pragmas == [(1,), ("wal",)]
