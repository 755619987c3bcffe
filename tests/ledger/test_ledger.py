"""A consolidation and the store beside it: what is kept, what later ones take from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

import tiny_county
from seip_xl import earlier
from seip_xl.county import read_county, write_county
from seip_xl.errors import DefinitionError, WorkbookError, WriteError
from seip_xl.gathering import STORE, gather
from seip_xl.ledger.history import OF_OUTTURN
from seip_xl.pipeline import consolidate
from seip_xl.read import SEND_FOLDER
from seip_xl.rebuilding import rebuild_store, verify_store
from seip_xl.schema import STORE_FILE
from seip_xl.store import RunKind, open_store
from seip_xl.store.database import DATABASE
from tiny_county import CODES, SETTINGS, control, filled, tiny_book, write_tiny_county

NOON = datetime(2020, 12, 18, 12, tzinfo=UTC)
MARCH = SETTINGS.model_copy(update={"period": "Mar 2021", "census_date": date(2021, 3, 12)})


@pytest.fixture
def folder(tmp_path):
    return write_tiny_county(tmp_path)


def run(folder, at=NOON):
    return consolidate(folder, folder / "Report.xlsx", replace_former=True, at=at)


def kept(folder):
    return open_store(folder / STORE)


def figure(store, measure, code="County"):
    return {one.period: one.value for one in store.figures(measure, code)}


def with_cell(path, sheet, cell, value):
    book = openpyxl.load_workbook(path)
    book[sheet][cell].value = value
    book.save(path)


def test_the_reader_knows_the_database_of_a_store():
    assert STORE_FILE == DATABASE


def test_returns_are_kept_as_they_came_and_figures_recorded(folder):
    run(folder)
    book = tiny_book(folder)
    with kept(folder) as store:
        found = {(one.return_id, one.partnership): one for one in store.submissions()}
        assert len(found) == 8
        for (return_id, code), one in found.items():
            file = folder / f"{code} {return_id}.xlsx"
            assert (one.version, store.file(one.sha256)) == (1, file.read_bytes())
        (counted,) = [one for one in store.runs() if one.kind is RunKind.CONSOLIDATION]
        assert (counted.period, counted.at) == ("Dec 2020", NOON.isoformat())
        for measure, values in book.figures.values.items():
            for code, value in zip(book.figures.columns, values, strict=True):
                assert figure(store, measure, code)["Dec 2020"] == value


def test_the_same_again_adds_nothing_and_gives_the_same_workbook(folder):
    first = run(folder).path.read_bytes()
    with kept(folder) as store:
        before = store.runs(), store.submissions()
    assert run(folder, at=datetime(2021, 1, 5, tzinfo=UTC)).path.read_bytes() == first
    with kept(folder) as store:
        assert (store.runs(), store.submissions()) == before


def changed_rows(consolidation):
    """Give the rows of the tracker of returns that came more than once."""
    rows = consolidation.gathered.tracker(date(2020, 12, 18))
    return [row for row in rows if row.version != 1]


def test_resubmission_without_a_change_is_recognised(folder):
    run(folder)
    path = folder / "NORTH register.xlsx"
    with_cell(path, "Start", "F40", "saved once more")
    (row,) = changed_rows(run(folder))
    assert row.version == 2
    assert row.last_change.endswith(": the same rows and cells as before")


def test_former_version_that_is_lost_is_told(folder):
    run(folder)
    with kept(folder) as store:
        (former,) = store.submissions(return_id="register", partnership="NORTH")
        store.shelf.path(former.sha256, ".xlsx").unlink()
    with_cell(folder / "NORTH register.xlsx", "Students", "B6", 10)
    (row,) = changed_rows(run(folder))
    assert "the version before cannot be read again; seip-xl store verify" in row.last_change


def test_resubmission_is_a_new_version_and_the_former_stays(folder):
    run(folder)
    path = folder / "NORTH register.xlsx"
    former = path.read_bytes()
    with_cell(path, "Students", "B6", 10)
    (row,) = changed_rows(run(folder))
    assert (row.title, row.partnership, row.version) == ("Register return", "NORTH", 2)
    assert row.last_change.endswith(": Students: 1 cell changed: B6 Year group: 11 -> 10")
    # The same file again is no new version, and still says what changed.
    assert changed_rows(run(folder)) == [row]
    with kept(folder) as store:
        versions = store.submissions(return_id="register", partnership="NORTH")
        assert [one.version for one in versions] == [1, 2]
        assert store.file(versions[0].sha256) == former
        assert store.file(versions[1].sha256) == path.read_bytes()


def of_county(folder, name, codes):
    """Give the county another name and its partnerships other codes; of the same returns."""
    book = openpyxl.load_workbook(folder / "Control.xlsx")
    book["Settings"]["B5"] = name
    new = dict(zip(CODES, codes, strict=True))
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        cell.value = new.get(cell.value, cell.value)
    book.save(folder / "Control.xlsx")


def test_store_of_another_county_is_refused_and_stays(folder):
    run(folder)
    with kept(folder) as store:
        before = store.runs(), store.submissions()
    of_county(folder, "Elsewhere", ("EAST", "WEST"))
    with pytest.raises(WorkbookError, match=r'the store of "Tiny county".* is of "Elsewhere"'):
        run(folder)
    with kept(folder) as store:
        assert (store.runs(), store.submissions()) == before


@pytest.mark.parametrize(
    ("name", "codes"), [("Tiny County", ("EAST", "WEST")), ("Tiny shire", CODES)]
)
def test_county_may_correct_its_name_or_its_partnerships(folder, name, codes):
    run(folder)
    of_county(folder, name, codes)
    for path in folder.glob("* *.xlsx"):
        path.unlink()
    with pytest.raises(WorkbookError, match="No return in"):
        run(folder)


def test_returns_of_another_period_or_that_came_twice_are_not_kept(folder):
    (folder / "NORTH old.xlsx").write_bytes(filled("register", "NORTH", period="Dec 2019"))
    (folder / "SOUTH again.xlsx").write_bytes((folder / "SOUTH finance.xlsx").read_bytes())
    run(folder)
    run(folder)
    with kept(folder) as store:
        found = [(one.return_id, one.partnership, one.version) for one in store.submissions()]
    assert ("finance", "SOUTH", 1) not in found
    assert len(found) == 7


def test_a_rejected_return_beside_the_accepted_one_is_not_kept(folder):
    book = openpyxl.load_workbook(folder / "NORTH register.xlsx")
    del book["Provision"]
    book.save(folder / "NORTH register old.xlsx")
    for _ in range(2):
        run(folder)
    with kept(folder) as store:
        found = store.submissions(return_id="register", partnership="NORTH")
    assert [(one.version, one.file_name) for one in found] == [(1, "NORTH register.xlsx")]


def test_corrected_source_of_an_earlier_figure_is_used(folder):
    run(folder)
    path = folder / "Control.xlsx"
    with_cell(path, "Earlier figures", "G6", "Corrected source")
    done = run(folder)
    sheet = openpyxl.load_workbook(done.path, data_only=True)["Earlier figures"]
    assert "Corrected source" in {row[6] for row in sheet.iter_rows(values_only=True)}


def test_earlier_figures_are_taken_over_once_and_a_change_is_taken_over_too(folder):
    run(folder)
    path = folder / "Control.xlsx"
    sheet = openpyxl.load_workbook(path)["Earlier figures"]
    row = next(row for row in range(6, 40) if sheet.cell(row, 4).value == "open_cases")
    period, code = sheet.cell(row, 1).value, sheet.cell(row, 5).value
    with kept(folder) as store:
        assert figure(store, "open_cases", code)[period] == sheet.cell(row, 6).value
        before = len(store.runs(period))
    with_cell(path, "Earlier figures", f"F{row}", 999)
    run(folder)
    run(folder)
    with kept(folder) as store:
        assert figure(store, "open_cases", code)[period] == 999
        assert len(store.runs(period)) == before + 1


def test_nothing_is_recorded_where_the_county_workbook_cannot_be_written(folder):
    out = folder / SEND_FOLDER / "Report.xlsx"  # not read
    out.parent.mkdir()
    out.write_bytes(b"of somebody else")
    with pytest.raises(WriteError, match="already exists"):
        consolidate(folder, out)
    with kept(folder) as store:
        assert (store.runs(), store.submissions()) == ((), ())
        assert {fault.severity for fault in store.verify()} <= {"note"}


@pytest.mark.parametrize("name", ["Report.txt", "Control.xlsx", "NORTH register.xlsx"])
def test_county_workbook_has_a_name_of_its_own(folder, name):
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(WriteError, match=f"^{name}.*; give"):
        consolidate(folder, folder / name, replace_former=True)
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_earlier_figures_that_the_control_workbook_has_no_more_are_told(folder):
    first = run(folder)
    book = openpyxl.load_workbook(folder / "Control.xlsx")
    sheet = book["Earlier figures"]
    top = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Period") + 1
    gone = [row for row in sheet.iter_rows(min_row=top) if row[0].value == "Jul 2020"]
    for row in gone:
        for cell in row:
            cell.value = None
    book.save(folder / "Control.xlsx")
    told = [one for one in run(folder).notices if one not in first.notices]
    assert len(told) == 1
    assert told[0].startswith(f"Earlier figures: {len(gone)} figures of Jul 2020 are not in")


def test_no_county_workbook_is_written_where_it_cannot_be_recorded(folder):
    consolidate(folder, folder / "Report.xlsx")
    one = next((folder / STORE).rglob("*.xlsx"))
    one.chmod(0o644)
    one.write_bytes(b"damaged")
    with pytest.raises(WriteError, match="damaged"):
        consolidate(folder, folder / "Again.xlsx")
    assert not (folder / "Again.xlsx").exists()


def with_published(folder, *values):
    """Say that figures of table 1 were published, those of the partnerships."""
    book = openpyxl.load_workbook(folder / "Control.xlsx")
    sheet = book["Published"]
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Period") + 1
    for at, (code, value) in enumerate(zip(CODES, values or (None, None), strict=True)):
        cells = ("Dec 2020", 1, "Open cases", code, value) if values else (None,) * 5
        for column, cell in enumerate(cells, start=1):
            sheet.cell(first + at, column).value = cell
    book.save(folder / "Control.xlsx")


def published_in(path):
    book = openpyxl.load_workbook(path, data_only=True)
    if "Published" not in book.sheetnames:
        return []
    rows = book["Published"].iter_rows(values_only=True)
    return [cell for row in rows if "Open cases" in row for cell in row if cell in PRINTED]


PRINTED = (145776.55, 3, 4)


def test_published_figures_are_taken_over_corrected_and_then_the_stores(folder):
    with_published(folder, 145776.55, 3)
    assert published_in(run(folder).path) == [145776.55, 3]
    with_published(folder, 4, 3)
    assert published_in(run(folder).path) == [4, 3]
    with_published(folder)
    assert published_in(run(folder).path) == [4, 3]
    with kept(folder) as store:
        taken = [found for one in store.runs("Dec 2020") if (found := store.published_by(one))]
    assert [[one.printed for one in found] for found in taken] == [["145776.55", "3"], ["4", "3"]]


def next_period(folder):
    """Write the returns of the next period, the same but for their stamp, into the same folder."""
    (folder / "Control.xlsx").write_bytes(control(MARCH))
    for path in folder.glob("*H *.xlsx"):
        code, return_id = path.stem.split()
        path.write_bytes(filled(return_id, code, period="Mar 2021"))


def test_next_period_looks_back_without_pasting(folder):
    run(folder)
    with kept(folder) as store:
        cases = figure(store, "open_cases")["Dec 2020"]
    next_period(folder)
    done = consolidate(folder, folder / "March.xlsx", at=NOON)
    rows = openpyxl.load_workbook(done.path, data_only=True)["Earlier figures"].iter_rows(
        values_only=True
    )
    found = [row[:6] for row in rows if row[0] == "Dec 2020" and row[3] == "open_cases"]
    assert found[-1][2:] == ("2020-21", "open_cases", "County", cases)
    with kept(folder) as store:
        assert [one.period for one in store.periods()][-2:] == ["Dec 2020", "Mar 2021"]


def test_earlier_period_whose_control_workbook_is_refused_now_is_left_out(folder, monkeypatch):
    run(folder)
    next_period(folder)

    def refused(path):
        if STORE in path.parts:
            raise DefinitionError("Control.xlsm, Settings!B6: no\nand this\nand that")  # noqa: EM101
        return read_county(path)

    monkeypatch.setattr(earlier, "read_county", refused)
    done = consolidate(folder, folder / "March.xlsx", at=NOON)
    assert done.notices[-1] == (
        "Nothing is compared with Dec 2020, as this program refuses the control workbook that was "
        "kept of it: Control.xlsm, Settings!B6: no and 2 more"
    )
    with kept(folder) as store:
        assert [one.period for one in store.periods()][-2:] == ["Dec 2020", "Mar 2021"]


def test_folder_of_an_earlier_period_that_is_refused_is_not_left_out(folder, monkeypatch):
    def refused(_):
        raise DefinitionError("no")  # noqa: EM101

    monkeypatch.setattr(earlier, "read_county", refused)
    with pytest.raises(DefinitionError, match="no"):
        gather(folder, earlier=[folder])


def spoil(path):
    path.write_bytes(b"other")


@pytest.mark.parametrize("harm", [Path.unlink, spoil], ids=["missing", "damaged"])
@pytest.mark.parametrize("work", [gather, run, lambda folder: rebuild_store(folder / STORE)])
def test_kept_file_that_is_gone_or_damaged_is_named(folder, harm, work):
    run(folder)
    next_period(folder)
    with kept(folder) as store:
        (one,) = store.submissions(return_id="register", partnership="NORTH")
        path = store.shelf.path(one.sha256, ".xlsx")
    harm(path)
    with pytest.raises(WorkbookError) as refusal:
        work(folder)
    told = str(refusal.value)
    assert told.startswith(f"NORTH register.xlsx of Dec 2020: {path} ")
    assert told.endswith(f'is told by seip-xl store verify "{folder / STORE}"')


def test_figure_that_was_counted_stands_against_another_in_the_control_workbook(folder):
    run(folder)
    next_period(folder)
    typed = ("Dec 2020", date(2020, 12, 11), "2020-21", "open_cases", "County", 1.0, "typed")
    history = [*tiny_county.HISTORY, typed]
    (folder / "Control.xlsx").write_bytes(control(MARCH, history))
    done = consolidate(folder, folder / "March.xlsx", at=NOON)
    told = [line for line in done.notices if line.startswith("Earlier figures: open_cases")]
    (line,) = told
    assert line == (
        "Earlier figures: open_cases of County in Dec 2020 is 1, but 7 was counted from the "
        "returns then, which is used; delete the row, or consolidate that period again"
    )


def test_measures_of_the_outturn_are_those_of_the_year_before(folder):
    figures = tiny_book(folder).figures
    history = {row[3] for row in tiny_county.HISTORY} | OF_OUTTURN
    found = {measure for measure in history if "finance" in figures.returns(measure)}
    assert found == OF_OUTTURN


def test_wording_of_a_headline_is_kept_with_the_control_workbook(folder):
    (title, wording), draft = ("Open cases", "Seven."), "There were 6 open cases."
    words = tiny_county.listed("Headlines", [(title, draft, wording, None, None)])
    worded = write_county(SETTINGS, tiny_county.tables() | {"Headlines": words})
    (folder / "Control.xlsx").write_bytes(worded)
    done = run(folder)
    written = done.path.read_bytes()
    assert done.to_check == (title,)
    assert rebuild_store(folder / STORE).changed == ()
    with kept(folder) as store:
        last = store.last_run("Dec 2020")
        assert store.file(last.control_sha256) == worded
    assert run(folder).path.read_bytes() == written
    (folder / "Control.xlsx").write_bytes(control())
    assert run(folder).to_check == ()
    with kept(folder) as store:
        assert store.last_run("Dec 2020").id > last.id


def test_store_is_rebuilt_from_its_returns(folder):
    run(folder)
    with_cell(folder / "NORTH register.xlsx", "Students", "B6", 10)
    run(folder, at=datetime(2020, 12, 19, tzinfo=UTC))
    next_period(folder)
    consolidate(folder, folder / "March.xlsx", at=datetime(2021, 3, 19, tzinfo=UTC))
    with kept(folder) as store:
        before = [replace(one, id=0) for one in store.runs()], store.figures()
        found = [store.findings_of(one) for one in store.runs()]
    done = rebuild_store(folder / STORE)
    assert (done.runs, done.changed) == (3, ())
    with kept(folder) as store:
        assert ([replace(one, id=0) for one in store.runs()], store.figures()) == before
        assert [store.findings_of(one) for one in store.runs()] == found
    assert verify_store(folder / STORE) == ()
