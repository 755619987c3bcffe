"""The VBA project of the control workbook, made of xlwings' own and the modules in ``vba/``.

Source:
    [MS-OVBA] 2.3.4.1: written without caches, the version is 0xFFFF; 2.3.4.2: the stream dir ends
    with its terminator. Licences: xlwings.bas BSD, Dictionary.cls MIT; both carry their notice.
"""

from __future__ import annotations

import zipfile
from importlib.metadata import distribution
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.cfb import CFB
from pyopenvba.vba import VBAProject, compress, decompress

from seip_xl.errors import DefinitionError

BOOK_MODULE = "ThisWorkbook"
"""The module of the workbook itself."""

_XLWINGS = distribution("xlwings")  # imported, it would take half a second
_STANDALONE = Path(str(_XLWINGS.locate_file("xlwings/quickstart_standalone.xlsm")))
_PART = "xl/vbaProject.bin"
_FIRST_SHEET = "Sheet1"
_SAMPLE = "Module1"
_PLACE = ("VBA", "dir")
_CACHE, _NO_CACHE = ("VBA", "_VBA_PROJECT"), bytes.fromhex("cc61ffff000100")
_DIR_END = bytes.fromhex("2b0000000000100000000000")


def sheet_modules(number: int) -> tuple[str, ...]:
    """Name the modules of so many sheets, in their order.

    Args:
        number: How many sheets the workbook has.

    Returns:
        The names.
    """
    return tuple(f"Sheet{at}" for at in range(1, number + 1))


def sources() -> dict[str, str]:
    """Read our modules, as Excel keeps them.

    The functions for worksheets come in here: their module ``xlwings_udfs.bas`` is generated from
    ``udfs/`` into the same folder.

    Returns:
        Source by name of the module, in the order of the names.
    """
    folder = files("seip_xl.addin") / "vba"
    read = {
        path.name.removesuffix(".bas"): path.read_text(encoding="ascii")
        for path in folder.iterdir()
        if path.name.endswith(".bas")
    }
    return {name: "\r\n".join([*read[name].splitlines(), ""]) for name in sorted(read)}


def ribbon() -> bytes:
    """Read our part of the ribbon.

    Returns:
        The part, as XML.
    """
    return (files("seip_xl.addin") / "vba" / "ribbon.xml").read_bytes().replace(b"\r\n", b"\n")


def vba_project(sheets: int) -> bytes:
    """Make the VBA project.

    Args:
        sheets: How many sheets the workbook has; each has a module.

    Returns:
        The part ``xl/vbaProject.bin``; the same bytes for the same argument.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "project.xlsm"
        path.write_bytes(_STANDALONE.read_bytes())
        with ExcelFile(path) as book:
            _fill(book.vba_project(), sheets)
            book.save()
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as package:
            return _normalised(package.read(_PART))


def _fill(project: VBAProject, sheets: int) -> None:
    """Put our modules in place of the sample, and a module for every sheet.

    Raises:
        DefinitionError: The project calls the library of another version of xlwings.
    """
    if f"xlwings64-{_XLWINGS.version}.dll" not in project.get_module("xlwings").source:
        message = f"The VBA of {_STANDALONE.name} does not name xlwings {_XLWINGS.version}"
        raise DefinitionError(message)
    project.delete_module(_SAMPLE)
    for name, source in sources().items():
        project.add_module(name, source)
    like = project.get_module(_FIRST_SHEET).source
    for name in sheet_modules(sheets):
        if name not in project.module_names():
            own = like.replace(f'"{_FIRST_SHEET}"', f'"{name}"')
            project.add_module(name, own, kind=VBAModuleKind.other)


def _normalised(project: bytes) -> bytes:
    """Bring a project to the form of the specification; pyOpenVBA leaves three things otherwise.

    Raises:
        DefinitionError: The stream that lists the modules has no end.
    """
    made = CFB.from_bytes(project)
    listed = bytes(decompress(made.get_stream_in_storage(*_PLACE)))
    end = listed.rfind(_DIR_END)
    if end < 0:
        message = "The VBA project has no end of its list of modules"
        raise DefinitionError(message)
    made.write_stream_in_storage(*_PLACE, compress(listed[: end + len(_DIR_END)]))
    made.write_stream_in_storage(*_CACHE, _NO_CACHE)
    made.write_stream("PROJECT", _listed(made.get_stream("PROJECT")))
    return bytes(made.to_bytes())


def _listed(project: bytes) -> bytes:
    """Mend the text that lists the modules: sheets are taken for classes, a line is empty."""
    head, workspace, windows = project.partition(b"[Workspace]\r\n")
    lines = [
        line.replace(b"Class=", b"Document=", 1) + b"/&H00000000"
        if line.startswith(b"Class=Sheet")
        else line
        for line in head.split(b"\r\n")
    ]
    kept = [line + b"\r\n" for line in windows.split(b"\r\n") if line]
    return b"\r\n".join(lines) + workspace + b"".join(kept)
