"""Pressing a button: the workbook's VBA is run, and the Python that it would start is looked at."""

from __future__ import annotations

import pytest

from addin.pressing import PYTHON, press
from seip_xl.addin import desktop
from seip_xl.county import JOBS

CALLS = {
    "Consolidate": "consolidate",
    "CheckReturn": "check_return",
    "IssueTemplates": "issue_templates",
    "OpenLastReport": "open_last_report",
    "ChaseList": "chase_list",
}


@pytest.mark.parametrize("macro", [job.macro for job in JOBS])
def test_button_starts_its_job(path, monkeypatch, macro):
    pressed = press(path, macro, monkeypatch)
    assert pressed.messages == []
    assert PYTHON in pressed.commands[0][0]
    assert pressed.code.endswith(f"from seip_xl.addin import desktop; desktop.{CALLS[macro]}()")
    assert callable(getattr(desktop, CALLS[macro]))


def test_every_job_has_a_call():
    assert sorted(CALLS) == sorted(job.macro for job in JOBS)


def test_missing_python_is_told(path, monkeypatch):
    pressed = press(path, "Consolidate", monkeypatch, python_is_there=False)
    assert pressed.commands == []
    assert pressed.messages == ["Could not find Interpreter!"]


@pytest.mark.parametrize("name", ["seip county 1.2.xlsm", "2026 (1).xlsm", "a.b.c.xlsm"])
def test_any_name_of_the_workbook_works(path, monkeypatch, name):
    renamed = path.rename(path.with_name(name))
    pressed = press(renamed, "Consolidate", monkeypatch)
    compile(pressed.code, name, "exec")
    assert f'--wb="{name}"' in pressed.commands[0][0]
