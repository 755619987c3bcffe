"""A workbook made in memory: same input, same bytes, nothing in a temporary folder."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from seip_xl.errors import WriteError
from seip_xl.sheet.a1 import sheet_of
from seip_xl.sheet.limit import MAX_PROPERTY, expression_fault, text_fault
from seip_xl.sheet.macros import with_ribbon
from seip_xl.sheet.name import Register, parameter, parameters_fault, sheet_name_fault
from seip_xl.sheet.pause import without_collection
from seip_xl.sheet.raw import Formats, RawSheet, open_book
from seip_xl.sheet.refusal import done, refusing
from seip_xl.sheet.worksheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.sheet.macros import Macros


class Workbook:
    """A workbook that is being written; nothing is kept until ``to_bytes``."""

    def __init__(
        self, *, title: str, created: dt.date, subject: str = "", macros: Macros | None = None
    ) -> None:
        """Begin an empty workbook.

        Args:
            title: Title in the document properties.
            created: The date of its data, never the clock.
            subject: Subject in the document properties.
            macros: Its macros; then it is to be saved as .xlsm.

        Raises:
            WriteError: A text is too long or holds what a workbook cannot hold.
        """
        for text in (title, subject):
            if fault := text_fault(text, MAX_PROPERTY):
                message = f"Title or subject of the workbook: {fault}"
                raise WriteError(message)
        self._target = io.BytesIO()
        self._raw = open_book(self._target)
        moment = dt.datetime(created.year, created.month, created.day)  # noqa: DTZ001 - Excel knows no time zone
        self._raw.set_properties({"title": title, "subject": subject, "created": moment})
        self._formats = Formats(self._raw)
        self._register = Register()
        self._sheets: dict[str, Sheet] = {}
        self._properties: set[str] = set()
        self._macros = macros
        if macros is not None:
            with refusing("The VBA project"):
                project = io.BytesIO(macros.project)
                done(self._raw.add_vba_project(project, is_stream=True), "The VBA project")
                self._raw.set_vba_name(macros.book_name)

    def sheet(
        self,
        name: str,
        *,
        hidden: bool = False,
        very_hidden: bool = False,
        colour: str | None = None,
        landscape: bool = True,
        gridlines: bool = False,
    ) -> Sheet:
        """Add a sheet after those that are there.

        Args:
            name: At most 31 characters, none of ``[]:*?/``, backslash; unique ignoring case.
            hidden: Whether its tab is hidden.
            very_hidden: Whether the user cannot even unhide it.
            colour: Colour of the tab, such as ``#332288``.
            landscape: Whether it is printed on A4 across.
            gridlines: Whether the screen shows gridlines.

        Raises:
            WriteError: Excel would refuse the name, or it is taken.
        """
        where = f'Sheet "{name}"'
        if fault := sheet_name_fault(name):
            message = f"{where}: the name cannot be used: {fault}"
            raise WriteError(message)
        with refusing(where):
            raw = self._raw.add_worksheet(name, RawSheet)
            if colour is not None:
                raw.set_tab_color(colour)
            self._name_for_macros(raw)
        if very_hidden:
            raw.very_hidden()
        elif hidden:
            raw.hide()
        self._sheets[name] = made = Sheet(
            name,
            raw,
            self._formats,
            book=self._raw,
            register=self._register,
            landscape=landscape,
            gridlines=gridlines,
        )
        return made

    def _name_for_macros(self, raw: Any) -> None:
        """Give the newest sheet its name in the VBA project; a missing one is told at the end."""
        names = self._macros.sheet_names if self._macros else ()
        if len(self._raw.worksheets()) <= len(names):
            raw.set_vba_name(names[len(self._raw.worksheets()) - 1])

    def define_name(self, name: str, refers_to: str) -> None:
        """Define a name for the whole workbook.

        Args:
            name: For example ``Census_date``; unique ignoring case, also among tables.
            refers_to: What it stands for, for example ``='Settings'!$B$4``.

        Raises:
            WriteError: Excel would refuse the name or the formula.
        """
        where = f"Name {name}"
        if fault := expression_fault(refers_to):
            message = f"{where}: {fault}"
            raise WriteError(message)
        self._register.claim(name, where)
        self._register.expect_sheet(where, sheet_of(refers_to))
        with refusing(where):
            done(self._raw.define_name(name, refers_to), where)

    def define_function(
        self, name: str, parameters: Sequence[str], body: str, *, sheet: str
    ) -> None:
        """Define a function for the whole workbook, which Microsoft 365 can call.

        Args:
            name: For example ``SEIP_VALUE``; unique ignoring case, also among tables.
            parameters: Its parameters in their order, as Excel shows them.
            body: What it gives, without an equals sign; parameters as ``parameter`` gives them.
            sheet: The sheet that the body refers to.

        Raises:
            WriteError: Excel would refuse the name, a parameter or the body.
        """
        if fault := parameters_fault(parameters, body):
            message = f"Name {name}: {fault}"
            raise WriteError(message)
        named = ",".join(map(parameter, parameters))
        self.define_name(name, f"=_xlfn.LAMBDA({named},{body})")
        self._register.expect_sheet(f"Name {name}", sheet)

    def set_property(self, name: str, value: str) -> None:
        """Keep a text in the document properties under a name of ours.

        Args:
            name: Name of the property; each only once.
            value: At most 255 characters.

        Raises:
            WriteError: A text is too long, or the property is there already.
        """
        where = f'Document property "{name}"'
        fault = text_fault(name, MAX_PROPERTY) or text_fault(value, MAX_PROPERTY)
        if not name or name.casefold() in self._properties:
            fault = "it needs a name, and each name only once"
        if fault:
            message = f"{where}: {fault}"
            raise WriteError(message)
        self._properties.add(name.casefold())
        with refusing(where):
            done(self._raw.set_custom_property(name, value, "text"), where)

    def to_bytes(self) -> bytes:
        """Finish the workbook; called once.

        Raises:
            WriteError: A reference to a missing sheet, no visible sheet, not the sheets that the
                macros name, or XlsxWriter refused.
        """
        faults = self._register.missing(self._sheets)
        if self._macros and len(self._macros.sheet_names) != len(self._sheets):
            named, made = len(self._macros.sheet_names), len(self._sheets)
            faults.append(f"The VBA project names {named} sheets, the workbook has {made}")
        if faults:
            raise WriteError("\n".join(faults))
        visible = [raw for raw in self._raw.worksheets() if not raw.hidden]
        if not visible:
            message = "The workbook has no visible sheet; Excel needs one"
            raise WriteError(message)
        # XlsxWriter would otherwise unhide the first sheet.
        visible[0].activate()
        visible[0].set_first_sheet()
        for sheet in self._sheets.values():
            sheet.fit_headers()
        with refusing("The workbook"), without_collection():
            self._raw.close()
        made_bytes = self._target.getvalue()
        return with_ribbon(made_bytes, self._macros.ribbon) if self._macros else made_bytes
