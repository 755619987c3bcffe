"""Folders as they come: returns that are none, doubled, of another period; the rest is counted."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from datetime import date

import openpyxl
import pytest

import tiny_county
from seip_xl.checking import check_files
from seip_xl.errors import DefinitionError, WorkbookError, WriteError
from seip_xl.finding import Severity
from seip_xl.issuing import write_templates
from seip_xl.pipeline import consolidate
from seip_xl.read import sort_folder
from seip_xl.schema import RETURNS
from tiny_county import filled, write_tiny_county


@pytest.fixture
def folder(tmp_path):
    return write_tiny_county(tmp_path)


def run(folder, **options):
    return consolidate(folder, folder / "Report.xlsx", **options)


def figure(path, measure_id):
    sheet = openpyxl.load_workbook(path, data_only=True)["Figures"]
    rows = {row[0].value: [cell.value for cell in row[5:]] for row in sheet.iter_rows(min_row=5)}
    return rows[measure_id]


def changed(data, change):
    """Open a workbook, let a function change it, and give its bytes."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def found_in(files):
    return tuple(finding for one in check_files(files) for finding in one.findings)


def without_sheet(book):
    del book["Provision"]


def without_column(book):
    sheet = book["Students"]
    header = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "CMN")
    header.value = "Medical"


def other_version(book):
    book["seip-xl"]["B2"].value = "0"
    keep_in_sheet_only(book)


def no_stamp(book):
    del book["seip-xl"]
    keep_in_sheet_only(book)


def keep_in_sheet_only(book):
    del book.defined_names["seip_xl_stamp"]
    del book.custom_doc_props["seip-xl"]


def other_stamp(book):
    book["seip-xl"]["B3"].value = "NORTH"


def broken_package(data):
    return data[: len(data) // 2]


def empty_package(_):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as parts:
        parts.writestr("letter.txt", "Dear all")
    return target.getvalue()


REGISTER = filled("register", "SOUTH")
BAD = {
    "text renamed": (b"Student ID,Year group\n", "is not an Excel workbook"),
    "empty file": (b"", "is empty"),
    "half a file": (broken_package(REGISTER), "damaged"),
    "zip, no workbook": (empty_package(REGISTER), "SOUTH register.xlsx"),
    "no return": (changed(REGISTER, no_stamp), "not a return"),
    "two stamps": (changed(REGISTER, other_stamp), "NORTH and SOUTH"),
    "another version": (changed(REGISTER, other_version), "version 0"),
    "another partnership": (filled("register", "SOUTH", partnership="SUOTH"), '"SUOTH"'),
    "another period": (filled("register", "SOUTH", period="Jul 2020"), "Jul 2020"),
    "missing sheet": (changed(REGISTER, without_sheet), "Provision"),
    "missing column": (changed(REGISTER, without_column), "CMN"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_return_is_one_plain_line_and_the_others_are_counted(folder, case):
    data, words = BAD[case]
    (folder / "SOUTH register.xlsx").write_bytes(data)
    done = run(folder)
    errors = [one for one in done.findings if one.severity is Severity.ERROR]
    assert len(errors) == 1
    assert errors[0].workbook == "SOUTH register.xlsx"
    assert "SOUTH register.xlsx" in errors[0].message
    assert words in errors[0].message
    assert "\n" not in errors[0].message
    assert figure(done.path, "open_cases") == [4, None, 4]
    assert figure(done.path, "outturn_income_la") == [1000, 500, 1500]
    assert done.notices == (
        "No accepted register return from SOUTH.",
        "No amount is filled in in Monitoring of SOUTH.",
    )


def test_bad_row_is_rejected_and_the_other_rows_are_counted(folder):
    def mistype(book):
        sheet = book["Students"]
        header = next(
            cell for row in sheet.iter_rows() for cell in row if cell.value == "Year group"
        )
        sheet.cell(header.row + 1, header.column).value = "seven"

    path = folder / "SOUTH register.xlsx"
    path.write_bytes(changed(path.read_bytes(), mistype))
    done = run(folder)
    assert [(one.sheet, one.found) for one in done.findings] == [("Students", "seven")]
    tally = next(one for one in done.received if (one.file, one.table) == (path.name, "Students"))
    assert (tally.received, tally.counted, tally.rejected) == (6, 5, 1)
    assert figure(done.path, "open_cases") == [4, 2, 6]


def test_return_that_came_twice_is_counted_in_neither_form(folder):
    (folder / "copy of SOUTH register.xlsx").write_bytes(REGISTER)
    done = run(folder)
    assert len(done.findings) == 2
    for finding in done.findings:
        assert "copy of SOUTH register.xlsx, SOUTH register.xlsx" in finding.message
    assert figure(done.path, "open_cases") == [4, None, 4]


def test_other_files_are_left_alone_and_named(folder):
    (folder / "minutes.docx").write_bytes(b"any")
    (folder / "~$SOUTH register.xlsx").write_bytes(b"owner")
    done = run(folder)
    assert [(one.severity, one.workbook) for one in done.findings] == [
        (Severity.NOTE, "minutes.docx")
    ]
    assert not done.has_errors


def test_own_report_in_the_folder_is_not_taken_for_a_return(folder):
    run(folder)
    done = run(folder)
    assert done.findings == ()
    assert done.former is None  # the same bytes: nothing was written anew


def test_report_that_is_there_is_not_replaced_unasked(folder):
    (folder / "Report.xlsx").write_bytes(b"mine")
    with pytest.raises(WriteError, match="already exists"):
        run(folder)
    assert (folder / "Report.xlsx").read_bytes() == b"mine"


def test_replaced_report_is_kept(folder):
    (folder / "Report.xlsx").write_bytes(b"mine")
    done = run(folder, replace_former=True)
    assert done.former.read_bytes() == b"mine"


def test_no_return_at_all_writes_nothing(tmp_path):
    everything = [f"{spec.id} {code}" for spec in RETURNS for code in tiny_county.CODES]
    folder = write_tiny_county(tmp_path, without=everything)
    with pytest.raises(WorkbookError, match=r"No return in .* could be counted"):
        run(folder)
    assert not (folder / "Report.xlsx").exists()


def test_folder_without_control_workbook_is_told(folder):
    (folder / "Control.xlsx").unlink()
    with pytest.raises(WorkbookError, match="there is no control workbook"):
        run(folder)


def test_two_control_workbooks_are_named(folder):
    shutil.copy(folder / "Control.xlsx", folder / "Control (2).xlsx")
    with pytest.raises(
        WorkbookError, match=r"2 control workbooks in .*: Control \(2\).xlsx, Control.xlsx"
    ):
        run(folder)


def test_wrong_setting_is_named_by_cell_before_anything_runs(folder):
    def mistype(book):
        sheet = book["Settings"]
        label = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Low hours")
        sheet.cell(label.row, label.column + 1).value = "many"

    path = folder / "Control.xlsx"
    path.write_bytes(changed(path.read_bytes(), mistype))
    with pytest.raises(DefinitionError, match=r"Control.xlsx, Settings!B\d+"):
        run(folder)
    assert not (folder / "Report.xlsx").exists()


def test_originals_are_never_changed(folder):
    before = {path: path.read_bytes() for path in folder.iterdir()}
    run(folder)
    assert {path: path.read_bytes() for path in before} == before


def test_order_of_files_changes_nothing(folder, tmp_path_factory):
    first = run(folder).path.read_bytes()
    other = tmp_path_factory.mktemp("other")
    paths = [path for path in folder.glob("*.xlsx") if path.name != "Report.xlsx"]
    random.Random(5).shuffle(paths)  # noqa: S311
    for place, path in enumerate(paths):
        kept = path.name in {"Control.xlsx", "Rules.xlsx"}
        apart = other / ("kept" if kept else str(9 - place))
        apart.mkdir(exist_ok=True)
        shutil.copy(path, apart / path.name)
    same = run(other).path.read_bytes() == first
    assert same


@pytest.mark.parametrize("place", ["apart/Rules.xlsx", "Our rules.xlsx"])
def test_rulebook_that_would_not_be_used_is_told(folder, place):
    target = folder / place
    target.parent.mkdir(exist_ok=True)
    (folder / "Rules.xlsx").rename(target)
    with pytest.raises(WorkbookError, match=r"used as Rules\.xlsx beside the control workbook"):
        run(folder)


def without_due(*return_ids):
    """Write the control workbook of a period in which these returns are not collected."""
    fields = {f"{return_id}_due": None for return_id in return_ids}
    return tiny_county.control(tiny_county.SETTINGS.model_copy(update=fields))


def test_templates_are_written_for_every_partnership_and_return_that_is_due(folder):
    (folder / "Control.xlsx").write_bytes(without_due("leavers", "self_evaluation"))
    paths = write_templates(folder / "Control.xlsx", folder / "send").paths
    assert [path.name for path in paths] == [
        "NORTH register Dec 2020.xlsx",
        "NORTH finance Dec 2020.xlsx",
        "SOUTH register Dec 2020.xlsx",
        "SOUTH finance Dec 2020.xlsx",
    ]
    # The registers are still empty, which is asked about; forms have their lines.
    assert [(one.code, one.return_id) for one in found_in(paths)] == [
        ("READ_027", "register"),
        ("READ_027", "register"),
    ]


def test_ratings_are_sent_with_every_indicator_and_told_while_nothing_is_rated(folder):
    paths = write_templates(folder / "Control.xlsx", folder / "send").paths
    assert len(paths) == 8
    path = folder / "send" / "NORTH self_evaluation Dec 2020.xlsx"
    sheet = openpyxl.load_workbook(path)["Ratings"]
    assert [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=5)] == [
        ["Practice", "Attendance is tracked", None],
        ["Practice", "Moves last", None],
    ]
    found = [one for one in found_in(paths) if one.return_id == "self_evaluation"]
    told = [(one.code, one.sheet, one.cell) for one in found]
    assert told == [("READ_040", "Ratings", "C5"), ("READ_040", "Ratings", "C6")] * 2


def test_return_that_is_not_due_is_not_awaited_but_counted_when_it_comes(folder):
    (folder / "Control.xlsx").write_bytes(without_due("leavers", "self_evaluation"))
    for name in ("NORTH self_evaluation", "SOUTH self_evaluation", "SOUTH leavers"):
        (folder / f"{name}.xlsx").unlink()
    done = run(folder)
    assert done.findings == ()
    assert done.notices == (
        "No amount is filled in in Monitoring of SOUTH.",
        "No accepted leavers return from SOUTH.",
    )
    tally = next(one for one in done.received if one.table == "Leavers")
    assert (tally.received, tally.counted, tally.rejected) == (3, 3, 0)


def test_other_spelling_of_a_provider_is_taken_for_its_name(folder):
    def respell(book):
        sheet = book["Provision"]
        farm = next(cell for (cell,) in sheet["C5:C30"] if cell.value == "Farm")
        farm.value = "city  FARM"

    path = folder / "NORTH register.xlsx"
    path.write_bytes(changed(path.read_bytes(), respell))
    (note,) = found_in([path])
    assert (note.code, note.severity, note.sheet) == ("READ_060", Severity.NOTE, "Provision")
    assert note.message == 'Provider: "city  FARM" is read as "Farm"'
    assert not run(folder).has_errors


def test_check_finds_the_control_workbook_beside_or_above(folder):
    (folder / "inbox").mkdir()
    moved = shutil.move(folder / "SOUTH register.xlsx", folder / "inbox" / "SOUTH register.xlsx")
    assert found_in([folder / "NORTH register.xlsx", folder / "inbox" / moved.name]) == ()


def test_templates_are_written_all_or_none(folder):
    send = folder / "send"
    send.mkdir()
    (send / "SOUTH finance Dec 2020.xlsx").write_bytes(b"filled already")
    with pytest.raises(WriteError, match=r"SOUTH finance Dec 2020\.xlsx already exists"):
        write_templates(folder / "Control.xlsx", send)
    assert [path.name for path in send.iterdir()] == ["SOUTH finance Dec 2020.xlsx"]


def test_doubled_return_counts_no_row_and_keeps_its_own_findings(folder):
    def mistype(book):
        sheet = book["Students"]
        header = next(c for row in sheet.iter_rows() for c in row if c.value == "Year group")
        sheet.cell(header.row + 1, header.column).value = "seven"

    (folder / "copy of SOUTH register.xlsx").write_bytes(changed(REGISTER, mistype))
    done = run(folder)
    assert sorted(one.code for one in done.findings) == ["READ_025", "READ_025", "READ_041"]
    doubled = [one for one in done.received if "SOUTH register" in one.file]
    students = [one for one in doubled if one.table == "Students"]
    assert [(one.received, one.counted, one.rejected) for one in students] == [
        (6, 0, 6),
        (0, 0, 0),  # told once
    ]
    assert sum(one.counted for one in doubled) == 0


def test_rejected_return_does_not_make_a_good_one_a_double(folder):
    late = filled("register", "SOUTH", period="Jul 2020")
    (folder / "last term SOUTH register.xlsx").write_bytes(late)
    done = run(folder)
    assert [one.code for one in done.findings] == ["READ_024"]
    assert figure(done.path, "open_cases") == [4, 3, 7]


@pytest.mark.parametrize("suffix", [".xls", ".xlsb", ".ods", ".csv", ".XLSX"])
def test_any_spreadsheet_is_taken_for_a_return_and_told(folder, suffix):
    (folder / f"figures{suffix}").write_bytes(b"no workbook")
    done = run(folder)
    told = [(one.workbook, one.severity) for one in done.findings]
    assert told == [(f"figures{suffix}", Severity.ERROR)]


def test_explanation_of_an_earlier_period_answers_the_same_query(folder, tmp_path_factory):
    def asks(path, table="Students", **cells):
        def change(book):
            sheet = book[table]
            header = next(
                row for row in sheet.iter_rows() if row[0].value in {"Line", "Student ID"}
            )
            at = {cell.value: cell.column for cell in header}
            for label, value in cells.items():
                sheet.cell(header[0].row + 1, at[label], value)

        path.write_bytes(changed(path.read_bytes(), change))

    out_of_county = {"Looked after": "Yes - out of county", "Home authority": "County"}
    last = write_tiny_county(tmp_path_factory.mktemp("last"))
    october = {"period": "Oct 2020", "census_date": date(2020, 10, 2)}
    settings = tiny_county.SETTINGS.model_copy(update=october)
    (last / "Control.xlsx").write_bytes(tiny_county.control(settings))
    register = last / "NORTH register.xlsx"
    register.write_bytes(filled("register", "NORTH", period="Oct 2020"))
    for each in (folder, last):
        (each / "Rules.xlsx").unlink()  # the tiny county switches all rules off
    asks(register, **out_of_county, Explanation="placed with an aunt")
    asks(folder / "NORTH register.xlsx", **out_of_county)
    # A rule that the LA checks, as the return itself does not say whether it is signed off.
    finance = last / "NORTH finance.xlsx"
    finance.write_bytes(filled("finance", "NORTH", period="Oct 2020"))
    asks(finance, "Outturn", Explanation="the head is away")

    def answers(**options):
        found = run(folder, replace_former=True, **options).findings
        return [
            next(
                one.explanation for one in found if one.code == code and one.partnership == "NORTH"
            )
            for code in ("REG_018", "FIN_030")
        ]

    assert answers() == ["", ""]
    assert answers(earlier=[last]) == ["placed with an aunt", "the head is away"]


def test_templates_among_the_returns_are_told_unless_their_folder_is_not_read(folder):
    control, returns = folder / "Control.xlsx", sort_folder(folder).returns
    told = write_templates(control, folder / "To-send").notices
    assert not any("would be read as returns" in one for one in told)
    assert sort_folder(folder).returns == returns
    assert "would be read as returns" in write_templates(control, folder / "empty").notices[-1]
    assert len(sort_folder(folder).returns) > len(returns)
