"""Pressing a button without Excel: the workbook's own VBA, run by an interpreter.

The interpreter cannot do all that xlwings' module asks of it: what it lacks is given here, and four
kinds of line are spelt otherwise before they are run. It uses parts of pyOpenVBA that may change,
which is why that library is pinned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.interpreter import _intrinsics
from pyopenvba.interpreter._objects import VBAObject, method
from pyopenvba.interpreter._values import MISSING, VBAInt, error

PYTHON = r"C:\Users\lao\AppData\Local\seip-xl\venv\Scripts\python.exe"
ENVIRONMENT = {
    "LOCALAPPDATA": r"C:\Users\lao\AppData\Local",
    "TEMP": r"C:\Temp",
    "USERPROFILE": r"C:\Users\lao",
}
# Pattern and replacement: a comment after a directive, "False" as a truth value, the window's
# handle, deleting the log.
SPELT_OTHERWISE = (
    (r"(?m)^(\s*#(?:Const|If|ElseIf|Else|End)\b[^'\r\n]*?)\s*'[^\r\n]*", r"\1"),
    (r'(GetConfig\("[^"]+", False\)) = True', r'CStr(\1) = "True"'),
    (r"Application\.Hwnd", "4711"),
    (r"(?m)^(\s*)Kill \w+", r"\1' Kill"),
)
FILE_NOT_FOUND = 53


class Shell(VBAObject):
    """Windows' shell: it keeps what it was told to run."""

    vba_type_name = "IWshShell3"
    vba_library = "wscript"

    def __init__(self):
        self.commands = []

    @method
    def Run(self, Command=MISSING, WindowStyle=MISSING, WaitOnReturn=MISSING):  # noqa: ARG002, N802, N803
        self.commands.append((str(Command), bool(WaitOnReturn)))
        return VBAInt(0, "Long")

    @method
    def ExpandEnvironmentStrings(self, text=MISSING):  # noqa: N802
        return re.sub(r"%(\w+)%", lambda found: ENVIRONMENT[found[1].upper()], str(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What pressing a button did: commands for the shell, messages for the user."""

    commands: list
    messages: list = field(default_factory=list)

    @property
    def code(self):
        """The Python of the one command."""
        ((command, waits),) = self.commands
        assert waits
        return re.search(r'-c "((?:\\"|[^"])*)"', command)[1].replace('\\"', '"')


def press(path, macro, monkeypatch, *, python_is_there=True):
    """Run a macro of a workbook."""
    _give_what_is_missing(monkeypatch, python_is_there=python_is_there)
    app = ExcelApplication.open(path, with_vba=False)
    shell = Shell()
    host = app.interpreter.host
    make = host.create
    host.create = lambda name: shell if name.lower() == "wscript.shell" else make(name)
    with ExcelFile(path) as book:
        for module in book.vba_project().modules:
            source = module.source
            for pattern, otherwise in SPELT_OTHERWISE:
                source = re.sub(pattern, otherwise, source)
            app.add_module(source, name=module.name, kind=_kind(module))
    app.run(macro)
    return Pressed(commands=shell.commands, messages=[said[1] for said in app.dialogs])


def _kind(module):
    if module.kind.name == "standard":
        return "standard"
    return "document" if module.name.startswith(("ThisWorkbook", "Sheet")) else "class"


def _give_what_is_missing(monkeypatch, *, python_is_there):
    # For one test only: the table belongs to the library.
    monkeypatch.setattr(_intrinsics, "INTRINSICS", dict(_intrinsics.INTRINSICS))

    @_intrinsics.intrinsic("GetAttr", "PathName", minimum=1)
    def _attributes(_, path):
        if python_is_there and str(path).lower() == PYTHON.lower():
            return VBAInt(32, "Integer")
        raise error(FILE_NOT_FOUND)

    @_intrinsics.intrinsic("Environ", "Expression", minimum=1)
    def _environment(_, name):
        return ENVIRONMENT.get(str(name).upper(), "")

    @_intrinsics.intrinsic("Dir", "PathName", "Attributes")
    def _no_settings_beside(_, _path, _attributes):
        return ""
