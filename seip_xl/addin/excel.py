"""The open control workbook as jobs see it: few calls, each safe where Excel lacks it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from xlwings import Book, XlwingsError

from seip_xl.county import HOME, TO_CHECK, TRACKER, drafts_noted
from seip_xl.errors import WorkbookError
from seip_xl.schema import WORDED_HEADLINES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlwings.main import Table

    from seip_xl.county import TrackerRow

_TITLE = "seip-xl"


class Excel:
    """The workbook whose button was pressed.

    Excel on the web and the tests' stand-in lack some calls, such as the status bar: they are left
    out there, what a job writes is not.
    """

    def __init__(self, book: Book | None = None) -> None:
        """Find the workbook.

        Args:
            book: The workbook; None for that whose button was pressed.
        """
        self._book = Book.caller() if book is None else book

    @property
    def control(self) -> Path:
        """The file of the workbook.

        Raises:
            WorkbookError: It was never saved, or its folder on this computer is not known.
        """
        try:
            path = Path(self._book.fullname)
        except XlwingsError as unknown:
            msg = (
                f"{self._book.name} is kept online and has no folder on this computer; save a copy "
                "of it and of the returns in a folder of this computer, and open that"
            )
            raise WorkbookError(msg) from unknown
        if not path.is_file():
            msg = f"{path.name} was never saved; save it in the folder of the returns first"
            raise WorkbookError(msg)
        return path

    def save(self) -> None:
        """Save the workbook, so that what was just typed counts."""
        with contextlib.suppress(NotImplementedError):
            self._book.save()

    def status(self, text: str | None) -> None:
        """Show in the status bar what is being done.

        Args:
            text: A few words; None to give the bar back to Excel.
        """
        with contextlib.suppress(NotImplementedError):
            self._book.app.status_bar = False if text is None else f"{_TITLE}: {text} ..."

    def tell(self, message: str, *, wrong: bool = False) -> None:
        """Show a message and wait until it is read.

        Args:
            message: The message.
            wrong: Whether the job was not done.
        """
        self._book.app.alert(message, _TITLE, mode="critical" if wrong else "info")

    def open(self, path: Path) -> None:
        """Open another workbook, where there is an Excel to open it.

        Args:
            path: The file.
        """
        with contextlib.suppress(NotImplementedError):
            self._book.app.books.open(str(path))

    @property
    def return_to_check(self) -> str:
        """The name of a file that was typed on Home; empty where none was."""
        if TO_CHECK not in [name.name for name in self._book.names]:
            return ""
        value = self._book.names[TO_CHECK].refers_to_range.value
        return str(value).strip() if value is not None else ""

    def fill_tracker(self, rows: Sequence[TrackerRow]) -> bool:
        """Write where the returns stand.

        Args:
            rows: The rows; those that were there are replaced.

        Returns:
            Whether it was done; the table may have been deleted.
        """
        table = self._tracker()
        if table is None:
            return False
        sheet, place = table.parent, table.range
        first, column = place.row, place.column
        former, width = place.shape[0] - 1, place.shape[1]
        height = max(len(rows), 1)
        values = [list(row.cells)[:width] for row in rows] or [[None] * width]
        last_column = column + width - 1
        if former > height:
            stale = (first + height + 1, column), (first + former, last_column)
            sheet.range(*stale).clear_contents()
        if former != height:
            table.resize(sheet.range((first, column), (first + height, last_column)))
        written = (first + 1, column), (first + height, last_column)
        sheet.range(*written).value = values
        return True

    def note_drafts(self, drafts: Mapping[str, str]) -> bool:
        """Write the newest drafts beside what the LA makes of them.

        Args:
            drafts: The drafts by title of the headline.

        Returns:
            Whether it was done; an older workbook has no such table.
        """
        named = (table for sheet in self._book.sheets for table in sheet.tables)
        table = next((one for one in named if one.name == WORDED_HEADLINES.name), None)
        if table is None:
            return False
        sheet, place = table.parent, table.range
        noted = drafts_noted(place.value, drafts)
        for at, cells in noted.items():
            first, column = place.row + 1, place.column + at
            written = (first, column), (place.row + len(cells), column)
            sheet.range(*written).value = [[cell] for cell in cells]
        return bool(noted)

    def _tracker(self) -> Table | None:
        sheets = {sheet.name: sheet for sheet in self._book.sheets}
        tables = sheets[HOME].tables if HOME in sheets else ()
        return next((table for table in tables if table.name == TRACKER), None)
