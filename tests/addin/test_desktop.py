"""From the button to the county workbook: the command is taken apart and its Python is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from addin.pressing import press
from seip_xl.addin.control_workbook import control_workbook
from seip_xl.pipeline import consolidate
from tiny_county import NO_RULES, SETTINGS, filled, tables, write_tiny_county

STAND_IN = Path(__file__).with_name("stand_in.py")
CONTROL = "tiny county (1).xlsm"
REPORT = f"County report {SETTINGS.period}.xlsx"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder with control workbook with buttons, and the returns of the tiny county below it."""
    folder = tmp_path_factory.mktemp("kept") / "Tiny county 1.0"
    (folder / "returns").mkdir(parents=True)
    write_tiny_county(folder / "returns", without=("finance SOUTH",))
    for name in ("Control.xlsx", "Rules.xlsx"):
        (folder / "returns" / name).unlink()
    (folder / "Rules.xlsx").write_bytes(NO_RULES)
    (folder / CONTROL).write_bytes(control_workbook(SETTINGS, tables()))
    return folder


@pytest.fixture
def control(tmp_path, kept):
    """A control workbook in a copy of the folder."""
    return shutil.copytree(kept, tmp_path / kept.name) / CONTROL


def run(control, code):
    """Run code as the button would; give what it wrote, said and opened."""
    root = Path(__file__).parents[2]
    environment = os.environ | {
        "PYTHONPATH": str(root),
        "XDG_STATE_HOME": str(control.parent.parent / "state"),
    }
    ended = subprocess.run(  # noqa: S603
        [sys.executable, str(STAND_IN), str(control), code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    said = json.loads(ended.stdout)
    actions = {}
    for one in said["actions"]:
        actions.setdefault(one["func"], []).append(one)
    return actions, [Path(name).name for name in said["opened"]]


def done(control, job):
    return run(control, f"from seip_xl.addin import desktop; desktop.{job}()")


def message(actions):
    ((text, title, _, mode, _),) = [one["args"] for one in actions["alert"]]
    assert title == "seip-xl"
    return text, mode


def test_consolidate_writes_fills_opens_and_tells(control, monkeypatch):
    actions, opened = run(control, press(control, "Consolidate", monkeypatch).code)
    text, mode = message(actions)
    assert opened == [REPORT]
    assert mode == "info"
    assert text.startswith(f"{REPORT} is written.\nRows counted: ")
    assert "No accepted finance return from SOUTH." in text
    assert "Figures" in openpyxl.load_workbook(control.parent / REPORT).sheetnames
    (written,) = actions["setValues"]
    assert (written["row_count"], written["column_count"]) == (8, 11)
    rows = {(row[0], row[1]): row for row in written["values"]}
    assert rows["Register return", "NORTH"][4] == 1
    assert rows["Register return", "NORTH"][10] == "accepted"
    assert rows["Finance return", "SOUTH"][3:9] == [""] * 6 or [None] * 6
    assert rows["Finance return", "SOUTH"][10].startswith("not received, ")


def test_every_way_to_consolidate_gives_the_same_bytes(control, tmp_path):
    done(control, "consolidate")
    by_button = (control.parent / REPORT).read_bytes()
    assert consolidate(control, tmp_path / "x.xlsx").path.read_bytes() == by_button
    assert consolidate(control.parent, tmp_path / "y.xlsx").path.read_bytes() == by_button
    again = consolidate(control, replace_former=True)
    assert (again.path, again.former) == (control.parent / REPORT, None)


def test_known_fault_is_told_in_its_words(control):
    for path in (control.parent / "returns").iterdir():
        path.unlink()
    actions, opened = done(control, "consolidate")
    text, mode = message(actions)
    assert (mode, opened) == ("critical", [])
    assert text.startswith("No return in ")
    assert not (control.parent / REPORT).exists()


def test_unknown_fault_is_a_reference_and_a_log_without_data(control):
    code = (
        "from seip_xl.addin import desktop\n"
        "def broken(*_, **__): raise ValueError('Ann Example, 12')\n"
        "desktop.write_report = broken\n"
        "desktop.consolidate()"
    )
    actions, _ = run(control, code)
    text, mode = message(actions)
    assert mode == "critical"
    assert "Ann Example" not in text
    reference = text.split("reference ")[1][:8]
    log = (control.parent.parent / "state" / "seip-xl" / "seip-xl.log").read_text(encoding="utf-8")
    assert reference in log
    assert "ValueError" in log
    assert "desktop.py, line " in log
    assert "Ann Example" not in log


def test_all_returns_are_checked_where_none_is_named(control):
    actions, opened = done(control, "check_return")
    assert opened == ["To mend.xlsx"]
    assert message(actions)[0].startswith("7 returns checked. ")
    # What was written is no return.
    assert consolidate(control).findings == ()


def test_named_return_is_checked_alone(control):
    (control.parent / "returns" / "SOUTH register.xlsx").write_bytes(
        filled("register", "SOUTH", period="Jul 2020")
    )
    code = (
        "from seip_xl.addin import desktop, excel\n"
        "excel.Excel.return_to_check = 'south REGISTER'\n"
        "desktop.check_return()"
    )
    text, _ = message(run(control, code)[0])
    assert text.startswith("1 return checked. Found: 1 error")
    assert "Jul 2020" in text


def test_return_that_is_not_there_is_told_with_those_that_are(control):
    code = (
        "from seip_xl.addin import desktop, excel\n"
        "excel.Excel.return_to_check = 'EAST register'\n"
        "desktop.check_return()"
    )
    text, mode = message(run(control, code)[0])
    assert mode == "critical"
    assert 'no return "EAST register"' in text
    assert "NORTH register.xlsx" in text


def test_templates_are_issued_and_not_taken_for_returns(control):
    actions, _ = done(control, "issue_templates")
    sent = [path.name for path in (control.parent / "to send").iterdir()]
    assert len(sent) == 8
    assert message(actions)[0].startswith("8 templates are in ")
    assert consolidate(control).findings == ()


def test_last_report_is_opened_without_a_message(control):
    consolidate(control)
    actions, opened = done(control, "open_last_report")
    assert opened == [REPORT]
    assert "alert" not in actions


def test_missing_report_is_told(control):
    text, mode = message(done(control, "open_last_report")[0])
    assert mode == "critical"
    assert "press Consolidate" in text


def test_chase_list_names_who_is_late(control):
    actions, opened = done(control, "chase_list")
    assert opened == ["Chase list.xlsx"]
    assert message(actions)[0] == "To write to: SOUTH. The texts are in Chase list.xlsx."
    assert len(actions["setValues"]) == 1
    sheet = openpyxl.load_workbook(control.parent / "Chase list.xlsx")["Chase list"]
    assert "- Finance return: it was due on 18/12/2020 and has not come" in sheet["F5"].value
    assert consolidate(control).findings == ()
