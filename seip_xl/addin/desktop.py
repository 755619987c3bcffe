"""What the buttons of the control workbook do; each job tells what it did in one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.addin.chasing import chased
from seip_xl.addin.excel import Excel
from seip_xl.addin.told import checked_words, consolidated_words, fault_words, issued_words
from seip_xl.addin.trouble import keep_trouble
from seip_xl.answering import remember_store
from seip_xl.checking import check_files, save_findings
from seip_xl.county import RETURNS_FOLDER
from seip_xl.errors import SeipXlError, WorkbookError
from seip_xl.gathering import REPORT_STEM, STORE
from seip_xl.issuing import write_templates
from seip_xl.pipeline import consolidate as write_report
from seip_xl.pipeline import today
from seip_xl.read import SEND_FOLDER, sort_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlwings import Book

FINDINGS_FILE = "To mend.xlsx"
"""The workbook of what was found, beside the control workbook."""


def consolidate(book: Book | None = None) -> None:
    """Write the county workbook, fill the tracker, note drafts of headlines, open what was written.

    Args:
        book: The control workbook; None for that whose button was pressed.
    """
    _run(_consolidate, book)


def check_return(book: Book | None = None) -> None:
    """Say what is to be mended in the return named on Home, or in all of them.

    Args:
        book: The control workbook; None for that whose button was pressed.
    """
    _run(_check_return, book)


def issue_templates(book: Book | None = None) -> None:
    """Write the templates of the period into the folder of what is to be sent.

    Args:
        book: The control workbook; None for that whose button was pressed.
    """
    _run(_issue_templates, book)


def open_last_report(book: Book | None = None) -> None:
    """Open the county workbook that was written last.

    Args:
        book: The control workbook; None for that whose button was pressed.
    """
    _run(_open_last_report, book)


def chase_list(book: Book | None = None) -> None:
    """Fill the tracker, and list who is late or has something to mend, with a text to send.

    Args:
        book: The control workbook; None for that whose button was pressed.
    """
    _run(_chase_list, book)


def _run(job: Callable[[Excel], str], book: Book | None) -> None:
    """Do a job; whatever happens, the user is told in plain words."""
    excel = Excel(book)
    try:
        message, wrong = job(excel), False
    except SeipXlError as known:
        message, wrong = fault_words(known), True
    except Exception as unknown:  # noqa: BLE001  # nothing else would tell the user
        message, wrong = keep_trouble(unknown), True
    excel.status(None)
    if message:
        excel.tell(message, wrong=wrong)


def _consolidate(excel: Excel) -> str:
    excel.save()
    done = write_report(excel.control, replace_former=True, progress=excel.status)
    filled = excel.fill_tracker(done.gathered.tracker(today()))
    noted = excel.note_drafts(done.drafts)
    excel.save()
    excel.open(done.path)
    answering = remember_store(excel.control.parent / STORE)
    return consolidated_words(done, tracked=filled, noted=noted, answering=answering)


def _check_return(excel: Excel) -> str:
    excel.save()
    folder = excel.control.parent
    files = _files_to_check(folder, excel.return_to_check)
    excel.status("checking")
    submissions = check_files(files, folder)
    out = folder / FINDINGS_FILE
    save_findings(submissions, files, out, replace_former=True)
    excel.open(out)
    return checked_words(submissions, out)


def _files_to_check(folder: Path, name: str) -> tuple[Path, ...]:
    """Find the named return, with or without its ending; all of them where none is named.

    Raises:
        WorkbookError: There is none.
    """
    there = sort_folder(folder).returns
    wanted = name.strip('"').casefold()
    found = tuple(path for path in there if not wanted or wanted in _names(path))
    if found:
        return found
    if not there:
        msg = f'There is no return in {folder}; save what came into its folder "{RETURNS_FOLDER}"'
        raise WorkbookError(msg)
    names = ", ".join(path.name for path in there)
    msg = f'There is no return "{name}" in {folder}; there are {names}'
    raise WorkbookError(msg)


def _names(path: Path) -> set[str]:
    return {one.casefold() for one in (path.name, path.stem, str(path))}


def _issue_templates(excel: Excel) -> str:
    excel.save()
    excel.status("writing templates")
    control = excel.control
    issued = write_templates(control, control.parent / SEND_FOLDER, replace_former=True)
    return issued_words(issued, control.parent / SEND_FOLDER)


def _open_last_report(excel: Excel) -> str:
    folder = excel.control.parent
    there = [path for path in folder.glob(f"{REPORT_STEM} *.xlsx") if "(previous" not in path.name]
    if not there:
        msg = f"There is no county report in {folder} yet; press Consolidate"
        raise WorkbookError(msg)
    excel.open(max(there, key=lambda path: path.stat().st_mtime))
    return ""


def _chase_list(excel: Excel) -> str:
    excel.save()
    control = excel.control
    found = chased(control, progress=excel.status)
    excel.fill_tracker(found.rows)
    excel.save()
    if found.out:
        excel.open(found.out)
    return found.told
