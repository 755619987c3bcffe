"""The VBA project as other programs read it."""

from __future__ import annotations

import io
import re
import warnings
import xml.etree.ElementTree as ET
import zipfile
from importlib.metadata import version

import pytest
import xlwings
from pyopenvba.cfb import CFB
from pyopenvba.vba import decompress
from pyvbaanalysis import analyze_office_file

from seip_xl.addin import vba_project as module
from seip_xl.addin.vba_project import ribbon, sources, vba_project
from seip_xl.county import JOBS
from seip_xl.errors import DefinitionError

with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
    from oletools.olevba import VBA_Parser


@pytest.fixture(scope="module")
def project():
    return vba_project(5)


def modules_of(path):
    parser = VBA_Parser(str(path))
    try:
        macros = parser.extract_macros()
        return {name: code for _, _, name, code in macros}
    finally:
        parser.close()


def test_two_builds_are_the_same(project):
    assert vba_project(5) == project


def test_it_calls_the_library_of_this_xlwings(path):
    code = modules_of(path)["xlwings.bas"]
    assert set(re.findall(r'Lib "xlwings(?:64|32)-(.+?)\.dll"', code)) == {xlwings.__version__}


def test_another_version_of_xlwings_is_refused(monkeypatch):
    class Another:
        version = "0.37.9"

    monkeypatch.setattr(module, "_XLWINGS", Another)
    with pytest.raises(DefinitionError, match=r"does not name xlwings 0\.37\.9"):
        vba_project(2)


def test_installed_and_imported_xlwings_are_one():
    assert version("xlwings") == xlwings.__version__


def test_source_is_read_back_as_it_was_written(path):
    read = modules_of(path)["SeipMain.bas"]
    assert read.splitlines() == sources()["SeipMain"].splitlines()
    assert "Module1.bas" not in modules_of(path)


def test_streams_are_those_of_the_specification(project):
    made = CFB.from_bytes(project)
    assert made.get_stream_in_storage("VBA", "_VBA_PROJECT") == bytes.fromhex("cc61ffff000100")
    listed = bytes(decompress(made.get_stream_in_storage("VBA", "dir")))
    assert listed.endswith(bytes.fromhex("2b0000000000100000000000"))


def test_every_sheet_has_a_module_of_a_document(project):
    text = CFB.from_bytes(project).get_stream("PROJECT").decode()
    documents = re.findall(r"^Document=(\w+)/&H00000000\r$", text, re.MULTILINE)
    assert documents == ["ThisWorkbook", "Sheet1", "Sheet2", "Sheet3", "Sheet4", "Sheet5"]
    assert re.findall(r"^Class=(\w+)", text, re.MULTILINE) == ["Dictionary"]
    windows = text.split("[Workspace]\r\n")[1]
    assert all("=" in line for line in windows.splitlines())


def test_analysis_finds_nothing_in_our_module(path):
    found = analyze_office_file(path).get("SeipMain", [])
    assert found == []


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.macro)
def test_every_button_has_its_macro_and_the_ribbon_too(job):
    code = sources()["SeipMain"]
    assert f"Public Sub {job.macro}()\r\n" in code
    assert f"Public Sub Ribbon{job.macro}(control As IRibbonControl)\r\n    {job.macro}\r\n" in code


def test_ribbon_calls_every_job_once():
    called = [
        node.get("onAction") for node in ET.fromstring(ribbon()).iter() if node.get("onAction")
    ]
    assert sorted(called) == sorted(f"SeipMain.Ribbon{job.macro}" for job in JOBS)


def test_ribbon_is_related_to_the_workbook(built):
    with zipfile.ZipFile(io.BytesIO(built)) as package:
        relations = ET.fromstring(package.read("_rels/.rels"))
        assert package.testzip() is None
    targets = {node.get("Target"): node.get("Type") for node in relations}
    assert targets["customUI/customUI14.xml"].endswith("/2007/relationships/ui/extensibility")
