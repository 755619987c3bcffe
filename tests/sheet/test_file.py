from __future__ import annotations

import os

import pytest

from seip_xl.errors import WriteError
from seip_xl.sheet import file, save_bytes


def held(winerror):
    refusal = PermissionError(13, "Access is denied")
    refusal.winerror = winerror
    return refusal


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def no_waiting(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(file.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(file.time, "sleep", lambda pause: clock.__setitem__(0, clock[0] + pause))
    return clock


def test_new_file_is_saved_and_nothing_else_is_left(tmp_path):
    assert save_bytes(tmp_path / "county.xlsx", b"new") is None
    assert contents(tmp_path) == {"county.xlsx": b"new"}


def test_same_bytes_do_nothing(tmp_path):
    path = tmp_path / "county.xlsx"
    path.write_bytes(b"same")
    os.utime(path, (1, 1))
    assert save_bytes(path, b"same") is None
    assert path.stat().st_mtime == 1


def test_other_file_is_not_replaced_unasked(tmp_path):
    path = tmp_path / "county.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(
        WriteError, match=r"^county.xlsx already exists; give another name or --force$"
    ):
        save_bytes(path, b"new")
    assert contents(tmp_path) == {"county.xlsx": b"old"}


def test_former_files_are_kept_beside(tmp_path):
    path = tmp_path / "county.xlsx"
    path.write_bytes(b"1")
    first = save_bytes(path, b"2", replace=True)
    second = save_bytes(path, b"3", replace=True)
    assert (first, second) == (
        tmp_path / "county (previous).xlsx",
        tmp_path / "county (previous 2).xlsx",
    )
    assert contents(tmp_path) == {
        "county.xlsx": b"3",
        "county (previous).xlsx": b"1",
        "county (previous 2).xlsx": b"2",
    }


def test_file_that_stays_open_is_told_after_three_seconds(tmp_path, monkeypatch, no_waiting):
    path = tmp_path / "county.xlsx"
    path.write_bytes(b"old")
    plain = os.replace

    def refuse(source, target):
        if target == path:
            raise held(32)
        plain(source, target)

    monkeypatch.setattr(file.os, "replace", refuse)
    with pytest.raises(WriteError, match="cannot be replaced: it is open; close it in Excel"):
        save_bytes(path, b"new", replace=True)
    assert no_waiting[0] == pytest.approx(3, abs=0.2)
    assert contents(tmp_path) == {"county.xlsx": b"old"}


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_file_that_is_let_go_in_time_is_saved(tmp_path, monkeypatch, no_waiting, winerror):
    plain, refusals = os.replace, [held(winerror)] * 3

    def slow(source, target):
        if refusals:
            raise refusals.pop()
        plain(source, target)

    monkeypatch.setattr(file.os, "replace", slow)
    save_bytes(tmp_path / "county.xlsx", b"new")
    assert contents(tmp_path) == {"county.xlsx": b"new"}
    assert no_waiting[0] == pytest.approx(0.3)


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("refusal", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_failure_at_any_step_leaves_the_old_file_only(tmp_path, monkeypatch, step, refusal):
    path = tmp_path / "county.xlsx"
    path.write_bytes(b"old")

    def fail(*_):
        raise refusal

    monkeypatch.setattr(file.os, step, fail)
    with pytest.raises((WriteError, KeyboardInterrupt)):
        save_bytes(path, b"new", replace=True)
    assert contents(tmp_path) == {"county.xlsx": b"old"}


def test_other_refusals_are_told_at_once(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file.os, "replace", fail)
    with pytest.raises(WriteError, match="cannot be saved: No space left on device"):
        save_bytes(tmp_path / "county.xlsx", b"new")


def test_folder_that_is_missing_is_told(tmp_path):
    with pytest.raises(WriteError, match="there is no folder"):
        save_bytes(tmp_path / "none" / "county.xlsx", b"new")


def test_folder_in_place_of_a_file_is_refused(tmp_path):
    with pytest.raises(WriteError, match="cannot be saved"):
        save_bytes(tmp_path, b"new", replace=True)
