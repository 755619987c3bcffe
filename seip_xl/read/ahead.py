"""Long sheets, read beside everything else: the reader lets Python go on meanwhile.

A long sheet is cut into pieces, each a workbook of its own, so that two of them are read at once.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from weakref import finalize

from python_calamine import CalamineWorkbook

from seip_xl.read.light import light_copy, size_beside_sheets
from seip_xl.read.package import MIB

if TYPE_CHECKING:
    from collections.abc import Collection
    from concurrent.futures import Future

    from python_calamine import CalamineSheet

    from seip_xl.read.package import Package

LONG, PIECE = MIB, 2 * MIB
COPIED = 64 * MIB  # in all pieces together, of what is no sheet: each piece holds all of it
_AT_ONCE = 2
_ROW, _DATA, _DATA_END = b'<row r="', b"<sheetData>", b"</sheetData>"


class Ahead:
    """The long sheets of a workbook, as far as they are being read.

    Args:
        package: The checked file.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._titles = {part: title for title, part in package.sheets.items()}
        self._begun: dict[str, list[Future[CalamineSheet]]] = {}
        self._beside, self._spare = size_beside_sheets(package), COPIED
        self._pool = ThreadPoolExecutor(max_workers=_AT_ONCE)  # no thread before there is work
        # Nobody asks for the pieces of a workbook that is let go, for example of a refused one.
        finalize(self, self._pool.shutdown, wait=False, cancel_futures=True)

    @property
    def parts(self) -> Collection[str]:
        """Names of the parts that are being read."""
        return self._begun.keys()

    def begin(self, part: str, xml: bytes) -> None:
        """Begin to read a plain sheet, if it is long, and pieces of it are no burden.

        Args:
            part: Name of the sheet's part.
            xml: The part, as ``plain_sheets`` gives it.
        """
        most = self._spare // self._beside
        if len(xml) < LONG or not most:
            return
        others = self._titles.keys() - {part}
        books = [
            light_copy(self._package, {part: one}, without=others) for one in _pieces(xml, most)
        ]
        if self._package.content in books:
            return  # a part is broken, so that nothing can be left out
        title = self._titles[part]
        try:
            self._begun[part] = [self._pool.submit(_read, book, title) for book in books]
        except RuntimeError:
            return  # the machine has no thread left, and the sheet is read with the others
        self._spare -= len(books) * self._beside

    def rows(self, part: str) -> list[list[Any]]:
        """Give the cells of a sheet that is being read, from A1 on.

        Args:
            part: Name of its part.
        """
        rows: list[list[Any]] = []
        for piece in self._begun[part]:
            sheet = piece.result()
            top, left = sheet.start or (len(rows), 0)
            rows += [[] for _ in range(len(rows), top)]
            found = sheet.to_python()
            rows += [[*[""] * left, *row] for row in found] if left else found
        return rows


def _read(book: bytes, title: str) -> CalamineSheet:
    return CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_name(title)


def _pieces(xml: bytes, most: int) -> list[bytes]:
    """Cut a plain sheet between rows, into so many pieces at most, about equally long."""
    begin, end = xml.find(_DATA) + len(_DATA), xml.rfind(_DATA_END)
    count = min(max(round(len(xml) / PIECE), 1), most)
    cuts = [xml.find(_ROW, begin + (end - begin) * at // count, end) for at in range(1, count)]
    places = [begin, *sorted({cut for cut in cuts if cut > begin}), end]
    return [xml[:begin] + xml[start:stop] + xml[end:] for start, stop in pairwise(places)]
