"""From the button to the county workbook: the command is taken apart and its Python is run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from xlwings import XlwingsError

from addin.pressing import press
from seip_xl.addin import desktop, trouble
from seip_xl.addin.control_workbook import control_workbook
from seip_xl.answering import SETTING
from seip_xl.county import TO_CHECK
from seip_xl.gathering import STORE
from seip_xl.pipeline import consolidate
from seip_xl.read import sort_folder
from tiny_county import NO_RULES, SETTINGS, filled, listed, tables, write_tiny_county

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


def settings_of(control):
    return control.parent.parent / "settings"


def run(control, code):
    """Run code as the button would; give what it wrote, said and opened."""
    root = Path(__file__).parents[2]
    environment = os.environ | {
        "PYTHONPATH": str(root),
        "XDG_STATE_HOME": str(control.parent.parent / "state"),
        "XDG_CONFIG_HOME": str(settings_of(control)),
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
    written, *_ = actions["setValues"]
    assert (written["row_count"], written["column_count"]) == (8, 11)
    rows = {(row[0], row[1]): row for row in written["values"]}
    assert rows["Register return", "NORTH"][4] == 1
    assert rows["Register return", "NORTH"][10] == "accepted"
    assert rows["Finance return", "SOUTH"][3:9] == [""] * 6 or [None] * 6
    assert rows["Finance return", "SOUTH"][10].startswith("not received, ")


@pytest.mark.skipif(sys.platform != "linux", reason="the settings of a user are elsewhere")
def test_worksheet_functions_find_the_store_of_the_first_county_consolidated(control, tmp_path):
    setting = settings_of(control) / "seip-xl" / SETTING
    actions, _ = done(control, "consolidate")
    assert "Worksheet functions such as =SEIP_BALANCE_PCT() answer" in message(actions)[0]
    assert Path(setting.read_text(encoding="utf-8").strip()) == control.parent / STORE
    setting.write_text(str(tmp_path), encoding="utf-8")
    actions, _ = done(control, "consolidate")
    assert "Worksheet functions" not in message(actions)[0]
    assert setting.read_text(encoding="utf-8") == str(tmp_path)
    setting.write_text(str(tmp_path / "gone"), encoding="utf-8")
    done(control, "consolidate")
    assert Path(setting.read_text(encoding="utf-8").strip()) == control.parent / STORE


def with_headlines(control, *rows, renamed=None):
    """Put rows into the table Headlines of a control workbook, which may be on another sheet."""
    table = {"Headlines": listed("Headlines", rows)}
    control.write_bytes(control_workbook(SETTINGS, tables() | table))
    if renamed:
        book = openpyxl.load_workbook(control, keep_vba=True)
        book["Headlines"].title = renamed
        book.save(control)


@pytest.mark.parametrize("renamed", [None, "Our words"])
def test_consolidate_notes_the_drafts_beside_the_wording(control, renamed):
    with_headlines(control, ("Open cases", "There were 6.", "Seven.", None, None), renamed=renamed)
    actions, _ = done(control, "consolidate")
    _, newest, written_for = actions["setValues"]
    for written, column in ((newest, 1), (written_for, 4)):
        assert (written["start_row"], written["start_column"]) == (4, column)
        assert (written["row_count"], written["column_count"]) == (15, 1)
        assert written["sheet_position"] == 9
    drafts = [cell for (cell,) in newest["values"]]
    assert drafts[0].startswith("There are 7 open cases. ")
    assert all(drafts)
    assert [cell for (cell,) in written_for["values"]] == ["There were 6.", *[""] * 14]
    text, _ = message(actions)
    assert "\nCheck the wording of headlines whose draft has changed: Open cases.\n" in f"{text}\n"


def test_wording_without_a_place_for_its_drafts_is_told(control):
    with_headlines(control, ("Open cases", None, "Seven.", None, None))
    book = openpyxl.load_workbook(control, keep_vba=True)
    del book["Headlines"].tables["Headlines"]
    book.save(control)
    text, _ = message(done(control, "consolidate")[0])
    assert "The table Headlines was not found, so the drafts were not noted in it." in text


def test_control_workbook_of_before_has_no_drafts_to_be_noted(control):
    book = openpyxl.load_workbook(control, keep_vba=True)
    del book["Headlines"]
    book.save(control)
    actions, _ = done(control, "consolidate")
    text, mode = message(actions)
    assert (len(actions["setValues"]), mode) == (1, "info")
    assert "Headlines" not in text


def test_every_way_to_consolidate_gives_the_same_bytes(control, tmp_path):
    other = consolidate(control.parent, tmp_path / "x.xlsx")
    done(control, "consolidate")
    assert other.path.read_bytes() == (control.parent / REPORT).read_bytes()
    again = consolidate(control, replace_former=True)
    assert (again.path, again.former) == (control.parent / REPORT, None)


class Book:
    """As much of an open workbook as jobs without the tracker use; it says and opens nothing."""

    def __init__(self, path, named=None):
        self.fullname, self.name, self.app, self.books = str(path), path.name, self, self
        self.names, self.refers_to_range, self.value = self, self, named
        self.said, self.opened = [], []

    def __iter__(self):
        return iter([SimpleNamespace(name=TO_CHECK)])

    def __getitem__(self, name):
        assert name == TO_CHECK
        return self

    def save(self):
        raise NotImplementedError

    def alert(self, text, _title, mode):
        self.said.append((text, mode))

    def open(self, name):
        self.opened.append(Path(name).name)

    @property
    def message(self):
        (said,) = self.said
        return said


def returns_in(control):
    return [path.name for path in sort_folder(control.parent).returns]


def test_known_fault_is_told_in_its_words(control):
    for path in (control.parent / "returns").iterdir():
        path.unlink()
    book = Book(control)
    desktop.consolidate(book)
    assert book.message[0].startswith("No return in ")
    assert (book.message[1], book.opened) == ("critical", [])
    assert not (control.parent / REPORT).exists()


def test_unknown_fault_is_a_reference_and_a_log_without_data(control, monkeypatch, tmp_path):
    def broken(*_, **__):
        raise ValueError("Ann Example, 12")  # noqa: EM101

    monkeypatch.setattr(desktop, "write_report", broken)
    monkeypatch.setattr(trouble, "log_file", lambda: tmp_path / "log" / "seip-xl.log")
    book = Book(control)
    desktop.consolidate(book)
    text, mode = book.message
    assert mode == "critical"
    assert "Ann Example" not in text
    reference = re.search(r"\(reference ([0-9a-f]{8})\)", text)[1]
    log = (tmp_path / "log" / "seip-xl.log").read_text(encoding="utf-8")
    assert reference in log
    assert "ValueError\n" in log
    assert "desktop.py, line " in log
    assert '"critical"' not in log


def test_log_is_in_the_folder_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setattr(trouble.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert trouble.log_file() == tmp_path / "seip-xl" / "seip-xl.log"


def test_workbook_that_was_never_saved_is_told(tmp_path):
    book = Book(tmp_path / "Book1")
    desktop.consolidate(book)
    assert "Book1 was never saved" in book.message[0]


def test_workbook_that_is_kept_online_is_told(control):
    class Online(Book):
        @property
        def fullname(self):
            raise XlwingsError

        @fullname.setter
        def fullname(self, _):
            pass

    book = Online(control)
    desktop.consolidate(book)
    assert "is kept online and has no folder on this computer" in book.message[0]


def test_all_returns_are_checked_where_none_is_named(control):
    book = Book(control)
    desktop.check_return(book)
    assert book.opened == ["To mend.xlsx"]
    assert book.message[0].startswith("7 returns checked. ")
    assert "To mend.xlsx" not in returns_in(control)


@pytest.mark.parametrize("name", ["south REGISTER", "SOUTH register.xlsx "])
def test_named_return_is_checked_alone(control, name):
    wrong = filled("register", "SOUTH", period="Jul 2020")
    (control.parent / "returns" / "SOUTH register.xlsx").write_bytes(wrong)
    book = Book(control, name)
    desktop.check_return(book)
    assert book.message[0].startswith("1 return checked. Found: 1 error")
    assert "Jul 2020" in book.message[0]


def test_return_that_is_not_there_is_told_with_those_that_are(control):
    book = Book(control, "EAST register")
    desktop.check_return(book)
    text, mode = book.message
    assert mode == "critical"
    assert 'no return "EAST register"' in text
    assert "NORTH register.xlsx" in text


def test_templates_are_issued_and_not_taken_for_returns(control):
    before = returns_in(control)
    book = Book(control)
    desktop.issue_templates(book)
    assert len([*(control.parent / "to send").iterdir()]) == 8
    assert book.message[0].startswith("8 templates are in ")
    assert returns_in(control) == before


def test_last_report_is_opened_without_a_message(control):
    for name in (REPORT, f"{Path(REPORT).stem} (previous).xlsx"):
        (control.parent / name).touch()
    book = Book(control)
    desktop.open_last_report(book)
    assert (book.opened, book.said) == ([REPORT], [])


def test_missing_report_is_told(control):
    book = Book(control)
    desktop.open_last_report(book)
    assert "press Consolidate" in book.message[0]


def test_chase_list_names_who_is_late(control):
    actions, opened = done(control, "chase_list")
    assert opened == ["Chase list.xlsx"]
    assert message(actions)[0] == "To write to: SOUTH. The texts are in Chase list.xlsx."
    assert len(actions["setValues"]) == 1
    sheet = openpyxl.load_workbook(control.parent / "Chase list.xlsx")["Chase list"]
    assert "- Finance return: it was due on 18/12/2020 and has not come" in sheet["F5"].value
    assert "Chase list.xlsx" not in returns_in(control)


@pytest.mark.parametrize(("number", "cleared"), [(0, 1), (3, 1), (10, 0)])
def test_tracker_grows_and_shrinks_with_its_rows(control, number, cleared):
    code = (
        "from seip_xl.addin.excel import Excel\n"
        "from seip_xl.county import TrackerRow\n"
        "row = TrackerRow(title='Register return', partnership='EAST', due=None)\n"
        f"assert Excel().fill_tracker([row] * {number})"
    )
    actions, _ = run(control, code)
    (written,) = actions["setValues"]
    (resized,) = actions["resizeTable"]
    first = written["start_row"]  # counted from 0, under the header
    rows = max(number, 1)
    assert written["row_count"] == rows
    assert resized["args"][1].replace("$", "") == f"B{first}:L{first + rows}"
    assert len(actions.get("rangeClearContents", ())) == cleared
    for one in actions.get("rangeClearContents", ()):
        assert (one["start_row"], one["row_count"]) == (first + rows, 8 - rows)
