"""The command line as its user meets it: help, results, messages, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

import tiny_county
from seip_xl.cli import app, main
from seip_xl.county import read_rules, write_county
from seip_xl.measure import MEASURES
from seip_xl.rule import RULES
from tiny_county import SETTINGS, filled, write_tiny_county

COMMANDS = (
    "template",
    "check",
    "consolidate",
    "demo",
    "measures",
    "rules",
    "diff",
    "build-workbook",
    "new",
    "chase",
)


@pytest.fixture
def folder(tmp_path):
    return write_tiny_county(tmp_path)


def invoke(*words):
    """Run the program in this process; give exit code, standard output, standard error."""
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def end(*words, monkeypatch):
    """Run the program to its end, messages of errors included; give the exit code."""
    monkeypatch.setattr(sys, "argv", ["seip-xl", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


def test_rules_are_listed_and_written(tmp_path):
    code, out, _ = invoke("rules")
    assert (code, out.startswith("REG_001 (error) register, Students: Student ID stands")) == (
        0,
        True,
    )
    code, out, _ = invoke("rules", "--json")
    assert [one["id"] for one in json.loads(out)] == [rule.id for rule in RULES]
    code, out, _ = invoke("rules", "--out", tmp_path / "Rules.xlsx")
    assert (code, out.strip()) == (0, str(tmp_path / "Rules.xlsx"))
    assert read_rules(tmp_path / "Rules.xlsx") == RULES


def test_check_writes_a_marked_copy(folder):
    (folder / "Rules.xlsx").unlink()
    path = folder / "NORTH register.xlsx"
    code, _, told = invoke("check", path, "--mark")
    assert (code, "NORTH register - checked.xlsx" in told.replace("\n", "")) == (0, True)
    assert "Issues" in openpyxl.load_workbook(folder / "NORTH register - checked.xlsx").sheetnames


def test_every_command_is_tested():
    assert {
        command.name or command.callback.__name__ for command in app.registered_commands
    } == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_has_help_with_an_example(command):
    code, out, _ = invoke(command, "--help")
    assert code == 0
    assert f"Example: seip-xl {command}" in out


def test_consolidate_prints_the_path_and_nothing_else(folder):
    code, out, err = invoke("consolidate", folder, "-o", folder / "Report.xlsx")
    assert code == 0
    assert out.strip() == str(folder / "Report.xlsx")
    assert "Rows counted: 171; rejected: 0." in err


def test_consolidate_names_headlines_whose_wording_is_to_be_checked(folder):
    words = tiny_county.listed("Headlines", [("Balances", "None.", "All are sound.", None, None)])
    tables = tiny_county.tables() | {"Headlines": words}
    (folder / "Control.xlsx").write_bytes(write_county(SETTINGS, tables))
    code, _, err = invoke("consolidate", folder)
    assert code == 0
    assert "Check the wording of headlines whose draft has changed: Balances." in err
    _, out, _ = invoke("consolidate", folder, "--json")
    assert json.loads(out)["wordings_to_check"] == ["Balances"]


def test_consolidate_with_findings_ends_with_1_and_writes(folder):
    (folder / "SOUTH register.xlsx").write_bytes(b"no workbook")
    code, _, err = invoke("consolidate", folder, "-o", folder / "Report.xlsx")
    assert code == 1
    assert (folder / "Report.xlsx").exists()
    assert "SOUTH register.xlsx" in err
    assert "No accepted register return from SOUTH." in err


def test_consolidate_as_json_lists_findings(folder):
    (folder / "SOUTH register.xlsx").write_bytes(filled("register", "SOUTH", period="Jul 2020"))
    code, out, _ = invoke("consolidate", folder, "-o", folder / "Report.xlsx", "--json")
    told = json.loads(out)
    assert code == 1
    assert [one["code"] for one in told["findings"]] == ["READ_024"]
    assert told["findings"][0]["partnership"] == "SOUTH"
    assert told["notices"] == [
        "No accepted register return from SOUTH.",
        "No amount is filled in in Monitoring of SOUTH.",
    ]


def test_nothing_written_ends_with_3_and_a_plain_line(tmp_path, monkeypatch, capsys):
    code = end("consolidate", tmp_path, "-o", tmp_path / "x.xlsx", monkeypatch=monkeypatch)
    assert code == 3
    assert "there is no control workbook in" in capsys.readouterr().err


def test_wrong_settings_end_with_4(folder, monkeypatch, capsys):
    (folder / "Control.xlsx").write_bytes(_control_without_partnerships())
    code = end("consolidate", folder, "-o", folder / "x.xlsx", monkeypatch=monkeypatch)
    assert code == 4
    assert "Control.xlsx, Partnerships" in capsys.readouterr().err


def _control_without_partnerships():
    from seip_xl.county import write_county  # noqa: PLC0415
    from tiny_county import SETTINGS  # noqa: PLC0415

    return write_county(SETTINGS, {})


def test_check_of_a_good_return_finds_nothing(folder):
    code, out, err = invoke("check", folder / "NORTH register.xlsx")
    assert (code, out, err) == (0, "Nothing was found.\n", "")


def test_check_of_a_file_that_is_not_there_is_told(folder, monkeypatch, capsys):
    assert end("check", folder / "gone.xlsx", monkeypatch=monkeypatch) == 3
    assert capsys.readouterr().err.endswith(
        "gone.xlsx is not there; name the returns to be checked, or their folder\n"
    )


def test_check_of_a_folder_reads_its_returns_and_no_other_workbook(folder):
    (folder / "SOUTH register.xlsx").write_bytes(filled("register", "SOUTH", period="Jul 2020"))
    returns = sorted(folder.glob("* register.xlsx"))
    assert invoke("check", folder) == invoke("check", *returns)


def test_check_of_a_folder_without_returns_is_told(tmp_path, monkeypatch, capsys):
    assert end("check", tmp_path, monkeypatch=monkeypatch) == 3
    assert "there is no return in" in capsys.readouterr().err


def test_check_prints_a_line_for_each_finding_and_counts_them(folder):
    (folder / "SOUTH register.xlsx").write_bytes(filled("register", "SOUTH", period="Jul 2020"))
    code, out, _ = invoke("check", folder / "SOUTH register.xlsx")
    assert code == 1
    assert out.splitlines() == [
        (
            "error: SOUTH register.xlsx is for Jul 2020, but Dec 2020 is collected; fill in the "
            "template that the local authority sent for this period"
        ),
        "Found: 1 error.",
    ]


def test_templates_are_not_replaced_unasked(folder, monkeypatch, capsys):
    assert invoke("template", folder, "-o", folder / "send")[0] == 0
    (folder / "send" / "NORTH register Dec 2020.xlsx").write_bytes(b"filled already")
    code = end("template", folder, "-o", folder / "send", monkeypatch=monkeypatch)
    assert code == 3
    assert "NORTH register Dec 2020.xlsx already exists" in capsys.readouterr().err


def test_standard_templates_are_those_committed(tmp_path):
    code, out, _ = invoke("template", "--blank", "-o", tmp_path / "blank")
    committed = Path(__file__).parents[1] / "templates"
    assert (code, len(out.splitlines())) == (0, 4)
    for path in (tmp_path / "blank").iterdir():
        assert path.read_bytes() == (committed / path.name).read_bytes()


def test_templates_are_of_a_county_or_blank_not_both_nor_neither(folder):
    assert invoke("template", "-o", folder / "send")[0] == 2
    assert invoke("template", folder, "--blank", "-o", folder / "send")[0] == 2


def test_measures_lists_every_measure_with_its_formula():
    _, out, _ = invoke("measures", "--json")
    assert [one["id"] for one in json.loads(out)] == [one.id for one in MEASURES]
    assert "=outturn_balance/outturn_income_la" in invoke("measures")[1]


def test_demo_says_where_everything_is(tmp_path):
    code, out, err = invoke("demo", tmp_path / "demo")
    assert code == 0
    assert out.strip().endswith("County report Dec 2020.xlsx")
    assert "Filled returns:" in err


def test_demo_leaves_a_folder_of_real_returns_alone(folder, monkeypatch, capsys):
    before = {path: path.read_bytes() for path in folder.rglob("*.xlsx")}
    assert end("demo", folder, monkeypatch=monkeypatch) == 3
    assert "holds workbooks that are not the demonstration's" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*.xlsx")} == before


def test_demo_can_be_run_again(tmp_path):
    assert invoke("demo", tmp_path / "demo")[0] == 0
    assert invoke("demo", tmp_path / "demo")[0] == 0


@pytest.mark.parametrize(
    "text", ["[/b]", "[link=http://x.example]x[/link]", "a\nerror: b", ":warning:"]
)
def test_text_of_a_cell_is_told_as_it_is_and_in_one_line(folder, text):
    path = folder / "SOUTH register.xlsx"
    book = openpyxl.load_workbook(path)
    header = next(c for row in book["Students"].iter_rows() for c in row if c.value == "School")
    book["Students"].cell(header.row + 1, header.column).value = text
    book.save(path)
    code, out, _ = invoke("check", path)
    assert code == 1
    assert len(out.splitlines()) == 2
    assert text.replace("\n", "\N{REPLACEMENT CHARACTER}") in out
    assert invoke("consolidate", folder, "-o", folder / "Report.xlsx")[0] == 1


def test_folder_that_cannot_be_made_is_told(folder, monkeypatch, capsys):
    assert end("template", folder, "-o", folder / "Control.xlsx", monkeypatch=monkeypatch) == 3
    assert "cannot be made a folder" in capsys.readouterr().err


def test_program_runs_as_installed(folder):
    words = ["consolidate", str(folder), "-o", str(folder / "Report.xlsx")]
    command = [sys.executable, "-c", "from seip_xl.cli import main; main()", *words]
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    done = subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, words[-1])


def test_check_never_replaces_a_return_by_what_was_found_in_it(folder, monkeypatch, capsys):
    path = folder / "NORTH register.xlsx"
    content = path.read_bytes()
    assert end("check", path, "-o", path, "--force", monkeypatch=monkeypatch) == 3
    assert "is one of the returns that are checked" in capsys.readouterr().err
    assert path.read_bytes() == content


def test_check_writes_every_finding_to_a_workbook(folder, tmp_path):
    returned = folder / "NORTH register.xlsx"
    out = tmp_path / "What to mend.xlsx"
    code, _, _ = invoke("check", returned, "-o", out)
    assert code == 0
    assert openpyxl.load_workbook(out).sheetnames[:3] == ["Files", "To do", "Findings"]


def test_template_says_what_was_carried_over_from_last_period(folder, tmp_path, monkeypatch):
    code = end(
        "template", folder, "-o", tmp_path / "send", "--from", folder, monkeypatch=monkeypatch
    )
    assert code == 3
    code, _, err = invoke("template", "--blank", "-o", tmp_path / "send", "--from", folder)
    assert code == 2
    assert "--from" in err


def test_chase_says_where_returns_stand_and_writes_the_texts(folder):
    (folder / "SOUTH finance.xlsx").unlink()
    code, path, told = invoke("chase", folder)
    assert (code, Path(path.strip())) == (0, folder / "Chase list.xlsx")
    assert "Register return of NORTH: accepted" in told
    assert "Finance return of SOUTH: not received, " in told
    assert "To write to: SOUTH. The texts are in Chase list.xlsx." in told
    sheet = openpyxl.load_workbook(path.strip())["Chase list"]
    assert sheet["A5"].value == "SOUTH"
    assert invoke("chase", folder)[0] == 0  # the former list is replaced


def test_chase_replaces_no_file_that_it_did_not_name_itself(folder, monkeypatch):
    control = folder / "Control.xlsx"
    (folder / "SOUTH finance.xlsx").unlink()
    before = control.read_bytes()
    code = end("chase", folder, "--out", control, monkeypatch=monkeypatch)
    assert (code, control.read_bytes()) == (3, before)
    assert invoke("chase", folder, "--out", control, "--force")[0] == 0


def test_consolidate_tells_what_changed_in_a_return_that_came_again(folder, tmp_path):
    invoke("consolidate", folder, "-o", tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(folder / "NORTH register.xlsx")
    book["Students"]["B6"] = 10
    book.save(folder / "NORTH register.xlsx")
    words = "The register return of NORTH is a new version (2): Students: 1 cell changed: B6 Year"
    _, _, told = invoke("consolidate", folder, "-o", tmp_path / "report.xlsx", "--force")
    assert words in told
    _, _, told = invoke("consolidate", folder, "-o", tmp_path / "report.xlsx", "--force")
    assert "is a new version" not in told


def test_control_workbook_of_no_county_is_that_committed(tmp_path):
    out = tmp_path / "made" / "seip_county.xlsm"
    code, told, _ = invoke("build-workbook", "-o", out)
    committed = Path(__file__).parents[1] / "workbooks" / "seip_county.xlsm"
    assert (code, told.strip()) == (0, str(out))
    same = out.read_bytes() == committed.read_bytes()
    assert same


def test_new_county_has_its_workbook_a_folder_for_returns_and_what_to_do_next(tmp_path):
    folder = tmp_path / "Exampleshire Dec 2026"
    code, out, err = invoke("new", folder, "--county", "Exampleshire")
    assert (code, out.strip()) == (0, str(folder / "seip_county.xlsm"))
    names = [path.name for path in folder.iterdir()]
    assert sorted(names) == ["Consolidate.cmd", "returns", "seip_county.xlsm"]
    home = openpyxl.load_workbook(folder / "seip_county.xlsm", data_only=True)["Home"]
    assert [home["A1"].value, home["A2"].value] == ["Dec 2026", "Exampleshire"]
    click = (folder / "Consolidate.cmd").read_bytes()
    assert b'consolidate "%~dp0seip_county.xlsm"\r\n' in click
    assert "1. Open" in err
    assert "Settings" in err
    assert "Rules.xlsx" in err


def test_new_county_in_a_folder_that_has_one_is_refused(tmp_path, monkeypatch, capsys):
    invoke("new", tmp_path, "--county", "Exampleshire")
    words = ("new", tmp_path, "--county", "Otherland")
    assert end(*words, monkeypatch=monkeypatch) == 3
    assert "seip_county.xlsm already exists" in capsys.readouterr().err


def test_consolidate_of_a_control_workbook_writes_beside_it_and_keeps_the_former(folder):
    report = folder / "County report Dec 2020.xlsx"
    code, out, _ = invoke("consolidate", folder / "Control.xlsx")
    assert (code, out.strip()) == (0, str(report))
    (folder / "SOUTH leavers.xlsx").unlink()
    code, out, _ = invoke("consolidate", folder / "Control.xlsx", "--json")
    told = json.loads(out)
    assert (code, told["workbook"]) == (0, str(report))
    assert told["kept"] == str(folder / "County report Dec 2020 (previous).xlsx")
    states = {(one["title"], one["partnership"]): one["status"] for one in told["tracker"]}
    assert states.pop(("Leavers return", "SOUTH")).startswith("not received, ")
    assert [*states.values()] == ["accepted"] * 7


def test_diff_says_what_changed_between_two_versions(folder, tmp_path_factory):
    old, new = tmp_path_factory.mktemp("old") / "register.xlsx", folder / "NORTH register.xlsx"
    old.write_bytes(new.read_bytes())
    assert invoke("diff", old, new)[:2] == (0, "Nothing has changed.\n")
    book = openpyxl.load_workbook(new)
    book["Students"]["B6"] = 10
    book.save(new)
    assert invoke("diff", old, new)[:2] == (
        0,
        "Students: 1 cell changed: B6 Year group: 11 -> 10\n",
    )


def test_diff_of_two_returns_is_refused(folder, monkeypatch):
    names = ("NORTH register.xlsx", "SOUTH register.xlsx")
    code = end("diff", *(folder / name for name in names), monkeypatch=monkeypatch)
    assert code == 3


@pytest.mark.parametrize("name", ["", "  ", "x" * 400, "a\x01"])
def test_new_county_of_a_name_that_cannot_be_leaves_nothing(tmp_path, monkeypatch, name):
    folder = tmp_path / "county"
    assert end("new", folder, "--county", name, monkeypatch=monkeypatch) == 3
    assert not folder.exists()


def test_store_is_proved_and_rebuilt(folder):
    invoke("consolidate", folder)
    assert invoke("store", "verify", folder)[:2] == (0, "The store is sound.\n")
    code, told, _ = invoke("store", "rebuild", folder / "store")
    assert (code, told) == (0, "1 consolidations were worked out anew; 0 figures changed.\n")
    kept = next((folder / "store" / "files").rglob("*.xlsx"))
    kept.write_bytes(b"another")
    code, told, _ = invoke("store", "verify", folder)
    assert code == 1
    assert told.endswith("The store has 1 faults.\n")


def test_store_that_is_not_there_is_told(tmp_path, monkeypatch):
    assert end("store", "verify", tmp_path, monkeypatch=monkeypatch) == 3
